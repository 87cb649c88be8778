// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"
#include "small_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::idml {
namespace {

using testing::ElementsAre;

std::string value(const std::string& self, const std::string& content) {
    return "<XMLElement Self=\"" + self + "\" MarkupTag=\"XMLTag/price\">" + content +
           "<XMLAttribute Self=\"" + self + "a\" Name=\"product\" Value=\"NV-1\"/><XMLAttribute Self=\"" +
           self + "b\" Name=\"field\" Value=\"price\"/><XMLAttribute Self=\"" + self +
           "c\" Name=\"locale\" Value=\"de_DE\"/><XMLAttribute Self=\"" + self +
           "d\" Name=\"value\" Value=\"0abc\"/></XMLElement>";
}

std::string content(const std::string& text) {
    return "<CharacterStyleRange><Content>" + text + "</Content></CharacterStyleRange>";
}

std::string story(const std::string& inner) {
    return part_of("Story",
                   "<Story Self=\"u3\"><XMLElement Self=\"x\" MarkupTag=\"XMLTag/story\" "
                   "XMLContent=\"u3\"><ParagraphStyleRange>" +
                       inner + "</ParagraphStyleRange></XMLElement></Story>");
}

std::string listing(SmallPackage package) {
    package.part("XML/Tags.xml") =
        part_of("Tags", "<XMLTag Self=\"XMLTag/price\"/><XMLTag Self=\"XMLTag/story\"/>");
    const auto facts = read(package.pack());
    return facts ? to_listing(facts->bindings) : facts.failure().message;
}

std::string listing_of_story(const std::string& inner) {
    SmallPackage package;
    package.part("Stories/Story_u3.xml") = story(inner);
    return listing(package);
}

TEST(Bindings, TextIsWhatTheElementHolds) {
    EXPECT_EQ(listing_of_story(content("from ") + value("e1", content("59") + content(".00")) +
                               content(" incl. VAT")),
              "text\tNV-1\tprice\tde_DE\t0abc\t59.00\n");
}

// What a designer and InDesign may have done to a package, each one alone.

TEST(Bindings, SurviveSplitRangesAndEmptyStubs) {
    EXPECT_EQ(
        listing_of_story(value(
            "e1", "<CharacterStyleRange PointSize=\"4\"/>" + content("5") +
                      "<CharacterStyleRange FillTint=\"20\"><Content>9</Content></CharacterStyleRange>")),
        "text\tNV-1\tprice\tde_DE\t0abc\t59\n");
}

TEST(Bindings, SurviveInDesignsOwnNesting) {
    EXPECT_EQ(listing_of_story("<CharacterStyleRange>" + value("e1", "<Content>59</Content>") +
                               "</CharacterStyleRange>"),
              "text\tNV-1\tprice\tde_DE\t0abc\t59\n");
}

TEST(Bindings, SurviveAnElementOfTheDesignerAroundThem) {
    EXPECT_EQ(listing_of_story("<XMLElement Self=\"mine\" MarkupTag=\"XMLTag/story\">" +
                               value("e1", content("59")) + "</XMLElement>"),
              "text\tNV-1\tprice\tde_DE\t0abc\t59\n");
}

TEST(Bindings, SurviveRenamedIdsAndParts) {
    SmallPackage package;
    std::string& map = package.part("designmap.xml");
    map.replace(map.find("Stories/Story_u3.xml"), 20, "Stories/Story_u9.xml");
    std::erase_if(package.parts, [](const auto& part) { return part.name.starts_with("Stories/"); });
    package.part("Stories/Story_u9.xml") = story(value("q7", content("59")));
    EXPECT_EQ(listing(package), "text\tNV-1\tprice\tde_DE\t0abc\t59\n");
}

TEST(Bindings, ACopyIsListedLikeItsOriginal) {
    EXPECT_EQ(listing_of_story(value("e1", content("59")) + value("e2", content("59"))),
              "text\tNV-1\tprice\tde_DE\t0abc\t59\ntext\tNV-1\tprice\tde_DE\t0abc\t59\n");
}

TEST(Bindings, AnEmptiedValueIsStillThere) {
    EXPECT_EQ(listing_of_story(value("e1", "")), "text\tNV-1\tprice\tde_DE\t0abc\t\n");
}

TEST(Bindings, APictureHasThemInItsLabelWhereverItsFrameIs) {
    SmallPackage package;
    package.part("Spreads/Spread_u2.xml") = part_of(
        "Spread",
        "<Spread Self=\"u2\"><Page Self=\"u4\"/><Group Self=\"g\"><Rectangle Self=\"r\"><Properties><Label>"
        "<KeyValuePair Key=\"designer\" Value=\"mine\"/><KeyValuePair Key=\"publisher:product\" "
        "Value=\"NV-1\"/>"
        "<KeyValuePair Key=\"publisher:field\" Value=\"asset[main]\"/></Label></Properties>"
        "<Image Self=\"i\"><Link Self=\"l\" "
        "LinkResourceURI=\"file:Links/lamp.jpg\"/></Image></Rectangle></Group>"
        "<TextFrame Self=\"u5\" ParentStory=\"u3\"/></Spread>");
    EXPECT_EQ(listing(package), "picture\tNV-1\tasset[main]\t\t\tfile:Links/lamp.jpg\n");
}

TEST(Bindings, EveryPageItemMayHaveThem) {
    for (const std::string element : {"Rectangle", "Oval", "Polygon", "GraphicLine", "Group", "TextFrame"}) {
        SmallPackage package;
        package.part("Spreads/Spread_u2.xml") =
            part_of("Spread", "<Spread Self=\"u2\"><Page Self=\"u4\"/><" + element +
                                  " Self=\"r\"><Properties><Label><KeyValuePair Key=\"publisher:product\" "
                                  "Value=\"NV-1\"/><KeyValuePair Key=\"publisher:field\" Value=\"gtin\"/>"
                                  "<KeyValuePair Key=\"publisher:code\" Value=\"ean13 20\"/></Label>"
                                  "</Properties></" +
                                  element + "></Spread>");
        EXPECT_EQ(listing(package), "code\tNV-1\tgtin\t\t\tean13 20\n") << element;
    }
}

std::string cell_with(const std::string& text, bool says_texts) {
    SmallPackage package;
    const auto item = [](const std::string& key, const std::string& value) {
        return "<ListItem type=\"list\">\n<ListItem type=\"string\">publisher:" + key +
               "</ListItem>\n<ListItem type=\"string\">" + value + "</ListItem></ListItem>";
    };
    const std::string texts = says_texts ? item("text", "NV-1") + item("text.2", "Lamp") : "";
    package.part("Stories/Story_u3.xml") = part_of(
        "Story",
        "<Story Self=\"u3\"><ParagraphStyleRange><CharacterStyleRange><Table Self=\"t\"><Cell "
        "Self=\"c\"><Properties><Label type=\"list\">" +
            item("product", "NV-1") + item("field", "sku") + item("product.2", "NV-1") +
            item("field.2", "name") + texts + "</Label></Properties><ParagraphStyleRange>" + content(text) +
            "</ParagraphStyleRange></Cell></Table></CharacterStyleRange></ParagraphStyleRange></Story>");
    return listing(package);
}

TEST(Bindings, ACellMayHaveSeveral) {
    EXPECT_EQ(cell_with("NV-1 Lamp", true), "cell\tNV-1\tsku\t\t\tNV-1\ncell\tNV-1\tname\t\t\tLamp\n");
    EXPECT_EQ(cell_with("No. NV-1: La\xC2\xAD\xE2\x80\xA8mp", true),
              "cell\tNV-1\tsku\t\t\tNV-1\ncell\tNV-1\tname\t\t\tLamp\n")
        << "wherever they stand, and however the lines end";
}

TEST(Bindings, ACellWhoseValueWasChangedByHandIsListedWhole) {
    EXPECT_EQ(cell_with("NV-1 Light", true), "cell\tNV-1\tsku\t\t\tNV-1\ncell\tNV-1\tname\t\t\tNV-1 Light\n");
    EXPECT_EQ(cell_with("NV-1 Lamp", false),
              "cell\tNV-1\tsku\t\t\tNV-1 Lamp\ncell\tNV-1\tname\t\t\tNV-1 Lamp\n");
}

TEST(Bindings, TagsOfOthersAreNone) {
    EXPECT_EQ(listing_of_story("<XMLElement Self=\"e\" MarkupTag=\"XMLTag/price\">" + content("59") +
                               "<XMLAttribute Self=\"ea\" Name=\"style\" Value=\"fancy\"/></XMLElement>"),
              "");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

page::Page page_with_folio(int number, page::Side side, const std::string& head) {
    PageMaker maker(number, side);
    for (const auto& [id, run] : std::vector<std::pair<std::string, story::Run>>{
             {"folio", {std::to_string(number), {}, {}, story::PageField::PageNumber}},
             {"count", {"3", {}, {}, story::PageField::PageCount}},
             {"title", {"Lamps", {}, {}, story::PageField::SectionTitle}},
             {"head", {head, {}, {}, story::PageField::FirstGroup}}}) {
        page::TextFrame& frame = maker.text(id, {10_mm, 190_mm, 20_mm, 5_mm}, run, Folio);
        frame.head.is_furniture = true;
        frame.head.layer = "furniture";
    }
    return maker.page;
}

TEST(Document, BeginsWithTheStoredMimetype) {
    const Written written({PageMaker(1).page});
    EXPECT_EQ(written.bytes.substr(30, 51), "mimetypeapplication/vnd.adobe.indesign-idml-package");
    EXPECT_THAT(written.part("designmap.xml"), HasSubstr("<?aid style=\"50\" type=\"document\""));
}

TEST(Document, TheSamePagesGiveTheSameBytes) {
    const std::vector<page::Page> pages = {page_with_folio(1, page::Side::Right, "Table lamps")};
    EXPECT_EQ(Written(pages).bytes, Written(pages).bytes);
}

TEST(Document, HoldsTogether) {
    PageMaker maker(1);
    maker.text("name", {10_mm, 10_mm, 50_mm, 10_mm}, {"Lamp"});
    maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 3);
    EXPECT_THAT(Written({maker.page}).facts.problems, IsEmpty());
}

TEST(Document, NothingIsNoDocument) {
    EXPECT_EQ(Written(std::vector<page::Page>{}).refusal, "there is no page to write");
}

TEST(Document, FurnitureOfAllPagesStandsOnTheParentWithLiveFields) {
    const Written written({page_with_folio(1, page::Side::Right, "Table lamps"),
                           page_with_folio(2, page::Side::Left, "Floor lamps"),
                           page_with_folio(3, page::Side::Right, "Floor lamps")});
    const std::string parent = written.part("MasterSpreads/");
    EXPECT_THAT(parent, HasSubstr("Name=\"A-body\" NamePrefix=\"A\" BaseName=\"body\""));
    EXPECT_THAT(parent, HasSubstr("Name=\"folio\""));
    EXPECT_THAT(written.part("Spreads/"), Not(HasSubstr("Name=\"folio\"")));
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<?ACE 18?>")) << "the page number";
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<?ACE 19?>")) << "the section's marker";
    EXPECT_THAT(written.part("designmap.xml"), HasSubstr("Marker=\"Lamps\""));
    EXPECT_THAT(written.part("designmap.xml"), HasSubstr("VariableType=\"LastPageNumberType\""));
}

TEST(Document, FurnitureThatDiffersFromPageToPageStaysOnThePages) {
    const Written written({page_with_folio(1, page::Side::Right, "Table lamps"),
                           page_with_folio(3, page::Side::Right, "Floor lamps")});
    EXPECT_THAT(written.part("MasterSpreads/"), Not(HasSubstr("Name=\"head\"")));
    EXPECT_THAT(written.part("Stories/"), HasSubstr("Table lamps"));
    EXPECT_THAT(written.part("Stories/"), HasSubstr("Floor lamps"));
    EXPECT_EQ(written.translation("a running head").count, 2u);
}

TEST(Document, APageWithoutFurnitureUsesNoParent) {
    PageMaker blank(2, page::Side::Left);
    const Written written({page_with_folio(1, page::Side::Right, "a"), blank.page,
                           page_with_folio(3, page::Side::Right, "a"),
                           page_with_folio(4, page::Side::Left, "a")});
    EXPECT_THAT(written.part("Spreads/"), HasSubstr("Name=\"2\" OverrideList=\"\" AppliedMaster=\"n\""));
}

TEST(Document, LayersAreThoseOfTheLayoutFromTheBottomUp) {
    EXPECT_THAT(Written({PageMaker(1).page}).facts.layers, ElementsAre("content", "furniture"));
}

TEST(Document, SectionsBeginWhereTheNumberingDoes) {
    PageMaker preface(1), first(2);
    preface.page.folio = {"", 4, publisher::Folio::Style::LowerRoman};
    first.page.folio.number = 1, first.page.section = "prices";
    const std::string map = Written({preface.page, first.page}).part("designmap.xml");
    EXPECT_THAT(map, HasSubstr("PageNumberStart=\"4\""));
    EXPECT_THAT(map, HasSubstr("<PageNumberStyle type=\"enumeration\">LowerRoman</PageNumberStyle>"));
    EXPECT_THAT(map, HasSubstr("Name=\"prices\" ContinueNumbering=\"false\""));
}

TEST(Document, GroupsAreBookmarksOnce) {
    PageMaker one(1), two(2);
    for (PageMaker* maker : {&one, &two})
        maker->page.anchors.push_back({page::Anchor::Kind::Group, "7", "Lamps", {}});
    const std::string map = Written({one.page, two.page}).part("designmap.xml");
    EXPECT_EQ(map.find("<Bookmark"), map.rfind("<Bookmark"));
    EXPECT_THAT(map, HasSubstr("Name=\"Lamps\" Destination="));
}

TEST(Document, GroupsOfOneTitleAreBookmarksOfTheirOwn) {
    using Kind = page::Anchor::Kind;
    PageMaker one(1);
    one.page.anchors = {{Kind::Section, "home", "Home", {}},
                        {Kind::Group, "12", "Lamps", {}},
                        {Kind::Product, "p1", "Luna", {}, "Lamps"},
                        {Kind::Group, "31", "Lamps", {}},
                        {Kind::Product, "p2", "Nova", {}, "Lamps"}};
    Options options = plain_options();
    options.has_product_bookmarks = true;
    const std::string map = Written({one.page}, options).part("designmap.xml");
    EXPECT_THAT(map,
                testing::ContainsRegex(
                    "<Bookmark[^>]*Name=\"Lamps\"[^>]*>\\s*<Bookmark[^>]*Name=\"Luna\"[^>]*>\\s*"
                    "(</Bookmark>\\s*)*<Bookmark[^>]*Name=\"Lamps\"[^>]*>\\s*<Bookmark[^>]*Name=\"Nova\""));
}

TEST(Document, BookmarksNestProductsInGroupsInSections) {
    using Kind = page::Anchor::Kind;
    PageMaker one(1);
    one.page.anchors = {{Kind::Section, "light", "Light", {}},
                        {Kind::Product, "p1", "Luna", {}, "Lamps"},
                        {Kind::Product, "p2", "Nova", {}, "Lamps"}};
    Options options = plain_options();
    const std::string groups = Written({one.page}, options).part("designmap.xml");
    EXPECT_THAT(groups, testing::ContainsRegex("Name=\"Light\" Destination=\"[^\"]+\">.*Name=\"Lamps\""));
    EXPECT_THAT(groups, Not(HasSubstr("Luna")));
    options.has_product_bookmarks = true;
    const Written written({one.page}, options);
    const std::string products = written.part("designmap.xml");
    EXPECT_THAT(products, testing::ContainsRegex("Name=\"Lamps\" Destination=\"[^\"]+\">.*Name=\"Luna\".*"
                                                 "Name=\"Nova\""));
    EXPECT_THAT(products, HasSubstr("</Bookmark></Bookmark>"));
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

}
}

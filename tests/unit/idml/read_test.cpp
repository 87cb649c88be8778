// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"
#include "small_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::idml {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> problems(const SmallPackage& package) {
    const auto facts = read(package.pack());
    return facts ? facts->problems : std::vector<std::string>{facts.failure().message};
}

void replace(std::string& text, const std::string& before, const std::string& after) {
    const std::size_t at = text.find(before);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, before.size(), after);
}

TEST(Read, CountsWhatIsThere) {
    const auto facts = read(SmallPackage().pack());
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_THAT(to_listing(*facts),
                HasSubstr("dom version       8.0\nspreads           1\npages             1\n"));
    EXPECT_THAT(
        to_listing(*facts),
        HasSubstr("stories           1\ntext frames       1\nthread links      0\nwords             2\n"));
    EXPECT_THAT(facts->layers, ElementsAre("text"));
    EXPECT_THAT(facts->problems, IsEmpty());
}

TEST(Read, AReferenceIntoNothingIsAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "ItemLayer=\"u1\"", "ItemLayer=\"u77\"");
    EXPECT_THAT(problems(package),
                ElementsAre("nothing has the id 'u77' that is named by ItemLayer in Spreads/Spread_u2.xml"));
}

TEST(Read, AHyperlinkToNowhereIsAProblem) {
    SmallPackage package;
    replace(
        package.part("designmap.xml"), "</Document>",
        "<Hyperlink Self=\"u8\" Source=\"u5\"><Properties><Destination "
        "type=\"object\">HyperlinkTextDestination/Lamps</Destination></Properties></Hyperlink></Document>");
    EXPECT_THAT(problems(package), ElementsAre("nothing has the id 'HyperlinkTextDestination/Lamps' that is "
                                               "named by Destination in designmap.xml"));
}

TEST(Read, AnIdThatIsThereTwiceIsAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><Page Self=\"u4\"/>");
    EXPECT_THAT(problems(package), ElementsAre(HasSubstr("the id 'u4' is there twice")));
}

TEST(Read, FramesThatBothBeginAStoryAreAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><TextFrame Self=\"u6\" ParentStory=\"u3\" PreviousTextFrame=\"n\" "
            "NextTextFrame=\"n\"/>");
    EXPECT_THAT(problems(package), ElementsAre("the frames 'u5' and 'u6' both begin the story 'u3'"));
}

TEST(Read, AThreadHasToBeAgreedOn) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><TextFrame Self=\"u6\" ParentStory=\"u3\" PreviousTextFrame=\"u2\" "
            "NextTextFrame=\"n\"/>");
    replace(package.part("Spreads/Spread_u2.xml"), "NextTextFrame=\"n\"/></Spread>",
            "NextTextFrame=\"u6\"/></Spread>");
    EXPECT_THAT(problems(package), ElementsAre("the frames 'u5' and 'u6' do not agree on their thread"));
}

TEST(Read, AMissingPartIsAProblem) {
    SmallPackage package;
    std::erase_if(package.parts, [](const auto& part) { return part.name.starts_with("Stories/"); });
    EXPECT_THAT(problems(package),
                testing::Contains(HasSubstr("the part 'Stories/Story_u3.xml' that designmap.xml names")));
}

TEST(Read, ReferencesOfAllFormsAreFollowed) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"<Bookmark Self=\"b\" Destination=\"u77\"/>", "Destination"},
        {"<XMLElement Self=\"x\" XMLContent=\"u77\"/>", "XMLContent"},
        {"<Story Self=\"s\" StoryList=\"u2 u77\"/>", "StoryList"},
        {"<ParagraphStyle Self=\"p\" NextStyle=\"ParagraphStyle/u77\"/>", "NextStyle"},
        {"<ParagraphStyle Self=\"p\"><Properties><BasedOn type=\"object\">u77</BasedOn></Properties>"
         "</ParagraphStyle>",
         "BasedOn"},
        {"<ParagraphStyle Self=\"p\"><Properties><RuleAboveColor type=\"object\">Color/u77</RuleAboveColor>"
         "</Properties></ParagraphStyle>",
         "RuleAboveColor"},
        {"<Rectangle Self=\"r\" StrokeType=\"StrokeStyle/$ID/u77\"/>", "StrokeType"},
        {"<Rectangle Self=\"r\" AppliedObjectStyle=\"ObjectStyle/$ID/[u77]\"/>", "AppliedObjectStyle"},
        {"<Cell Self=\"c\" AppliedConditions=\"Condition/u77%20x\"/>", "AppliedConditions"}};
    for (const auto& [element, attribute] : cases) {
        SmallPackage package;
        replace(package.part("designmap.xml"), "</Document>", element + "</Document>");
        EXPECT_THAT(problems(package), ElementsAre(testing::AllOf(HasSubstr("u77"), HasSubstr(attribute))))
            << element;
    }
}

TEST(Read, WhatEveryDocumentHasNeedsNoDefinition) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\" AppliedMaster=\"n\"/><Rectangle Self=\"r\" FillColor=\"Swatch/None\" "
            "AppliedObjectStyle=\"ObjectStyle/$ID/[None]\"/>");
    EXPECT_THAT(problems(package), IsEmpty());
}

/// How many elements of a story with this content say something themselves.
std::size_t n_overrides(const std::string& content) {
    SmallPackage package;
    package.part("Stories/Story_u3.xml") = part_of("Story", "<Story Self=\"u3\">" + content + "</Story>");
    return read(package.pack())->n_local_overrides;
}

TEST(Read, LocalFormattingIsCounted) {
    EXPECT_EQ(n_overrides("<CharacterStyleRange PointSize=\"9\" FontStyle=\"Bold\"/>"), 1u);
    EXPECT_EQ(n_overrides("<CharacterStyleRange KerningValue=\"20\"/>"), 1u);
    EXPECT_EQ(n_overrides("<CharacterStyleRange NoBreak=\"true\"/>"), 1u);
    EXPECT_EQ(n_overrides("<CharacterStyleRange OTFFigureStyle=\"Tabular\"/>"), 1u);
    EXPECT_EQ(n_overrides("<ParagraphStyleRange KeepWithNext=\"2\"/>"), 1u);
    EXPECT_EQ(n_overrides("<ParagraphStyleRange RuleAbove=\"true\"/>"), 1u);
    EXPECT_EQ(n_overrides("<CharacterStyleRange><Properties><Leading type=\"unit\">12</Leading>"
                          "<AppliedFont type=\"string\">Lato</AppliedFont></Properties>"
                          "</CharacterStyleRange>"),
              1u);
    EXPECT_EQ(n_overrides("<ParagraphStyleRange><Properties><TabList type=\"list\"/></Properties>"
                          "</ParagraphStyleRange>"),
              1u);
}

TEST(Read, LocalFormattingOfTablesIsCounted) {
    EXPECT_EQ(n_overrides("<Table Self=\"t\" TopBorderStrokeWeight=\"1\"/>"), 1u);
    EXPECT_EQ(n_overrides("<Row Self=\"r\" FillTint=\"20\"/>"), 1u);
    EXPECT_EQ(n_overrides("<Cell Self=\"c\" TextTopInset=\"2\"/>"), 1u);
    EXPECT_EQ(n_overrides("<Cell Self=\"c\" VerticalJustification=\"CenterAlign\"/>"), 1u);
}

TEST(Read, StylesStructureAndBreaksAreNoLocalFormatting) {
    EXPECT_EQ(
        n_overrides("<ParagraphStyleRange AppliedParagraphStyle=\"n\"><CharacterStyleRange "
                    "AppliedCharacterStyle=\"n\" ParagraphBreakType=\"NextFrame\"><Content>one\xE2\x80\xA8"
                    "two</Content></CharacterStyleRange></ParagraphStyleRange>"),
        0u);
    EXPECT_EQ(n_overrides("<Table Self=\"t\" HeaderRowCount=\"1\" BodyRowCount=\"1\"><Row Self=\"r\" "
                          "SingleRowHeight=\"9\"/><Cell Self=\"c\" Name=\"0:0\" RowSpan=\"1\" "
                          "ColumnSpan=\"2\"><Properties><Label type=\"list\"/></Properties></Cell></Table>"),
              0u);
}

/// The same of page items.
std::size_t n_frame_overrides(const std::string& item) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "</Spread></idPkg", item + "</Spread></idPkg");
    return read(package.pack())->n_frame_overrides;
}

TEST(Read, WhatFramesSayThemselvesIsCounted) {
    EXPECT_EQ(n_frame_overrides("<Rectangle Self=\"r\" StrokeWeight=\"1\" FillColor=\"Swatch/None\"/>"), 1u);
    EXPECT_EQ(n_frame_overrides("<Group Self=\"r\" Nonprinting=\"true\"/>"), 1u);
    EXPECT_EQ(
        n_frame_overrides("<TextFrame Self=\"r\"><TextFramePreference TextColumnCount=\"2\"/></TextFrame>"),
        1u);
    EXPECT_EQ(
        n_frame_overrides("<TextFrame Self=\"r\"><TextFramePreference><Properties><InsetSpacing "
                          "type=\"unit\">3</InsetSpacing></Properties></TextFramePreference></TextFrame>"),
        1u);
    EXPECT_EQ(n_frame_overrides("<Oval Self=\"r\"><TransparencySetting/><TextWrapPreference "
                                "TextWrapMode=\"None\"/></Oval>"),
              1u);
}

TEST(Read, GeometryIsNoOverride) {
    EXPECT_EQ(
        n_frame_overrides("<Rectangle Self=\"r\" Name=\"a\" ItemTransform=\"1 0 0 1 2 2\" "
                          "ItemLayer=\"u1\" GradientFillStart=\"0 0\"><Properties><PathGeometry/><Label/>"
                          "</Properties><FrameFittingOption LeftCrop=\"2\"/></Rectangle>"),
        0u);
}

TEST(Read, ProgramsInstructionsInTextAreNoWords) {
    SmallPackage package;
    replace(package.part("Stories/Story_u3.xml"), "two words", "<?ACE 18?>");
    EXPECT_EQ(read(package.pack())->n_words, 0u);
}

}
}

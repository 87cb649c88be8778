// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

using ::publisher::idml::Binding;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 50_mm, 10_mm};

TEST(Stories, ParagraphsAreEndedByBreaksButTheLast) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("intro", kPlace, {"one & <two>"});
    maker.page.stories[frame.story].paragraphs.push_back(
        {style::ParagraphStyleId(Name), {{"three\nfour"}}, {}});
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("<Content>one &amp; &lt;two&gt;</Content>"));
    EXPECT_THAT(story, HasSubstr("three\xE2\x80\xA8"
                                 "four"))
        << "a forced line break";
    EXPECT_EQ(story.find("<Br/>"), story.rfind("<Br/>"));
}

TEST(Stories, AValueOfTheDataIsAnXmlElement) {
    PageMaker maker(1);
    const origin::BindingId price = maker.bind("NV-1", "price[regular]");
    page::TextFrame& frame = maker.text("price", kPlace, {"59", {}, price});
    maker.page.stories[frame.story].paragraphs[0].runs.push_back(
        {".00", style::CharacterStyleId(Strong), maker.bind("NV-1", "price[regular]")});
    maker.page.stories[frame.story].paragraphs[0].runs.push_back({" incl. VAT"});
    const Written written({maker.page});
    EXPECT_THAT(written.facts.bindings,
                ElementsAre(Binding{Binding::Kind::Text, "NV-1", "price[regular]", "en_GB",
                                    "0000000000000abc", "59.00", "Stories/Story_price-ua.xml"}));
    EXPECT_THAT(written.part("XML/Tags.xml"), HasSubstr("Self=\"XMLTag/price\" Name=\"price\""));
    EXPECT_THAT(written.part("XML/BackingStory.xml"), HasSubstr("XMLContent=\"ua\""));
    EXPECT_EQ(written.report.n_bindings, 1u);
}

TEST(Stories, PicturesAndCellsBearTheirBindingsAsLabels) {
    PageMaker maker(1);
    maker.picture("picture", kPlace).binding = maker.bind("NV-1", "asset[main]");
    page::TablePart& table = maker.table("prices", kPlace, 2);
    story::Story& cell = maker.page.stories[table.rows[1].cells[0].story];
    cell.paragraphs[0].runs = {{"a", {}, maker.bind("NV-2", "sku")}, {"b", {}, maker.bind("NV-2", "name")}};
    std::vector<std::string> found;
    for (const Binding& binding : Written({maker.page}).facts.bindings)
        found.push_back(binding.product + ' ' + binding.field + ' ' + binding.text);
    EXPECT_THAT(found,
                testing::UnorderedElementsAre("NV-1 asset[main] file:Links/a%20lamp%20%28%C3%A4%29.jpg",
                                              "NV-2 sku ab", "NV-2 name ab"));
}

TEST(Stories, AThreadIsOneStoryInFramesThatKnowOneAnother) {
    PageMaker one(1), two(2);
    page::TextFrame& first = one.text("text/1", kPlace, {"a long story"});
    first.thread = "text", first.next_frame = "text/2";
    page::TextFrame& second = two.text("text/2", kPlace, {"a long story"});
    second.thread = "text", second.part = 1;
    const Written written({one.page, two.page});
    EXPECT_EQ(written.facts.n_stories, 1u);
    EXPECT_EQ(written.facts.n_threads, 1u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Stories, AThreadWhoseNextFrameIsNowhereEnds) {
    PageMaker one(1);
    one.text("text/1", kPlace, {"a long story"}).next_frame = "text/2";
    EXPECT_EQ(Written({one.page}).facts.n_threads, 0u);
}

TEST(Stories, GeneratedTextHasNoLocalFormatting) {
    PageMaker maker(1);
    page::TextFrame& frame =
        maker.text("name", kPlace, {"Lampe", style::CharacterStyleId(Strong), {}, {}, "de-DE"}, Name);
    frame.fitting.size = frame.fitting.leading = 0.91;
    const Written written({maker.page});
    EXPECT_EQ(written.facts.n_local_overrides, 0u);
    EXPECT_THAT(written.part("Stories/"),
                HasSubstr("AppliedCharacterStyle=\"CharacterStyle/derived%3astrong, "));
    EXPECT_THAT(written.part("Resources/Styles.xml"), HasSubstr("AppliedLanguage=\"$ID/de_DE_2006\""));
}

TEST(Stories, ATableHasItsHeadRowsColumnsSpansAndCellStyles) {
    PageMaker maker(1);
    maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 3);
    const Written written({maker.page});
    const std::string story = written.part("Stories/");
    EXPECT_THAT(story,
                HasSubstr("HeaderRowCount=\"1\" FooterRowCount=\"0\" BodyRowCount=\"2\" ColumnCount=\"3\""));
    EXPECT_THAT(
        story,
        HasSubstr(
            "Name=\"1:2\" RowSpan=\"1\" ColumnSpan=\"2\" AppliedCellStyle=\"CellStyle/list%3astripe\""));
    EXPECT_THAT(story, HasSubstr("AppliedCellStyle=\"CellStyle/list%3ahead\""));
    EXPECT_THAT(story, HasSubstr("MinimumHeight=\"14.17323\""));
    EXPECT_THAT(story, Not(HasSubstr("FillColor"))) << "the cell styles say it";
    EXPECT_EQ(written.facts.n_cells, 6u);
}

TEST(Stories, ACellThatSpansRowsCoversTheirPlaces) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 3);
    table.rows[1].cells[0].n_rows = 2;
    table.rows[2].cells.erase(table.rows[2].cells.begin());
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("Name=\"0:1\" RowSpan=\"2\" ColumnSpan=\"1\""));
    EXPECT_THAT(story, Not(HasSubstr("Name=\"0:2\"")));
    EXPECT_THAT(story, HasSubstr("Name=\"1:2\" RowSpan=\"1\" ColumnSpan=\"2\""));
}

TEST(Stories, ATurnedCellWithEdgesOfItsOwnKeepsThem) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 2);
    page::Cell& cell = table.rows[0].cells[0];
    cell.turn = style::Turn::Left;
    cell.right = {paint(Ink), 1_pt};
    cell.vertical_alignment = style::VerticalAlignment::Bottom;
    table.rows[0].cells[1].turn = style::Turn::Right;
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("RotationAngle=\"270\" VerticalJustification=\"BottomAlign\""));
    EXPECT_THAT(story, HasSubstr("RotationAngle=\"90\""));
    EXPECT_THAT(story, HasSubstr("RightEdgeStrokeWeight=\"1\""));
}

TEST(Stories, ATableThatGoesOnIsReported) {
    PageMaker one(1), two(2);
    one.table("prices", kPlace, 2);
    two.table("prices", kPlace, 2).part = 1;
    const Written written({one.page, two.page});
    const Translation table = written.translation("a table that goes on over pages");
    EXPECT_EQ(table.form, "one table for each page");
    EXPECT_EQ(table.first_page, 2);
    EXPECT_EQ(table.count, 1u);
}

TEST(Stories, HeldLinesEndInForcedBreaks) {
    PageMaker maker(1);
    maker.text("intro", kPlace, {"one |two |three"});
    Options options = plain_options();
    options.line_breaks = LineBreaks::Held;
    const Written written({maker.page}, options);
    EXPECT_THAT(written.part("Stories/"), HasSubstr("one \xE2\x80\xA8two \xE2\x80\xA8three"));
    EXPECT_EQ(written.report.n_held_breaks, 2u);
    EXPECT_THAT(Written({maker.page}).part("Stories/"), HasSubstr("one two three"));
}

TEST(Stories, MarkersOfListsAreTextWithATab) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("list", kPlace, {"first"});
    maker.page.stories[frame.story].paragraphs[0].marker = "•";
    EXPECT_THAT(Written({maker.page}).part("Stories/"), HasSubstr("<Content>•\t</Content>"));
}

}
}

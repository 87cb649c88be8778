// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace publisher::emit::idml {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 60_mm, 20_mm};

/// The first part of a table and one that goes on, each on its page.
struct TwoParts {
    PageMaker one{1}, two{2};
    page::TablePart& first = one.table("prices/1", kPlace, 3);
    page::TablePart& second = two.table("prices/2", kPlace, 3);

    TwoParts() {
        first.table = second.table = "prices";
        second.part = 1;
    }
    story::Story& story_of(PageMaker& maker, const page::TablePart& part, std::size_t row) {
        return maker.page.stories[part.rows[row].cells[0].story];
    }
    Written written(LineBreaks line_breaks = LineBreaks::Free) {
        Options options = plain_options();
        options.line_breaks = line_breaks;
        return Written({one.page, two.page}, options);
    }
};

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

TEST(Tables, ATableHasItsHeadRowsColumnsSpansAndCellStyles) {
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
    EXPECT_EQ(written.translation("a cell of a table's stripes").form, "a cell style of its own");
    EXPECT_THAT(story, HasSubstr("AppliedCellStyle=\"CellStyle/list%3ahead\""));
    EXPECT_THAT(story, HasSubstr("MinimumHeight=\"14.17323\""));
    EXPECT_THAT(story, Not(HasSubstr("FillColor"))) << "the cell styles say it";
    EXPECT_EQ(written.facts.n_cells, 6u);
}

TEST(Tables, ACellThatSpansRowsCoversTheirPlaces) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 3);
    table.rows[1].cells[0].n_rows = 2;
    table.rows[2].cells.erase(table.rows[2].cells.begin());
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("Name=\"0:1\" RowSpan=\"2\" ColumnSpan=\"1\""));
    EXPECT_THAT(story, Not(HasSubstr("Name=\"0:2\"")));
    EXPECT_THAT(story, HasSubstr("Name=\"1:2\" RowSpan=\"1\" ColumnSpan=\"2\""));
}

TEST(Tables, CellsHaveNoFormattingOfTheirOwn) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", kPlace, 3);
    page::Cell& cell = table.rows[0].cells[0];
    cell.turn = style::Turn::Left;
    cell.right = {paint(Ink), 1_pt};
    cell.vertical_alignment = style::VerticalAlignment::Bottom;
    table.rows[0].cells[1].turn = style::Turn::Right;
    const Written written({maker.page});
    const std::string story = written.part("Stories/"), styles = written.part("Resources/Styles.xml");
    for (const char* local : {"FillColor", "Edge", "RotationAngle", "VerticalJustification", "Inset"})
        EXPECT_THAT(story, Not(HasSubstr(local)));
    EXPECT_THAT(story, HasSubstr("AppliedCellStyle=\"CellStyle/derived%3alist head, 1\""));
    EXPECT_THAT(story, HasSubstr("AppliedCellStyle=\"CellStyle/derived%3alist head, 2\""));
    EXPECT_TRUE(std::regex_search(
        styles, std::regex("derived:list head, 1\" RightEdgeStrokeWeight=\"1\" [^>]*VerticalJustification="
                           "\"BottomAlign\" RotationAngle=\"270\">\\s*<Properties>\\s*<BasedOn "
                           "type=\"object\">CellStyle/list%3ahead<")))
        << styles;
    EXPECT_THAT(styles, HasSubstr("derived:list head, 2\" RotationAngle=\"90\""));
}

TEST(Tables, CellStylesOfTheLayoutKeepTheirNames) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", kPlace, 2);
    page::Cell& cell = table.rows[1].cells[0];
    cell.style = style::CellStyleId(Offer);
    cell.fill = paint(Red);
    cell.above = {paint(Ink), 1_pt};
    const Written written({maker.page});
    const std::string styles = written.part("Resources/Styles.xml");
    EXPECT_THAT(styles,
                HasSubstr("<CellStyle Self=\"CellStyle/offer\" Name=\"offer\" FillColor=\"Color/red\""));
    EXPECT_TRUE(
        std::regex_search(styles, std::regex("derived:offer in list body, 1\"[^>]*>\\s*<Properties>\\s*"
                                             "<BasedOn type=\"object\">CellStyle/offer<")))
        << styles;
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Tables, OneThatGoesOnIsOneTableInFramesThatKnowOneAnother) {
    TwoParts parts;
    const Written written = parts.written();
    EXPECT_EQ(written.facts.n_tables, 1u);
    EXPECT_EQ(written.facts.n_stories, 1u);
    EXPECT_EQ(written.facts.n_threads, 1u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
    const std::string story = written.part("Stories/");
    EXPECT_THAT(story, HasSubstr("HeaderRowCount=\"1\" FooterRowCount=\"0\" BodyRowCount=\"4\""));
    EXPECT_EQ(count(story, "row 0"), 2u) << "both cells of one head";
    EXPECT_EQ(count(story, "row 1"), 4u);
    EXPECT_THAT(story, HasSubstr("Name=\"1:4\""));
    EXPECT_THAT(story, Not(HasSubstr("StartRow"))) << "InDesign breaks it";
    EXPECT_EQ(written.translation("a table whose head differs from page to page").count, 0u);
}

TEST(Tables, FeetThatAreTheSameEverywhereStandAtTheEndOnce) {
    TwoParts parts;
    parts.first.rows[2].kind = parts.second.rows[2].kind = page::Row::Kind::Foot;
    const std::string story = parts.written().part("Stories/");
    EXPECT_THAT(story, HasSubstr("HeaderRowCount=\"1\" FooterRowCount=\"1\" BodyRowCount=\"2\""));
    EXPECT_EQ(count(story, "row 2"), 2u);
    EXPECT_LT(story.rfind("row 1"), story.find("row 2"));
}

TEST(Tables, HeldPagesBeginWithTheRowsOfTheProof) {
    TwoParts parts;
    const std::string story = parts.written(LineBreaks::Held).part("Stories/");
    EXPECT_EQ(count(story, "StartRow=\"NextFrame\""), 1u);
    EXPECT_TRUE(std::regex_search(story, std::regex("Name=\"3\" MinimumHeight=\"[0-9.]+\" StartRow")))
        << story;
}

TEST(Tables, WhoseHeadsDifferAreOneForEachFrame) {
    TwoParts parts;
    parts.story_of(parts.two, parts.second, 0).paragraphs[0].runs[0].text = "continued";
    const Written written = parts.written();
    EXPECT_EQ(written.facts.n_tables, 2u);
    const Translation table = written.translation("a table whose head differs from page to page");
    EXPECT_EQ(table.form, "one table for each frame");
    EXPECT_EQ(table.first_page, 2);
    EXPECT_EQ(table.count, 1u);
}

TEST(Tables, WhoseGroupIsNamedAgainAreOneForEachFrame) {
    TwoParts parts;
    for (page::TablePart* part : {&parts.first, &parts.second})
        part->rows[1].kind = page::Row::Kind::Group;
    parts.story_of(parts.two, parts.second, 1).paragraphs[0].runs[0].text += " (continued)";
    EXPECT_EQ(parts.written().translation("a table whose group is named again on each page").count, 1u);
}

TEST(Tables, ARowThatGoesOnIsTwoRowsWithOneBinding) {
    TwoParts parts;
    story::Story &begin = parts.story_of(parts.one, parts.first, 2),
                 &rest = parts.story_of(parts.two, parts.second, 1);
    begin.paragraphs[0].runs[0].binding = parts.one.bind("NV-1", "description");
    rest.paragraphs[0].runs[0].binding = parts.two.bind("NV-1", "description");
    rest.id += "/continued";
    const Written written = parts.written();
    ASSERT_EQ(written.facts.bindings.size(), 2u);
    EXPECT_EQ(written.facts.bindings[0].field, written.facts.bindings[1].field);
    EXPECT_EQ(written.facts.bindings[0].value, written.facts.bindings[1].value);
    EXPECT_EQ(count(written.part("Stories/"), "publisher:continued"), 1u);
    EXPECT_EQ(written.translation("a row that goes on over pages").form, "two rows with the same bindings");
}

TEST(Tables, FeaturesOfAProductAreATable) {
    PageMaker maker(1);
    const auto add = [&](const std::string& id, Length x, Length y) {
        maker.text(id, {x, y, 20_mm, 4_mm}, {id}).head.node = origin::NodeId(7);
    };
    for (const int i : {0, 1}) {
        const std::string id = "tile/NV-1/" + std::to_string(i);
        add(id + "/label", 10_mm, 10_mm + 5_mm * i);
        add(id, 30_mm, 10_mm + 5_mm * i);
        page::Shape& rule = maker.shape(id + "/rule", {10_mm, 14.5_mm + 5_mm * i, 40_mm, 0_mm}, {});
        rule.head.node = origin::NodeId(7);
        rule.is_line = true;
        rule.stroke = {paint(Ink), 0.5_pt};
    }
    const Written written({maker.page});
    EXPECT_EQ(written.facts.n_text_frames, 1u);
    EXPECT_EQ(written.facts.n_tables, 1u);
    EXPECT_EQ(written.facts.n_cells, 4u);
    EXPECT_EQ(written.report.n_shapes, 0u);
    // 40 mm are 113.38583 pt, 9 mm from the first line's top to the last one's bottom 25.51181 pt.
    EXPECT_THAT(written.part("Spreads/"), HasSubstr("Anchor=\"113.38583 25.51181\""));
    // Rows meet in the middle of the gap: 4.5 mm are 12.75591 pt.
    EXPECT_EQ(count(written.part("Stories/"), "MinimumHeight=\"12.75591\""), 2u);
    const std::string styles = written.part("Resources/Styles.xml");
    EXPECT_THAT(styles, HasSubstr("BottomEdgeStrokeWeight=\"0.5\""));
    // InDesign's own styles have a rule around the table and insets of 4 pt.
    EXPECT_THAT(written.part("Stories/"), HasSubstr("AppliedTableStyle=\"TableStyle/derived%3atable\""));
    EXPECT_THAT(styles, HasSubstr("Name=\"derived:table\" TopBorderStrokeWeight=\"0\""));
    EXPECT_THAT(styles, HasSubstr("Name=\"derived:cell\" TopInset=\"0\" LeftInset=\"0\" BottomInset=\"0\" "
                                  "RightInset=\"0\""));
    EXPECT_THAT(styles, Not(HasSubstr("Name=\"derived:table body, 1\"")));
}

TEST(Tables, TheFirstBaselineOfCellsIsThatOfTheProof) {
    PageMaker maker(1);
    page::TablePart& table = maker.table("prices", {10_mm, 40_mm, 60_mm, 20_mm}, 3);
    story::Line line;
    line.ascent = 9_pt;
    table.rows[0].cells[0].lines = {line};
    const std::string styles = Written({maker.page}).part("Resources/Styles.xml");
    const auto body = styles.find("Name=\"list:head\"");
    ASSERT_NE(body, std::string::npos);
    EXPECT_THAT(styles.substr(body, 1500),
                HasSubstr("FirstBaselineOffset=\"FixedHeight\" MinimumFirstBaselineOffset=\"9\""));
}

}
}

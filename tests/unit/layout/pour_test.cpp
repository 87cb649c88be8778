// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/pour.hpp"

#include "tests/unit/text/setting.hpp"

#include <gtest/gtest.h>

namespace publisher::layout {
namespace {

/// Paragraphs of 10 pt on 12 pt; lines are forced, so that their number is known.
struct Pour : testing::Test {
    text::Setting setting;
    story::Story story;
    story::Galley galley;
    Lattice lattice;

    style::ParagraphStyle& style(std::size_t paragraph) { return setting.styles.paragraph_styles[paragraph]; }

    /// Each text is a paragraph in a style of its own.
    void write(const std::vector<int>& lines_of_paragraphs) {
        const style::ParagraphStyle plain = setting.paragraph();
        setting.styles.paragraph_styles.assign(lines_of_paragraphs.size(), plain);
        story = setting.story("");
        story.paragraphs.clear();
        for (const int n_lines : lines_of_paragraphs) {
            story::Paragraph& paragraph = story.paragraphs.emplace_back();
            paragraph.style = style::ParagraphStyleId(story.paragraphs.size() - 1);
            std::string text = "line";
            for (int i = 1; i < n_lines; ++i)
                text += "\nline";
            paragraph.runs.emplace_back().text = text;
        }
    }
    void set() { galley = setting.composer().set(setting.composer().prepare(story), 200_pt); }

    Length room_for(int n_lines) const {
        const story::Line& line = galley.lines.front();
        return line.ascent + line.descent + Length::from_points(12) * (n_lines - 1);
    }
    std::vector<story::Line> column(std::size_t first, Length height, Length top = {}) {
        return next_column(galley, story, setting.styles, first, {top, height}, lattice);
    }
    /// How many lines a column takes that has room for so many.
    std::size_t taken(int n_lines_of_room, std::size_t first = 0) {
        return column(first, room_for(n_lines_of_room)).size();
    }
};

TEST_F(Pour, AStoryThatFitsIsTakenWhole) {
    write({3, 4});
    set();
    EXPECT_EQ(taken(7), 7u);
    EXPECT_EQ(taken(20, 3), 4u);
    EXPECT_EQ(column(7, 100_pt).size(), 0u) << "nothing is left";
}

TEST_F(Pour, NoWidowBeginsAColumn) {
    write({6});
    set();
    EXPECT_EQ(taken(5), 4u) << "the last line would stand alone";
    EXPECT_EQ(taken(4), 4u);
    write({6});
    style(0).widows = 3;
    set();
    EXPECT_EQ(taken(5), 3u);
}

TEST_F(Pour, NoOrphanEndsAColumn) {
    write({3, 4});
    set();
    EXPECT_EQ(taken(4), 3u) << "the first line of the second paragraph would stand alone";
    EXPECT_EQ(taken(5), 5u);
}

TEST_F(Pour, WhatIsKeptTogetherGoesToTheNextColumn) {
    write({3, 4, 2});
    style(1).is_kept_together = true;
    set();
    EXPECT_EQ(taken(5), 3u);
    EXPECT_EQ(taken(6), 3u);
    EXPECT_EQ(taken(7), 7u);
}

TEST_F(Pour, AHeadingStaysWithTheLinesBelowIt) {
    write({3, 1, 8});
    style(1).keep_with_next = 3;
    set();
    EXPECT_EQ(taken(4), 3u) << "the heading would end the column";
    EXPECT_EQ(taken(5), 3u);
    EXPECT_EQ(taken(6), 3u) << "two lines stand below it, three are wanted";
    EXPECT_EQ(taken(7), 7u);
}

TEST_F(Pour, NoHyphenEndsAColumnUnlessTheStyleAllowsIt) {
    write({8});
    set();
    galley.lines[3].is_hyphenated = true;
    EXPECT_EQ(taken(4), 3u);
    style(0).hyphenates_across_columns = true;
    EXPECT_EQ(taken(4), 4u);
}

TEST_F(Pour, WithoutAGoodPlaceTheColumnIsFilledAllTheSame) {
    write({9});
    style(0).is_kept_together = true;
    set();
    EXPECT_EQ(taken(5), 5u);
}

TEST_F(Pour, NothingFitsWhereNotEvenALineDoes) {
    write({2});
    set();
    EXPECT_TRUE(column(0, 5_pt).empty());
}

TEST_F(Pour, SpaceBeforeIsLeftOutAtTheTop) {
    write({2, 2});
    style(1).space_before = 20_pt;
    set();
    const auto first = column(0, 200_pt);
    EXPECT_EQ(first[2].baseline - first[1].baseline, 32_pt);
    const auto second = column(2, 200_pt);
    EXPECT_EQ(second[0].baseline, second[0].ascent);
    EXPECT_EQ(second[0].runs[0].origin.y, second[0].baseline) << "glyphs go with their line";
}

TEST_F(Pour, LinesOnTheGridStandOnTheLatticeOfThePage) {
    write({2, 3, 2});
    style(0).is_on_baseline_grid = style(2).is_on_baseline_grid = true;
    style(1).leading = 9_pt;
    lattice = {10_pt, 14_pt};
    set();
    const Length top = 33_pt;
    const auto lines = column(0, 300_pt, top);
    ASSERT_EQ(lines.size(), 7u);
    for (const std::size_t on_grid : {0, 1, 5, 6}) {
        const Length baseline = lines[on_grid].baseline + top - lattice.start;
        EXPECT_EQ(baseline.units() % lattice.leading.units(), 0) << on_grid;
        EXPECT_EQ(lines[on_grid].runs[0].origin.y, lines[on_grid].baseline);
    }
    EXPECT_EQ(lines[1].baseline - lines[0].baseline, 14_pt);
    EXPECT_EQ(lines[3].baseline - lines[2].baseline, 9_pt) << "others keep their own leading";
}

TEST_F(Pour, TheGridTakesItsRoom) {
    write({6});
    style(0).is_on_baseline_grid = true;
    set();
    const Length height = room_for(6);
    lattice = {Length(), 14_pt};
    EXPECT_EQ(column(0, height).size(), 4u) << "five have room, the sixth would stand alone";
}

TEST(Lattice, NextBaselineIsAtOrBelow) {
    const Lattice lattice{10_pt, 12_pt};
    EXPECT_EQ(lattice.at_or_below(10_pt), 10_pt);
    EXPECT_EQ(lattice.at_or_below(10.1_pt), 22_pt);
    EXPECT_EQ(lattice.at_or_below(22_pt), 22_pt);
    EXPECT_EQ(lattice.at_or_below(3_pt), 10_pt) << "above its start";
    EXPECT_EQ(lattice.at_or_below(-2_pt), -2_pt);
}

TEST_F(Pour, VerticalJustificationSpreadsParagraphsElseLines) {
    write({2, 2});
    set();
    std::vector<story::Line> lines = galley.lines;
    const Length bottom = lines.back().baseline + lines.back().descent;
    justify_vertically(lines, bottom + 10_pt);
    EXPECT_EQ(lines[1].baseline - lines[0].baseline, 12_pt);
    EXPECT_EQ(lines[2].baseline - lines[1].baseline, 22_pt);
    EXPECT_EQ(lines[3].baseline + lines[3].descent, bottom + 10_pt);
    lines.assign(galley.lines.begin(), galley.lines.begin() + 2);
    justify_vertically(lines, lines.back().baseline + lines.back().descent + 5_pt);
    EXPECT_EQ(lines[1].baseline - lines[0].baseline, 17_pt);
    justify_vertically(lines, 1_pt);
    EXPECT_EQ(lines[1].baseline - lines[0].baseline, 17_pt) << "nothing is drawn together";
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/composer.hpp"

#include "publisher/text/dump.hpp"
#include "setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace publisher::text {
namespace {

using testing::ElementsAre;

constexpr Length kRounding = Length::from_units(200); // 1/60 pt

TEST(Composer, BreaksAtSpacesAndDropsThem) {
    Setting setting;
    const auto galley = setting.set("one two three four", 45_pt);
    EXPECT_THAT(lines_of(galley), ElementsAre("one two", "three four"));
    EXPECT_TRUE(galley.lines[0].has_dropped_space);
    EXPECT_FALSE(galley.lines[1].has_dropped_space);
    EXPECT_TRUE(galley.lines[1].is_last_of_paragraph);
    for (const story::Line& line : galley.lines) {
        EXPECT_LE(right_edge(line), line.width + kRounding);
        EXPECT_NE(line.runs.back().text.back(), ' ');
    }
}

TEST(Composer, WidthsAreThoseOfTheFace) {
    Setting setting;
    const auto galley = setting.set("0000", 100_pt);
    // A digit of Liberation Sans is 1139 of 2048 units wide: 4 * 1139 / 2048 * 10 pt = 22.246 pt.
    EXPECT_EQ(galley.lines[0].runs[0].width, Length::from_points(4 * 1139 / 2048.0 * 10));
    EXPECT_EQ(galley.lines[0].runs[0].glyphs[1].advance, 1139);
    EXPECT_EQ(galley.lines[0].runs[0].units_per_em, 2048);
}

TEST(Composer, KerningIsOn) {
    Setting setting;
    const auto pair = setting.composer().prepare(setting.story("AV")).natural_width();
    const auto first = setting.composer().prepare(setting.story("A")).natural_width();
    const auto second = setting.composer().prepare(setting.story("V")).natural_width();
    EXPECT_LT(pair, first + second);
}

TEST(Composer, BaselinesAreTheLeadingApartWhateverTheFaces) {
    Setting setting;
    const auto galley = setting.set("Latin\n日本語\nالسعر\nLatin", 200_pt);
    ASSERT_EQ(galley.lines.size(), 4u);
    // Ascent of Liberation Sans is 1854 of 2048 units: 9.053 pt.
    EXPECT_NEAR(galley.lines[0].baseline.points(), 9.053, 0.001);
    for (std::size_t i = 1; i < 4; ++i) {
        EXPECT_EQ(galley.lines[i].baseline - galley.lines[i - 1].baseline, 12_pt);
    }
    EXPECT_NE(family_of(galley.lines[1].runs[0]), "Liberation Sans");
    EXPECT_EQ(galley.lines[1].ascent, galley.lines[0].ascent);
    EXPECT_EQ(galley.height, galley.lines[3].baseline + galley.lines[3].descent);
}

TEST(Composer, LargerFiguresOnTheFirstLineMoveItDown) {
    Setting setting;
    style::CharacterFormat large;
    large.size = 20_pt;
    story::Story story = setting.story("from ");
    story.paragraphs[0].runs.push_back({"19.90", setting.add_character_style(large), {}, {}, ""});
    const auto galley = setting.composer().set(setting.composer().prepare(story), 200_pt);
    EXPECT_NEAR(galley.lines[0].baseline.points(), 2 * 9.053, 0.001);
    EXPECT_EQ(galley.lines[0].runs[0].origin.y, galley.lines[0].runs[1].origin.y);
}

TEST(Composer, ParagraphsAreApartBySpaceAfterAndBefore) {
    Setting setting;
    setting.paragraph().space_before = 3_pt;
    setting.paragraph().space_after = 4_pt;
    story::Story story = setting.story("one");
    story.paragraphs.push_back(story.paragraphs[0]);
    const auto galley = setting.composer().set(setting.composer().prepare(story), 200_pt);
    EXPECT_EQ(galley.lines[1].baseline - galley.lines[0].baseline, 12_pt + 3_pt + 4_pt);
    EXPECT_EQ(galley.lines[1].paragraph, 1u);
    EXPECT_EQ(galley.height, galley.lines[1].baseline + galley.lines[1].descent)
        << "the last space is left out";
}

TEST(Composer, JustifiedLinesEndAtTheMeasureAndTheLastDoesNot) {
    Setting setting;
    setting.paragraph().alignment = style::Alignment::Justify;
    const auto galley =
        setting.set("The quick brown fox jumps over the lazy dog and comes back again", 100_pt);
    ASSERT_GT(galley.lines.size(), 2u);
    for (const story::Line& line : galley.lines) {
        if (line.is_last_of_paragraph) {
            EXPECT_LT(right_edge(line), 95_pt);
        } else {
            EXPECT_NEAR(right_edge(line).points(), 100, 0.02);
        }
    }
}

TEST(Composer, ALineThatWouldBeAllHolesIsLeftShort) {
    Setting setting;
    setting.paragraph().alignment = style::Alignment::Justify;
    const auto galley = setting.set("a bb Donaudampfschiffahrtsgesellschaft", 160_pt, "xx");
    ASSERT_EQ(galley.lines.size(), 2u);
    EXPECT_LT(right_edge(galley.lines[0]), 30_pt);
    EXPECT_EQ(galley.lines[0].adjustment_ratio, 0);
}

TEST(Composer, AlignmentIsAsTheStyleSays) {
    Setting setting;
    const auto x_of = [&](style::Alignment alignment, std::string_view language) {
        setting.paragraph().alignment = alignment;
        return setting.set("000", 100_pt, language).lines[0].runs[0].origin.x.points();
    };
    const double width = 3 * 1139 / 2048.0 * 10;
    EXPECT_NEAR(x_of(style::Alignment::Start, "en"), 0, 0.01);
    EXPECT_NEAR(x_of(style::Alignment::Centre, "en"), (100 - width) / 2, 0.01);
    EXPECT_NEAR(x_of(style::Alignment::End, "en"), 100 - width, 0.01);
    EXPECT_NEAR(x_of(style::Alignment::Right, "en"), 100 - width, 0.01);
}

TEST(Composer, StartIsAtTheRightInTextFromRightToLeft) {
    Setting setting;
    const auto edge_of = [&](style::Alignment alignment) {
        setting.paragraph().alignment = alignment;
        return right_edge(setting.set("السعر", 100_pt, "ar-AE").lines[0]).points();
    };
    EXPECT_NEAR(edge_of(style::Alignment::Start), 100, 0.02);
    EXPECT_LT(edge_of(style::Alignment::End), 50);
    EXPECT_LT(edge_of(style::Alignment::Left), 50);
    EXPECT_NEAR(edge_of(style::Alignment::Right), 100, 0.02);
    EXPECT_NEAR(edge_of(style::Alignment::Justify), 100, 0.02) << "the last line";
}

TEST(Composer, IndentsNarrowTheMeasure) {
    Setting setting;
    setting.paragraph().indent_start = 10_pt;
    setting.paragraph().indent_end = 5_pt;
    setting.paragraph().indent_first = 8_pt;
    const auto galley = setting.set("one two three four five six seven", 80_pt);
    EXPECT_EQ(galley.lines[0].left, 18_pt);
    EXPECT_EQ(galley.lines[0].width, 57_pt);
    EXPECT_EQ(galley.lines[1].left, 10_pt);
    EXPECT_EQ(galley.lines[1].width, 65_pt);
    const auto prepared = setting.composer().prepare(setting.story("one"));
    EXPECT_GT(prepared.minimum_width(), 23_pt);
}

TEST(Composer, MarkersHangInTheIndent) {
    Setting setting;
    setting.paragraph().indent_start = 12_pt;
    setting.paragraph().indent_first = -12_pt;
    for (const char* language : {"en-US", "ar-AE"}) {
        story::Story story = setting.story("0000 0000 0000", language);
        story.paragraphs[0].marker = "•";
        const auto galley = setting.composer().set(setting.composer().prepare(story), 60_pt);
        ASSERT_EQ(galley.lines.size(), 2u);
        const bool is_right_to_left = story.is_right_to_left;
        const auto& marker = is_right_to_left ? galley.lines[0].runs.back() : galley.lines[0].runs.front();
        EXPECT_EQ(marker.text, "•");
        EXPECT_EQ(galley.lines[0].left, galley.lines[1].left);
        if (is_right_to_left) {
            EXPECT_NEAR((marker.origin.x + marker.width).points(), 60, 0.02);
        } else {
            EXPECT_EQ(marker.origin.x, 0_pt);
            EXPECT_EQ(galley.lines[0].runs[1].origin.x, 12_pt);
        }
    }
}

TEST(Composer, AMarkerWithoutRoomPushesItsText) {
    Setting setting;
    story::Story story = setting.story("text");
    story.paragraphs[0].marker = "100.";
    const auto galley = setting.composer().set(setting.composer().prepare(story), 60_pt);
    const auto& runs = galley.lines[0].runs;
    EXPECT_EQ(runs[1].origin.x, runs[0].width + 4_pt);
}

TEST(Composer, MeasuresMayDifferFromLineToLine) {
    Setting setting;
    const auto prepared =
        setting.composer().prepare(setting.story("one two three four five six seven eight nine"));
    const auto galley = setting.composer().set(prepared, [](Length top, Length) {
        return top < 20_pt ? Composer::Measure{30_pt, 40_pt} : Composer::Measure{0_pt, 100_pt};
    });
    ASSERT_GE(galley.lines.size(), 3u);
    EXPECT_EQ(galley.lines[0].left, 30_pt);
    EXPECT_EQ(galley.lines[1].width, 40_pt);
    EXPECT_EQ(galley.lines[2].left, 0_pt);
    EXPECT_EQ(galley.lines[2].width, 100_pt);
}

TEST(Composer, NaturalAndMinimumWidthBoundTheMeasure) {
    Setting setting;
    const auto prepared = setting.composer().prepare(setting.story("one three\ntwo"));
    EXPECT_EQ(setting.composer().set(prepared, prepared.natural_width()).lines.size(), 2u);
    EXPECT_EQ(setting.composer().set(prepared, prepared.natural_width() - 1_pt).lines.size(), 3u);
    EXPECT_EQ(prepared.minimum_width(), setting.composer().prepare(setting.story("three")).natural_width());
    EXPECT_EQ(lines_of(setting.composer().set(prepared, prepared.minimum_width()))[1], "three");
}

TEST(Composer, OverlongTokensAreBrokenRatherThanSpilled) {
    Setting setting;
    for (const auto alignment : {style::Alignment::Start, style::Alignment::Justify}) {
        setting.paragraph().alignment = alignment;
        const auto galley = setting.set(
            "see https://www.example.com/tools/drills?ref=catalog or AAAAAAAAAAAAAAAAAAAA", 60_pt);
        std::string all;
        for (const auto& line : logical_lines_of(galley))
            all += line;
        EXPECT_EQ(all, "see https://www.example.com/tools/drills?ref=catalog or AAAAAAAAAAAAAAAAAAAA");
        for (const story::Line& line : galley.lines) {
            EXPECT_LE(right_edge(line), 60_pt + kRounding);
            EXPECT_FALSE(line.is_hyphenated) << "a hyphen would be taken for a part of the address";
        }
    }
}

TEST(Composer, AMeasureTooNarrowForALetterStillEnds) {
    Setting setting;
    EXPECT_EQ(setting.set("abc", 1_pt).lines.size(), 3u);
    EXPECT_EQ(setting.set("a b", Length()).lines.size(), 2u);
    EXPECT_EQ(setting.set("ab", -5_pt).lines.size(), 2u);
}

TEST(Composer, EmptyTextIsAnEmptyLineAndNoTextIsNone) {
    Setting setting;
    EXPECT_EQ(setting.set("", 100_pt).lines.size(), 1u);
    EXPECT_EQ(setting.set("a\n\nb", 100_pt).lines.size(), 3u);
    EXPECT_EQ(setting.set("   ", 100_pt).lines.size(), 1u);
    const auto none = setting.composer().set(setting.composer().prepare(story::Story()), 100_pt);
    EXPECT_TRUE(none.lines.empty());
    EXPECT_EQ(none.height, Length());
}

TEST(Composer, NoBreakSpacesDoNotBreak) {
    Setting setting;
    EXPECT_THAT(lines_of(setting.set("costs 12\xc2\xa0kg", 45_pt)), ElementsAre("costs", "12\xc2\xa0kg"));
    EXPECT_THAT(lines_of(setting.set("costs 12\xe2\x80\xaf€", 40_pt)),
                ElementsAre("costs", "12\xe2\x80\xaf€"));
    const auto galley = setting.set("12\xe2\x80\xaf€", 100_pt);
    EXPECT_TRUE(galley.missing_glyphs.empty()) << "a space of the right width stands in";
}

TEST(Composer, MissingGlyphsAreRecordedOnceWithTheirOrigin) {
    Setting setting;
    story::Story story = setting.story("A \U0001F600 B \U0001F600");
    story.paragraphs[0].runs[0].binding = origin::BindingId(7);
    const auto galley = setting.composer().set(setting.composer().prepare(story), 100_pt);
    ASSERT_EQ(galley.missing_glyphs.size(), 1u);
    EXPECT_EQ(galley.missing_glyphs[0], (story::Galley::MissingGlyph{0x1F600, "sans", origin::BindingId(7)}));
    EXPECT_THAT(lines_of(galley), ElementsAre("A \U0001F600 B \U0001F600")) << "the text is kept";
}

TEST(Composer, MalformedTextIsShownAsMissingNotSwallowed) {
    Setting setting;
    const auto galley = setting.set(
        "a\xff"
        "b",
        100_pt);
    EXPECT_THAT(lines_of(galley), ElementsAre("a\xef\xbf\xbd"
                                              "b"));
}

TEST(Composer, AStyleWithoutFamilyMissesEverything) {
    Setting setting;
    setting.paragraph().format.family.reset();
    const auto galley = setting.set("ab", 100_pt);
    EXPECT_EQ(galley.missing_glyphs.size(), 2u);
    EXPECT_TRUE(galley.lines.at(0).runs.empty());
}

TEST(Composer, AFaceThatCannotBeOpenedIsReported) {
    Setting setting;
    setting.styles.families[0].members.insert(setting.styles.families[0].members.begin(),
                                              {"", "No Such Family", 1});
    const auto galley = setting.set("ab", 100_pt);
    EXPECT_EQ(family_of(galley.lines[0].runs[0]), "Liberation Sans");
    ASSERT_EQ(setting.composer().face_failures().size(), 1u);
}

TEST(Composer, ALanguageWithoutDictionaryIsReported) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    setting.set("catalogue", 30_pt, "xx-YY");
    EXPECT_THAT(setting.composer().languages_without_dictionary(), ElementsAre("xx-YY"));
}

TEST(Composer, EveryRunKeepsItsBinding) {
    Setting setting;
    story::Story story = setting.story("");
    for (std::size_t i = 0; i < 3; ++i) {
        story.paragraphs[0].runs.push_back({i == 1 ? "12,95" : " part ", {}, origin::BindingId(i), {}, ""});
    }
    const auto galley = setting.composer().set(setting.composer().prepare(story), 200_pt);
    const auto& runs = galley.lines[0].runs;
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[1].text, "12,95");
    EXPECT_EQ(runs[1].binding, origin::BindingId(1));
    EXPECT_EQ(runs[1].origin.x, runs[0].origin.x + runs[0].width);
}

// A reader who follows a link is led by the run of the paragraph that a glyph run shows.
TEST(Composer, GlyphRunsKnowWhatOfTheParagraphTheyShow) {
    using Part = story::GlyphRun::Part;
    Setting setting;
    setting.paragraph().tab_stops = {{.position = 80_mm, .leader = "."}};
    story::Story story = setting.story("see ");
    auto& runs = story.paragraphs[0].runs;
    runs.push_back({.text = "here", .link = "https://a.example/"});
    runs.push_back({.text = " or there\t7"});
    story.paragraphs[0].marker = "•";
    const auto galley = setting.composer().set(setting.composer().prepare(story), 100_mm);
    std::vector<std::tuple<std::string, Part, std::uint32_t>> shown;
    for (const story::GlyphRun& run : galley.lines[0].runs)
        shown.emplace_back(run.part == Part::Leader ? "..." : run.text, run.part, run.story_run);
    EXPECT_THAT(shown, ::testing::ElementsAre(
                           std::tuple("•", Part::Marker, 0u), std::tuple("see ", Part::Text, 0u),
                           std::tuple("here", Part::Text, 1u), std::tuple(" or there", Part::Text, 2u),
                           std::tuple("...", Part::Leader, 2u), std::tuple("7", Part::Text, 2u)));
}

TEST(Composer, RunsAreCountedAsInTheParagraphBehindADropCap) {
    Setting setting;
    setting.paragraph().drop_cap = {.lines = 2, .characters = 1};
    story::Story story = setting.story("W");
    story.paragraphs[0].runs.push_back({.text = "orte", .link = "https://a.example/"});
    const auto galley = setting.composer().set(setting.composer().prepare(story), 100_mm);
    ASSERT_EQ(galley.lines[0].runs.size(), 2u);
    EXPECT_EQ(galley.lines[0].runs[0].story_run, 0u);
    EXPECT_EQ(galley.lines[0].runs[1].story_run, 1u);
}

TEST(Composer, TheResultDoesNotDependOnWhatWasSetBeforeNorOnThreads) {
    const char* const text = "Die Größenordnung ist affine Auflage 日本語 – fünfzig ffi.";
    const auto set = [&](bool warm) {
        Setting setting;
        setting.paragraph().is_hyphenated = true;
        setting.paragraph().format.family = serif();
        setting.paragraph().alignment = style::Alignment::Justify;
        if (warm) {
            setting.set("affine Auflage fünfzig ffi", 50_pt, "tr-TR");
            setting.set(text, 70_pt, "en-US");
        }
        return dump(setting.set(text, 80_pt, "de-DE"), pinned_fonts());
    };
    const std::string expected = set(false);
    EXPECT_EQ(set(true), expected);
    std::vector<std::string> found(3);
    std::vector<std::thread> threads;
    for (auto& result : found)
        threads.emplace_back([&] { result = set(&result == &found[1]); });
    for (auto& thread : threads)
        thread.join();
    EXPECT_THAT(found, testing::Each(expected));
}

TEST(Composer, AGiantTokenIsBrokenWithoutRunningAway) {
    Setting setting;
    const std::size_t n = 100'000;
    const auto galley = setting.set(std::string(n, '0'), 100_pt);
    std::size_t n_digits = 0;
    for (const story::Line& line : galley.lines)
        n_digits += line.runs.at(0).text.size();
    EXPECT_EQ(n_digits, n);
    // 17 digits of 5.56 pt fit.
    EXPECT_EQ(galley.lines.size(), (n + 16) / 17);
}

TEST(Dump, ListsLinesRunsAndWhatIsMissing) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    const auto galley = setting.set("Catalog \U0001F600", 30_pt);
    EXPECT_EQ(dump(galley, pinned_fonts()),
              "galley  height 23.17\n"
              "  line 9.05  left 0  measure 30  natural 24.45  hyphen\n"
              "    run \"Cata‐\"  at 0,9.05  Liberation Sans 400 10 en-US\n"
              "  line 21.05  left 0  measure 30  natural 19.78  last\n"
              "    run \"log \U0001F600\"  at 0,21.05  Liberation Sans 400 10 en-US\n"
              "  missing U+1F600 in sans\n");
}

}
}

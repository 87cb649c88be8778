// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/composer.hpp"
#include "setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::text {
namespace {

using testing::ElementsAre;

std::string face_name(const story::GlyphRun& run) {
    return (*pinned_fonts().open(run.face))->postscript_name;
}

TEST(Styles, CharacterStylesOverrideTheParagraph) {
    Setting setting;
    style::CharacterFormat bold;
    bold.weight = 700;
    bold.paint = style::Paint{style::SwatchId(3), 0.5};
    bold.is_underlined = true;
    story::Story story = setting.story("plain ");
    story.paragraphs[0].runs.push_back({"bold", setting.add_character_style(bold), {}, {}, ""});
    const auto runs = setting.composer().set(setting.composer().prepare(story), 200_pt).lines[0].runs;
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(face_name(runs[0]), "LiberationSans");
    EXPECT_EQ(face_name(runs[1]), "LiberationSans-Bold");
    EXPECT_EQ(runs[1].paint, *bold.paint);
    EXPECT_TRUE(runs[1].underline.is_visible());
    EXPECT_FALSE(runs[0].underline.is_visible());
    EXPECT_EQ(runs[1].size, 10_pt);
}

TEST(Styles, RaisedFiguresAreSmallerAndHigher) {
    Setting setting;
    style::CharacterFormat raised, lowered;
    raised.position = style::Position::Superscript;
    lowered.position = style::Position::Subscript;
    story::Story story = setting.story("19");
    story.paragraphs[0].runs.push_back({"90", setting.add_character_style(raised), {}, {}, ""});
    story.paragraphs[0].runs.push_back({"2", setting.add_character_style(lowered), {}, {}, ""});
    const auto line = setting.composer().set(setting.composer().prepare(story), 200_pt).lines[0];
    EXPECT_EQ(line.runs[1].size, Length::from_points(5.83));
    EXPECT_EQ(line.runs[1].origin.y, line.baseline - Length::from_points(3.33));
    EXPECT_EQ(line.runs[2].origin.y, line.baseline + Length::from_points(3.33));
}

TEST(Styles, UpperCaseIsThatOfTheLanguage) {
    Setting setting;
    setting.paragraph().format.letter_case = style::Case::Upper;
    EXPECT_THAT(lines_of(setting.set("Maße", 200_pt, "de-DE")), ElementsAre("MASSE"));
    EXPECT_THAT(lines_of(setting.set("ποιότητα", 200_pt, "el-GR")), ElementsAre("ΠΟΙΟΤΗΤΑ"));
    EXPECT_THAT(lines_of(setting.set("indirim", 200_pt, "tr-TR")), ElementsAre("İNDİRİM"));
    EXPECT_THAT(lines_of(setting.set("indirim", 200_pt, "en-US")), ElementsAre("INDIRIM"));
}

TEST(Styles, SmallCapitalsAreTheFacesOwnWhereItHasThem) {
    Setting setting;
    setting.paragraph().format.family = serif();
    const std::uint32_t lower = setting.set("a", 200_pt).lines[0].runs[0].glyphs[0].index;
    Setting capitals;
    capitals.paragraph().format.family = serif();
    capitals.paragraph().format.letter_case = style::Case::SmallCaps;
    const auto run = capitals.set("a", 200_pt).lines[0].runs[0];
    EXPECT_NE(run.glyphs[0].index, lower);
    EXPECT_EQ(run.text, "a");
    EXPECT_EQ(run.size, 10_pt);
}

TEST(Styles, SmallCapitalsAreMadeOfSmallerCapitalsElsewhere) {
    Setting setting;
    setting.paragraph().format.letter_case = style::Case::SmallCaps;
    const auto runs = setting.set("Abc 1", 200_pt).lines[0].runs;
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[0].text, "A");
    EXPECT_EQ(runs[1].text, "BC");
    EXPECT_EQ(runs[1].size, 7_pt);
    EXPECT_EQ(runs[2].text, " 1");
    EXPECT_EQ(runs[2].size, 10_pt);
}

TEST(Styles, TrackingIsBetweenLettersOnly) {
    Setting setting;
    setting.paragraph().format.tracking = 1_pt;
    const auto tracked = setting.set("0000", 200_pt).lines[0];
    EXPECT_NEAR(tracked.natural_width.points(), 4 * 1139 / 2048.0 * 10 + 3, 0.02);
    EXPECT_NEAR(tracked.runs[0].width.points(), tracked.natural_width.points(), 0.02);
    setting.paragraph().alignment = style::Alignment::Right;
    EXPECT_NEAR(right_edge(setting.set("0000", 200_pt).lines[0]).points(), 200, 0.02);
}

TEST(Styles, TrackedTextHasNoLigatures) {
    Setting setting;
    setting.styles.families[0].members[0].family = "Noto Serif";
    EXPECT_LT(setting.set("ffi", 200_pt).lines[0].runs[0].glyphs.size(), 3u);
    Setting tracked;
    tracked.styles.families[0].members[0].family = "Noto Serif";
    tracked.paragraph().format.tracking = 1_pt;
    EXPECT_EQ(tracked.set("ffi", 200_pt).lines[0].runs[0].glyphs.size(), 3u);
}

TEST(Styles, TrackingDoesNotTearArabicApart) {
    Setting plain, tracked;
    tracked.paragraph().format.tracking = 1_pt;
    EXPECT_EQ(plain.set("السعر", 200_pt, "ar").lines[0].natural_width,
              tracked.set("السعر", 200_pt, "ar").lines[0].natural_width);
}

TEST(Styles, FeaturesReachTheFace) {
    Setting setting;
    setting.paragraph().format.family = serif();
    const auto width = [&](std::string_view text) {
        return setting.composer().prepare(setting.story(text)).natural_width();
    };
    EXPECT_NE(width("1111"), width("8888"));
    Setting tabular;
    tabular.paragraph().format.family = serif();
    tabular.paragraph().format.features = "tnum=1,lnum=1";
    const auto tabular_width = [&](std::string_view text) {
        return tabular.composer().prepare(tabular.story(text)).natural_width();
    };
    EXPECT_EQ(tabular_width("1111"), tabular_width("8888"));
}

TEST(Styles, FittingScalesSizeLeadingAndWidth) {
    Setting setting;
    const auto story = setting.story("0000\n0000");
    Fitting fitting;
    fitting.size = 0.5;
    fitting.leading = 0.75;
    const auto small = setting.composer().set(setting.composer().prepare(story, fitting), 200_pt);
    EXPECT_EQ(small.lines[0].runs[0].size, 5_pt);
    EXPECT_EQ(small.lines[1].baseline - small.lines[0].baseline, 9_pt);
    fitting = Fitting();
    fitting.horizontal_scale = 0.9;
    const auto narrow = setting.composer().set(setting.composer().prepare(story, fitting), 200_pt);
    EXPECT_EQ(narrow.lines[0].runs[0].horizontal_scale, 0.9);
    EXPECT_NEAR(narrow.lines[0].natural_width.points(), 4 * 1139 / 2048.0 * 9, 0.01);
}

TEST(Styles, LetterSpaceHelpsToJustify) {
    Setting setting;
    setting.paragraph().alignment = style::Alignment::Justify;
    setting.paragraph().letter_space_max = 0.05;
    const auto galley = setting.set("Abcdefghij klmnopq rstuvw xyz and more of it", 96_pt);
    ASSERT_GT(galley.lines.size(), 1u);
    EXPECT_GT(galley.lines[0].adjustment_ratio, 0);
    EXPECT_NEAR(right_edge(galley.lines[0]).points(), 96, 0.02);
    const auto& glyphs = galley.lines[0].runs[0].glyphs;
    EXPECT_GT(glyphs[0].advance, 1366) << "an A of Liberation Sans is 1366 units wide";
}

TEST(Styles, AGermanWordIsHyphenatedAsItShould) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    const auto galley = setting.set("Größenordnung", 40_pt, "de-DE");
    EXPECT_THAT(lines_of(galley), ElementsAre("Größen-", "ordnung"));
    const story::GlyphRun& run = galley.lines[0].runs[0];
    EXPECT_TRUE(galley.lines[0].is_hyphenated);
    EXPECT_TRUE(run.text.ends_with("\xc2\xad"));
    EXPECT_EQ(run.glyphs.back().cluster, run.text.size() - 2);
}

TEST(Styles, PrefixAndSuffixLimitsHold) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    setting.paragraph().min_prefix = 7;
    EXPECT_THAT(lines_of(setting.set("Größenordnung", 55_pt, "de-DE")), ElementsAre("Größenord-", "nung"));
    setting.paragraph().min_suffix = 5;
    const auto narrow = setting.set("Größenordnung", 55_pt, "de-DE");
    EXPECT_THAT(lines_of(narrow), ElementsAre("Größenord-", "nung")) << "no place is left but the emergency";
}

TEST(Styles, AbbreviationsInCapitalsStayWholeButMadeCapitalsDoNot) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    setting.paragraph().min_suffix = 2;
    EXPECT_THAT(lines_of(setting.set("the CATALOG", 60_pt)), ElementsAre("the", "CATALOG"));
    setting.paragraph().format.letter_case = style::Case::Upper;
    Setting upper;
    upper.paragraph() = setting.paragraph();
    EXPECT_THAT(lines_of(upper.set("the catalog", 60_pt)), ElementsAre("THE CATA-", "LOG"));
}

TEST(Styles, SoftHyphensAreHonouredAndSeenOnlyWhereTheyBreak) {
    Setting setting;
    const auto broken = setting.set(
        "Dampf\xc2\xad"
        "schiff",
        40_pt, "de-DE");
    EXPECT_THAT(lines_of(broken), ElementsAre("Dampf-", "schiff"));
    const auto whole = setting.set(
        "Dampf\xc2\xad"
        "schiff",
        100_pt, "de-DE");
    EXPECT_THAT(lines_of(whole), ElementsAre("Dampfschiff"));
}

TEST(Styles, ALigatureIsUndoneWhereTheWordBreaks) {
    Setting setting;
    setting.paragraph().format.family = serif();
    const auto galley = setting.set(
        "Auf\xc2\xad"
        "finden",
        30_pt, "de-DE");
    EXPECT_THAT(lines_of(galley), ElementsAre("Auf-", "finden"));
    EXPECT_EQ(galley.lines[0].runs[0].glyphs.size(), 4u);
    for (const story::Line& line : galley.lines)
        EXPECT_NEAR(right_edge(line).points(), line.natural_width.points(), 0.02);
}

}
}

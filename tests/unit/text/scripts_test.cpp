// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/text/composer.hpp"
#include "publisher/text/internal/itemize.hpp"
#include "setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::text {
namespace {

using testing::ElementsAre;

TEST(Scripts, ArabicLettersAreJoined) {
    Setting setting;
    const auto joined = setting.set("بببب", 200_pt, "ar").lines[0].runs[0];
    ASSERT_EQ(joined.glyphs.size(), 4u);
    EXPECT_EQ(family_of(joined), "Noto Naskh Arabic");
    EXPECT_TRUE(joined.is_right_to_left);
    // From the left: final, medial, medial, initial.
    EXPECT_NE(joined.glyphs[0].index, joined.glyphs[1].index);
    EXPECT_EQ(joined.glyphs[1].index, joined.glyphs[2].index);
    EXPECT_NE(joined.glyphs[2].index, joined.glyphs[3].index);
    EXPECT_EQ(joined.glyphs[0].cluster, 6u) << "the last letter stands leftmost";
    EXPECT_EQ(joined.glyphs[3].cluster, 0u);
}

TEST(Scripts, ArabicStaysJoinedAcrossRunsAndEmergencyBreaks) {
    Setting setting;
    story::Story story = setting.story("بب", "ar");
    story.paragraphs[0].runs.push_back({"بب", {}, origin::BindingId(1), {}, ""});
    const auto runs = setting.composer().set(setting.composer().prepare(story), 200_pt).lines[0].runs;
    const auto whole = setting.set("بببب", 200_pt, "ar").lines[0].runs[0];
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs[0].binding, origin::BindingId(1)) << "what comes second stands to the left";
    EXPECT_EQ(runs[0].glyphs[1].index, whole.glyphs[1].index) << "a medial form";
    EXPECT_EQ(runs[1].glyphs[0].index, whole.glyphs[2].index);

    const auto broken = setting.set("بببب", 10_pt, "ar");
    ASSERT_GT(broken.lines.size(), 1u);
    EXPECT_EQ(broken.lines[0].runs[0].glyphs.back().index, whole.glyphs[3].index);
    EXPECT_EQ(broken.lines.back().runs[0].glyphs.front().index, whole.glyphs[0].index);
}

TEST(Scripts, NumbersAndLatinNamesKeepTheirOrderInArabic) {
    Setting setting;
    const auto galley = setting.set("السعر 129.90 من Bosch GSR.", 300_pt, "ar-AE");
    const auto& runs = galley.lines[0].runs;
    // Visual order from the left: full stop, Latin name, "من", number, "السعر".
    std::vector<std::string> texts;
    for (const auto& run : runs)
        texts.emplace_back(trimmed(run.text));
    std::string visual;
    for (const auto& text : texts)
        visual += "[" + text + "]";
    EXPECT_LT(visual.find("Bosch"), visual.find("من")) << visual;
    EXPECT_LT(visual.find("من"), visual.find("129.90")) << visual;
    EXPECT_LT(visual.find("129.90"), visual.find("السعر")) << visual;
    EXPECT_TRUE(texts.front().ends_with(".")) << visual;
}

TEST(Scripts, HebrewWithDigits) {
    Setting setting;
    const auto galley = setting.set("מחיר: 129.90 ש", 300_pt, "he-IL");
    const auto& runs = galley.lines[0].runs;
    ASSERT_GE(runs.size(), 3u);
    EXPECT_TRUE(runs.back().is_right_to_left);
    EXPECT_THAT(runs.back().text, testing::HasSubstr("מחיר"));
    const auto number = std::find_if(
        runs.begin(), runs.end(), [](const auto& run) { return run.text.find("129.90") != run.text.npos; });
    ASSERT_NE(number, runs.end());
    EXPECT_FALSE(number->is_right_to_left);
    for (std::size_t i = 1; i < number->glyphs.size(); ++i) {
        EXPECT_GT(number->glyphs[i].cluster, number->glyphs[i - 1].cluster) << "digits read from the left";
    }
}

TEST(Scripts, RunsOfALineStandSideBySide) {
    Setting setting;
    const auto galley = setting.set("السعر 129.90 من Bosch, 日本 ישראל (هاتف).", 500_pt, "ar-AE");
    Length x = galley.lines[0].runs[0].origin.x;
    for (const auto& run : galley.lines[0].runs) {
        EXPECT_EQ(run.origin.x, x);
        x += run.width;
    }
    EXPECT_NEAR(x.points(), 500, 0.05);
    EXPECT_TRUE(galley.missing_glyphs.empty());
}

TEST(Scripts, EachScriptHasItsFaceAndSize) {
    Setting setting;
    const auto galley = setting.set("Latin Ελλ Кир 日本 سعر מחיר ราคา दाम", 500_pt);
    std::map<std::string, std::string> families;
    for (const auto& run : galley.lines[0].runs)
        families[std::string(trimmed(run.text))] = family_of(run);
    EXPECT_EQ(families["Latin Ελλ Кир"], "Liberation Sans");
    EXPECT_EQ(families["日本"], "Noto Sans CJK JP");
    EXPECT_EQ(families["ราคา"], "Noto Sans Thai");
    EXPECT_EQ(families["दाम"], "Noto Sans Devanagari");
    for (const auto& run : galley.lines[0].runs) {
        if (run.text.find("日本") != run.text.npos) {
            EXPECT_EQ(run.size, 9_pt) << "corrected so that scripts look equally large";
        }
    }
    EXPECT_TRUE(galley.missing_glyphs.empty());
}

TEST(Scripts, DigitsInArabicTextComeFromTheArabicFace) {
    Setting setting;
    setting.styles.families[0].members[1].family = "Noto Sans Arabic";
    const auto runs = setting.set("سعر 12", 200_pt, "ar").lines[0].runs;
    const font::FaceId arabic = pinned_fonts().find("Noto Sans Arabic", 400, false);
    if (!pinned_fonts().has_glyph(arabic, U'1')) GTEST_SKIP() << "the pinned face has no digits";
    for (const auto& run : runs)
        EXPECT_EQ(run.face, arabic) << run.text;
}

TEST(Scripts, JapaneseLinesNeitherBeginNorEndWithWhatMayNotStandThere) {
    Setting setting;
    setting.paragraph().alignment = style::Alignment::Justify;
    const std::string text = "このドリルは、「作業場」や家庭に最適です。価格は一万円(税込)、とても軽量。";
    for (int points = 30; points < 120; points += 7) {
        const auto galley = setting.set(text, Length::from_points(points), "ja-JP");
        for (const std::string& line : lines_of(galley)) {
            for (const char* forbidden : {"、", "。", "」", ")"}) {
                EXPECT_FALSE(line.starts_with(forbidden)) << points << ": " << line;
            }
            for (const char* forbidden : {"「", "("})
                EXPECT_FALSE(line.ends_with(forbidden)) << points << ": " << line;
        }
        for (const story::Line& line : galley.lines) {
            if (!line.is_last_of_paragraph && line.adjustment_ratio > 0) {
                EXPECT_NEAR(right_edge(line).points(), points, 0.05);
            }
        }
    }
}

TEST(Scripts, ThaiBreaksBetweenWords) {
    Setting setting;
    const auto lines = lines_of(setting.set("เครื่องมือไฟฟ้าสำหรับบ้าน", 70_pt, "th-TH"));
    EXPECT_GT(lines.size(), 1u);
    for (const std::string& line : lines)
        EXPECT_GT(line.size(), 9u);
}

TEST(Scripts, GreekIsShapedFromItsOwnFace) {
    Setting setting;
    setting.paragraph().is_hyphenated = true;
    const auto galley = setting.set("μπαταρίας", 35_pt, "el-GR");
    EXPECT_THAT(lines_of(galley), ElementsAre("μπατα-", "ρίας"));
}

TEST(Scripts, FrenchQuotationMarksStayWithWhatTheyEnclose) {
    Setting setting;
    EXPECT_THAT(lines_of(setting.set("la « belle » vie", 45_pt, "fr-FR")),
                ElementsAre("la", "« belle »", "vie"));
    EXPECT_EQ(setting.set("la « belle » vie", 45_pt, "de-DE").lines.size(), 2u);
}

TEST(Scripts, DecimalsWithoutAWholePartStayInOnePiece) {
    Languages languages(dictionaries());
    const Language& english = languages[languages.ensure("en-US")];
    EXPECT_THAT(find_word_breaks("-.5", english), testing::IsEmpty());
    EXPECT_THAT(find_word_breaks("1/2/well-known", english), testing::Contains(9));
}

TEST(Scripts, MarksStayWithTheirLetter) {
    Setting setting;
    // e with a combining acute: composed by the shaper; the cluster is one.
    const auto run = setting.set("e\xcc\x81", 200_pt).lines[0].runs[0];
    EXPECT_EQ(run.glyphs.size(), 1u);
    const auto narrow = setting.set(
        "e\xcc\x81"
        "e\xcc\x81",
        6_pt);
    EXPECT_THAT(lines_of(narrow), ElementsAre("e\xcc\x81", "e\xcc\x81"));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace publisher::text {
namespace {

/// A digit of Liberation Sans is 1139 of 2048 units wide and has no kerning.
constexpr int kDigit = 1139, kSpace = 569, kUnits = 2048;

std::string digits(int n_words) {
    std::string text;
    for (int i = 0; i < n_words; ++i)
        text.append(i == 0 ? "" : " ").append(static_cast<std::size_t>(*rc::gen::inRange(1, 9)), '0');
    return text;
}

TEST(Justification, LettersAndGlyphsNeverLeaveTheirLimitsHoweverLooseTheLine) {
    Setting setting;
    style::ParagraphStyle& style = setting.paragraph();
    style.alignment = style::Alignment::Justify;
    style.letter_space_min = -0.02;
    style.letter_space_max = 0.03;
    style.glyph_scale_min = 0.98;
    style.glyph_scale_max = 1.015;
    EXPECT_TRUE(rc::check("limits", [&] {
        const Length width = Length::from_points(*rc::gen::inRange(40, 300));
        const auto galley = setting.set(digits(*rc::gen::inRange(1, 60)), width);
        for (const story::Line& line : galley.lines) {
            for (const story::GlyphRun& run : line.runs) {
                RC_ASSERT(run.horizontal_scale >= 0.98 - 1e-9 && run.horizontal_scale <= 1.015 + 1e-9);
                for (const story::Glyph& glyph : run.glyphs) {
                    if (run.text[glyph.cluster] == ' ') continue;
                    const double letter_space = (glyph.advance - kDigit) * run.horizontal_scale / kUnits;
                    RC_ASSERT(letter_space >= -0.02 - 1.0 / kUnits && letter_space <= 0.03 + 1.0 / kUnits);
                }
            }
            if (!line.is_last_of_paragraph && line.adjustment_ratio != 0) {
                RC_ASSERT(std::abs((right_edge(line) - width).points()) < 0.05);
            }
        }
    }));
}

TEST(Justification, SpacesShrinkToTheirLimitAndNoFurther) {
    Setting setting;
    setting.paragraph().alignment = style::Alignment::Justify;
    setting.paragraph().word_space_min = 0.75;
    EXPECT_TRUE(rc::check("spaces", [&] {
        const Length width = Length::from_points(*rc::gen::inRange(60, 300));
        const auto galley = setting.set(digits(*rc::gen::inRange(2, 60)), width);
        for (const story::Line& line : galley.lines) {
            for (const story::GlyphRun& run : line.runs) {
                for (const story::Glyph& glyph : run.glyphs) {
                    if (run.text[glyph.cluster] == ' ') RC_ASSERT(glyph.advance >= 0.75 * kSpace - 1);
                }
            }
        }
    }));
}

/// Of the project's own text: how wide word spaces become is a promise, not an accident.
TEST(Justification, WordSpacesOfACatalogTextStayNarrow) {
    Setting setting;
    style::ParagraphStyle& style = setting.paragraph();
    style.format.family = serif();
    style.alignment = style::Alignment::Justify;
    style.is_hyphenated = true;
    style.letter_space_min = -0.02;
    style.letter_space_max = 0.02;
    style.glyph_scale_min = 0.985;
    style.glyph_scale_max = 1.015;
    const std::string text =
        "Die Küchenmaschine knetet schwere Teige ebenso zuverlässig, wie sie Sahne schlägt: Ihr Motor regelt "
        "die "
        "Drehzahl nach dem Widerstand, den die Schüssel ihm entgegensetzt. Zum Lieferumfang gehören drei "
        "Rührbesen, "
        "ein Spritzschutz und eine Schüssel aus gebürstetem Edelstahl; Fleischwolf, Gemüseschneider und "
        "Getreidemühle "
        "sind als Zubehör erhältlich. Alle Teile, die mit Lebensmitteln in Berührung kommen, dürfen in die "
        "Spülmaschine. Der Hersteller gewährt fünf Jahre Garantie auf Motor und Getriebe und hält "
        "Ersatzteile "
        "mindestens zehn Jahre lang vor.";
    int n_lines = 0, n_wide = 0, longest_ladder = 0;
    for (int points = 150; points <= 260; points += 2) {
        const auto galley = setting.set(text, Length::from_points(points), "de-DE");
        int ladder = 0;
        for (const story::Line& line : galley.lines) {
            // The style lets spaces grow by half; a ratio of 2 doubles them.
            ++n_lines;
            n_wide += line.adjustment_ratio > 2;
            ladder = line.is_hyphenated ? ladder + 1 : 0;
            longest_ladder = std::max(longest_ladder, ladder);
        }
    }
    EXPECT_LE(longest_ladder, 2);
    EXPECT_LE(100.0 * n_wide / n_lines, 1.5) << n_wide << " of " << n_lines;
}

}
}

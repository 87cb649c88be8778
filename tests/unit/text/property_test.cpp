// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/text/composer.hpp"
#include "setting.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include <algorithm>

namespace publisher::text {
namespace {

const std::vector<std::string> kWords = {"catalog",
                                         "Größenordnung",
                                         "12,95\xc2\xa0€",
                                         "GSR-18/55",
                                         "a",
                                         "affluent",
                                         "–",
                                         "(see",
                                         "page)",
                                         "μπαταρίας",
                                         "АКЦИЯ",
                                         "السعر",
                                         "129.90",
                                         "מחיר",
                                         "日本語の「価格」。",
                                         "ราคาพิเศษ",
                                         "www.example.com/x",
                                         "x",
                                         "AAAAAAAAAAAAAAAA",
                                         "Dampf\xc2\xadschiff",
                                         "e\xcc\x81t\xc3\xa9",
                                         "50%",
                                         "\"quoted\"",
                                         "\n",
                                         "…"};

struct Case {
    std::string text, language;
    style::Alignment alignment = style::Alignment::Start;
    bool is_hyphenated = false;
    Length width;
};

Case random_case() {
    Case made;
    const auto n_words = *rc::gen::inRange(0, 25);
    for (int i = 0; i < n_words; ++i) {
        if (i > 0) made.text += ' ';
        made.text += kWords[*rc::gen::inRange<std::size_t>(0, kWords.size())];
    }
    made.language = *rc::gen::element<std::string>("de-DE", "ar-AE", "ja-JP", "en-US");
    made.alignment =
        *rc::gen::element(style::Alignment::Start, style::Alignment::Justify, style::Alignment::Centre);
    made.is_hyphenated = *rc::gen::arbitrary<bool>();
    made.width = Length::from_points(*rc::gen::inRange(30, 250));
    return made;
}

struct Shared {
    Setting settings[2];
    Shared() {
        for (Setting& setting : settings)
            setting.paragraph().format.family = serif();
    }
};

story::Galley set(Setting& setting, const Case& made) {
    setting.paragraph().alignment = made.alignment;
    setting.paragraph().is_hyphenated = made.is_hyphenated;
    return setting.set(made.text, made.width, made.language);
}

/// The characters of a text without spaces and what only breaking shows, sorted: what is on a line of
/// two directions is not in the order of the text.
std::u32string characters(std::string_view text) {
    std::u32string found;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t character = next_code_point(text, offset);
        const bool is_space = character == U' ' || character == 0x00A0 || character == U'\n';
        if (!is_space && character != 0x00AD) found += character;
    }
    std::sort(found.begin(), found.end());
    return found;
}

TEST(Property, EveryCharacterIsOnExactlyOneLine) {
    Shared shared;
    EXPECT_TRUE(rc::check("characters", [&] {
        const Case made = random_case();
        const auto galley = set(shared.settings[0], made);
        std::string all;
        for (const story::Line& line : galley.lines) {
            for (const story::GlyphRun& run : line.runs) {
                all += run.text;
                RC_ASSERT(!run.glyphs.empty());
                for (const story::Glyph& glyph : run.glyphs)
                    RC_ASSERT(glyph.cluster < run.text.size());
            }
        }
        RC_ASSERT(characters(all) == characters(made.text));
    }));
}

TEST(Property, LinesOfOneDirectionKeepTheOrderOfTheText) {
    Shared shared;
    EXPECT_TRUE(rc::check("order", [&] {
        Case made = random_case();
        made.language = "en-US";
        const auto is_right_to_left = [](char byte) {
            return static_cast<unsigned char>(byte) >= 0xd6 && static_cast<unsigned char>(byte) <= 0xdb;
        };
        made.text.erase(std::remove_if(made.text.begin(), made.text.end(),
                                       [&](char byte) { return is_right_to_left(byte); }),
                        made.text.end());
        RC_PRE(!find_malformed_utf8(made.text));
        std::string all;
        for (const std::string& line : logical_lines_of(set(shared.settings[0], made)))
            all += line;
        std::string expected;
        for (std::size_t offset = 0; offset < made.text.size();) {
            const char32_t character = next_code_point(made.text, offset);
            if (character != U'\n' && character != 0x00AD && character != U' ')
                append_utf8(expected, character);
        }
        all.erase(std::remove(all.begin(), all.end(), ' '), all.end());
        RC_ASSERT(all == expected);
    }));
}

TEST(Property, NoLineIsWiderThanItsMeasure) {
    Shared shared;
    EXPECT_TRUE(rc::check("width", [&] {
        const Case made = random_case();
        for (const story::Line& line : set(shared.settings[0], made).lines) {
            Length left = line.width, right;
            for (const story::GlyphRun& run : line.runs) {
                left = std::min(left, run.origin.x);
                right = std::max(right, run.origin.x + run.width);
            }
            RC_ASSERT(right <= line.left + line.width + Length::from_points(0.03));
            if (!line.runs.empty()) RC_ASSERT(left >= line.left - Length::from_points(0.03));
            RC_ASSERT(line.adjustment_ratio >= -1.01);
        }
    }));
}

TEST(Property, TheCacheNeverChangesTheResult) {
    Shared shared;
    EXPECT_TRUE(rc::check("cache", [&] {
        const Case made = random_case();
        Setting fresh;
        fresh.paragraph().format.family = serif();
        const auto expected = set(fresh, made);
        const auto found = set(shared.settings[1], made);
        RC_ASSERT(found.lines == expected.lines);
        RC_ASSERT(found.missing_glyphs == expected.missing_glyphs);
    }));
}

}
}

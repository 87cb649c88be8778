// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/text/internal/prepare.hpp"
#include "setting.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace publisher::text {
namespace {

/// The steps of preparing, one by one.
struct Bench {
    Setting setting;
    Faces faces{pinned_fonts()};
    Languages languages{dictionaries()};
    Shaper shaper{languages};
    Looks looks{pinned_fonts(), setting.styles, faces, shaper};
    StyleRanges style_ranges;
    Workshop workshop{looks, shaper, languages, style_ranges};

    PreparedParagraph collected(std::string_view text, std::string_view language) {
        PreparedParagraph paragraph;
        paragraph.style = &setting.paragraph();
        const story::Story story = setting.story(text, language);
        paragraph.collected =
            collect(story.paragraphs[0], *paragraph.style, languages.ensure(language), {}, workshop);
        return paragraph;
    }

    /// The breaks and their costs; empty when the text is not plain.
    std::string plain(std::string_view text, std::string_view language) {
        PreparedParagraph paragraph = collected(text, language);
        if (!make_plain_pieces(paragraph, workshop)) return "";
        make_breaks(paragraph, {true, {}}, workshop);
        return listing(paragraph);
    }
    std::string analysed(std::string_view text, std::string_view language) {
        PreparedParagraph paragraph = collected(text, language);
        const Opportunities found = make_analysed_pieces(paragraph, languages.ensure(language), workshop);
        make_breaks(paragraph, found, workshop);
        return listing(paragraph);
    }

    static std::string listing(const PreparedParagraph& paragraph) {
        std::string text;
        for (const Break& place : paragraph.breaks) {
            text += std::to_string(static_cast<int>(place.kind)) + " " + std::to_string(place.end.offset) +
                    " " + std::to_string(place.next.offset) + " " +
                    std::to_string(place.before.width.units()) + " " +
                    std::to_string(place.end_change.units()) + " " +
                    std::to_string(place.start_change.units()) + "\n";
        }
        for (const ShapedGlyph& glyph : paragraph.glyphs)
            text += std::to_string(glyph.index) + " ";
        return text;
    }
};

TEST(PlainText, CatalogTextTakesTheShortWayWithTheSameResult) {
    Bench bench;
    bench.setting.paragraph().is_hyphenated = true;
    const std::pair<const char*, const char*> texts[] = {
        {"4012345678901", "en-US"},
        {"12,95\xc2\xa0€", "de-DE"},
        {"Größenordnung, Bundesausbildungsförderung – Typ GSR-18/55 (2 Stück)", "de-DE"},
        {"1.234,50\xe2\x80\xaf€/Stück; 50 % Rabatt!", "de-DE"},
        {"Δράπανο μπαταρίας 18 βολτ, 129,90 €", "el-GR"},
        {"Akku „Power“ und 'mehr' – 3/4\" Gewinde", "de-DE"},
        {"First line\nsecond line", "en-US"},
        {"", "en-US"},
        {"Telescopic depth 39.4 m, AC/DC, self-locking, e.g. 5-6 pcs.", "en-US"},
    };
    for (const auto& [text, language] : texts) {
        const std::string plain = bench.plain(text, language);
        ASSERT_FALSE(plain.empty()) << text;
        EXPECT_EQ(plain, bench.analysed(text, language)) << text;
    }
}

TEST(PlainText, WhatIsNotPlainIsRecognized) {
    Bench bench;
    for (const char* text : {"السعر", "日本", "Greek αβγ and Latin", "soft\xc2\xadhyphen", "e\xcc\x81",
                             "a\xe2\x80\x8b"
                             "b",
                             "a ! b", "( a", "\xe2\x98\x83"}) {
        EXPECT_EQ(bench.plain(text, "en-US"), "") << text;
    }
}

TEST(PlainText, BothWaysAgreeOnAnyText) {
    Bench bench;
    bench.setting.paragraph().is_hyphenated = true;
    const std::vector<std::string> parts = {"catalog",
                                            "Waschmaschine",
                                            "a",
                                            "12",
                                            "3.5",
                                            "1,000",
                                            "-",
                                            "–",
                                            "—",
                                            "/",
                                            "(",
                                            ")",
                                            "[",
                                            "]",
                                            "\"",
                                            "'",
                                            "“",
                                            "”",
                                            "„",
                                            "«",
                                            "»",
                                            ".",
                                            ",",
                                            ":",
                                            ";",
                                            "!",
                                            "?",
                                            "€",
                                            "%",
                                            "$",
                                            "°",
                                            "+",
                                            "=",
                                            "&",
                                            "*",
                                            "#",
                                            "@",
                                            "…",
                                            "•",
                                            "®",
                                            "½",
                                            "\xc2\xa0",
                                            "\xe2\x80\xaf",
                                            " ",
                                            " ",
                                            " ",
                                            " ",
                                            " ",
                                            "\n",
                                            "É",
                                            "ß",
                                            "x²",
                                            "→",
                                            "\xc2\xb7",
                                            "|",
                                            "~",
                                            "\\",
                                            "_"};
    std::size_t n_plain = 0;
    const bool holds = rc::check("plain and analysed", [&] {
        const auto indices =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, parts.size()));
        std::string text;
        for (const std::size_t i : indices)
            text += parts[i];
        const std::string plain = bench.plain(text, "en-US");
        if (plain.empty()) return;
        ++n_plain;
        RC_ASSERT(plain == bench.analysed(text, "en-US"));
    });
    EXPECT_TRUE(holds);
    EXPECT_GT(n_plain, 5u);
}

}
}

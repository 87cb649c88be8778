// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

page::Page page_with(std::vector<story::GlyphRun> runs) {
    page::Page page = blank_page(1);
    for (story::GlyphRun& run : runs)
        page.objects.push_back(text_frame(std::move(run)));
    return page;
}

std::string read_words(const PdfFile& file) {
    return file.judged_by("pdftotext -enc UTF-8 {} -");
}

TEST(Text, WordsComeBackInTheirScripts) {
    const Setting arabic{.family = "Noto Naskh Arabic", .is_right_to_left = true};
    const PdfFile file({page_with({shaped("Größe fünf, office", {10_mm, 10_mm}),
                                   shaped("Office ffi Ta", {10_mm, 20_mm}, {.family = "EB Garamond"}),
                                   shaped("Μέγεθος κήπου", {10_mm, 30_mm}, {.family = "Inter"}),
                                   shaped("السلام عليكم", {10_mm, 40_mm}, arabic)})});
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    const std::string words = read_words(file);
    EXPECT_THAT(words, HasSubstr("Größe fünf, office"));
    EXPECT_THAT(words, HasSubstr("Office ffi Ta"));
    EXPECT_THAT(words, HasSubstr("Μέγεθος κήπου"));
    EXPECT_THAT(words, HasSubstr("السلام عليكم"));
}

TEST(Text, ALetterAndItsMarksAreToldTogether) {
    const PdfFile file({page_with(
        {shaped("مُحَمَّد", {10_mm, 50_mm}, {.family = "Noto Naskh Arabic", .is_right_to_left = true})})});
    ASSERT_TRUE(file.status());
    const std::string content = file.content(1);
    EXPECT_THAT(content, ::testing::ContainsRegex("ActualText<FEFF0645064F>>>BDC\n[0-9.]+ Ts\n"));
    EXPECT_THAT(content, ::testing::EndsWith("0 Ts\n[182<01E5>]TJ\nEMC\nET\n"));
}

TEST(Text, EveryFontIsEmbeddedAsASubsetWithUnicode) {
    const PdfFile file({page_with({shaped("Lato", {10_mm, 10_mm}),
                                   shaped("Garamond", {10_mm, 20_mm}, {.family = "EB Garamond"}),
                                   shaped("Inter", {10_mm, 30_mm}, {.family = "Inter"})})});
    ASSERT_TRUE(file.status());
    const std::string list = file.judged_by("pdffonts {}");
    EXPECT_THAT(list,
                ::testing::ContainsRegex("[A-Z]{6}\\+Lato-Regular +CID TrueType +Identity-H +yes yes yes"));
    EXPECT_THAT(list, ::testing::ContainsRegex("\\+EBGaramond[^ ]* +CID Type 0C +Identity-H +yes yes yes"));
    EXPECT_THAT(list, ::testing::ContainsRegex("\\+Inter[^ ]* +CID Type 0C +Identity-H +yes yes yes"));
}

TEST(Text, ASoftHyphenAtTheLineEndIsTold) {
    story::GlyphRun hyphenated = shaped("Entwick-", {10_mm, 10_mm});
    hyphenated.text.replace(hyphenated.text.size() - 1, 1, "\u00AD");
    const PdfFile file({page_with({hyphenated, shaped("E-Bike", {10_mm, 20_mm})})});
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.content(1), HasSubstr("/Span<</ActualText<FEFF00AD>>>BDC"));
    EXPECT_THAT(read_words(file), HasSubstr("E-Bike"));
    EXPECT_THAT(read_words(file), HasSubstr("Entwick\u00AD"));
}

TEST(Text, ANoBreakSpaceComesBackAsOne) {
    const PdfFile file({page_with({shaped("10\u00A0mm and", {10_mm, 10_mm})})});
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.content(1), HasSubstr("<FEFF00A0>"));
    EXPECT_THAT(read_words(file), HasSubstr("and"));
}

TEST(Text, RoundedWidthsNeverAddUp) {
    // 100 glyphs with a third of a thousandth too much each: the last one must still stand right.
    story::GlyphRun run = shaped(std::string(100, 'n'), {0_mm, 10_mm}, {.size = 4_pt});
    const std::int64_t step = run.glyphs[0].advance * 3 + 1;
    run.units_per_em *= 3;
    for (story::Glyph& glyph : run.glyphs)
        glyph.advance = static_cast<std::int32_t>(step);
    const story::GlyphRun& given = run;
    const PdfFile file({page_with({given})});
    ASSERT_TRUE(file.status());
    const std::string boxes = file.judged_by("pdftotext -bbox {} -");
    const auto value = [&](const char* key) { return std::stod(boxes.substr(boxes.find(key) + 6)); };
    const double expected = 4.0 * static_cast<double>(100 * step) / run.units_per_em;
    EXPECT_NEAR(value("xMax=\"") - value("xMin=\""), expected, 4.0 / 1000);
}

TEST(Text, KerningAndJustificationAreAdjustments) {
    const PdfFile file({page_with({shaped("AVA", {10_mm, 10_mm})})});
    EXPECT_THAT(file.content(1),
                ::testing::ContainsRegex("\\[<[0-9A-F]{4}>[0-9]+<[0-9A-F]{4}>[0-9]+<[0-9A-F]{4}>\\]TJ"));
    const PdfFile plain({page_with({shaped("nnn", {10_mm, 10_mm})})});
    EXPECT_THAT(plain.content(1), ::testing::ContainsRegex("\\[<[0-9A-F]{12}>\\]TJ"));
}

TEST(Text, TheHorizontalScaleEndsWithItsText) {
    story::GlyphRun narrow = shaped("narrow", {10_mm, 10_mm});
    narrow.horizontal_scale = 0.95;
    const PdfFile file({page_with({narrow, shaped("wide", {10_mm, 20_mm})})});
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("95 Tz\n"));
    EXPECT_THAT(content, HasSubstr("100 Tz\nET\n"));
}

TEST(Text, UnderlinesAndStrikeoutsAreBarsOfTheTextColour) {
    story::GlyphRun old_price = shaped("19.90", {10_mm, 10_mm}, {.paint = paint(Red)});
    old_price.strike = {-1_mm, 0.5_pt};
    const PdfFile file({page_with({old_price})});
    EXPECT_THAT(file.content(1), ::testing::ContainsRegex("ET\n[0-9. ]+ re\nf\n"));
}

TEST(Text, EmptyAndImpossibleRunsPaintNothing) {
    story::GlyphRun empty;
    empty.face = fonts().find("Lato", 400, false);
    story::GlyphRun flat = shaped("flat", {10_mm, 10_mm});
    flat.size = Length();
    const PdfFile file({page_with({empty, flat, shaped("none", {10_mm, 10_mm}, {.paint = paint(Nothing)})})});
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_THAT(file.content(1), Not(HasSubstr("TJ")));
}

TEST(Text, AMissingGlyphRefusesTheClaimAndIsPaintedWithoutIt) {
    const std::vector<page::Page> pages = {blank_page(1), page_with({shaped("中", {10_mm, 10_mm})})};
    const PdfFile claimed(pages, print_options());
    ASSERT_FALSE(claimed.status());
    if (has_profile()) {
        EXPECT_THAT(claimed.status().failure().message, HasSubstr("shows '中'"));
    }
    EXPECT_TRUE(PdfFile(pages).status());
}

}
}

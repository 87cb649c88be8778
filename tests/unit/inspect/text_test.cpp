// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/reading.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

using testing::ElementsAre;

std::string read(const std::string& content) {
    return text_of(first_page(text_pdf(content)));
}

/// Two-byte codes are their own Unicode values: a font for any script whose letters are half an em wide.
TestPdf unicode_pdf(const std::string& content) {
    TestPdf pdf;
    const int map = pdf.add_stream("",
                                   "/CIDInit /ProcSet findresource begin begincmap\n"
                                   "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                                   "2 beginbfrange <0001> <00FF> <0001> <0100> <FFFF> <0100> endbfrange\n"
                                   "endcmap end");
    const int descendant = pdf.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    const int font = pdf.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H "
        "/DescendantFonts [" +
        reference(descendant) + "] /ToUnicode " + reference(map) + " >>");
    pdf.add_page(content, "/MediaBox [0 0 200 100]", "/Font << /F1 " + reference(font) + " >>");
    return pdf;
}

TEST(Text, ARunHasPlaceSizeAndColour) {
    const auto page = first_page(text_pdf("q 2 0 0 2 0 0 cm 0 0 0 1 k BT /F1 5 Tf 10 20 Td (AV) Tj ET Q"));
    ASSERT_EQ(page.runs.size(), 1u);
    const auto& run = page.runs[0];
    EXPECT_EQ(run.text, "AV");
    EXPECT_EQ(run.font, "Helvetica");
    EXPECT_EQ(run.size, 10_pt);
    EXPECT_EQ(run.origin, (Point{20_pt, 60_pt}));
    EXPECT_EQ(run.fill, (Color{"DeviceCMYK", {0, 0, 0, 1}, {}, {}}));
    EXPECT_EQ(run.stroke, Color());
    EXPECT_EQ(run.render_mode, 0);
    EXPECT_EQ(run.angle, 0);
    ASSERT_EQ(run.glyphs.size(), 2u);
    EXPECT_EQ(run.glyphs[0].code, 'A');
    EXPECT_EQ(run.glyphs[0].advance_x, Length::from_points(6.67)); // Helvetica A: 667/1000
    EXPECT_EQ(run.glyphs[1].origin.x, Length::from_points(26.67));
    EXPECT_EQ(run.glyphs[1].text_begin, 1u);
    EXPECT_EQ(run.glyphs[1].text_end, 2u);
    EXPECT_LT(run.box.top(), 54_pt);
    EXPECT_GT(run.box.bottom(), 60_pt);
}

TEST(Text, RaisedCentsBelongToTheFiguresBesideThem) {
    EXPECT_EQ(read("BT /F1 30 Tf 10 50 Td (38,) Tj ET BT /F1 15 Tf 52 61 Td (90) Tj ET "
                   "BT /F1 20 Tf 140 60 Td (Head) Tj ET"),
              "38,90\nHead\n");
}

TEST(Text, ALeaderIsAWordOfItsOwn) {
    EXPECT_EQ(read("BT /F1 10 Tf 10 50 Td (Index......18 and so on... 5) Tj ET"),
              "Index ...... 18 and so on... 5\n");
}

TEST(Text, KerningAndSpacingKeepTheRunColourEndsIt) {
    const auto page = first_page(text_pdf(
        "BT /F1 10 Tf 1 Tc 3 Tw 10 50 Td [(Ab) 120 (c d)] TJ 1 0 0 rg (e) Tj 0 Tc 0 -12 Td (f) Tj ET"));
    ASSERT_EQ(page.runs.size(), 3u);
    EXPECT_EQ(page.runs[0].text, "Abc d");
    EXPECT_EQ(page.runs[1].text, "e");
    EXPECT_EQ(page.runs[1].fill.space, "DeviceRGB");
    EXPECT_EQ(page.runs[2].text, "f");
    // The advance is the glyph's alone: 556/1000, without the character spacing of 1 pt.
    EXPECT_EQ(page.runs[0].glyphs[1].advance_x, Length::from_points(5.56));
}

TEST(Text, OverprintAndRenderModesAreReported) {
    const auto page =
        first_page(text_pdf("/OP gs BT /F1 10 Tf 2 Tr 0 0 0 1 k 1 0 0 0 K 10 50 Td (a) Tj 3 Tr "
                            "0 -20 Td (hidden) Tj ET",
                            "/ExtGState << /OP << /OP true /op true /OPM 1 >> >>"));
    ASSERT_EQ(page.runs.size(), 2u);
    EXPECT_TRUE(page.runs[0].fill_overprint);
    EXPECT_TRUE(page.runs[0].stroke_overprint);
    EXPECT_EQ(page.runs[0].overprint_mode, 1);
    EXPECT_EQ(page.runs[0].render_mode, 2);
    EXPECT_EQ(page.runs[0].stroke.components, (std::vector<double>{1, 0, 0, 0}));
    EXPECT_EQ(page.runs[1].render_mode, 3);
    EXPECT_EQ(page.runs[1].fill, Color());
    EXPECT_EQ(text_of(page), "a\n"); // what is invisible is not read
}

TEST(Text, ActualTextStandsForItsGlyphs) {
    const auto page =
        first_page(text_pdf("BT /F1 10 Tf 10 50 Td (a) Tj /Span << /ActualText <FEFF00660066> >> BDC "
                            "(XYZ) Tj EMC (b) Tj ET"));
    ASSERT_EQ(page.runs.size(), 1u);
    EXPECT_EQ(page.runs[0].text, "affb");
    EXPECT_TRUE(page.runs[0].has_actual_text);
    ASSERT_EQ(page.runs[0].glyphs.size(), 5u);
    EXPECT_EQ(page.runs[0].glyphs[2].text_begin, page.runs[0].glyphs[2].text_end);
    EXPECT_EQ(text_of(page), "affb\n");
}

TEST(Text, GlyphsWithoutUnicodeAreCounted) {
    TestPdf pdf;
    const int descendant = pdf.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    pdf.add_page("BT /F 10 Tf 10 50 Td <00050006> Tj ET", "/MediaBox [0 0 200 100]",
                 "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H "
                 "/DescendantFonts [" +
                     reference(descendant) + "] >> >>");
    const auto facts = facts_of(pdf);
    ASSERT_EQ(facts.pages.at(0).runs.size(), 1u);
    EXPECT_EQ(facts.pages[0].runs[0].n_unmapped, 2);
    EXPECT_EQ(facts.pages[0].runs[0].text, "\uFFFD\uFFFD");
    ASSERT_EQ(facts.document.fonts.size(), 1u); // an inline font is known from the page alone
    EXPECT_EQ(facts.document.fonts[0].object, 0);
    EXPECT_TRUE(facts.document.fonts[0].is_used);
}

TEST(Text, AGlyphThatTheMapForgetsIsCounted) {
    TestPdf pdf;
    const int map = pdf.add_stream("",
                                   "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
                                   "1 beginbfchar <0005> <0041> endbfchar endcmap");
    const int descendant = pdf.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    const int font = pdf.add(
        "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H "
        "/DescendantFonts [" +
        reference(descendant) + "] /ToUnicode " + reference(map) + " >>");
    pdf.add_page("BT /F 10 Tf 10 50 Td <00050006> Tj ET", "/MediaBox [0 0 200 100]",
                 "/Font << /F " + reference(font) + " >>");
    const auto page = first_page(pdf);
    EXPECT_EQ(page.runs.at(0).n_unmapped, 1);
    EXPECT_EQ(page.runs.at(0).text, "A\uFFFD");
    EXPECT_EQ(page.runs.at(0).glyphs.at(1).code, 6u);
}

TEST(Text, WordsComeApartAtGaps) {
    EXPECT_EQ(read("BT /F1 10 Tf 10 50 Td [(one) -300 (two)] TJ ET"), "one two\n");
    EXPECT_EQ(read("BT /F1 10 Tf 10 50 Td [(ker) -80 (ned)] TJ ET"), "kerned\n");
    // More than two ems: another cell.
    EXPECT_EQ(read("BT /F1 10 Tf 10 50 Td (cell) Tj 90 0 Td (9,99) Tj -90 -12 Td (next) Tj ET"),
              "cell\n9,99\nnext\n");
}

TEST(Text, NoBreakSpacesHoldAPriceTogether) {
    // 1, narrow no-break space, 234, no-break space, euro sign; then a thin space that does break.
    const auto page = first_page(
        unicode_pdf("BT /F1 10 Tf 10 50 Td <0031202F003200330034002C003500A020AC200900780079> Tj ET"));
    const auto found = words(page);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].text, "1\u202F234,5\u00A0€");
    EXPECT_EQ(text_of(page), "1\u202F234,5\u00A0€ xy\n");
}

TEST(Text, APatternForAColour) {
    TestPdf pdf;
    const int blend = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 0 0 0] /N 1 >>");
    const int font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    pdf.add_page("/Pattern cs /P scn BT /F1 20 Tf 10 50 Td (x) Tj ET 0 g BT /F1 20 Tf 50 50 Td (y) Tj ET",
                 "/MediaBox [0 0 200 100]",
                 "/Font << /F1 " + reference(font) +
                     " >> /Pattern << /P << /PatternType 2 /Shading << "
                     "/ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 100 0] /Function " +
                     reference(blend) + " >> >> >>");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.runs.size(), 2u);
    EXPECT_EQ(page.runs[0].fill.space, "Pattern");
    EXPECT_EQ(page.runs[0].render_mode, 0);
    EXPECT_EQ(page.runs[1].fill.space, "DeviceGray");
    ASSERT_EQ(page.shadings.size(), 1u);
    EXPECT_EQ(page.shadings[0].color.space, "DeviceCMYK");
    EXPECT_EQ(text_of(page), "x y\n");
}

TEST(Text, LinesAreReadFromTheTopWhateverTheirOrder) {
    EXPECT_EQ(read("BT /F1 10 Tf 10 30 Td (below) Tj 0 30 Td (above) Tj 30 0 Td (right) Tj ET"),
              "above right\nbelow\n");
}

TEST(Text, RaisedFiguresStayInTheirLine) {
    EXPECT_EQ(read("BT /F1 20 Tf 10 50 Td (19) Tj /F1 11 Tf 22.5 7 Td (99) Tj ET"), "1999\n");
}

TEST(Text, SoftHyphensAreJoined) {
    const auto page =
        first_page(text_pdf("BT /F1 10 Tf 10 50 Td (die Entwick) Tj /Span << /ActualText <FEFF00AD> >> BDC "
                            "(-) Tj EMC 0 -12 Td (lung geht) Tj ET"));
    EXPECT_EQ(text_of(page), "die Entwicklung\ngeht\n");
    const auto found = words(page);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[1].text, "Entwicklung");
    EXPECT_EQ(found[1].line, 0);
    EXPECT_EQ(found[2].line, 1);
    EXPECT_EQ(lines(page).size(), 2u);
}

TEST(Text, RightToLeftIsGivenInReadingOrder) {
    // As it lies on paper, from left to right: final mem, vav, lamed, shin.
    const auto page = first_page(unicode_pdf("BT /F1 10 Tf 10 50 Td <05DD05D505DC05E9> Tj ET"));
    ASSERT_EQ(page.runs.size(), 1u);
    EXPECT_EQ(page.runs[0].text, "שלום");
    EXPECT_TRUE(page.runs[0].is_right_to_left);
    // The first letter read stands rightmost.
    EXPECT_GT(page.runs[0].glyphs.front().origin.x, page.runs[0].glyphs.back().origin.x);
    EXPECT_EQ(text_of(page), "שלום\n");
}

TEST(Text, NumbersInRightToLeftTextStayAsTheyAre) {
    // On paper: 12.50, space, Hebrew word; read: the word, then 12.50.
    const auto page = first_page(
        unicode_pdf("BT /F1 10 Tf 10 50 Td <00310032002E003500300020> Tj <05DD05D505DC05E9> Tj ET"));
    EXPECT_EQ(text_of(page), "שלום 12.50\n");
    const auto apart = first_page(unicode_pdf(
        "BT /F1 10 Tf 10 50 Td <00310032002E00350030> Tj 0 0 1 rg 30 0 Td <05DD05D505DC05E9> Tj ET"));
    EXPECT_EQ(apart.runs.size(), 2u);
    EXPECT_EQ(text_of(apart), "שלום 12.50\n");
}

TEST(Text, MarksFollowTheirLetter) {
    // Arabic beh with fatha, then alef; on paper alef, fatha (no advance of its own here: shifted back), beh.
    const auto page = first_page(unicode_pdf("BT /F1 10 Tf 10 50 Td [<0627> <064E> 500 <0628>] TJ ET"));
    EXPECT_EQ(text_of(page), "بَا\n");
}

TEST(Text, TurnedTextIsReadAlongItsBaseline) {
    const auto page =
        first_page(text_pdf("BT /F1 10 Tf 0 1 -1 0 50 20 Tm (up the spine) Tj ET "
                            "BT /F1 10 Tf 10 80 Td (upright) Tj ET"));
    EXPECT_NEAR(page.runs.at(0).angle, -90, 1e-6);
    EXPECT_EQ(text_of(page), "upright\nup the spine\n");
}

TEST(ReadingOrder, LeftToRightStaysAndMixedTextTurns) {
    const std::vector<std::string_view> plain = {"a", "b", " ", "1"};
    EXPECT_THAT(reading_order(plain), ElementsAre(0, 1, 2, 3));
    const std::vector<std::string_view> mixed = {"ב", "א", " ", "a", "b"};
    EXPECT_TRUE(is_right_to_left(std::vector<std::string_view>{"א", "ב", "a"}));
    EXPECT_FALSE(is_right_to_left(mixed));
    EXPECT_THAT(reading_order(mixed), ElementsAre(1, 0, 2, 3, 4));
    EXPECT_TRUE(is_combining("\u064E"));
    EXPECT_FALSE(is_combining("a"));
}

TEST(ActualText, ThatSaysOtherFiguresThanItsGlyphsIsCounted) {
    const auto contradicted = [](const std::string& actual) {
        const auto page = first_page(
            text_pdf("BT /F1 12 Tf 10 50 Td /Span << /ActualText (" + actual + ") >> BDC (118) Tj EMC ET"));
        return page.runs.empty() ? -1 : page.runs.front().n_contradicted;
    };
    EXPECT_EQ(contradicted("118"), 0);
    EXPECT_EQ(contradicted("119"), 1);
    EXPECT_EQ(contradicted("118 a box"), 0) << "words are no figures";
}

TEST(Runs, ThatAreSetAlikeSaySoOnceAndAreReadAlike) {
    const auto page =
        first_page(text_pdf("BT 0 1 0 0 k /F1 12 Tf 10 50 Td (one) Tj 60 0 Td (two) Tj /F1 9 Tf 60 0 Td "
                            "(three) Tj 0 20 Td 0 0 0 1 k (four) Tj ET"));
    ASSERT_EQ(page.runs.size(), 4U);
    for (const TextRun& run : page.runs)
        EXPECT_EQ(run.font, "Helvetica");
    EXPECT_EQ(page.runs[1].size, 12_pt);
    EXPECT_EQ(page.runs[1].fill, page.runs[0].fill);
    EXPECT_EQ(page.runs[2].size, 9_pt);
    EXPECT_EQ(page.runs[3].size, 9_pt);
    EXPECT_NE(page.runs[3].fill, page.runs[2].fill);
}

}
}

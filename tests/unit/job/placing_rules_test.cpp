// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/placing_rules.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::job {
namespace {

using inspect::PlacedPage;
using inspect::reference;
using inspect::TestPdf;
using publication::Output;
using publication::PicturePolicy;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

PlacedPage placed(const TestPdf& pdf) {
    MemoryWorld world;
    world.add("advert.pdf", pdf.bytes());
    auto page = inspect::take_page(world, "advert.pdf");
    if (page) return std::move(*page);
    ADD_FAILURE() << page.failure().message;
    PlacedPage empty;
    empty.facts.pages.emplace_back();
    return empty;
}

/// A page of this content with these resources, `attributes` of the page.
PlacedPage page_of(const std::string& content, const std::string& resources = "",
                   const std::string& attributes = "") {
    TestPdf pdf;
    pdf.add_page(content, "/MediaBox [0 0 200 100] " + attributes, resources);
    return placed(pdf);
}

const Output kX4 = {.standard = "PDF/X-4"};
const Output kX1a = {.standard = "PDF/X-1a"};
const Output kX4WithRgb = {.standard = "PDF/X-4", .pictures = PicturePolicy::KeepRgb};
const Output kScreen = {.standard = "screen"};

std::vector<std::string> causes(const std::vector<PlacingFault>& faults) {
    std::vector<std::string> causes;
    for (const PlacingFault& fault : faults) {
        EXPECT_FALSE(fault.remedy.empty());
        causes.push_back(fault.cause);
    }
    return causes;
}

std::vector<std::string> causes(const PlacedPage& page, const Output& output) {
    return causes(faults_in(page, output));
}

constexpr const char* kLab = "[/Lab << /WhitePoint [0.9642 1 0.8249] >>]";
constexpr const char* kCmykTint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>";
constexpr const char* kThreeTints = "<< /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1 >>";

std::string spot(const std::string& alternate, const std::string& function) {
    return "/ColorSpace << /Spot [/Separation /Orange " + alternate + ' ' + function + "] >>";
}

TEST(PlacingRules, InksOfThePressArePlacedEverywhere) {
    const PlacedPage page = page_of("0 1 1 0 k 0 0 9 9 re f 0.5 g 9 9 9 9 re f /Spot cs 1 scn 20 20 9 9 re f",
                                    spot("/DeviceCMYK", kCmykTint));
    EXPECT_THAT(causes(faults_anywhere(page)), IsEmpty());
    for (const Output& output : {kX4, kX1a, kX4WithRgb, kScreen})
        EXPECT_THAT(causes(page, output), IsEmpty()) << output.standard;
}

TEST(PlacingRules, DeviceColoursOfAScreenAreNoInks) {
    const PlacedPage page = page_of("1 0 0 rg 0 0 9 9 re f 1 0 0 rg 9 9 9 9 re f");
    for (const Output& output : {kX4, kX1a, kX4WithRgb})
        EXPECT_THAT(causes(page, output), ElementsAre("paints in DeviceRGB")) << output.standard;
    EXPECT_THAT(causes(page, kScreen), IsEmpty());
}

TEST(PlacingRules, CalibratedColoursArePlacedWhereRgbIsKept) {
    const PlacedPage page =
        page_of("/L cs 50 20 20 scn 0 0 9 9 re f", std::string("/ColorSpace << /L ") + kLab + " >>");
    EXPECT_THAT(causes(page, kX4), ElementsAre("paints in Lab"));
    EXPECT_THAT(causes(page, kX1a), ElementsAre("paints in Lab"));
    EXPECT_THAT(causes(page, kX4WithRgb), IsEmpty());
}

TEST(PlacingRules, PalettesAreJudgedByTheirColours) {
    TestPdf pdf;
    const int picture = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 "
        "/ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>]",
        std::string("\0\1", 2));
    pdf.add_page("/Im Do", "/MediaBox [0 0 100 50]", "/XObject << /Im " + reference(picture) + " >>");
    EXPECT_THAT(causes(placed(pdf), kX4), ElementsAre("paints in DeviceRGB"));
}

TEST(PlacingRules, WhatStandsForAnInkHasToBeOfTheStandardToo) {
    const std::string content = "/Spot cs 1 scn 0 0 9 9 re f";
    const PlacedPage lab = page_of(content, spot(kLab, kThreeTints)),
                     rgb = page_of(content, spot("/DeviceRGB", kThreeTints));
    EXPECT_THAT(causes(lab, kX4), IsEmpty());
    EXPECT_THAT(causes(lab, kX1a), ElementsAre("shows the ink 'Orange' in Lab"));
    EXPECT_THAT(causes(rgb, kX4), ElementsAre("shows the ink 'Orange' in DeviceRGB"));
}

TEST(PlacingRules, TransparencyIsOfPdfX4AloneAndBlendsInItsInks) {
    const std::string half = "/ExtGState << /Half << /ca 0.5 >> >>",
                      content = "/Half gs 0 0 0 1 k 0 0 9 9 re f";
    const PlacedPage page = page_of(content, half, "/Group << /S /Transparency /CS /DeviceCMYK >>");
    EXPECT_THAT(causes(page, kX4), IsEmpty());
    EXPECT_THAT(causes(page, kX1a), ElementsAre("has transparent parts"));
    const PlacedPage rgb = page_of(content, half, "/Group << /S /Transparency /CS /DeviceRGB >>");
    EXPECT_THAT(causes(rgb, kX4), ElementsAre("blends in DeviceRGB"));
    EXPECT_THAT(causes(page, kScreen), IsEmpty());
}

TEST(PlacingRules, PdfX1aKnowsNeitherSixteenBitsNorNewerFilters) {
    TestPdf pdf;
    const int picture = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 16 "
        "/ColorSpace /DeviceGray",
        std::string("\0\1", 2));
    pdf.add_page("/Im Do", "/MediaBox [0 0 100 50]", "/XObject << /Im " + reference(picture) + " >>");
    EXPECT_THAT(causes(placed(pdf), kX1a), ElementsAre("has a picture of 16 bits"));
    EXPECT_THAT(causes(placed(pdf), kX4), IsEmpty());
}

TEST(PlacingRules, NothingInterferesWithThePress) {
    const PlacedPage page =
        page_of("/T gs 0 0 9 9 re f", "/ExtGState << /T << /Type /ExtGState /TR /Identity /HTP [1 1] >> >>");
    EXPECT_THAT(causes(page, kX4), ElementsAre("has transfer functions", "has halftones of its own"));
}

TEST(PlacingRules, FontsAreEmbeddedOrThePageIsNotPlacedAtAll) {
    const PlacedPage page = placed(inspect::text_pdf("BT /F1 12 Tf (words) Tj ET"));
    EXPECT_THAT(causes(faults_anywhere(page)), ElementsAre("is set in 'Helvetica', which is not embedded"));
}

TEST(PlacingRules, GlyphsThatAreNotLookedIntoAreNotPrinted) {
    TestPdf pdf;
    const int glyph = pdf.add_stream("", "500 0 d0 1 0 0 rg 0 0 500 500 re f");
    const int font = pdf.add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 500] /FontMatrix [0.001 0 0 0.001 0 0] "
        "/FirstChar 65 /LastChar 65 /Widths [500] /Name /Drawn /CharProcs << /A " +
        reference(glyph) + " >> /Encoding << /Differences [65 /A] >> >>");
    pdf.add_page("BT /F1 12 Tf (A) Tj ET", "/MediaBox [0 0 100 50]",
                 "/Font << /F1 " + reference(font) + " >>");
    EXPECT_THAT(causes(placed(pdf), kX4), ElementsAre(StartsWith("is set in '")));
    EXPECT_THAT(causes(faults_anywhere(placed(pdf))), IsEmpty());
}

TEST(PlacingRules, WhatWouldBeLostOrIsDamagedIsPlacedNowhere) {
    PlacedPage noted;
    noted.facts.pages.emplace_back();
    noted.problems = {"has the layer 'Deutsch', which is not seen in print"};
    EXPECT_THAT(causes(faults_anywhere(noted)), ElementsAre(noted.problems.front()));
    EXPECT_THAT(causes(faults_anywhere(page_of("1 2 3 re f"))),
                ElementsAre(StartsWith("is not understood (")));
    TestPdf elsewhere;
    const int form = elsewhere.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (x.pdf) /Page 0 >>", "");
    elsewhere.add_page("/F Do", "/MediaBox [0 0 100 50]", "/XObject << /F " + reference(form) + " >>");
    EXPECT_THAT(causes(faults_anywhere(placed(elsewhere))), ElementsAre("shows what is in another file"));
    TestPdf damaged;
    const int broken = damaged.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", "\x78\x9c garbage");
    damaged.add_page("/F Do", "/MediaBox [0 0 100 50]", "/XObject << /F " + reference(broken) + " >>");
    EXPECT_THAT(causes(faults_anywhere(placed(damaged))), testing::Contains(StartsWith("is damaged (")));
}

}
}

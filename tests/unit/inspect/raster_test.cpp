// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace publisher::inspect {
namespace {

Raster raster_of(const TestPdf& pdf, const RasterOptions& options = {}) {
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    auto raster = rasterize(world, "file.pdf", options);
    if (raster) return std::move(*raster);
    ADD_FAILURE() << raster.failure().message;
    return {};
}

int value_at(const Raster& raster, std::string_view plate, int x, int y) {
    const auto* found = raster.find_plate(plate);
    if (!found) return -1;
    return static_cast<unsigned char>(found->pixels.at(static_cast<std::size_t>(y * raster.width + x)));
}

constexpr auto kBoxes = "/MediaBox [0 0 120 120] /TrimBox [10 10 110 110]";

/// A page of 100 pt: the left half cyan, black over all of it on the lower half, overprinting when told.
TestPdf overprint_pdf(const std::string& state) {
    TestPdf pdf;
    pdf.add_page("1 0 0 0 k 10 10 50 100 re f /S gs 0 0 0 1 k 10 10 100 50 re f", kBoxes,
                 "/ExtGState << /S << " + state + " >> >>");
    return pdf;
}

TEST(Plates, CoverageAndPixels) {
    const auto raster = raster_of(overprint_pdf("/OP false /op false"));
    ASSERT_EQ(raster.width, 100);
    ASSERT_EQ(raster.height, 100);
    EXPECT_EQ(raster.origin, (Point{}));
    ASSERT_EQ(raster.plates.size(), 4u);
    EXPECT_EQ(value_at(raster, "Cyan", 10, 10), 255);
    EXPECT_EQ(value_at(raster, "Cyan", 10, 90), 0); // knocked out
    EXPECT_EQ(value_at(raster, "Cyan", 90, 10), 0);
    EXPECT_EQ(value_at(raster, "Black", 10, 90), 255);
    EXPECT_NEAR(raster.find_plate("Cyan")->mean_coverage, 25, 0.1);
    EXPECT_NEAR(raster.find_plate("Black")->mean_coverage, 50, 0.1);
    EXPECT_NEAR(raster.max_ink, 100, 0.1);
}

TEST(Plates, OverprintKeepsTheOtherInks) {
    const auto raster = raster_of(overprint_pdf("/OP true /op true /OPM 1"));
    EXPECT_EQ(value_at(raster, "Cyan", 10, 90), 255);
    EXPECT_EQ(value_at(raster, "Black", 10, 90), 255);
    EXPECT_NEAR(raster.find_plate("Cyan")->mean_coverage, 50, 0.1);
    EXPECT_NEAR(raster.max_ink, 200, 0.1);
    // A square of 15 mm is 43 pixels of 72 ppi: it fits into the quarter with both inks.
    EXPECT_NEAR(raster.max_mean_ink, 200, 0.1);
    EXPECT_EQ(raster.max_mean_ink_place.width, 43_pt);
    EXPECT_GE(raster.max_mean_ink_place.y, 50_pt);
}

TEST(Plates, SpotsHavePlatesOfTheirOwn) {
    TestPdf pdf;
    const int tint = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>");
    pdf.add_page("/Spot cs .5 scn 10 10 100 100 re f", kBoxes,
                 "/ColorSpace << /Spot [/Separation /Gold /DeviceCMYK " + reference(tint) + "] >>");
    const auto raster = raster_of(pdf);
    ASSERT_EQ(raster.plates.size(), 5u);
    EXPECT_EQ(raster.plates[4].name, "Gold");
    EXPECT_TRUE(raster.plates[4].is_spot);
    EXPECT_NEAR(raster.plates[4].mean_coverage, 50, 0.5);
    EXPECT_EQ(raster.find_plate("Magenta")->max_coverage, 0);
    EXPECT_TRUE(raster.merged_spots.empty());
}

TEST(Plates, MoreSpotsThanPlatesAreNamed) {
    TestPdf pdf;
    const int tint = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>");
    std::string spaces, content;
    for (int i = 1; i <= 6; ++i) {
        const auto name = "S" + std::to_string(i);
        spaces += "/" + name + " [/Separation /" + name + " /DeviceCMYK " + reference(tint) + "] ";
        content += "/" + name + " cs 1 scn " + std::to_string(i * 15) + " 20 10 10 re f ";
    }
    pdf.add_page(content, kBoxes, "/ColorSpace << " + spaces + ">>");
    const auto raster = raster_of(pdf);
    EXPECT_EQ(raster.plates.size(), 8u);
    EXPECT_THAT(raster.merged_spots, testing::ElementsAre("S5", "S6"));
}

TEST(Plates, AreaAndRotationFollowThePageShown) {
    TestPdf pdf;
    pdf.add_page("0 0 0 1 k 10 10 20 10 re f", "/MediaBox [0 0 120 220] /TrimBox [10 10 110 210] /Rotate 90");
    RasterOptions options;
    options.ppi = 144;
    auto raster = raster_of(pdf, options);
    EXPECT_EQ(raster.width, 400);
    EXPECT_EQ(raster.height, 200);
    EXPECT_EQ(value_at(raster, "Black", 5, 20), 255); // the lower left corner, turned to the upper left
    EXPECT_EQ(value_at(raster, "Black", 30, 20), 0);
    options.area = Area::Media;
    raster = raster_of(pdf, options);
    EXPECT_EQ(raster.width, 440);
    EXPECT_EQ(raster.origin, (Point{-10_pt, -10_pt}));
    EXPECT_EQ(value_at(raster, "Black", 25, 40), 255);
}

TEST(Pages, AreDrawnBySomeWorkersAndHandedOverInOrder) {
    TestPdf pdf;
    for (int page = 1; page <= 20; ++page)
        pdf.add_page("0 0 0 1 k 10 10 " + std::to_string(5 * page) + " 100 re f", kBoxes);
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    for (const int n_workers : {1, 3}) {
        RasterOptions options;
        options.page = 2;
        options.has_pixels = n_workers == 1;
        std::vector<int> pages;
        rasterize_pages(world, "file.pdf", options, 20, n_workers, [&](int page, Result<Raster>&& drawn) {
            EXPECT_TRUE(drawn);
            if (drawn) {
                EXPECT_NEAR(drawn->find_plate("Black")->mean_coverage, 5 * page, 0.1);
                EXPECT_EQ(drawn->find_plate("Black")->pixels.empty(), !options.has_pixels);
            }
            pages.push_back(page);
            return page < 19;
        });
        ASSERT_EQ(pages.size(), 18U);
        EXPECT_TRUE(std::ranges::is_sorted(pages));
    }
}

TEST(Pages, ThatCannotBeDrawnTakeNoOtherWithThem) {
    TestPdf pdf;
    pdf.add_page("0 0 0 1 k 10 10 50 100 re f", kBoxes);
    pdf.add_page("", "/MediaBox [0 0 14000 14000]");
    pdf.add_page("0 0 0 1 k 10 10 50 100 re f", kBoxes);
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    std::string told;
    rasterize_pages(world, "file.pdf", {}, 3, 2, [&](int, Result<Raster>&& drawn) {
        told += drawn ? '+' : '-';
        return true;
    });
    EXPECT_EQ(told, "+-+");
}

TEST(Rgb, IsWhiteWhereNothingIs) {
    RasterOptions options;
    options.has_separations = false;
    TestPdf pdf;
    pdf.add_page("1 0 0 rg 10 60 100 50 re f", kBoxes);
    const auto raster = raster_of(pdf, options);
    ASSERT_EQ(raster.plates.size(), 3u);
    EXPECT_EQ(value_at(raster, "Red", 50, 10), 255);
    EXPECT_EQ(value_at(raster, "Green", 50, 10), 0);
    EXPECT_EQ(value_at(raster, "Green", 50, 90), 255);
}

TEST(Raster, SaysWhatItCannotDraw) {
    MemoryWorld world;
    TestPdf pdf = text_pdf("BT /F1 12 Tf (x) Tj ET");
    world.add("file.pdf", pdf.bytes());
    RasterOptions options;
    EXPECT_THAT(raster_of(pdf).messages, testing::Contains(testing::HasSubstr("font")));
    options.page = 2;
    EXPECT_THAT(rasterize(world, "file.pdf", options).failure().message, testing::HasSubstr("no page 2"));
    options.page = 1;
    options.ppi = 4800;
    EXPECT_THAT(rasterize(world, "file.pdf", options).failure().message, testing::HasSubstr("too large"));
}

TEST(Raster, APictureBombIsNotDecoded) {
    TestPdf pdf;
    const int bomb = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 50000 /Height 40000 "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
        "x");
    pdf.add_page("100 0 0 100 10 10 cm /I Do", kBoxes, "/XObject << /I " + reference(bomb) + " >>");
    MemoryWorld world;
    world.add("file.pdf", pdf.bytes());
    const auto raster = rasterize(world, "file.pdf");
    ASSERT_FALSE(raster);
    EXPECT_THAT(raster.failure().message, testing::HasSubstr("picture of 50000 x 40000 pixels"));
    EXPECT_EQ(facts_of(pdf).pages.at(0).pictures.at(0).width, 50000); // it can still be talked of
}

}
}

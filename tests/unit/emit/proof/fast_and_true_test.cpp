// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/soft_proof.hpp"
#include "publisher/emit/proof/draw_page.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/pictures.hpp"
#include "publisher/world/world.hpp"
#include "tests/unit/emit/pdf/sample_pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace publisher::emit::proof {
namespace {

using namespace pdf; // the sample pages are those of the PDF tests

constexpr double kPpi = 96;

const color::SoftProof& inks() {
    static const auto proof = color::SoftProof::create(print_options().intent.profile);
    return *proof;
}

/// One colour in inks, as a screen shows it.
std::shared_ptr<const Picture> plain_screen_picture(std::array<unsigned char, 4> cmyk) {
    auto picture = std::make_shared<Picture>();
    std::array<std::uint8_t, 3> color{};
    inks().convert(cmyk.data(), 1, color.data());
    picture->pixels = raster::Image(20, 10, {color[0], color[1], color[2]});
    return picture;
}

/// Four inches by three without bleed: both renderers begin and end on whole pixels.
page::Page page_of(std::vector<page::Object> objects) {
    page::Page page = page_with(std::move(objects));
    page.trim = {101.6_mm, 76.2_mm};
    page.bleed = Length();
    return page;
}

constexpr std::array<unsigned char, 4> kSky{160, 60, 0, 10};

Result<raster::Image> drawn(const page::Page& page, double ppi = kPpi) {
    PageDrawer drawer(styles(), fonts(), inks(), [](const std::string& digest) {
        return digest == "gone" ? nullptr : plain_screen_picture(kSky);
    });
    return drawer.draw(page, ppi);
}

/// The same page the long way: as PDF, by another renderer, from its plates.
raster::Image printed(const page::Page& page) {
    const PdfFile file({page}, print_options(),
                       [](const PictureRequest&) -> Result<PrintPicture> { return plain_picture(kSky); });
    EXPECT_TRUE(file.status()) << file.status().failure().message;
    const auto world = make_system_world();
    inspect::RasterOptions options;
    options.ppi = kPpi;
    const auto plates = inspect::rasterize_for_screen(*world, file.path(), options);
    EXPECT_TRUE(plates);
    return plates ? publisher::proof::on_screen(*plates, inks()) : raster::Image();
}

/// Both at a quarter of the size: edges that the two smooth in their own ways weigh less than what stands where.
raster::Difference apart(const page::Page& page) {
    const auto fast = drawn(page);
    EXPECT_TRUE(fast);
    if (!fast) return {255, 255};
    const raster::Image slow = printed(page);
    EXPECT_EQ(fast->width(), slow.width());
    EXPECT_EQ(fast->height(), slow.height());
    if (fast->width() != slow.width() || fast->height() != slow.height()) return {255, 255};
    const int width = slow.width() / 4, height = slow.height() / 4;
    return raster::difference(raster::reduced(*fast, width, height), raster::reduced(slow, width, height));
}

page::Shape filled(const Rect& frame, style::Paint fill, Length corner_radius = {}) {
    page::Shape shape;
    shape.head.frame = frame;
    shape.fill = fill;
    shape.corner_radius = corner_radius;
    return shape;
}

page::PictureFrame picture_in(const Rect& frame, const Rect& whole, bool is_mirrored = false) {
    page::PictureFrame picture;
    picture.head.frame = frame;
    picture.picture = whole;
    picture.file_digest = "sky";
    picture.is_mirrored = is_mirrored;
    return picture;
}

class FastProof : public testing::Test {
protected:
    void SetUp() override {
        if (!has_profile()) GTEST_SKIP() << "the profile of the output condition is not installed";
    }
};

TEST_F(FastProof, OfTextsShowsThemWhereTheFileDoes) {
    const auto page =
        page_of({text_frame(shaped("Gartenschere 24,90 €", {10_mm, 20_mm}, {.size = 18_pt})),
                 text_frame(shaped("AVAVA office", {10_mm, 30_mm}, {"EB Garamond", 24_pt})),
                 text_frame(shaped("wide", {10_mm, 50_mm}, {.paint = paint(Red), .tracking = 400}))});
    const auto difference = apart(page);
    EXPECT_LT(difference.mean, 1.0);
    EXPECT_LT(difference.max, 60);
}

TEST_F(FastProof, OfPlainColoursIsThatOfTheFile) {
    const auto difference = apart(page_of({filled({10_mm, 10_mm, 30_mm, 20_mm}, paint(Red)),
                                           filled({50_mm, 10_mm, 30_mm, 20_mm}, paint(Spot)),
                                           filled({10_mm, 40_mm, 30_mm, 20_mm}, paint(SpotTint)),
                                           filled({50_mm, 40_mm, 30_mm, 20_mm}, paint(RichBlack), 5_mm)}));
    EXPECT_LT(difference.mean, 0.5);
    EXPECT_LT(difference.max, 40);
}

TEST_F(FastProof, OfPicturesCutsAndTurnsThemAlike) {
    const auto difference =
        apart(page_of({picture_in({10_mm, 10_mm, 30_mm, 20_mm}, {5_mm, 5_mm, 60_mm, 30_mm}),
                       picture_in({50_mm, 40_mm, 40_mm, 20_mm}, {50_mm, 40_mm, 40_mm, 20_mm}, true)}));
    EXPECT_LT(difference.mean, 0.5);
}

TEST_F(FastProof, OfGradientsRunsTheSameWay) {
    EXPECT_LT(apart(page_of({filled({10_mm, 10_mm, 60_mm, 50_mm}, paint(Dusk))})).mean, 1.5);
}

TEST_F(FastProof, SeesAWordThatMoved) {
    const auto here = text_frame(shaped("Gartenschere", {10_mm, 20_mm}, {.size = 18_pt}));
    const auto there = text_frame(shaped("Gartenschere", {10_mm, 22_mm}, {.size = 18_pt}));
    const auto fast = drawn(page_of({there}));
    ASSERT_TRUE(fast);
    const raster::Image slow = printed(page_of({here}));
    const int width = slow.width() / 4, height = slow.height() / 4;
    const auto difference =
        raster::difference(raster::reduced(*fast, width, height), raster::reduced(slow, width, height));
    EXPECT_GT(difference.max, 100);
}

TEST_F(FastProof, LeavesAFrameEmptyWhosePictureIsGone) {
    auto frame = picture_in({10_mm, 10_mm, 30_mm, 20_mm}, {10_mm, 10_mm, 30_mm, 20_mm});
    frame.file_digest = "gone";
    const auto image = drawn(page_of({frame}));
    ASSERT_TRUE(image);
    EXPECT_EQ(*image, raster::Image(image->width(), image->height()));
}

TEST_F(FastProof, GivesTheSamePixelsEachTime) {
    const auto page = page_of({text_frame(shaped("Gartenschere", {10_mm, 20_mm}, {.size = 18_pt})),
                               filled({10_mm, 40_mm, 30_mm, 20_mm}, paint(Dusk))});
    EXPECT_EQ(*drawn(page), *drawn(page));
}

TEST_F(FastProof, IsAsLargeAsTheTrim) {
    const auto image = drawn(blank_page(1, {25.4_mm, 50.8_mm}), 100);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width(), 100);
    EXPECT_EQ(image->height(), 200);
}

TEST_F(FastProof, OfAWallIsRefused) {
    const auto image = drawn(blank_page(1, {5000_mm, 5000_mm}), 300);
    ASSERT_FALSE(image);
    EXPECT_EQ(image.failure().kind, Failure::Kind::Refused);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/screen_transform.hpp"
#include "publisher/emit/proof/draw_page.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/pictures.hpp"
#include "publisher/vector/code.hpp"
#include "publisher/world/world.hpp"
#include "tests/unit/emit/pdf/sample_pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace publisher::emit::proof {
namespace {

using namespace pdf; // the sample pages are those of the PDF tests

constexpr double kPpi = 96;

const color::ScreenTransform& inks() {
    static const auto proof = color::ScreenTransform::create(print_options().intent.profile);
    return *proof;
}

/// One colour in inks, as a screen shows it.
Picture screen_picture(std::array<unsigned char, 4> cmyk) {
    Picture picture;
    std::array<std::uint8_t, 3> color{};
    inks().convert(cmyk.data(), 1, color.data());
    picture.pixels = raster::Image(20, 10, {color[0], color[1], color[2]});
    return picture;
}

/// A ring, half of it clear, over a gradient and with a dashed edge.
vector::InkedDrawing logo() {
    using Kind = vector::Step::Kind;
    const auto box = [](Length inset) {
        const Length right = 200_pt - inset, bottom = 100_pt - inset;
        return vector::Path{{Kind::Move, {}, {}, {inset, inset}},
                            {Kind::Line, {}, {}, {right, inset}},
                            {Kind::Curve, {right, bottom / 2}, {right / 2, bottom}, {inset, bottom}},
                            {Kind::Close, {}, {}, {}}};
    };
    vector::PaintedPath ground, ring;
    ground.outline = box(5_pt);
    ground.fill = vector::Gradient{.matrix = {150, 50, -50, 150, 10, 0}, .stops = {{0, 0}, {0.7, 1}}};
    ring.outline = box(20_pt);
    for (const vector::Step& step : box(40_pt))
        ring.outline.push_back(step);
    ring.rule = vector::FillRule::EvenOdd;
    ring.fill = vector::ColorIndex{1};
    ring.stroke.paint = vector::ColorIndex{0};
    ring.stroke.weight = 3_pt;
    ring.stroke.dashes = {9_pt, 6_pt};
    vector::InkedDrawing inked{{.size = {200_pt, 100_pt}, .colors = {{}, {1, 1, 1}}},
                               {paint(Spot), vector::Ink(std::array<double, 4>{0, 0.9, 0.8, 0})}};
    vector::GroupStart half{.opacity = 0.5};
    half.clips.push_back({box(10_pt), vector::FillRule::NonZero});
    inked.drawing.parts = {ground, half, ring, vector::GroupEnd{}};
    return inked;
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
        return digest == "gone"   ? nullptr
               : digest == "logo" ? std::make_shared<Art>(logo())
                                  : std::make_shared<Art>(screen_picture(kSky));
    });
    return drawer.draw(page, ppi);
}

Result<pdf::Art> sky_or_logo(const ArtRequest& request) {
    if (request.file_digest == "logo") return pdf::Art(logo());
    return pdf::Art(plain_picture(kSky));
}

/// The same page the long way: as PDF, by another renderer, from its plates.
raster::Image printed(const page::Page& page, const pdf::ArtSource& art = sky_or_logo) {
    const PdfFile file({page}, print_options(), art);
    EXPECT_TRUE(file.status()) << file.status().failure().message;
    const auto world = make_system_world();
    inspect::RasterOptions options;
    options.ppi = kPpi;
    const auto plates = inspect::rasterize_for_screen(*world, file.path(), options);
    EXPECT_TRUE(plates);
    return plates ? publisher::proof::on_screen(*plates, inks()) : raster::Image();
}

/// Both at a quarter of the size: edges that the two smooth in their own ways weigh less than what stands where.
raster::Difference apart(const raster::Image& fast, const raster::Image& slow) {
    EXPECT_EQ(fast.width(), slow.width());
    EXPECT_EQ(fast.height(), slow.height());
    if (fast.width() != slow.width() || fast.height() != slow.height()) return {255, 255};
    const int width = slow.width() / 4, height = slow.height() / 4;
    return raster::difference(raster::reduced(fast, width, height), raster::reduced(slow, width, height));
}

raster::Difference apart(const page::Page& page) {
    const auto fast = drawn(page);
    EXPECT_TRUE(fast);
    return fast ? apart(*fast, printed(page)) : raster::Difference{255, 255};
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

TEST_F(FastProof, OfDrawingsPaintsThemAlike) {
    auto turned = picture_in({10_mm, 40_mm, 30_mm, 30_mm}, {5_mm, 40_mm, 60_mm, 30_mm}, true);
    auto upright = picture_in({20_mm, 5_mm, 60_mm, 30_mm}, {20_mm, 5_mm, 60_mm, 30_mm});
    turned.file_digest = upright.file_digest = "logo";
    const auto difference = apart(page_of({upright, turned}));
    // Half a spot colour over others is mixed in inks there and in light here.
    EXPECT_LT(difference.mean, 1.2);
    EXPECT_LT(difference.max, 60);
}

TEST_F(FastProof, OfGradientsRunsTheSameWay) {
    EXPECT_LT(apart(page_of({filled({10_mm, 10_mm, 60_mm, 50_mm}, paint(Dusk))})).mean, 1.5);
}

TEST_F(FastProof, OfCodesHasTheBarsOfTheFile) {
    vector::CodeRequest request;
    request.value = "4012345678901";
    const auto made = vector::make_code(request);
    ASSERT_TRUE(made);
    page::Code code;
    code.head.frame = {30_mm, 20_mm, made->size.width, made->size.height};
    code.paint = paint(RichBlack);
    code.ground = paint(SpotTint);
    for (vector::Outline outline : made->outlines) {
        for (Point& point : outline)
            point = {point.x + code.head.frame.x, point.y + code.head.frame.y};
        code.outlines.push_back(std::move(outline));
    }
    const auto difference = apart(page_of({code}));
    EXPECT_LT(difference.mean, 1.0);
    EXPECT_LT(difference.max, 40);
}

TEST_F(FastProof, OfTablesHasGroundsTextsAndRulesWhereTheFileHasThem) {
    page::TablePart table;
    table.head.frame = {10_mm, 10_mm, 80_mm, 40_mm};
    table.style = style::TableStyleId(0);
    for (int i = 0; i < 4; ++i) {
        page::Row row{.y = 10_mm + i * 10_mm, .height = 10_mm, .rule_below = {paint(Black), 0.5_pt}};
        page::Cell name{.box = {10_mm, row.y, 50_mm, row.height}, .fill = paint(Red, i % 2 == 0 ? 0.5 : 0)};
        name.lines.emplace_back().runs.push_back(shaped("Gartenschere", {12_mm, row.y + 6_mm}));
        page::Cell price{.column = 1, .box = {60_mm, row.y, 30_mm, row.height}};
        price.left = {paint(Red), 1_pt};
        price.lines.emplace_back().runs.push_back(shaped("24,90", {64_mm, row.y + 6_mm}));
        row.cells = {name, price};
        table.rows.push_back(row);
    }
    const auto difference = apart(page_of({table}));
    // The proof of the file draws a thin rule as wide as a pixel at least.
    EXPECT_LT(difference.mean, 3.0);
    EXPECT_LT(difference.max, 60);
}

TEST_F(FastProof, OfTurnedCellsReadsThemTheSameWay) {
    const auto page_with_turns = [](style::Turn first, style::Turn second) {
        page::TablePart table;
        table.head.frame = {10_mm, 10_mm, 40_mm, 50_mm};
        page::Row row{.y = 10_mm, .height = 50_mm};
        Length x = 10_mm;
        for (const style::Turn turn : {first, second}) {
            page::Cell cell{.box = {x, 10_mm, 20_mm, 50_mm}, .fill = paint(SpotTint), .turn = turn};
            cell.lines.emplace_back().runs.push_back(
                shaped("Gartenschere", {x + 4_mm, 22_mm}, {.size = 18_pt}));
            row.cells.push_back(cell);
            x += 20_mm;
        }
        table.rows.push_back(row);
        return page_of({table});
    };
    const auto page = page_with_turns(style::Turn::Left, style::Turn::Right);
    const auto difference = apart(page);
    EXPECT_LT(difference.mean, 1.0);
    EXPECT_LT(difference.max, 60);
    // The other way round they are others: the tolerance tells one from the other.
    const auto other = drawn(page_with_turns(style::Turn::Right, style::Turn::Left));
    ASSERT_TRUE(other);
    EXPECT_GT(raster::difference(*other, *drawn(page)).mean, 2.0);
}

/// A shadow as retouchers deliver it: black that fades out to both sides.
constexpr int kShadowWidth = 20, kShadowHeight = 10;
std::string shadow_opacity() {
    std::string opacity;
    for (int y = 0; y < kShadowHeight; ++y) {
        for (int x = 0; x < kShadowWidth; ++x)
            opacity += static_cast<char>(x < 10 ? 25 * x : 25 * (19 - x));
    }
    return opacity;
}

TEST_F(FastProof, OfSoftMasksLetsTheGroundThroughAsTheFileDoes) {
    const auto page = page_of({filled({10_mm, 10_mm, 80_mm, 30_mm}, paint(Red)),
                               picture_in({10_mm, 20_mm, 80_mm, 40_mm}, {10_mm, 20_mm, 80_mm, 40_mm})});
    PageDrawer drawer(styles(), fonts(), inks(), [](const std::string&) {
        Picture picture = screen_picture(kSky);
        picture.opacity = shadow_opacity();
        return std::make_shared<Art>(std::move(picture));
    });
    const auto fast = drawer.draw(page, kPpi);
    ASSERT_TRUE(fast);
    const raster::Image slow = printed(page, [](const ArtRequest&) -> Result<pdf::Art> {
        PrintPicture picture = plain_picture(kSky);
        picture.soft_mask = deflated(shadow_opacity());
        return pdf::Art(std::move(picture));
    });
    const auto difference = apart(*fast, slow);
    // Inks are mixed on one side, colours of the screen on the other.
    EXPECT_LT(difference.mean, 4.0);
    EXPECT_LT(difference.max, 60);
}

TEST_F(FastProof, OfShadowsThatMultiplyIsNearTheFile) {
    page::Shape shadow = filled({30_mm, 20_mm, 40_mm, 40_mm}, paint(Black));
    shadow.blending = {0.4, style::BlendMode::Multiply};
    const auto difference = apart(page_of({filled({10_mm, 10_mm, 40_mm, 30_mm}, paint(Red)), shadow}));
    EXPECT_LT(difference.mean, 4.0);
    EXPECT_LT(difference.max, 60);
}

TEST_F(FastProof, SeesAWordThatMoved) {
    const auto here = text_frame(shaped("Gartenschere", {10_mm, 20_mm}, {.size = 18_pt}));
    const auto there = text_frame(shaped("Gartenschere", {10_mm, 22_mm}, {.size = 18_pt}));
    const auto fast = drawn(page_of({there}));
    ASSERT_TRUE(fast);
    EXPECT_GT(apart(*fast, printed(page_of({here}))).max, 100);
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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/pictures.hpp"

#include "publisher/color/screen_transform.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/emit/proof/lettering.hpp"
#include "publisher/font/library.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/world/world.hpp"

#include <gtest/gtest.h>

namespace publisher::proof {
namespace {

World& world() {
    static const std::unique_ptr<World> world = make_system_world();
    return *world;
}

emit::proof::Lettering lettering() {
    static diag::Sink findings;
    static const auto fonts = font::Library::load(world(), PUBLISHER_SOURCE_DIR "/fonts", findings);
    return *emit::proof::Lettering::open(*fonts);
}

/// Two pixels by two of these inks, in percent, and perhaps a spot that stands for pure cyan.
inspect::ScreenRaster page_of(std::array<int, 4> inks, int spot = -1) {
    inspect::ScreenRaster page;
    page.raster.width = page.raster.height = 2;
    page.raster.ppi = 72;
    const char* const names[] = {"Cyan", "Magenta", "Yellow", "Black"};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto value = static_cast<char>(inks[i] * 255 / 100);
        page.raster.plates.push_back({names[i], false, 0, 0, std::string(4, value)});
        page.alternates.push_back({});
    }
    if (spot >= 0) {
        page.raster.plates.push_back(
            {"House", true, 0, 0, std::string(4, static_cast<char>(spot * 255 / 100))});
        page.alternates.push_back({1, 0, 0, 0});
    }
    return page;
}

std::string press_profile() {
    auto bytes = world().read("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc");
    return bytes ? *bytes : std::string();
}

TEST(OnScreen, PaperIsWhiteAndASpotLooksAsTheInksThatStandForIt) {
    const std::string profile = press_profile();
    if (profile.empty()) GTEST_SKIP() << "the profile of the output condition is not installed";
    const auto inks = color::ScreenTransform::create(profile);
    ASSERT_TRUE(inks);
    EXPECT_EQ(on_screen(page_of({0, 0, 0, 0}), *inks).at(0, 0), raster::Color());
    EXPECT_EQ(on_screen(page_of({0, 0, 0, 0}, 100), *inks), on_screen(page_of({100, 0, 0, 0}), *inks));
    // Half a spot over half of the same ink: what both let through is a quarter.
    const raster::Color both = on_screen(page_of({50, 0, 0, 0}, 50), *inks).at(0, 0);
    const raster::Color quarter = on_screen(page_of({75, 0, 0, 0}), *inks).at(0, 0);
    EXPECT_NEAR(both.red, quarter.red, 3);
}

TEST(ScreenTransform, AProfileOfNoPressIsRefused) {
    EXPECT_FALSE(color::ScreenTransform::create("no profile"));
    EXPECT_FALSE(color::ScreenTransform::create(""));
}

TEST(Separation, FullInkIsBlack) {
    const auto page = page_of({100, 0, 0, 0});
    EXPECT_EQ(separation(page.raster.plates[0], 2, 2).at(1, 1), (raster::Color{0, 0, 0}));
    EXPECT_EQ(separation(page.raster.plates[1], 2, 2).at(1, 1), raster::Color());
}

TEST(InkMap, WhatExceedsTheLimitHasTheColourOfWarningAndNothingElseHas) {
    auto letters = lettering();
    const raster::Color warning = ink_color(1.01);
    EXPECT_EQ(ink_map(page_of({100, 100, 60, 60}).raster, 300, letters).at(0, 0), warning); // 320 %
    EXPECT_NE(ink_map(page_of({100, 100, 50, 40}).raster, 300, letters).at(0, 0), warning); // 290 %
    EXPECT_EQ(ink_map(page_of({0, 0, 0, 0}).raster, 300, letters).at(0, 0), raster::Color());
    // A spot is ink as any other.
    EXPECT_EQ(ink_map(page_of({100, 100, 50, 40}, 20).raster, 300, letters).at(0, 0), warning);
}

TEST(InkMap, OutlinesTheFullestSquareOnlyAboveTheLimit) {
    auto letters = lettering();
    auto page = page_of({100, 100, 60, 60}).raster;
    page.width = page.height = 40;
    for (inspect::Plate& plate : page.plates)
        plate.pixels = std::string(1600, plate.pixels[0]);
    page.max_mean_ink_place = {5_pt, 5_pt, 20_pt, 20_pt};
    page.max_mean_ink = 299;
    EXPECT_EQ(ink_map(page, 300, letters).at(5, 5), ink_color(1.01));
    page.max_mean_ink = 320;
    EXPECT_NE(ink_map(page, 300, letters).at(5, 5), ink_color(1.01));
    EXPECT_EQ(ink_map(page, 300, letters).at(15, 15), ink_color(1.01));
}

TEST(Marks, StandAroundTheirPlaces) {
    raster::Image page(60, 60);
    draw_marks(page, {{1, {20_pt, 20_pt, 10_pt, 10_pt}, diag::Severity::Error}}, {}, 72);
    EXPECT_EQ(page.at(17, 17), (raster::Color{197, 34, 24})); // three pixels of room
    EXPECT_NE(page.at(25, 25), raster::Color());              // tinted
    EXPECT_EQ(page.at(16, 25), raster::Color());
    EXPECT_EQ(page.at(34, 25), raster::Color());
}

constexpr raster::Color kColors[] = {{200, 0, 0}, {0, 200, 0}, {0, 0, 200}, {90, 90, 0}};

std::vector<Tile> tiles(std::size_t n) {
    std::vector<Tile> result;
    for (std::size_t i = 0; i < n; ++i)
        result.push_back({raster::Image(20, 30, kColors[i % 4]), std::to_string(i + 1)});
    return result;
}

/// Where the first pixel of a colour is, from the left, at half the height of the first row of tiles.
int left_of(const raster::Image& sheet, raster::Color color) {
    for (int x = 0; x < sheet.width(); ++x) {
        if (sheet.at(x, 24 + 15) == color) return x;
    }
    return -1;
}

TEST(FlatPlan, TheCoverStandsOnTheRightAndThenTwoAndTwo) {
    auto letters = lettering();
    const auto sheets = flat_plans(tiles(4), false, letters);
    ASSERT_EQ(sheets.size(), 1u);
    // Three spreads of 40 pixels, 20 apart, from 24 on; the cover is the right half of the first.
    EXPECT_EQ(left_of(sheets[0], kColors[0]), 44);
    EXPECT_EQ(left_of(sheets[0], kColors[1]), 84);
    EXPECT_EQ(left_of(sheets[0], kColors[2]), 104);
    EXPECT_EQ(left_of(sheets[0], kColors[3]), 144);
}

TEST(FlatPlan, OfARightToLeftPublicationIsItsMirror) {
    auto letters = lettering();
    const auto sheets = flat_plans(tiles(4), true, letters);
    ASSERT_EQ(sheets.size(), 1u);
    EXPECT_EQ(left_of(sheets[0], kColors[0]), 144); // the cover, left half of the spread at the right edge
    EXPECT_EQ(left_of(sheets[0], kColors[1]), 104); // page 2 on the right
    EXPECT_EQ(left_of(sheets[0], kColors[2]), 84);
    EXPECT_EQ(left_of(sheets[0], kColors[3]), 44);
}

TEST(ContactSheet, HoldsSixtyPages) {
    auto letters = lettering();
    EXPECT_EQ(contact_sheets(tiles(60), false, letters).size(), 1u);
    EXPECT_EQ(contact_sheets(tiles(61), false, letters).size(), 2u);
    const auto sheet = contact_sheets(tiles(3), false, letters)[0];
    EXPECT_EQ(left_of(sheet, kColors[0]), 24);
    EXPECT_EQ(left_of(sheet, kColors[2]), 104);
    EXPECT_EQ(left_of(contact_sheets(tiles(3), true, letters)[0], kColors[0]), 104);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_text.hpp"

#include <gtest/gtest.h>

namespace publisher::verify {
namespace {

constexpr Rect kBox{10_mm, 10_mm, 5_mm, 4_mm};
constexpr Rect kPage{Length(), Length(), 100_mm, 100_mm};
const inspect::Color kBlack{"DeviceCMYK", {0, 0, 0, 1}, {}, {}}, kWhite{"DeviceCMYK", {0, 0, 0, 0}, {}, {}};

inspect::PageFacts page_with(const inspect::Color& text) {
    inspect::PageFacts page;
    page.size = {100_mm, 100_mm};
    inspect::TextRun run;
    run.order = 1;
    run.box = run.visible = kBox;
    run.fill = text;
    inspect::Glyph glyph;
    glyph.box = kBox;
    run.glyphs = {glyph};
    page.runs = {run};
    return page;
}

inspect::Path area(int order, const inspect::Color& color, const Rect& box = kPage) {
    inspect::Path path;
    path.order = order;
    path.box = path.visible = box;
    path.color = color;
    path.is_rectangle = true;
    path.n_subpaths = 1;
    path.n_points = 5;
    return path;
}

Hidden judged(const inspect::PageFacts& page) {
    return Grounds(page).look_at({0, 0, 1});
}

TEST(Visibility, BlackOnPaperIsSeen) {
    EXPECT_EQ(judged(page_with(kBlack)), Hidden::No);
}

TEST(Visibility, WhiteNeedsAGround) {
    auto page = page_with(kWhite);
    EXPECT_EQ(judged(page), Hidden::SameColor);
    page.paths = {area(0, kBlack)};
    EXPECT_EQ(judged(page), Hidden::No);
    page.paths = {area(0, kBlack, {50_mm, 50_mm, 5_mm, 5_mm})};
    EXPECT_EQ(judged(page), Hidden::SameColor);
}

TEST(Visibility, WhiteOnAPictureMayBeSeen) {
    auto page = page_with(kWhite);
    inspect::Picture picture;
    picture.order = 0;
    picture.box = picture.visible = kPage;
    page.pictures = {picture};
    EXPECT_EQ(judged(page), Hidden::No);
}

TEST(Visibility, WhatIsPaintedLaterCovers) {
    auto page = page_with(kBlack);
    page.paths = {area(2, kWhite)};
    EXPECT_EQ(judged(page), Hidden::Covered);
    page.paths.front().opacity = 0.5;
    EXPECT_EQ(judged(page), Hidden::No);
    page.paths.front().opacity = 1;
}

TEST(Visibility, WhatOverprintsCoversWhenItReplacesEveryInkOrIsBlack) {
    const inspect::Color red{"DeviceCMYK", {0, 1, 1, 0}, {}, {}}, cyan{"DeviceCMYK", {1, 0, 0, 0}, {}, {}},
        orange{"DeviceCMYK", {0, 0.5, 1, 0}, {}, {}};
    const auto covered_by = [](const inspect::Color& text, const inspect::Color& cover, int mode) {
        auto page = page_with(text);
        page.paths = {area(2, cover)};
        page.paths.front().overprint = true;
        page.paths.front().overprint_mode = mode;
        return judged(page);
    };
    EXPECT_EQ(covered_by(red, cyan, 1), Hidden::No) << "red below cyan is dark on cyan";
    EXPECT_EQ(covered_by(red, orange, 1), Hidden::Covered);
    EXPECT_EQ(covered_by(red, cyan, 0), Hidden::Covered) << "mode 0 knocks out inks of no amount too";
    EXPECT_EQ(covered_by(kBlack, kBlack, 1), Hidden::Covered);
    EXPECT_EQ(covered_by(red, kBlack, 1), Hidden::Covered);
    EXPECT_EQ(covered_by(red, kWhite, 1), Hidden::No) << "white that overprints paints nothing";
}

TEST(Visibility, APartOfAGlyphThatIsGoneMakesItAnother) {
    auto page = page_with(kBlack);
    const Rect left_half{kBox.x, kBox.y, kBox.width / 2, kBox.height};
    page.paths = {area(2, kWhite, left_half)};
    EXPECT_EQ(judged(page), Hidden::Covered);
    const Rect strike{kBox.x, kBox.y + kBox.height / 2, kBox.width, 0.4_mm};
    page.paths = {area(2, kBlack, strike)};
    EXPECT_EQ(judged(page), Hidden::No) << "a price that is struck out is read";
}

TEST(Visibility, RoundShapesAndThickLinesCover) {
    auto page = page_with(kBlack);
    page.paths = {area(2, kWhite, {5_mm, 5_mm, 15_mm, 15_mm})};
    page.paths.front().is_rectangle = false;
    page.paths.front().n_points = 17;
    EXPECT_EQ(judged(page), Hidden::Covered);
    page.paths.front().n_points = 200;
    EXPECT_EQ(judged(page), Hidden::No) << "a drawing covers what nobody knows";
    page.paths = {area(2, kWhite, {5_mm, 10_mm, 15_mm, 4_mm})};
    page.paths.front().kind = inspect::Path::Kind::Stroke;
    page.paths.front().is_rectangle = false;
    page.paths.front().n_points = 2;
    page.paths.front().line_width = 4_mm;
    EXPECT_EQ(judged(page), Hidden::Covered);
}

TEST(Visibility, WhiteAtTheEndOfARoundedBadgeIsRead) {
    auto page = page_with(kWhite);
    page.paths = {area(0, kBlack, {9.5_mm, 9_mm, 40_mm, 6_mm})};
    page.paths.front().is_rectangle = false;
    page.paths.front().n_points = 17;
    EXPECT_EQ(judged(page), Hidden::No);
}

TEST(Visibility, MultipliedBlackCoversAndMultipliedColourDoesNot) {
    auto page = page_with(kBlack);
    page.paths = {area(2, kBlack)};
    page.paths.front().blend_mode = "Multiply";
    EXPECT_EQ(judged(page), Hidden::Covered);
    page.paths.front().color.components = {0, 0, 0, 0.4};
    EXPECT_EQ(judged(page), Hidden::No);
}

TEST(Visibility, FaintTextIsNotRead) {
    auto page = page_with({"DeviceCMYK", {0, 0, 0, 0.05}, {}, {}});
    EXPECT_EQ(judged(page), Hidden::SameColor);
    page.runs.front().fill.components = {0, 0, 0, 0.2};
    EXPECT_EQ(judged(page), Hidden::No);
}

TEST(Visibility, GroupsAndMasksTakeTheirTextWithThem) {
    auto page = page_with(kBlack);
    page.groups.resize(2);
    page.groups[1].group = 0;
    page.runs.front().group = 1;
    EXPECT_EQ(judged(page), Hidden::No);
    page.groups[0].opacity = 0.1;
    EXPECT_EQ(judged(page), Hidden::Invisible);
    page.groups[0].opacity = 1;
    page.groups[1].has_soft_mask = true;
    EXPECT_EQ(judged(page), Hidden::Invisible);
}

TEST(Visibility, ClippedAndOffThePage) {
    auto page = page_with(kBlack);
    page.runs.front().visible = {10_mm, 10_mm, 1_mm, 4_mm};
    EXPECT_EQ(judged(page), Hidden::Clipped);
    page.runs.front().visible = kBox;
    page.size = {12_mm, 100_mm};
    EXPECT_EQ(judged(page), Hidden::OffPage);
}

}
}

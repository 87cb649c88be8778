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
    return path;
}

Hidden judged(const inspect::PageFacts& page) {
    return Grounds(page).look_at(page.runs.front(), kBox);
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
    page.paths.front().overprint = true;
    EXPECT_EQ(judged(page), Hidden::No);
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

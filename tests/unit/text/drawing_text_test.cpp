// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/drawing_text.hpp"

#include "setting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace publisher::text {
namespace {

using ::testing::HasSubstr;
using vector::PaintedPath;
using vector::Text;

vector::TextSpan span(std::string text, double size = 20) {
    vector::TextSpan span;
    span.text = std::move(text);
    span.families = {"No Such Font", "Liberation Sans"};
    span.size = size;
    span.fill = vector::ColorIndex{0};
    return span;
}

vector::Drawing drawing_of(Text text) {
    vector::Drawing drawing;
    drawing.size = {200_pt, 200_pt};
    drawing.colors = {{0, 0, 0}, {255, 0, 0}};
    drawing.texts.push_back(std::move(text));
    return drawing;
}

/// The box of all outlines, in points; the drawing must have them.
struct Extent {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
};
Extent extent_of(const vector::Part& part) {
    Extent extent;
    for (const vector::Step& step : std::get<PaintedPath>(part).outline) {
        if (step.kind == vector::Step::Kind::Close) continue;
        extent.left = std::min(extent.left, step.to.x.points());
        extent.right = std::max(extent.right, step.to.x.points());
        extent.top = std::min(extent.top, step.to.y.points());
        extent.bottom = std::max(extent.bottom, step.to.y.points());
    }
    return extent;
}

vector::Drawing set(Text text) {
    vector::Drawing drawing = drawing_of(std::move(text));
    const Status status = set_texts(drawing, pinned_fonts(), dictionaries());
    EXPECT_TRUE(status) << status.failure().message;
    EXPECT_TRUE(vector::is_sound(drawing));
    EXPECT_TRUE(drawing.texts.empty());
    return drawing;
}

std::string refusal_of(Text text) {
    vector::Drawing drawing = drawing_of(std::move(text));
    const Status status = set_texts(drawing, pinned_fonts(), dictionaries());
    EXPECT_EQ(drawing.texts.size(), status ? 0u : 1u);
    return status ? "was set" : status.failure().message;
}

// The H of Liberation Sans is 1409 of 2048 units high and 1479 wide with its bearings.
TEST(DrawingText, StandsOnItsBaselineInTheSizeThatIsSaid) {
    const vector::Drawing drawing = set({.x = 10, .y = 50, .spans = {span("H")}});
    ASSERT_EQ(drawing.parts.size(), 1u);
    const Extent extent = extent_of(drawing.parts[0]);
    EXPECT_NEAR(extent.bottom, 50, 0.01);
    EXPECT_NEAR(extent.bottom - extent.top, 20 * 1409.0 / 2048, 0.02);
    EXPECT_NEAR(extent.left, 10 + 20 * 168.0 / 2048, 0.1);
}

TEST(DrawingText, EndsOrIsCentredWhereItsAnchorIs) {
    const auto of = [&](Text::Anchor anchor, bool is_right_to_left = false) {
        return extent_of(set({.x = 100,
                              .y = 50,
                              .anchor = anchor,
                              .is_right_to_left = is_right_to_left,
                              .spans = {span("HOH")}})
                             .parts[0]);
    };
    const Extent start = of(Text::Anchor::Start), middle = of(Text::Anchor::Middle),
                 end = of(Text::Anchor::End);
    EXPECT_GT(start.left, 100);
    EXPECT_NEAR((middle.left + middle.right) / 2, 100, 0.1);
    EXPECT_LT(end.right, 100);
    EXPECT_NEAR(end.right - end.left, start.right - start.left, 0.01);
    EXPECT_NEAR(of(Text::Anchor::Start, true).right, end.right, 0.01);
}

TEST(DrawingText, IsTurnedByItsMatrix) {
    const vector::Drawing drawing =
        set({.matrix = {0, 1, -1, 0, 100, 0}, .x = 10, .y = 0, .spans = {span("HHHH")}});
    const Extent extent = extent_of(drawing.parts[0]);
    EXPECT_NEAR(extent.left, 100, 0.01);
    EXPECT_NEAR(extent.right - extent.left, 20 * 1409.0 / 2048, 0.02);
    EXPECT_GT(extent.bottom - extent.top, 50);
}

TEST(DrawingText, HasALookForEachSpanAndGoesOnBehindTheOneBefore) {
    vector::TextSpan raised = span("H", 10);
    raised.fill = vector::ColorIndex{1};
    raised.dx = 3;
    raised.dy = -5;
    const vector::Drawing drawing = set({.x = 0, .y = 50, .spans = {span("H"), raised}});
    ASSERT_EQ(drawing.parts.size(), 2u);
    EXPECT_EQ(std::get<vector::ColorIndex>(std::get<PaintedPath>(drawing.parts[1]).fill), 1u);
    EXPECT_NEAR(extent_of(drawing.parts[1]).bottom, 45, 0.01);
    EXPECT_NEAR(extent_of(drawing.parts[1]).left, 20 * 1479.0 / 2048 + 3 + 10 * 168.0 / 2048, 0.1);
}

TEST(DrawingText, StaysInItsPlaceAmongTheParts) {
    vector::Drawing drawing = drawing_of({.part = 1, .y = 9, .spans = {span("H")}});
    drawing.parts = {vector::GroupStart{}, vector::GroupEnd{}};
    ASSERT_TRUE(set_texts(drawing, pinned_fonts(), dictionaries()));
    ASSERT_EQ(drawing.parts.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<PaintedPath>(drawing.parts[1]));
}

TEST(DrawingText, ReadsFromTheRightWhatIsReadFromTheRight) {
    vector::TextSpan price = span("سعر 40");
    price.families = {"Noto Sans Arabic", "Liberation Sans"};
    const vector::Drawing drawing = set({.x = 100, .y = 50, .is_right_to_left = true, .spans = {price}});
    ASSERT_GE(drawing.parts.size(), 2u);
    // The word stands at the right end, the number left of it.
    EXPECT_LE(extent_of(drawing.parts.back()).right, 100.5);
    EXPECT_LT(extent_of(drawing.parts.front()).right, extent_of(drawing.parts.back()).left + 1);
}

TEST(DrawingText, WithoutAFontOrAGlyphIsRefusedByItsLine) {
    vector::TextSpan unknown = span("H");
    unknown.families = {"Comic Sans MS", "cursive"};
    EXPECT_EQ(refusal_of({.spans = {unknown}, .line = 12}),
              "line 12, <text>: no font of 'Comic Sans MS, cursive' is pinned");
    unknown.families.clear();
    EXPECT_EQ(refusal_of({.spans = {unknown}, .line = 3}), "line 3, <text>: it names no font");
    EXPECT_THAT(refusal_of({.spans = {span("a\U0001F600")}, .line = 3}), HasSubstr("no glyph for U+1F600"));
}

}
}

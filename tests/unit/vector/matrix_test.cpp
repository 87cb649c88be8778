// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/internal/draw.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace publisher::vector::internal {
namespace {

using ::testing::ElementsAre;

Modules modules(int width, std::string_view pattern) {
    Modules result{width, static_cast<int>(pattern.size()) / width, {}};
    for (const char c : pattern)
        result.dark.push_back(c == '#');
    return result;
}

const CodeRequest kRequest{.symbology = Symbology::Gs1DataMatrix, .module = 1_mm};

/// Twice the signed area, in square modules of 1 mm; clockwise is positive.
double area_of(const Outline& outline) {
    double sum = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const Point &a = outline[i], &b = outline[(i + 1) % outline.size()];
        sum += a.x.millimetres() * b.y.millimetres() - b.x.millimetres() * a.y.millimetres();
    }
    return sum / 2;
}

TEST(MatrixOutlines, NeighboursShareOneOutlineThatIsReducedAsAWhole) {
    CodeRequest request = kRequest;
    request.reduction = 0.2_mm;
    const Code code = draw_matrix(modules(2, "###."), request);
    ASSERT_EQ(code.outlines.size(), 1u);
    // Quiet zone 1 mm: an L of three modules, each border 0.1 mm further in.
    EXPECT_THAT(code.outlines[0],
                ElementsAre(Point{2.9_mm, 1.1_mm}, Point{2.9_mm, 1.9_mm}, Point{1.9_mm, 1.9_mm},
                            Point{1.9_mm, 2.9_mm}, Point{1.1_mm, 2.9_mm}, Point{1.1_mm, 1.1_mm}));
}

TEST(MatrixOutlines, CornersThatTouchAreTwoOutlinesAndHolesRunTheOtherWay) {
    EXPECT_EQ(draw_matrix(modules(2, "#..#"), kRequest).outlines.size(), 2u);
    const Code ring = draw_matrix(modules(3, "####.####"), kRequest);
    ASSERT_EQ(ring.outlines.size(), 2u);
    EXPECT_DOUBLE_EQ(area_of(ring.outlines[0]), 9);
    EXPECT_DOUBLE_EQ(area_of(ring.outlines[1]), -1);
}

RC_GTEST_PROP(MatrixOutlines, TheAreaIsThatOfTheDarkModules, ()) {
    const int width = *rc::gen::inRange(1, 12), height = *rc::gen::inRange(1, 12);
    Modules pattern{width, height, {}};
    pattern.dark = *rc::gen::container<std::vector<bool>>(static_cast<std::size_t>(width * height),
                                                          rc::gen::arbitrary<bool>());
    double area = 0;
    for (const Outline& outline : draw_matrix(pattern, kRequest).outlines)
        area += area_of(outline);
    RC_ASSERT(std::abs(area - static_cast<double>(std::ranges::count(pattern.dark, true))) < 1e-9);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/geometry.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

constexpr Rect rect(int x, int y, int width, int height) {
    return {Length::from_millimetres(x), Length::from_millimetres(y), Length::from_millimetres(width),
            Length::from_millimetres(height)};
}

TEST(Rect, KnowsItsEdges) {
    EXPECT_EQ(rect(10, 20, 30, 40).right(), 40_mm);  // 10 + 30
    EXPECT_EQ(rect(10, 20, 30, 40).bottom(), 60_mm); // 20 + 40; y grows downwards
    EXPECT_EQ(rect(10, 20, 30, 40).moved(-10_mm, 5_mm), rect(0, 25, 30, 40));
}

TEST(Rect, InsetsComeFromEachSide) {
    // x 0 + 4, y 0 + 1, width 100 - 4 - 2, height 50 - 1 - 3
    EXPECT_EQ(rect(0, 0, 100, 50).inset({1_mm, 2_mm, 3_mm, 4_mm}), rect(4, 1, 94, 46));
    EXPECT_TRUE(rect(0, 0, 5, 5).inset({3_mm, 3_mm, 3_mm, 3_mm}).is_empty());
}

TEST(Rect, TouchingIsNotOverlapping) {
    EXPECT_FALSE(rect(0, 0, 10, 10).overlaps(rect(10, 0, 10, 10)));
    EXPECT_TRUE(rect(0, 0, 10, 10).overlaps(rect(9, 9, 10, 10)));
    EXPECT_TRUE(rect(0, 0, 10, 10).contains(rect(0, 0, 10, 10)));
    EXPECT_FALSE(rect(0, 0, 10, 10).contains(rect(1, 1, 10, 1)));
    EXPECT_TRUE(Rect().is_empty());
}

}
}

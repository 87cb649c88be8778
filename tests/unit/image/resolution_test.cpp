// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/resolution.hpp"

#include <gtest/gtest.h>

namespace publisher::image {
namespace {

TEST(Resolution, TheAxisWithFewerPixelsCounts) {
    // 50.8 mm are 2 inches, 25.4 mm one.
    EXPECT_DOUBLE_EQ(effective_ppi(600, 200, {50.8_mm, 25.4_mm}), 200);
    EXPECT_DOUBLE_EQ(effective_ppi(600, 400, {50.8_mm, 25.4_mm}), 300);
    EXPECT_DOUBLE_EQ(effective_ppi(600, 400, {0_mm, 25.4_mm}), 0);
}

TEST(Resolution, EnoughIsRoundedUp) {
    EXPECT_EQ(enough_pixels({25.4_mm, 50.8_mm}, 300), (PixelSize{300, 600}));
    EXPECT_EQ(enough_pixels({90_mm, 60_mm}, 300), (PixelSize{1063, 709})); // 1062.99 and 708.66
}

}
}

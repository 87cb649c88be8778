// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/colors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::preflight {
namespace {

inspect::Color color(const char* space, std::vector<double> components,
                     std::vector<std::string> colorants = {}) {
    return {space, std::move(components), std::move(colorants), {}};
}

TEST(Colors, WhiteIsWhatLeavesThePaper) {
    EXPECT_TRUE(is_white(color("DeviceCMYK", {0, 0, 0, 0})));
    EXPECT_TRUE(is_white(color("DeviceGray", {1})));
    EXPECT_TRUE(is_white(color("Separation", {0}, {"Gold"})));
    EXPECT_FALSE(is_white(color("DeviceRGB", {1, 1, 1})));
    EXPECT_FALSE(is_white(color("DeviceCMYK", {0, 0, 0, 0.01})));
}

TEST(Colors, PureBlack) {
    EXPECT_TRUE(is_pure_black(color("DeviceCMYK", {0, 0, 0, 1})));
    EXPECT_TRUE(is_pure_black(color("DeviceN", {0, 1}, {"Gold", "Black"})));
    EXPECT_FALSE(is_pure_black(color("DeviceCMYK", {0.1, 0, 0, 1})));
    EXPECT_FALSE(is_pure_black(color("DeviceN", {0.5, 1}, {"Gold", "Black"})));
}

TEST(Colors, CountsInksAndNamesSpots) {
    const auto mixed = color("DeviceN", {1, 0.5, 0}, {"Cyan", "Gold", "Silver"});
    EXPECT_EQ(n_inks(mixed), 2);
    EXPECT_THAT(spots_of(mixed), testing::ElementsAre("Gold", "Silver"));
    EXPECT_EQ(process_ink(color("DeviceCMYK", {0.5, 0.5, 0.25, 1})), 225);
}

}
}

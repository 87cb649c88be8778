// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/press_transform.hpp"

#include "publisher/color/screen_transform.hpp"
#include "publisher/world/world.hpp"

#include <gtest/gtest.h>

namespace publisher::color {
namespace {

using Inks = std::array<double, 4>;

class Press : public testing::Test {
protected:
    void SetUp() override {
        const auto world = make_system_world();
        auto profile = world->read("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc");
        if (!profile) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
        profile_ = *std::move(profile);
    }
    std::string profile_;
};

TEST_F(Press, GraysAreBlackInkAlone) {
    const auto press = PressTransform::create(profile_, PressIntent::RelativeColorimetric);
    ASSERT_TRUE(press);
    EXPECT_EQ(press->to_inks({0, 0, 0}), (Inks{0, 0, 0, 1}));
    EXPECT_EQ(press->to_inks({255, 255, 255}), (Inks{0, 0, 0, 0}));
    EXPECT_EQ(press->to_inks({102, 102, 102}), (Inks{0, 0, 0, 0.6}));
}

TEST_F(Press, ColoursLookAsTheyDoOnAScreen) {
    const auto press = PressTransform::create(profile_, PressIntent::RelativeColorimetric);
    const auto screen = ScreenTransform::create(profile_);
    ASSERT_TRUE(press && screen);
    for (const std::array<std::uint8_t, 3> rgb : {std::array<std::uint8_t, 3>{150, 90, 70}, {90, 130, 140}}) {
        const auto seen = screen->to_rgb(press->to_inks(rgb));
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_NEAR(seen[i] * 255, rgb[i], 4);
    }
}

TEST_F(Press, IntentsDiffer) {
    const auto relative = PressTransform::create(profile_, PressIntent::RelativeColorimetric);
    const auto perceptual = PressTransform::create(profile_, PressIntent::Perceptual);
    ASSERT_TRUE(relative && perceptual);
    EXPECT_NE(relative->to_inks({0, 60, 255}), perceptual->to_inks({0, 60, 255}));
}

TEST(PressTransform, NeedsAProfileOfAPress) {
    EXPECT_FALSE(PressTransform::create("", PressIntent::Perceptual));
    EXPECT_FALSE(PressTransform::create("no profile", PressIntent::Perceptual));
}

}
}

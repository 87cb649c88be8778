// SPDX-License-Identifier: Apache-2.0
#include "convert_fixture.hpp"

namespace publisher::image {
namespace {

TEST_F(ConvertTest, TransparencyIsCompositedOverTheGroundThatIsAskedFor) {
    // Red, half of it, all of it and none of it, over full cyan.
    Samples rgba = quarters(16, 16, {{255, 0, 0, 128}, {255, 0, 0, 255}, {255, 0, 0, 0}, {255, 0, 0, 0}});
    request_.ground = std::array<std::uint8_t, 4>{255, 0, 0, 0};
    const auto picture = converted(make_png(rgba));
    EXPECT_TRUE(picture.is_composited);
    EXPECT_TRUE(picture.soft_mask.empty());
    auto inks = decode_jpeg(picture.bytes);
    // Red of sRGB is 93 % magenta and yellow on the simple press; half of it and half of the cyan ground.
    EXPECT_TRUE(is_near(inks, 4, 4, {127, 119, 119, 2}, 6));
    EXPECT_TRUE(is_near(inks, 12, 4, {0, 238, 238, 3}, 6));
    EXPECT_TRUE(is_near(inks, 4, 12, {255, 0, 0, 0}, 6));
}

TEST_F(ConvertTest, GrayOverAColouredGroundStaysTransparent) {
    const auto gray = make_png(quarters(16, 16, {{0, 128}, {0, 255}, {0, 0}, {0, 0}}));
    request_.ground = std::array<std::uint8_t, 4>{255, 0, 0, 0};
    const auto over_cyan = converted(gray);
    EXPECT_FALSE(over_cyan.is_composited);
    EXPECT_FALSE(over_cyan.soft_mask.empty());
    request_.ground = std::array<std::uint8_t, 4>{0, 0, 0, 51};
    const auto over_gray = converted(gray);
    EXPECT_TRUE(over_gray.is_composited);
    // 20 % black shines through: 204 of 255 is its light.
    EXPECT_TRUE(is_near(decode_jpeg(over_gray.bytes), 4, 12, {204}, 4));
}

TEST_F(ConvertTest, InkIsTheMostOverASquareOfThePicture) {
    // A quarter with 300 % in a picture of paper; the square is as large as the quarter, then as the picture.
    const auto tiff =
        make_tiff(quarters(64, 64, {{255, 255, 255, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}));
    EXPECT_EQ(converted(tiff).ink_percent, 0) << "not asked for";
    request_.ink_square = 0.5;
    EXPECT_EQ(converted(tiff).ink_percent, 300);
    request_.ink_square = 1;
    EXPECT_EQ(converted(tiff).ink_percent, 75);
    // A picture whose data pass is measured too.
    request_.ink_square = 0.5;
    const auto passed =
        converted(make_jpeg(quarters(64, 64, {{255, 255, 255, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}),
                            {.has_adobe_cmyk = true}));
    EXPECT_TRUE(passed.has_passed);
    EXPECT_NEAR(passed.ink_percent, 300, 8);
}

TEST_F(ConvertTest, RgbThatIsKeptComesWithItsProfileAndEverythingElseIsSeparated) {
    request_.colour = TargetColour::CmykKeepingRgb;
    const auto plain = converted(make_jpeg(quarters(64, 48, kRgb)));
    EXPECT_EQ(plain.n_components, 3);
    EXPECT_TRUE(plain.has_passed);
    EXPECT_EQ(plain.source_profile, "sRGB");
    EXPECT_EQ(plain.profile.substr(36, 4), "acsp");
    EXPECT_EQ(plain.profile, converted(make_jpeg(quarters(32, 32, kRgb))).profile)
        << "the same profile, whenever made";
    EXPECT_EQ(converted(make_tiff(quarters(20, 20, kInks))).n_components, 4);
    EXPECT_EQ(converted(make_jpeg(quarters(20, 20, {{0}, {64}, {128}, {255}}))).n_components, 1);
}

}
}

// SPDX-License-Identifier: Apache-2.0
// What becomes of photographs on their way to print size, beside the slow and plain way of doing the same.
#include "convert_fixture.hpp"

#include <cmath>

#include <lcms2.h>

namespace publisher::image {
namespace {

TEST_F(ConvertTest, ReductionKeepsTheProportionsAndRespectsTheTolerance) {
    const auto source = make_jpeg(quarters(600, 400, kRgb));
    request_.enough_width = 450;
    request_.enough_height = 100;
    EXPECT_EQ(converted(source).width, 600); // 600 / 450 = 1.33 is within 1.5
    request_.enough_width = 100;
    request_.enough_height = 100; // the height decides: 400 / 100 = 4
    const auto reduced = converted(source);
    EXPECT_EQ(reduced.width, 150);
    EXPECT_EQ(reduced.height, 100);
    const auto inks = decode_jpeg(reduced.bytes);
    EXPECT_TRUE(is_near(inks, 30, 20, {0, 255, 255, 0}, 28));
    EXPECT_TRUE(is_near(inks, 120, 80, {0, 0, 0, 0}, 3));
    request_.enough_width = 1200;
    EXPECT_EQ(converted(source).width, 600); // never enlarged
}

TEST_F(ConvertTest, AverageCountsFractionsOfPixels) {
    // Three columns become two: (0 + 0 + 90/2) / 1.5 = 30 and (90/2 + 240) / 1.5 = 190.
    const auto source = painted(3, 3, 1, [](int x, int) {
        return Pixel{static_cast<std::uint8_t>(x == 0 ? 0 : x == 1 ? 90 : 240)};
    });
    request_.enough_width = request_.enough_height = 2;
    request_.tolerance = 1;
    request_.quality = 100;
    const auto levels = decode_jpeg(converted(make_png(source)).bytes);
    ASSERT_EQ(levels.width, 2);
    EXPECT_TRUE(is_near(levels, 0, 0, {30}, 1));
    EXPECT_TRUE(is_near(levels, 1, 1, {190}, 1));
}

/// Waves of every length and direction with a few hard edges.
Samples photograph(int width, int height) {
    return painted(width, height, 3, [](int x, int y) {
        const double wave = 60 * std::sin(x * 0.011 + y * 0.007) + 25 * std::sin(x * 0.21 - y * 0.13) +
                            12 * std::sin(x * 0.9 + y * 0.7);
        const int edge = (x / 90 + y / 70) % 3 == 0 ? 40 : 0;
        const auto level = [&](double tint) {
            return static_cast<std::uint8_t>(std::clamp(128 + wave + edge + tint, 0.0, 255.0));
        };
        return Pixel{level(30 * std::sin(x * 0.004)), level(0), level(-40 * std::sin(y * 0.005))};
    });
}

/// Every new pixel the mean of those it covers, at full size and in full precision.
std::vector<double> averaged(const Samples& samples, int width, int height) {
    std::vector<double> result(static_cast<std::size_t>(width * height * 3));
    const double across = static_cast<double>(samples.width) / width,
                 down = static_cast<double>(samples.height) / height;
    const auto part = [](double begin, double end, int at) {
        return std::max(0.0, std::min(end, at + 1.0) - std::max(begin, static_cast<double>(at)));
    };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int v = static_cast<int>(y * down); v < std::min((y + 1) * down, samples.height + 0.0); ++v)
                for (int u = static_cast<int>(x * across);
                     u < std::min((x + 1) * across, samples.width + 0.0); ++u)
                    for (int c = 0; c < 3; ++c)
                        result[static_cast<std::size_t>((y * width + x) * 3 + c)] +=
                            samples.at(u, v)[c] * part(y * down, (y + 1) * down, v) *
                            part(x * across, (x + 1) * across, u) / (across * down);
    return result;
}

double signal_to_noise(const std::string& found, const std::vector<double>& wanted) {
    double squares = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        squares += std::pow(static_cast<std::uint8_t>(found[i]) - wanted[i], 2);
    return 10 * std::log10(255 * 255 / (squares / static_cast<double>(wanted.size())));
}

// The decoder leaves out what it need not compute; nothing of it may be seen.
TEST_F(ConvertTest, AReducedPhotographIsTheAverageOfTheWholeOne) {
    const auto source = make_jpeg(photograph(1200, 800));
    const Samples decoded = decode_jpeg(source);
    request_.colour = TargetColour::Rgb;
    request_.is_for_screen = true;
    request_.tolerance = 1;
    for (const int width : {70, 149, 212, 299, 301, 590}) {
        request_.enough_width = request_.enough_height = width;
        request_.enough_height = 1;
        const auto pixels = to_pixels(converted(source));
        ASSERT_TRUE(pixels);
        ASSERT_EQ(pixels->width, width);
        EXPECT_GT(signal_to_noise(pixels->colors, averaged(decoded, pixels->width, pixels->height)), 38)
            << width << " pixels across";
    }
}

TEST_F(ConvertTest, SeparationsAreThoseOfTheUnoptimizedTransform) {
    const auto colours = painted(64, 64, 3, [](int x, int y) {
        return Pixel{static_cast<std::uint8_t>(x * 4), static_cast<std::uint8_t>(y * 4),
                     static_cast<std::uint8_t>((x * 7 + y * 13) % 256)};
    });
    request_.is_for_screen = true;
    const auto pixels = to_pixels(converted(make_png(colours)));
    ASSERT_TRUE(pixels);

    const auto source = cmsCreate_sRGBProfile();
    const auto press =
        cmsOpenProfileFromMem(cmyk_profile().data(), static_cast<cmsUInt32Number>(cmyk_profile().size()));
    const auto transform =
        cmsCreateTransform(source, TYPE_RGB_8, press, TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
                           cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE);
    std::vector<std::uint8_t> wanted(64 * 64 * 4);
    cmsDoTransform(transform, colours.values.data(), wanted.data(), 64 * 64);
    double sum = 0;
    int most = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const int difference = std::abs(static_cast<std::uint8_t>(pixels->colors[i]) - wanted[i]);
        most = std::max(most, difference);
        sum += difference;
    }
    EXPECT_LT(sum / static_cast<double>(wanted.size()), 1);
    EXPECT_LT(most, 12) << "in the corners of a coarse table";
    cmsDeleteTransform(transform);
    cmsCloseProfile(press);
    cmsCloseProfile(source);
}

TEST_F(ConvertTest, WhiteIsPaper) {
    request_.is_for_screen = true;
    const auto white = to_pixels(converted(make_png(painted(8, 8, 3, [](int, int) {
        return Pixel{255, 255, 255};
    }))));
    ASSERT_TRUE(white);
    EXPECT_EQ(white->colors, std::string(8 * 8 * 4, '\0'));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/raster/image.hpp"

#include <gtest/gtest.h>
#include <png.h>

namespace publisher::raster {
namespace {

constexpr Color kRed{200, 10, 20}, kBlue{0, 60, 255};

/// As libpng reads it; width and height 0 when it does not.
Image decoded(const std::string& bytes) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) == 0) return {};
    header.format = PNG_FORMAT_RGB;
    Image image(static_cast<int>(header.width), static_cast<int>(header.height));
    return png_image_finish_read(&header, nullptr, image.row(0), 0, nullptr) == 0 ? Image() : image;
}

TEST(Png, IsReadBackPixelForPixel) {
    Image image(7, 5);
    image.fill({1, 1, 3, 2}, kRed);
    image.fill({4, 0, 9, 9}, kBlue);
    EXPECT_EQ(decoded(to_png(image)), image);
    EXPECT_EQ(to_png(image), to_png(image));
}

TEST(Png, OfGrayHasOneChannel) {
    const std::string png = to_png(Image::gray(2, 2, std::string("\x00\x40\x80\xff", 4)));
    EXPECT_EQ(png[25], 0); // colour type of IHDR: gray
    const Image image = decoded(png);
    EXPECT_EQ(image.at(1, 0), (Color{0x40, 0x40, 0x40}));
    EXPECT_EQ(image.at(1, 1), (Color{255, 255, 255}));
}

TEST(Jpeg, BeginsAndEndsAsOne) {
    const std::string jpeg = to_jpeg(Image(30, 20, kRed));
    EXPECT_EQ(jpeg.substr(0, 2), "\xff\xd8");
    EXPECT_EQ(jpeg.substr(jpeg.size() - 2), "\xff\xd9");
}

TEST(Reducing, TakesTheMeanOfTheAreaThatAPixelCovers) {
    Image image(4, 2, {0, 0, 0});
    image.fill({0, 0, 1, 2}, {255, 255, 255}); // the left column
    const Image half = reduced(image, 2, 1);
    EXPECT_EQ(half.at(0, 0), (Color{128, 128, 128})); // 255 / 2 = 127.5
    EXPECT_EQ(half.at(1, 0), (Color{0, 0, 0}));
    // Three columns out of four: the first covers the white one and a third of the next, 255 x 3/4 = 191.25.
    EXPECT_EQ(reduced(image, 3, 2).at(0, 0), (Color{191, 191, 191}));
}

TEST(Reducing, NeverEnlarges) {
    const Image image(3, 3, kRed);
    EXPECT_EQ(reduced(image, 9, 9), image);
    EXPECT_EQ(fitted(image, 300, 300), image);
    const Image wide = fitted(Image(200, 100), 50, 50);
    EXPECT_EQ(wide.width(), 50);
    EXPECT_EQ(wide.height(), 25);
}

TEST(Drawing, StaysOnTheImage) {
    Image image(4, 4);
    image.fill({-2, -2, 4, 4}, kRed);
    image.outline({2, 2, 9, 9}, 1, kBlue);
    image.paste(Image(3, 3, kBlue), -2, 3);
    EXPECT_EQ(image.at(1, 1), kRed);
    EXPECT_EQ(image.at(2, 1), Color());
    EXPECT_EQ(image.at(3, 2), kBlue);
    EXPECT_EQ(image.at(3, 3), Color());
    EXPECT_EQ(image.at(0, 3), kBlue);
}

TEST(Drawing, AThinColourLetsWhatIsBelowThrough) {
    Image image(1, 1, {0, 0, 0});
    image.fill({0, 0, 1, 1}, {200, 100, 0}, 0.5);
    EXPECT_EQ(image.at(0, 0), (Color{100, 50, 0}));
}

TEST(Difference, HasTheWorstAndTheMean) {
    const Image first(2, 1, {10, 10, 10});
    Image second = first;
    second.fill({0, 0, 1, 1}, {10, 16, 10});
    const Difference apart = difference(first, second);
    EXPECT_EQ(apart.max, 6);
    EXPECT_DOUBLE_EQ(apart.mean, 1.0); // 6 over six samples
}

}
}

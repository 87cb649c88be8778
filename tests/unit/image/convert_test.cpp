// SPDX-License-Identifier: Apache-2.0
#include "convert_fixture.hpp"

#include <gmock/gmock.h>

#include <cerrno>

namespace publisher::image {
namespace {

using ::testing::HasSubstr;

TEST_F(ConvertTest, RgbIsSeparatedForThePress) {
    const auto picture = converted(make_jpeg(quarters(64, 48, kRgb)));
    EXPECT_EQ(picture.encoding, PrintPicture::Encoding::Jpeg);
    EXPECT_EQ(picture.n_components, 4);
    EXPECT_TRUE(picture.is_inverted);
    EXPECT_FALSE(picture.has_passed);
    EXPECT_EQ(picture.source_profile, "sRGB");
    EXPECT_TRUE(picture.soft_mask.empty());
    const auto inks = decode_jpeg(picture.bytes);
    ASSERT_EQ(inks.width, 64);
    ASSERT_EQ(inks.n_channels, 4);
    // Red is magenta and yellow, and so on; the coarse tables of the test press cut the corners.
    EXPECT_TRUE(is_near(inks, 16, 12, {0, 255, 255, 0}, 28));
    EXPECT_TRUE(is_near(inks, 48, 12, {255, 0, 255, 0}, 28));
    EXPECT_TRUE(is_near(inks, 16, 36, {255, 255, 0, 0}, 28));
    EXPECT_TRUE(is_near(inks, 48, 36, {0, 0, 0, 0}, 3));
}

TEST_F(ConvertTest, AnEmbeddedProfileIsHonouredAndAContradictingOneIgnored) {
    const auto gray_green = painted(32, 32, 3, [](int, int) { return Pixel{100, 160, 100}; });
    const auto plain = decode_jpeg(converted(make_jpeg(gray_green)).bytes);
    JpegOptions options;
    options.profile = wide_rgb_profile();
    const auto wide = converted(make_jpeg(gray_green, options));
    EXPECT_EQ(wide.source_profile, "embedded");
    // The same numbers mean a more saturated green in the wider space: more cyan.
    EXPECT_GT(decode_jpeg(wide.bytes).at(16, 16)[0], plain.at(16, 16)[0] + 10);
    options.profile = cmyk_profile();
    const auto contradicted = converted(make_jpeg(gray_green, options));
    EXPECT_EQ(contradicted.source_profile, "sRGB");
    EXPECT_EQ(decode_jpeg(contradicted.bytes).values, plain.values);
}

TEST_F(ConvertTest, AJpegInThePressColoursKeepsItsData) {
    JpegOptions options;
    options.has_adobe_cmyk = true;
    options.exif = make_exif(1);
    options.profile = cmyk_profile();
    const auto source = make_jpeg(quarters(32, 32, kInks), options);
    const auto picture = converted(source + "what is behind the end");
    EXPECT_TRUE(picture.has_passed);
    EXPECT_TRUE(picture.is_inverted);
    EXPECT_THAT(picture.bytes, ::testing::Not(HasSubstr("ICC_PROFILE")));
    EXPECT_THAT(picture.bytes, ::testing::Not(HasSubstr("Exif")));
    EXPECT_THAT(picture.bytes, ::testing::Not(HasSubstr("behind the end")));
    EXPECT_EQ(decode_jpeg(picture.bytes).values, decode_jpeg(source).values);

    const auto not_inverted = converted(make_jpeg(quarters(32, 32, kInks)));
    EXPECT_TRUE(not_inverted.has_passed);
    EXPECT_FALSE(not_inverted.is_inverted);
}

TEST_F(ConvertTest, WhatIsNotQuiteRightDoesNotPass) {
    JpegOptions progressive{.is_progressive = true, .has_adobe_cmyk = true};
    EXPECT_FALSE(converted(make_jpeg(quarters(32, 32, kInks), progressive)).has_passed);
    JpegOptions turned{.has_adobe_cmyk = true, .exif = make_exif(3)};
    EXPECT_FALSE(converted(make_jpeg(quarters(32, 32, kInks), turned)).has_passed);
    request_.enough_width = request_.enough_height = 16;
    const auto reduced = converted(make_jpeg(quarters(32, 32, kInks), {.has_adobe_cmyk = true}));
    EXPECT_FALSE(reduced.has_passed);
    const auto inks = decode_jpeg(reduced.bytes);
    EXPECT_EQ(inks.width, 16);
    EXPECT_TRUE(is_near(inks, 4, 4, kInks[0], 4));
    EXPECT_TRUE(is_near(inks, 12, 12, kInks[3], 4));
}

TEST_F(ConvertTest, GrayStaysOneInk) {
    const auto source = quarters(32, 32, {{0}, {128}, {200}, {255}});
    const auto untagged = converted(make_jpeg(source));
    EXPECT_TRUE(untagged.has_passed);
    EXPECT_EQ(untagged.n_components, 1);

    const auto tagged = converted(make_jpeg(source, {.profile = gray_profile(1.8)}));
    EXPECT_FALSE(tagged.has_passed);
    EXPECT_EQ(tagged.n_components, 1);
    EXPECT_EQ(tagged.source_profile, "embedded");
    const auto levels = decode_jpeg(tagged.bytes);
    EXPECT_TRUE(is_near(levels, 8, 8, {0}, 2));
    EXPECT_TRUE(is_near(levels, 24, 24, {255}, 2));
    // Gamma 1.8: 128/255 has the luminance (0.502)^1.8 = 0.289; the test press's black is sRGB-like, where
    // 0.289 is the level 0.575 = 147.
    EXPECT_TRUE(is_near(levels, 24, 8, {147}, 3));
}

TEST_F(ConvertTest, EveryOrientationComesOutUpright) {
    // Stored so that each of the eight readings shows red, green / blue, white.
    const std::vector<std::vector<int>> kStored = {{},           {0, 1, 2, 3}, {1, 0, 3, 2},
                                                   {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3},
                                                   {1, 3, 0, 2}, {3, 1, 2, 0}, {2, 0, 3, 1}};
    request_.colour = TargetColour::Rgb;
    for (int orientation = 1; orientation <= 8; ++orientation) {
        std::vector<Pixel> colours;
        for (const int i : kStored[static_cast<std::size_t>(orientation)])
            colours.push_back(kRgb[static_cast<std::size_t>(i)]);
        const bool is_swapped = orientation >= 5;
        const auto source = quarters(is_swapped ? 32 : 64, is_swapped ? 64 : 32, colours);
        const auto shown = decode_jpeg(converted(make_jpeg(source, {.exif = make_exif(orientation)})).bytes);
        ASSERT_EQ(shown.width, 64) << orientation;
        EXPECT_TRUE(is_near(shown, 16, 8, kRgb[0], 8)) << orientation;
        EXPECT_TRUE(is_near(shown, 48, 8, kRgb[1], 8)) << orientation;
        EXPECT_TRUE(is_near(shown, 16, 24, kRgb[2], 8)) << orientation;
        EXPECT_TRUE(is_near(shown, 48, 24, kRgb[3], 8)) << orientation;
    }
}

TEST_F(ConvertTest, OrientationOfPngMayStandInATextChunk) {
    // A quarter turn to the right: what is shown at the top left is stored at the bottom left.
    for (const bool is_deflated : {false, true}) {
        const auto picture = converted(
            make_png(quarters(24, 16, kRgb), {.raw_exif = make_exif(6), .is_exif_deflated = is_deflated}));
        EXPECT_EQ(picture.width, 16);
        EXPECT_TRUE(is_near(decode_jpeg(picture.bytes), 4, 6, {255, 255, 0, 0}, 28));
    }
    const auto damaged = converted(make_png(quarters(24, 16, kRgb), {.raw_exif = "Exif"}));
    EXPECT_EQ(damaged.width, 24);
}

TEST_F(ConvertTest, TransparencyBecomesASoftMaskWithoutFringes) {
    // Left half opaque white, right half transparent black: an average without weights would print gray.
    const auto source = painted(63, 30, 4, [](int x, int) {
        return x < 32 ? Pixel{255, 255, 255, 255} : Pixel{0, 0, 0, 0};
    });
    request_.enough_width = 21;
    request_.enough_height = 10;
    const auto picture = converted(make_png(source));
    ASSERT_FALSE(picture.soft_mask.empty());
    const auto mask = inflate(picture.soft_mask);
    ASSERT_EQ(mask.size(), 21u * 10);
    EXPECT_EQ(static_cast<std::uint8_t>(mask[0]), 255);
    EXPECT_EQ(static_cast<std::uint8_t>(mask[10]), 170); // two of three pixels
    EXPECT_EQ(static_cast<std::uint8_t>(mask[20]), 0);
    EXPECT_TRUE(is_near(decode_jpeg(picture.bytes), 8, 5, {0, 0, 0, 0}, 6));
}

TEST_F(ConvertTest, AnAlphaChannelThatIsOpaqueIsDropped) {
    const auto source = painted(16, 16, 2, [](int, int) { return Pixel{99, 255}; });
    const auto picture = converted(make_png(source));
    EXPECT_EQ(picture.n_components, 1);
    EXPECT_TRUE(picture.soft_mask.empty());
}

TEST_F(ConvertTest, DeepInterlacedPlanarAndTiledPicturesGiveTheSameColours) {
    const auto colours = quarters(40, 40, {{10, 200, 90}, {200, 30, 60}, {90, 90, 200}, {250, 250, 240}});
    request_.colour = TargetColour::Rgb;
    request_.quality = 100;
    for (const auto& source :
         {make_png(colours), make_png(colours, {.bits = 16}), make_png(colours, {.is_interlaced = true}),
          make_tiff(colours), make_tiff(colours, TiffLayout::Planes),
          make_tiff(colours, TiffLayout::Tiles)}) {
        const auto shown = decode_jpeg(converted(source).bytes);
        EXPECT_TRUE(is_near(shown, 10, 10, {10, 200, 90}, 3));
        EXPECT_TRUE(is_near(shown, 30, 10, {200, 30, 60}, 3));
        EXPECT_TRUE(is_near(shown, 10, 30, {90, 90, 200}, 3));
    }
}

TEST_F(ConvertTest, CmykTiffKeepsItsInks) {
    for (const auto layout : {TiffLayout::Strips, TiffLayout::Planes, TiffLayout::Tiles}) {
        const auto picture = converted(make_tiff(quarters(40, 40, kInks), layout));
        EXPECT_EQ(picture.source_profile, "none");
        const auto inks = decode_jpeg(picture.bytes);
        for (int i = 0; i < 4; ++i) {
            EXPECT_TRUE(
                is_near(inks, i % 2 * 20 + 10, i / 2 * 20 + 10, kInks[static_cast<std::size_t>(i)], 4));
        }
    }
}

TEST_F(ConvertTest, DrawingsOfFewColoursAndLineArtStaySharp) {
    const auto drawing =
        converted(make_indexed_png(quarters(10, 10, {{0}, {1}, {1}, {0}}), {{255, 255, 255}, {0, 0, 0}}));
    EXPECT_EQ(drawing.encoding, PrintPicture::Encoding::Deflate);
    EXPECT_FALSE(drawing.is_inverted);
    const auto inks = inflate(drawing.bytes);
    ASSERT_EQ(inks.size(), 10u * 10 * 4);
    EXPECT_EQ(inks.substr(0, 4), std::string(4, '\0'));

    request_.enough_width = request_.enough_height = 4;
    const auto line_art = converted(make_bilevel_tiff(quarters(16, 4, {{0}, {255}, {255}, {0}})));
    EXPECT_EQ(line_art.encoding, PrintPicture::Encoding::Deflate);
    EXPECT_EQ(line_art.bits, 1);
    EXPECT_EQ(line_art.width, 16);
    EXPECT_EQ(inflate(line_art.bytes), std::string("\0\xFF\0\xFF\xFF\0\xFF\0", 8));
}

TEST_F(ConvertTest, ScreensGetSrgbAndKeepKeepsTheProfile) {
    request_.colour = TargetColour::Rgb;
    const auto shown = converted(make_tiff(quarters(40, 40, kInks)));
    EXPECT_EQ(shown.n_components, 3);
    EXPECT_EQ(shown.source_profile, "output condition");
    EXPECT_TRUE(is_near(decode_jpeg(shown.bytes), 30, 10, {255, 0, 255}, 14)); // magenta

    request_.colour = TargetColour::Keep;
    request_.destination_profile = {};
    const auto kept = converted(make_png(quarters(40, 40, kRgb), {.profile = wide_rgb_profile()}));
    EXPECT_EQ(kept.n_components, 3);
    EXPECT_THAT(kept.bytes, HasSubstr("ICC_PROFILE"));
    EXPECT_TRUE(is_near(decode_jpeg(kept.bytes), 10, 10, {255, 0, 0}, 3));
}

TEST_F(ConvertTest, TruncatedPicturesAreRefusedWithTheCause) {
    const auto noise = painted(200, 200, 3, [](int x, int y) {
        return Pixel{static_cast<std::uint8_t>(x * y), static_cast<std::uint8_t>(x * 7 + y * 3),
                     static_cast<std::uint8_t>(x ^ y)};
    });
    const auto half = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
    EXPECT_EQ(refusal(half(make_jpeg(noise))), "picture: JPEG: Premature end of JPEG file");
    EXPECT_EQ(refusal(half(make_png(noise))), "picture: PNG: the file is truncated");
    EXPECT_THAT(refusal(half(make_tiff(noise))), HasSubstr("picture: TIFF: "));
    const auto inks = painted(200, 200, 4, [](int x, int y) {
        return Pixel{static_cast<std::uint8_t>(x * y), 0, 0, 0};
    });
    EXPECT_EQ(refusal(half(make_jpeg(inks, {.has_adobe_cmyk = true}))),
              "picture: JPEG: Premature end of JPEG file");
    auto damaged = make_png(noise);
    damaged[damaged.size() / 2] ^= 0x40;
    EXPECT_THAT(refusal(damaged), HasSubstr("picture: PNG: "));
}

TEST_F(ConvertTest, ADestinationThatIsNoCmykProfileIsRefused) {
    const auto rgb = wide_rgb_profile();
    for (const std::string_view profile :
         {std::string_view(rgb), std::string_view("nonsense"), std::string_view()}) {
        request_.destination_profile = profile;
        EXPECT_EQ(refusal(make_jpeg(quarters(8, 8, kRgb))),
                  "picture: JPEG: the destination profile is no CMYK profile");
    }
}

TEST_F(ConvertTest, TheSameInputGivesTheSameBytes) {
    const auto source =
        make_png(quarters(100, 80, {{1, 2, 3, 0}, {200, 2, 3, 255}, {1, 200, 3, 9}, {1, 2, 200, 99}}));
    request_.enough_width = request_.enough_height = 33;
    const auto first = converted(source), second = converted(source);
    EXPECT_EQ(first.content, second.content);
    EXPECT_EQ(first.bytes, second.bytes);
    EXPECT_EQ(first.soft_mask, second.soft_mask);
}

TEST_F(ConvertTest, TheCacheGivesTheSamePictureAndKnowsWhatItDependsOn) {
    request_.cache = "/cache";
    const auto source = make_jpeg(quarters(64, 48, kRgb));
    const auto first = converted(source);
    ASSERT_EQ(world_.list_all("/cache")->size(), 1u);
    const auto entry = world_.list_all("/cache")->front().path;

    // A damaged entry is made anew.
    EXPECT_EQ(converted(source).content, first.content);
    std::string damaged = *world_.content(entry);
    damaged[damaged.size() / 2] ^= 1;
    world_.add(entry, damaged);
    EXPECT_EQ(converted(source).content, first.content);
    EXPECT_NE(world_.content(entry), damaged);

    request_.quality = 60;
    EXPECT_NE(converted(source).content, first.content);
    EXPECT_EQ(world_.list_all("/cache")->size(), 2u);
    request_.source_digest = sha256("another file");
    converted(source);
    EXPECT_EQ(world_.list_all("/cache")->size(), 3u);

    request_.source_digest = {};
    request_.quality = 70;
    world_.fail_publish(1, ENOSPC);
    EXPECT_FALSE(converted(source).bytes.empty());
    EXPECT_EQ(world_.list_all("/cache")->size(), 3u);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/convert.hpp"

#include "publisher/world/memory_world.hpp"
#include "test_pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::image {
namespace {

using Pixel = std::vector<std::uint8_t>;
using ::testing::HasSubstr;

const std::vector<Pixel> kRgb = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
const std::vector<Pixel> kInks = {{255, 0, 0, 0}, {0, 255, 0, 0}, {0, 0, 255, 0}, {0, 0, 0, 255}};

class ConvertTest : public ::testing::Test {
protected:
    PrintPicture converted(const std::string& bytes) {
        world_.add("picture", bytes);
        auto picture = convert(world_, request_);
        if (picture) return *std::move(picture);
        ADD_FAILURE() << picture.failure().message;
        return {};
    }
    std::string refusal(const std::string& bytes) {
        world_.add("picture", bytes);
        const auto picture = convert(world_, request_);
        return picture ? "was converted" : picture.failure().message;
    }

    MemoryWorld world_;
    ConvertRequest request_{.source = "picture", .destination_profile = cmyk_profile()};
};

/// The middle of a quarter, in ink (255 is full) for CMYK.
::testing::AssertionResult is_near(const Samples& samples, int x, int y, const Pixel& wanted, int tolerance) {
    const auto* pixel = samples.at(x, y);
    for (int i = 0; i < samples.n_channels; ++i) {
        if (std::abs(pixel[i] - wanted[static_cast<std::size_t>(i)]) > tolerance) {
            auto result = ::testing::AssertionFailure() << "(" << x << "," << y << ") is";
            for (int j = 0; j < samples.n_channels; ++j)
                result << " " << int{pixel[j]};
            return result;
        }
    }
    return ::testing::AssertionSuccess();
}

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

TEST_F(ConvertTest, TransparencyIsCompositedOverTheGroundThatIsAskedFor) {
    // Half transparent magenta-less red over full cyan, lossless because it is small in colours: alpha 128.
    Samples rgba = quarters(16, 16, {{255, 0, 0, 128}, {255, 0, 0, 255}, {255, 0, 0, 0}, {255, 0, 0, 0}});
    request_.ground = std::array<std::uint8_t, 4>{255, 0, 0, 0};
    const auto picture = converted(make_png(rgba));
    EXPECT_TRUE(picture.is_composited);
    EXPECT_TRUE(picture.soft_mask.empty());
    auto inks = decode_jpeg(picture.bytes);
    // Red is magenta and yellow on the simple press; half of it and half of the cyan ground.
    EXPECT_TRUE(is_near(inks, 4, 4, {127, 128, 128, 0}, 6));
    EXPECT_TRUE(is_near(inks, 12, 4, {0, 255, 255, 0}, 6));
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

/// A flat Photoshop file: planes of samples, colours first, packed or not.
std::string make_psd(int mode, int bits, const std::vector<std::string>& planes, int width, int height,
                     bool is_packed, bool has_transparency = false) {
    std::string bytes = "8BPS";
    const auto number = [&bytes](std::uint32_t value, int n_bytes) {
        for (int i = n_bytes - 1; i >= 0; --i)
            bytes += static_cast<char>(value >> (8 * i));
    };
    number(1, 2);
    bytes.append(6, '\0');
    number(static_cast<std::uint32_t>(planes.size()), 2);
    number(static_cast<std::uint32_t>(height), 4);
    number(static_cast<std::uint32_t>(width), 4);
    number(static_cast<std::uint32_t>(bits), 2);
    number(static_cast<std::uint32_t>(mode), 2);
    number(0, 4);
    number(0, 4);
    // Layers: the length of the layer information, then their number, negative with transparency.
    number(has_transparency ? 6 : 0, 4);
    if (has_transparency) number(2, 4), number(0xFFFF, 2);
    number(is_packed, 2);
    const std::size_t row = planes[0].size() / static_cast<std::size_t>(height);
    if (is_packed)
        for (std::size_t i = 0; i < planes.size() * static_cast<std::size_t>(height); ++i)
            number(static_cast<std::uint32_t>(row + 1), 2);
    for (const std::string& plane : planes)
        for (std::size_t at = 0; at < plane.size(); at += row) {
            if (is_packed) bytes += static_cast<char>(row - 1); // a literal run of the whole row
            bytes += plane.substr(at, row);
        }
    return bytes;
}

TEST_F(ConvertTest, ThePhotoshopCompositeHasItsInks) {
    // CMYK is stored as light: 0 is full ink. Left half cyan, right half black.
    const std::string left("\0\0\xFF\xFF", 4), right("\xFF\xFF\0\0", 4), none("\xFF\xFF\xFF\xFF", 4);
    for (const bool is_packed : {false, true}) {
        std::string cyan, black, empty;
        for (int y = 0; y < 2; ++y)
            cyan += left, black += right, empty += none;
        const auto inks =
            decode_jpeg(converted(make_psd(4, 8, {cyan, empty, empty, black}, 4, 2, is_packed)).bytes);
        EXPECT_TRUE(is_near(inks, 0, 0, {255, 0, 0, 0}, 30));
        EXPECT_TRUE(is_near(inks, 3, 1, {0, 0, 0, 255}, 30));
    }
}

TEST_F(ConvertTest, ThePhotoshopCompositeIsTakenOffItsWhite) {
    request_.colour = TargetColour::Rgb;
    // Red at half opacity was laid over white: 255 / 127 / 127.
    const std::string red(64, '\xFF'), other(64, '\x7F'), alpha(64, '\x80');
    const auto picture = converted(make_psd(3, 8, {red, other, other, alpha}, 8, 8, true, true));
    EXPECT_TRUE(is_near(decode_jpeg(picture.bytes), 4, 4, {255, 0, 0}, 4));
    EXPECT_EQ(static_cast<unsigned char>(inflate(picture.soft_mask)[0]), 0x80);
}

TEST_F(ConvertTest, PhotoshopFilesWithoutAUsableCompositeAreRefusedByName) {
    EXPECT_THAT(refusal(make_psd(8, 8, {"abcd"}, 2, 2, false)), HasSubstr("PSD: duotone"));
    EXPECT_THAT(refusal(make_psd(7, 8, {"abcd"}, 2, 2, false)), HasSubstr("PSD: multichannel"));
    EXPECT_THAT(refusal(make_psd(3, 32, {"abcd", "abcd", "abcd"}, 1, 1, false)),
                HasSubstr("PSD: 32-bit samples"));
    const std::string whole = make_psd(1, 8, {std::string(64, 'x')}, 8, 8, true);
    for (const std::size_t n : {std::size_t{20}, std::size_t{40}, whole.size() - 10})
        EXPECT_THAT(refusal(whole.substr(0, n)), HasSubstr("PSD: the file is truncated or damaged"));
}

/// Image resources with a path of one closed curve and, when it is named, the clipping path.
std::string make_path_resources(const std::string& name, const std::vector<std::array<double, 2>>& points) {
    std::string records;
    const auto number = [](std::string& to, std::int64_t value, int n_bytes) {
        for (int i = n_bytes - 1; i >= 0; --i)
            to += static_cast<char>(value >> (8 * i));
    };
    number(records, 0, 2);
    number(records, static_cast<std::int64_t>(points.size()), 2);
    records.append(22, '\0');
    for (const auto& [x, y] : points) {
        number(records, 1, 2);
        for (int i = 0; i < 3; ++i) {
            number(records, static_cast<std::int64_t>(y * (1 << 24)), 4);
            number(records, static_cast<std::int64_t>(x * (1 << 24)), 4);
        }
    }
    const auto resource = [&](int id, const std::string& resource_name, const std::string& content) {
        std::string bytes = "8BIM";
        number(bytes, id, 2);
        bytes += static_cast<char>(resource_name.size());
        bytes += resource_name;
        if (bytes.size() % 2 != 0) bytes += '\0';
        number(bytes, static_cast<std::int64_t>(content.size()), 4);
        return bytes + content + std::string(content.size() % 2, '\0');
    };
    std::string resources = resource(2000, "Outline", records);
    if (!name.empty()) resources += resource(2999, "", static_cast<char>(name.size()) + name);
    return resources;
}

TEST_F(ConvertTest, TheNamedClippingPathComesAlongAsThePictureIsShown) {
    constexpr std::int32_t kOne = 1 << 24;
    const auto jpeg = [](const std::string& name, int orientation) {
        return make_jpeg(quarters(32, 16, kRgb),
                         {.exif = make_exif(orientation),
                          .image_resources = make_path_resources(name, {{0.25, 0}, {1, 0.5}, {0, 1}})});
    };
    const auto upright = converted(jpeg("Outline", 1));
    ASSERT_EQ(upright.clip.size(), 1u);
    ASSERT_EQ(upright.clip[0].size(), 18u);
    EXPECT_EQ(upright.clip[0][2], kOne / 4);
    EXPECT_EQ(upright.clip[0][3], 0);
    EXPECT_EQ(upright.clip[0][8], kOne);
    EXPECT_EQ(upright.clip[0][9], kOne / 2);
    // Orientation 6: the stored top is the shown right.
    const auto turned = converted(jpeg("Outline", 6));
    EXPECT_EQ(turned.clip[0][2], kOne);
    EXPECT_EQ(turned.clip[0][3], kOne / 4);
    EXPECT_TRUE(converted(jpeg("", 1)).clip.empty()) << "a path that is not named clips nothing";
    EXPECT_TRUE(converted(jpeg("Other", 1)).clip.empty());
}

}
}

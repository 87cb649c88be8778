// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/probe.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/world/memory_world.hpp"
#include "test_pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::image {
namespace {

using Colour = PictureFacts::Colour;
using Alpha = PictureFacts::Alpha;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::vector<std::vector<std::uint8_t>> kRgb = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};

PictureFacts facts_of(const std::string& bytes) {
    MemoryWorld world;
    world.add("picture", bytes);
    auto facts = probe(world, "picture");
    if (facts) return *std::move(facts);
    ADD_FAILURE() << facts.failure().message;
    return {};
}

Failure failure_of(const std::string& bytes) {
    MemoryWorld world;
    world.add("picture", bytes);
    const auto facts = probe(world, "picture");
    if (!facts) return facts.failure();
    ADD_FAILURE() << "was read";
    return {};
}

TEST(Probe, JpegFacts) {
    JpegOptions options;
    options.profile = wide_rgb_profile();
    const auto facts = facts_of(make_jpeg(quarters(40, 20, kRgb), options));
    EXPECT_EQ(facts.format, "JPEG");
    EXPECT_EQ(facts.width, 40);
    EXPECT_EQ(facts.height, 20);
    EXPECT_EQ(facts.colour, Colour::Rgb);
    EXPECT_EQ(facts.bits, 8);
    EXPECT_EQ(facts.alpha, Alpha::None);
    EXPECT_EQ(facts.jpeg_process, "baseline");
    EXPECT_FALSE(facts.has_adobe_marker);
    ASSERT_TRUE(facts.profile);
    EXPECT_EQ(facts.profile->space, "RGB");
    EXPECT_FALSE(facts.profile->contradicts_pixels);
}

TEST(Probe, AdobeCmykProgressiveAndContradictingProfile) {
    JpegOptions options;
    options.has_adobe_cmyk = true;
    options.is_progressive = true;
    options.profile = wide_rgb_profile();
    const auto facts = facts_of(
        make_jpeg(quarters(16, 16, {{0, 0, 0, 0}, {255, 0, 0, 0}, {0, 255, 0, 0}, {0, 0, 0, 255}}), options));
    EXPECT_EQ(facts.colour, Colour::Ycck);
    EXPECT_EQ(facts.jpeg_process, "progressive");
    EXPECT_TRUE(facts.has_adobe_marker);
    ASSERT_TRUE(facts.profile);
    EXPECT_TRUE(facts.profile->contradicts_pixels);
}

TEST(Probe, ADamagedProfileIsSaid) {
    JpegOptions options;
    options.profile = std::string(200, 'x');
    const auto facts = facts_of(make_jpeg(quarters(16, 16, kRgb), options));
    ASSERT_TRUE(facts.profile);
    EXPECT_TRUE(facts.profile->is_damaged);
}

TEST(Probe, SizeIsAfterTheOrientation) {
    JpegOptions options;
    options.exif = make_exif(6);
    const auto facts = facts_of(make_jpeg(quarters(40, 20, kRgb), options));
    EXPECT_EQ(facts.orientation, 6);
    EXPECT_EQ(facts.width, 20);
    EXPECT_EQ(facts.height, 40);
    options.exif = make_exif(9);
    EXPECT_EQ(facts_of(make_jpeg(quarters(40, 20, kRgb), options)).orientation, 1);
}

TEST(Probe, PngTiffAndTheirAlpha) {
    const auto png = facts_of(
        make_png(quarters(8, 6, {{1, 2, 3, 0}, {1, 2, 3, 255}, {1, 2, 3, 9}, {1, 2, 3, 9}}), {.bits = 16}));
    EXPECT_EQ(png.format, "PNG");
    EXPECT_EQ(png.bits, 16);
    EXPECT_EQ(png.alpha, Alpha::Straight);
    const auto indexed =
        facts_of(make_indexed_png(quarters(8, 6, {{0}, {1}, {1}, {0}}), {{255, 0, 0}, {0, 0, 255}}));
    EXPECT_EQ(indexed.colour, Colour::Indexed);
    const auto tiff =
        facts_of(make_tiff(quarters(20, 20, {{0, 0, 0, 0}, {255, 0, 0, 0}, {0, 255, 0, 0}, {0, 0, 0, 255}})));
    EXPECT_EQ(tiff.format, "TIFF");
    EXPECT_EQ(tiff.colour, Colour::Cmyk);
    EXPECT_EQ(facts_of(make_bilevel_tiff(quarters(32, 4, {{0}, {255}, {255}, {0}}))).bits, 1);
}

TEST(Probe, OtherFormatsAreRefusedByName) {
    for (const auto& [bytes, name] :
         std::initializer_list<std::pair<std::string, std::string>>{{"%!PS-Adobe-3.0 EPSF-3.0", "EPS"},
                                                                    {"%PDF-1.4", "PDF"},
                                                                    {"GIF89a", "GIF"},
                                                                    {"....ftypavif", "AVIF"},
                                                                    {"", "empty file"},
                                                                    {"sku;name", "unknown format"}}) {
        const auto failure = failure_of(bytes);
        EXPECT_EQ(failure.kind, Failure::Kind::Refused);
        EXPECT_EQ(failure.message, "picture: " + name + ": pictures of this format are not read");
    }
}

TEST(Probe, DamagedHeadsAreRefusedWithTheCause) {
    const auto jpeg = make_jpeg(quarters(16, 16, kRgb));
    EXPECT_EQ(failure_of(jpeg.substr(0, 30)).message, "picture: JPEG: Premature end of JPEG file");
    EXPECT_EQ(failure_of(make_png(quarters(16, 16, kRgb)).substr(0, 20)).message,
              "picture: PNG: the file is truncated");
    EXPECT_THAT(failure_of(std::string("II*\0\x08\0\0\0", 8)).message, StartsWith("picture: TIFF: "));
}

TEST(Probe, BombsAreRefusedBeforeTheyAreDecoded) {
    EXPECT_EQ(failure_of(make_png_bomb(30'000, 30'000)).message,
              "picture: PNG: 30000 x 30000 pixels are more than 500 million");
    EXPECT_THAT(failure_of(make_png_bomb(20'000, 20'000)).message,
                HasSubstr("packed tighter than a picture can be"));
}

TEST(Probe, AMissingOrUnreadableFileSaysSo) {
    MemoryWorld world;
    EXPECT_EQ(probe(world, "none.jpg").failure().kind, Failure::Kind::Missing);
    world.add("a.jpg", make_jpeg(quarters(16, 16, kRgb)));
    world.fail_read(1, EIO);
    EXPECT_EQ(probe(world, "a.jpg").failure().message, "a.jpg: Input/output error");
    EXPECT_TRUE(probe(world, "a.jpg"));
}

/// What is kept of the only picture that was probed: its place, and what the worker said.
std::pair<std::string, std::string> only_head(const MemoryWorld& world) {
    for (const auto& [place, bytes] : world.files()) {
        if (!place.starts_with("cache/heads/")) continue;
        ArchiveReader reader(bytes);
        Digest digest;
        std::string answer;
        reader(digest, answer);
        return {place, answer};
    }
    ADD_FAILURE() << "nothing was kept";
    return {};
}

TEST(Probe, PicturesAreProbedOnce) {
    MemoryWorld world;
    world.add("picture", make_jpeg(quarters(40, 20, kRgb), {}));
    ASSERT_TRUE(probe(world, "picture", "cache"));
    auto [place, answer] = only_head(world);
    // If it is read again it is forty pixels wide, if it is remembered it is what was kept.
    const auto width = answer.find("40");
    ASSERT_NE(width, std::string::npos) << answer;
    answer.replace(width, 2, "41");
    ArchiveWriter writer;
    writer.field(sha256(answer));
    writer.field(answer);
    world.add(place, writer.bytes());
    EXPECT_EQ(probe(world, "picture", "cache")->width, 41);
    EXPECT_EQ(probe(world, "picture", "")->width, 40);
    world.add(place, writer.bytes().substr(1));
    EXPECT_EQ(probe(world, "picture", "cache")->width, 40) << "what is damaged is forgotten";
    world.add("picture", make_jpeg(quarters(60, 20, kRgb), {}));
    EXPECT_EQ(probe(world, "picture", "cache")->width, 60);
}

}
}

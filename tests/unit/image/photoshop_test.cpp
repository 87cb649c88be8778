// SPDX-License-Identifier: Apache-2.0
#include "convert_fixture.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>

namespace publisher::image {
namespace {

using ::testing::HasSubstr;

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

TEST_F(ConvertTest, TheProbeTellsWhatTheClippingPathLeaves) {
    constexpr std::int32_t kOne = 1 << 24;
    const auto facts_of = [](const std::string& name, int orientation) {
        MemoryWorld world;
        world.add("picture",
                  make_jpeg(quarters(32, 16, kRgb), {.exif = make_exif(orientation),
                                                     .image_resources = make_path_resources(
                                                         name, {{0.25, 0}, {1, 0.5}, {0.5, 0.75}})}));
        const auto facts = probe(world, "picture");
        EXPECT_TRUE(facts);
        return facts ? *facts : PictureFacts();
    };
    const auto clip_of = [&](const std::string& name, int orientation) {
        return facts_of(name, orientation).clip;
    };
    using Sides = std::array<std::int32_t, 4>;
    EXPECT_EQ(clip_of("Outline", 1), (Sides{kOne / 4, 0, kOne, kOne / 4 * 3}));
    EXPECT_EQ(clip_of("Outline", 6), (Sides{kOne / 4, kOne / 4, kOne, kOne}))
        << "the stored top is on the right";
    EXPECT_EQ(clip_of("", 1), std::nullopt);
    EXPECT_EQ(facts_of("Outline", 1).clip_name, "Outline") << "by which InDesign finds it";
}

}
}

// SPDX-License-Identifier: Apache-2.0
// What we read of real pictures of every kind beside what ImageMagick reads of them.
#include "publisher/image/convert.hpp"
#include "publisher/world/world.hpp"
#include "test_pictures.hpp"
#include "tests/e2e/program.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace publisher::image {
namespace {

/// The numbers of the file without any profile applied, upright, over white where they are transparent.
std::optional<Pixels> ours(World& world, const std::filesystem::path& file) {
    ConvertRequest request{.source = file,
                           .colour = TargetColour::Keep,
                           .destination_profile = cmyk_profile(),
                           .is_for_screen = true};
    const auto picture = convert(world, request);
    if (!picture) return {};
    auto pixels = to_pixels(*picture);
    if (!pixels) return {};
    const auto n_components = static_cast<std::size_t>(pixels->n_components);
    for (std::size_t i = 0; i < pixels->opacity.size() * n_components; ++i) {
        const int opacity = static_cast<std::uint8_t>(pixels->opacity[i / n_components]);
        const int paper = n_components == 4 ? 0 : 255;
        const int sample = static_cast<std::uint8_t>(pixels->colors[i]);
        pixels->colors[i] = static_cast<char>((sample * opacity + paper * (255 - opacity) + 127) / 255);
    }
    return *std::move(pixels);
}

std::string theirs(const std::filesystem::path& file, const Pixels& size) {
    const std::string format = size.n_components == 1   ? "gray:-"
                               : size.n_components == 3 ? "rgb:-"
                                                        : "cmyk:-";
    std::vector<std::string> command = {"convert", file.string() + "[0]", "-auto-orient"};
    if (size.n_components == 3) command.insert(command.end(), {"-colorspace", "sRGB"});
    if (!size.opacity.empty()) command.insert(command.end(), {"-background", "white", "-alpha", "remove"});
    command.insert(command.end(), {"-depth", "8", format});
    return e2e::run(command).out;
}

double mean_difference(const std::string& a, const std::string& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::abs(static_cast<std::uint8_t>(a[i]) - static_cast<std::uint8_t>(b[i]));
    return sum / static_cast<double>(a.size());
}

/// What ImageMagick does not read as it is: it takes the YCbCr samples of TIFF for others (green stripes, a page of pink) and
/// leaves tiles white.
bool is_misread_by_the_judge(const std::string& name) {
    return name == "subsampled.tif" || name == "old-style-jpeg-no-jpeginterchangeformatlength.tif" ||
           name == "tiff_tiled_cmyk_jpeg.tif";
}

/// Lab becomes sRGB by way of another white; all others are the numbers of the file but for rounding.
double tolerance_for(const std::string& name) {
    const bool is_lab = name.find("Lab") != std::string::npos || name.find("lab") != std::string::npos;
    return is_lab ? 5 : 1;
}

TEST(ImageZooJudged, EveryPictureIsWhatImageMagickReads) {
    const char* folder = std::getenv("PUBLISHER_SAMPLE_DATA");
    if (!folder || !std::filesystem::is_directory(std::filesystem::path(folder) / "image-zoo"))
        GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA names no folder with the image zoo";
    if (!e2e::is_installed("convert")) GTEST_SKIP() << "ImageMagick is the judge";
    const auto world = make_system_world();
    const auto files = world->list_all(std::filesystem::path(folder) / "image-zoo");
    ASSERT_TRUE(files);
    int n_compared = 0;
    for (const auto& file : *files) {
        const std::string name = file.path.filename().string();
        const auto read = ours(*world, file.path);
        if (!read || is_misread_by_the_judge(name)) continue;
        const std::string judged = theirs(file.path, *read);
        if (judged.empty()) continue; // refused: PSD with a palette
        ASSERT_EQ(judged.size(), read->colors.size()) << name;
        EXPECT_LE(mean_difference(read->colors, judged), tolerance_for(name)) << name;
        ++n_compared;
    }
    EXPECT_GT(n_compared, 80);
}

}
}

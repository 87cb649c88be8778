// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/drawing.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/text/drawing_text.hpp"
#include "publisher/text/hyphenation.hpp"
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <png.h>

namespace publisher::emit::pdf {
namespace {

const std::filesystem::path kSource = PUBLISHER_SOURCE_DIR;

raster::Image read_png(const std::filesystem::path& path) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&png, path.c_str())) return {};
    png.format = PNG_FORMAT_RGB;
    raster::Image image(static_cast<int>(png.width), static_cast<int>(png.height));
    std::string pixels(PNG_IMAGE_SIZE(png), '\0');
    png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr);
    for (int y = 0; y < image.height(); ++y)
        std::copy_n(pixels.data() + static_cast<std::size_t>(y) * png.width * 3, png.width * 3,
                    reinterpret_cast<char*>(image.row(y)));
    return image;
}

/// The drawing over a whole page of a screen edition, as light.
PdfFile page_of(const vector::Drawing& drawing) {
    vector::InkedDrawing inked{drawing, {drawing.colors.begin(), drawing.colors.end()}};
    page::Page page = blank_page(1, drawing.size);
    page.bleed = Length();
    const Rect whole{Length(), Length(), drawing.size.width, drawing.size.height};
    page.objects.push_back(page::PictureFrame{.head = {.id = "drawing", .frame = whole},
                                              .file_digest = "drawing",
                                              .picture = whole,
                                              .alternative_text = "a drawing"});
    Options options = print_options();
    options.standard = Standard::Screen;
    return PdfFile({page}, options, [inked](const ArtRequest&) { return Result<Art>(inked); });
}

class DrawingRendering : public testing::TestWithParam<const char*> {};

// Two renderers that share nothing but Cairo's and Splash's ideas of an edge: what each smooths in its own way weighs
// less at a quarter of the size.
TEST_P(DrawingRendering, IsThatOfAnotherReader) {
    if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    const auto world = make_system_world();
    const std::filesystem::path svg = kSource / GetParam();
    auto drawing = image::read_drawing(*world, svg);
    ASSERT_TRUE(drawing) << drawing.failure().message;
    const text::Hyphenation hyphenation(*world);
    const Status set = text::set_texts(*drawing, fonts(), hyphenation);
    ASSERT_TRUE(set) << set.failure().message;
    const PdfFile file = page_of(*drawing);
    ASSERT_TRUE(file.status()) << file.status().failure().message;

    const std::filesystem::path folder = file.path().parent_path();
    file.judged_by("pdftoppm -png -singlefile -scale-to-x 800 -scale-to-y -1 {} ours");
    const raster::Image ours = read_png(folder / "ours.png");
    ASSERT_EQ(ours.width(), 800);
    const std::string said =
        file.judged_by("rsvg-convert -b white -w 800 -h " + std::to_string(ours.height()) + " " +
                       svg.string() + " -o theirs.png");
    const raster::Image theirs = read_png(folder / "theirs.png");
    ASSERT_EQ(theirs.width(), 800) << said;
    ASSERT_EQ(theirs.height(), ours.height());
    const int width = 200, height = ours.height() / 4;
    const raster::Difference difference =
        raster::difference(raster::reduced(ours, width, height), raster::reduced(theirs, width, height));
    EXPECT_LT(difference.mean, 1.0);
    EXPECT_LT(difference.max, 70);
    // It is no empty page that agrees with another.
    EXPECT_GT(raster::difference(raster::reduced(ours, width, height), raster::Image(width, height)).mean,
              10);
}

INSTANTIATE_TEST_SUITE_P(Files, DrawingRendering,
                         testing::Values("tests/unit/image/drawings/shapes.svg",
                                         "tests/unit/image/drawings/paint.svg"));

}
}

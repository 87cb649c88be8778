// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace publisher::emit::pdf {
namespace {

/// The most memory this process ever had, in MB.
long peak_memory() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// Some 3 000 glyphs.
page::Page dense_page(int number) {
    page::Page page = blank_page(number, {210_mm, 297_mm});
    const story::GlyphRun line =
        shaped("Gartenschere mit ergonomischem Griff, 21 cm, rostfrei und leicht", {}, {.size = 8_pt});
    for (int i = 0; i < 47; ++i) {
        story::GlyphRun run = line;
        run.origin = {10_mm, 10_mm + i * 5_mm};
        page.objects.push_back(text_frame(std::move(run)));
    }
    return page;
}

TEST(Scale, AThousandPagesTakeLittleMemory) {
    const auto world = make_system_world();
    auto spool = *page::Spool::create(*world);
    constexpr int kPages = 1000;
    page::Page page = dense_page(1);
    for (int i = 1; i <= kPages; ++i) {
        page.number = i;
        page.folio.number = i;
        page::PictureFrame picture{.head = {.frame = {100_mm, 10_mm, 20_mm, 20_mm}},
                                   .file_digest = std::to_string(i),
                                   .picture = {100_mm, 10_mm, 20_mm, 20_mm}};
        page.objects.push_back(picture);
        ASSERT_TRUE(spool.append(page));
        page.objects.pop_back();
    }
    // 128 KB a picture are 128 MB in all: they would be seen.
    const ArtSource pictures = [](const ArtRequest& request) -> Result<Art> {
        PrintPicture picture{.width = 256, .height = 256};
        picture.bytes = request.file_digest + std::string(128 << 10, 'x');
        return Art(std::move(picture));
    };
    const long before = peak_memory();
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "publisher-scale-test.pdf";
    auto file = *world->create(path);
    Options options = plain_options();
    const auto written = write_pdf(*world, spool, styles(), fonts(), pictures, options, *file);
    ASSERT_TRUE(written) << written.failure().message;
    EXPECT_LT(peak_memory() - before, 60);
}

}
}

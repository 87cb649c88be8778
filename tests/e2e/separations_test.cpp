// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/inspect.hpp"
#include "publisher/world/world.hpp"
#include "tests/e2e/shop.hpp"

#include <sstream>

namespace publisher::e2e {
namespace {

constexpr const char* kPlates[] = {"Cyan", "Magenta", "Yellow", "Black"};

/// Mean ink of each plate of each page in percent, as Ghostscript separates it.
std::vector<std::array<double, 4>> ghostscript_coverage(const Path& file) {
    std::istringstream lines(
        run({"gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=ink_cov", "-r288", "-o", "-", file.string()}).out);
    std::vector<std::array<double, 4>> pages;
    std::array<double, 4> page{};
    for (std::string word, tail; lines >> page[0] >> page[1] >> page[2] >> page[3] >> word >> tail;)
        pages.push_back(page);
    return pages;
}

// Both paint every pixel that a thin stem touches, so they are asked for fine pixels.
// Two renderers that share no code, and two standards that have to look the same.
TEST(Separations, EveryPageOfTheCatalogIsTheSameInGhostscriptAndPopplerInBothStandards) {
    if (!is_installed("gs") || !is_installed("qpdf")) GTEST_SKIP() << "gs and qpdf are the judges";
    const Folder out;
    const std::string sample = PUBLISHER_SOURCE_DIR "/samples/norrvik/catalog.xml";
    const Outcome build = publish({"build", sample, "-e", "de_DE", "-o", out.path().string(), "-j2"});
    ASSERT_EQ(build.exit, 0) << build.out << build.err;
    const auto world = make_system_world();
    for (const char* name : {"press.pdf", "press-x1a.pdf"}) {
        const Path file = out.path() / "de_DE" / name;
        const Outcome check = run({"qpdf", "--check", file.string()});
        EXPECT_EQ(check.exit, 0) << check.out << check.err;
        const auto pages = ghostscript_coverage(file);
        ASSERT_GT(pages.size(), 5u);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            inspect::RasterOptions options;
            options.page = static_cast<int>(i) + 1;
            options.area = inspect::Area::Media;
            options.ppi = 150;
            const auto raster = inspect::rasterize(*world, file, options);
            ASSERT_TRUE(raster) << raster.failure().message;
            for (std::size_t plate = 0; plate < 4; ++plate) {
                EXPECT_NEAR(raster->find_plate(kPlates[plate])->mean_coverage, pages[i][plate], 0.5)
                    << name << " page " << i + 1 << ' ' << kPlates[plate];
            }
            EXPECT_LE(raster->max_mean_ink, 300.5) << name << " page " << i + 1;
        }
    }
}

}
}

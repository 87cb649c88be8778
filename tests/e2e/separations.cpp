// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/separations.hpp"

#include "publisher/inspect/inspect.hpp"
#include "publisher/world/world.hpp"

#include <gtest/gtest.h>

#include <array>
#include <sstream>

namespace publisher::e2e {
namespace {

constexpr const char* kPlates[] = {"Cyan", "Magenta", "Yellow", "Black"};

/// Mean ink of each plate of each page in percent, as Ghostscript separates it. It paints every pixel that a stem touches,
/// which makes a page of small text a sixth darker than it is, unless it is asked for fine pixels and their parts.
std::vector<std::array<double, 4>> ghostscript_coverage(const Path& file) {
    std::istringstream lines(run({"gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=ink_cov", "-r288",
                                  "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-o", "-", file.string()})
                                 .out);
    std::vector<std::array<double, 4>> pages;
    std::array<double, 4> page{};
    for (std::string word, tail; lines >> page[0] >> page[1] >> page[2] >> page[3] >> word >> tail;)
        pages.push_back(page);
    return pages;
}

}

bool has_separation_judges() {
    return is_installed("gs") && is_installed("qpdf");
}

void expect_same_separations(const Path& file, double most_ink) {
    SCOPED_TRACE(file.filename().string());
    const Outcome check = run({"qpdf", "--check", file.string()});
    EXPECT_EQ(check.exit, 0) << check.out << check.err;
    const auto world = make_system_world();
    const auto pages = ghostscript_coverage(file);
    ASSERT_GT(pages.size(), 0u);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        SCOPED_TRACE("page " + std::to_string(i + 1));
        inspect::RasterOptions options;
        options.page = static_cast<int>(i) + 1;
        options.area = inspect::Area::Media;
        options.ppi = 150;
        const auto raster = inspect::rasterize(*world, file, options);
        ASSERT_TRUE(raster) << raster.failure().message;
        for (std::size_t plate = 0; plate < 4; ++plate)
            EXPECT_NEAR(raster->find_plate(kPlates[plate])->mean_coverage, pages[i][plate], 0.5)
                << kPlates[plate];
        EXPECT_LE(raster->max_mean_ink, most_ink);
        std::printf("%s page %zu: %.0f %% ink over 15 mm, %.0f %% at most\n", file.filename().c_str(), i + 1,
                    raster->max_mean_ink, raster->max_ink);
    }
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/compare/comparison.hpp"
#include "publisher/raster/image.hpp"

#include <filesystem>
#include <functional>

namespace publisher {
class World;
}

namespace publisher::compare {

struct Options {
    bool draws_pages = true; ///< to find the plates; pages of equal content are not drawn
    double ppi = 150;
    /// A pixel of a plate counts as changed when it differs by more than so many of 255 levels.
    int tolerance = 2;
    int pages_of_a_signature = 16; ///< both sides of a sheet; a multiple of 4
    /// Given each page of which a plate changed: what is printed now in gray, what changed in red.
    std::function<void(int page, const raster::Image&)> take_overlay;
    std::filesystem::path inspector; ///< empty: beside this program
};

/// Compares two finished PDFs, each with the provenance file beside it where there is one. Nothing is known
/// of either but what the file says. A file that cannot be read is Refused.
Result<Comparison> compare_files(World& world, const std::filesystem::path& before,
                                 const std::filesystem::path& after, const Options& options = {});

}

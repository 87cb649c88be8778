// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace publisher::inspect {

struct PlateCoverage {
    double mean = 0, max = 0; ///< percent
};
PlateCoverage plate_coverage(std::span<const std::uint8_t> plate);

/// The sum of the inks, percent.
struct InkCoverage {
    double max = 0;            ///< of a pixel
    double max_mean = 0;       ///< of a square of `side` pixels, wherever it lies
    int x = 0, y = 0;          ///< the top left pixel of that square
    int width = 0, height = 0; ///< the square, cut to the picture when that is smaller
};
InkCoverage ink_coverage(const std::vector<std::vector<std::uint8_t>>& plates, int width, int height,
                         int side);

}

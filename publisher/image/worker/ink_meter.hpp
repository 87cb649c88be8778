// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace publisher::image {

/// The most ink over a square of a CMYK picture, all inks together: what a printer's limit is about. The
/// square moves in steps of half its side.
class InkMeter {
public:
    /// `square` is its side in pixels.
    InkMeter(std::uint32_t width, double square);

    /// Four samples a pixel, 255 is full ink.
    void add_row(const std::uint8_t* row);
    /// In percent, 0..400; after the last row.
    int percent();

private:
    void finish_cells();

    const std::uint32_t width_, step_;
    std::uint32_t n_rows_ = 0;
    std::vector<std::uint64_t> sums_;
    std::vector<std::vector<double>> cells_; ///< mean ink of quarters of a square, row by row
};

}

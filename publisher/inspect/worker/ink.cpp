// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/ink.hpp"

#include <algorithm>
#include <numeric>

namespace publisher::inspect {
namespace {

constexpr double kPercent = 100.0 / 255;

std::uint32_t ink_of(const std::vector<std::vector<std::uint8_t>>& plates, std::size_t pixel) {
    std::uint32_t sum = 0;
    for (const auto& plate : plates)
        sum += plate[pixel];
    return sum;
}

}

PlateCoverage plate_coverage(std::span<const std::uint8_t> plate) {
    if (plate.empty()) return {};
    const auto sum = std::accumulate(plate.begin(), plate.end(), std::uint64_t{0});
    const auto max = *std::ranges::max_element(plate);
    return {static_cast<double>(sum) / static_cast<double>(plate.size()) * kPercent, max * kPercent};
}

// A window of rows is kept as sums by column, so that each pixel is added once and taken off once.
InkCoverage ink_coverage(const std::vector<std::vector<std::uint8_t>>& plates, int width, int height,
                         int side) {
    InkCoverage result;
    result.width = std::min(side, width);
    result.height = std::min(side, height);
    const auto n_columns = static_cast<std::size_t>(width);
    std::vector<std::uint32_t> columns(n_columns);
    std::uint32_t max_pixel = 0;
    std::uint64_t max_square = 0;
    for (int y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < n_columns; ++x) {
            const auto ink = ink_of(plates, static_cast<std::size_t>(y) * n_columns + x);
            max_pixel = std::max(max_pixel, ink);
            columns[x] += ink;
            if (y >= result.height) {
                columns[x] -= ink_of(plates, static_cast<std::size_t>(y - result.height) * n_columns + x);
            }
        }
        if (y + 1 < result.height) continue;
        std::uint64_t square = 0;
        for (int x = 0; x < width; ++x) {
            square += columns[static_cast<std::size_t>(x)];
            if (x >= result.width) square -= columns[static_cast<std::size_t>(x - result.width)];
            if (x + 1 < result.width || square <= max_square) continue;
            max_square = square;
            result.x = x + 1 - result.width;
            result.y = y + 1 - result.height;
        }
    }
    result.max = max_pixel * kPercent;
    const auto n_pixels = static_cast<double>(result.width) * result.height;
    result.max_mean = n_pixels > 0 ? static_cast<double>(max_square) / n_pixels * kPercent : 0;
    return result;
}

}

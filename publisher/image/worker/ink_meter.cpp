// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/ink_meter.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::image {
namespace {

std::uint32_t step_of(std::uint32_t width, double square) {
    return std::min(static_cast<std::uint32_t>(std::max(1.0, std::round(square / 2))), std::max(width, 1u));
}

}

InkMeter::InkMeter(std::uint32_t width, double square)
    : width_(width), step_(step_of(width, square)), sums_(std::max(1u, width / step_)) {}

// The last cell of a row takes the pixels that fill no cell of their own.
void InkMeter::add_row(const std::uint8_t* row) {
    for (std::uint32_t x = 0; x < width_; ++x, row += 4) {
        const std::size_t cell = std::min<std::size_t>(x / step_, sums_.size() - 1);
        sums_[cell] += static_cast<std::uint64_t>(row[0] + row[1] + row[2] + row[3]);
    }
    if (++n_rows_ == step_) finish_cells();
}

void InkMeter::finish_cells() {
    std::vector<double> row;
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        const std::uint64_t n_columns = i + 1 < sums_.size() ? step_ : width_ - step_ * (sums_.size() - 1);
        row.push_back(static_cast<double>(sums_[i]) / static_cast<double>(n_columns * n_rows_));
    }
    cells_.push_back(std::move(row));
    std::ranges::fill(sums_, 0);
    n_rows_ = 0;
}

int InkMeter::percent() {
    if (cells_.empty() && n_rows_ > 0) finish_cells();
    double most = 0;
    for (std::size_t y = 0; y + 1 < std::max<std::size_t>(cells_.size(), 2) && y < cells_.size(); ++y) {
        const auto &above = cells_[y], &below = cells_[std::min(y + 1, cells_.size() - 1)];
        for (std::size_t x = 0; x + 1 < std::max<std::size_t>(above.size(), 2); ++x) {
            const std::size_t next = std::min(x + 1, above.size() - 1);
            most = std::max(most, (above[x] + above[next] + below[x] + below[next]) / 4);
        }
    }
    return static_cast<int>(std::lround(most * 100 / 255));
}

}

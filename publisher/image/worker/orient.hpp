// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace publisher::image {

/// Turns a stored picture the way it is to be seen (EXIF orientation 1..8). Upright and mirrored ones pass
/// row by row; the others are collected first.
class Orienter {
public:
    using RowSink = std::function<void(const std::uint8_t* row)>;

    Orienter(int orientation, std::uint32_t width, std::uint32_t height, int bytes_per_pixel, RowSink sink);

    void add_row(const std::uint8_t* row);
    /// Gives what was collected.
    void finish();

private:
    const int orientation_;
    const std::size_t width_, height_, pixel_size_;
    RowSink sink_;
    std::vector<std::uint8_t> row_, stored_;
};

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/orient.hpp"

#include <algorithm>

namespace publisher::image {
namespace {

struct Place {
    std::size_t x, y;
};

/// Where the pixel that is shown at (x, y) is stored (TIFF 6.0 section 8, Orientation).
Place stored_place(int orientation, std::size_t x, std::size_t y, std::size_t width, std::size_t height) {
    switch (orientation) {
        case 2: return {width - 1 - x, y};
        case 3: return {width - 1 - x, height - 1 - y};
        case 4: return {x, height - 1 - y};
        case 5: return {y, x};
        case 6: return {y, height - 1 - x};
        case 7: return {width - 1 - y, height - 1 - x};
        case 8: return {width - 1 - y, x};
        default: return {x, y};
    }
}

}

Orienter::Orienter(int orientation, std::uint32_t width, std::uint32_t height, int bytes_per_pixel,
                   RowSink sink)
    : orientation_(orientation),
      width_(width),
      height_(height),
      pixel_size_(static_cast<std::size_t>(bytes_per_pixel)),
      sink_(std::move(sink)) {
    const std::size_t shown_width = orientation >= 5 ? height_ : width_;
    row_.resize(shown_width * pixel_size_);
    if (orientation > 2) stored_.reserve(width_ * height_ * pixel_size_);
}

void Orienter::add_row(const std::uint8_t* row) {
    if (orientation_ > 2) {
        stored_.insert(stored_.end(), row, row + width_ * pixel_size_);
        return;
    }
    if (orientation_ == 1) {
        sink_(row);
        return;
    }
    for (std::size_t x = 0; x < width_; ++x) {
        std::copy_n(row + (width_ - 1 - x) * pixel_size_, pixel_size_, row_.data() + x * pixel_size_);
    }
    sink_(row_.data());
}

void Orienter::finish() {
    if (orientation_ <= 2) return;
    const std::size_t shown_width = orientation_ >= 5 ? height_ : width_;
    const std::size_t shown_height = orientation_ >= 5 ? width_ : height_;
    for (std::size_t y = 0; y < shown_height; ++y) {
        for (std::size_t x = 0; x < shown_width; ++x) {
            const auto place = stored_place(orientation_, x, y, width_, height_);
            std::copy_n(stored_.data() + (place.y * width_ + place.x) * pixel_size_, pixel_size_,
                        row_.data() + x * pixel_size_);
        }
        sink_(row_.data());
    }
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/resample.hpp"

#include <algorithm>
#include <cassert>

namespace publisher::image {

AreaAverage::AreaAverage(std::uint32_t width, std::uint32_t height, std::uint32_t new_width,
                         std::uint32_t new_height, int n_channels, bool has_alpha, RowSink sink)
    : width_(width),
      height_(height),
      new_width_(new_width),
      new_height_(new_height),
      n_channels_(static_cast<std::size_t>(n_channels)),
      has_alpha_(has_alpha),
      sink_(std::move(sink)),
      weighed_(std::size_t{width} * n_channels_),
      reduced_(std::size_t{new_width} * n_channels_),
      sums_(reduced_.size()),
      result_(reduced_.size()) {
    assert(new_width <= width && new_height <= height && "pictures are only ever reduced");
}

void AreaAverage::add_row(const std::uint16_t* row) {
    weigh(row);
    reduce_row();
    // A source row is at most as high as a new one, so it lies in one of them or on the border of two.
    for (std::uint64_t left = new_height_; left > 0;) {
        const std::uint64_t part = std::min<std::uint64_t>(left, height_ - filled_);
        const auto weight = static_cast<double>(part);
        for (std::size_t i = 0; i < sums_.size(); ++i)
            sums_[i] += weight * reduced_[i];
        filled_ += part;
        left -= part;
        if (filled_ == height_) give_row();
    }
}

void AreaAverage::weigh(const std::uint16_t* row) {
    if (!has_alpha_) {
        std::copy_n(row, weighed_.size(), weighed_.begin());
        return;
    }
    for (std::size_t i = 0; i < weighed_.size(); i += n_channels_) {
        const std::size_t alpha_at = i + n_channels_ - 1;
        // Colours of wholly transparent pixels keep a trace of weight: where nothing else is there they show
        // up in the bytes, and noise would cost space.
        const double alpha = std::max(static_cast<double>(row[alpha_at]), 1.0 / 64);
        for (std::size_t j = i; j < alpha_at; ++j)
            weighed_[j] = row[j] * alpha;
        weighed_[alpha_at] = alpha;
    }
}

void AreaAverage::reduce_row() {
    std::fill(reduced_.begin(), reduced_.end(), 0.0);
    std::size_t source = 0;
    std::uint64_t used = 0; // of the source pixel, in units of which it has new_width_
    for (std::size_t target = 0; target < new_width_; ++target) {
        for (std::uint64_t left = width_; left > 0;) {
            const std::uint64_t part = std::min<std::uint64_t>(left, new_width_ - used);
            const auto weight = static_cast<double>(part);
            for (std::size_t c = 0; c < n_channels_; ++c) {
                reduced_[target * n_channels_ + c] += weight * weighed_[source * n_channels_ + c];
            }
            left -= part;
            used += part;
            if (used == new_width_) {
                used = 0;
                ++source;
            }
        }
    }
}

void AreaAverage::give_row() {
    const double total = static_cast<double>(width_) * static_cast<double>(height_);
    const auto to_sample = [](double value) {
        return static_cast<std::uint16_t>(std::clamp(value + 0.5, 0.0, 65535.0));
    };
    for (std::size_t i = 0; i < sums_.size(); i += n_channels_) {
        const std::size_t alpha_at = i + n_channels_ - 1;
        const std::size_t n_colours = has_alpha_ ? n_channels_ - 1 : n_channels_;
        const double divisor = has_alpha_ ? sums_[alpha_at] : total;
        for (std::size_t c = 0; c < n_colours; ++c)
            result_[i + c] = to_sample(sums_[i + c] / divisor);
        if (has_alpha_) result_[alpha_at] = to_sample(sums_[alpha_at] / total);
    }
    std::fill(sums_.begin(), sums_.end(), 0.0);
    filled_ = 0;
    sink_(result_.data());
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/resample.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace publisher::image {
namespace {

constexpr std::size_t kMostChannels = 5;
using Sums = std::array<float, kMostChannels>;

/// The weighted sum of a few neighbours; the number of channels is known to the compiler, because this is what
/// most of the time is spent on.
template <std::size_t n_channels>
Sums sum(const float* pixel, std::size_t n_whole, float first_part, float whole, float last_part) {
    Sums between{}, result{};
    const float* const first = pixel;
    for (std::size_t i = 0; i < n_whole; ++i) {
        pixel += n_channels;
        for (std::size_t c = 0; c < n_channels; ++c)
            between[c] += pixel[c];
    }
    for (std::size_t c = 0; c < n_channels; ++c)
        result[c] = first_part * first[c] + whole * between[c];
    if (last_part > 0) {
        for (std::size_t c = 0; c < n_channels; ++c)
            result[c] += last_part * pixel[n_channels + c];
    }
    return result;
}

constexpr std::array kSums = {sum<1>, sum<2>, sum<3>, sum<4>, sum<5>};

std::uint16_t to_sample(double value) {
    return static_cast<std::uint16_t>(std::clamp(value + 0.5, 0.0, 65535.0));
}

}

AreaAverage::AreaAverage(std::uint32_t width, std::uint32_t height, std::uint32_t new_width,
                         std::uint32_t new_height, int n_channels, bool has_alpha, RowSink sink)
    : width_(width),
      height_(height),
      new_width_(new_width),
      new_height_(new_height),
      n_channels_(static_cast<std::size_t>(n_channels)),
      has_alpha_(has_alpha),
      sink_(std::move(sink)),
      sums_(std::size_t{width} * n_channels_),
      result_(std::size_t{new_width} * n_channels_) {
    assert(new_width <= width && new_height <= height && "pictures are only ever reduced");
    assert(n_channels_ <= kMostChannels && "four inks and alpha are the most");
    for (std::uint64_t i = 0; i < new_width; ++i) {
        const std::uint64_t begin = i * width, end = begin + width;
        const auto first = static_cast<std::uint32_t>(begin / new_width);
        const auto last = static_cast<std::uint32_t>((end - 1) / new_width);
        const std::uint64_t first_end = std::min<std::uint64_t>(end, (first + 1ull) * new_width);
        spans_.push_back({first, last, static_cast<float>(first_end - begin),
                          last > first ? static_cast<float>(end - std::uint64_t{last} * new_width) : 0});
    }
}

// Down first: that is the same simple step for every sample, and only finished rows are left to be reduced across.
void AreaAverage::add_row(const std::uint16_t* row) {
    // A source row is at most as high as a new one, so it lies in one of them or on the border of two.
    for (std::uint64_t left = new_height_; left > 0;) {
        const std::uint64_t part = std::min<std::uint64_t>(left, height_ - filled_);
        add(row, static_cast<float>(part));
        filled_ += part;
        left -= part;
        if (filled_ == height_) give_row();
    }
}

void AreaAverage::add(const std::uint16_t* row, float part) {
    if (!has_alpha_) {
        for (std::size_t i = 0; i < sums_.size(); ++i)
            sums_[i] += part * row[i];
        return;
    }
    for (std::size_t i = 0; i < sums_.size(); i += n_channels_) {
        const std::size_t alpha_at = i + n_channels_ - 1;
        // Colours of wholly transparent pixels keep a trace of weight: where nothing else is there they show
        // up in the bytes, and noise would cost space.
        const float alpha = std::max(static_cast<float>(row[alpha_at]), 1.0f / 64) * part;
        for (std::size_t j = i; j < alpha_at; ++j)
            sums_[j] += row[j] * alpha;
        sums_[alpha_at] += alpha;
    }
}

void AreaAverage::give_row() {
    const double total = static_cast<double>(width_) * static_cast<double>(height_);
    const auto sum = kSums[n_channels_ - 1];
    std::uint16_t* result = result_.data();
    for (const Span& span : spans_) {
        const std::size_t n_whole = span.last > span.first ? span.last - span.first - 1 : 0;
        const Sums sums = sum(sums_.data() + span.first * n_channels_, n_whole, span.first_part,
                              static_cast<float>(new_width_), span.last_part);
        const std::size_t n_colours = has_alpha_ ? n_channels_ - 1 : n_channels_;
        const double factor = 1 / (has_alpha_ ? sums[n_colours] : total);
        for (std::size_t c = 0; c < n_colours; ++c)
            *result++ = to_sample(sums[c] * factor);
        if (has_alpha_) *result++ = to_sample(sums[n_colours] / total);
    }
    std::ranges::fill(sums_, 0.0f);
    filled_ = 0;
    sink_(result_.data());
}

}

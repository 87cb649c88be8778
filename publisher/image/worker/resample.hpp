// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace publisher::image {

/// Reduces a picture row by row to the averages of the areas that its pixels cover, fractions of pixels
/// included. Colours count by their alpha, so that what shines through does not tint the edge of a cut-out.
class AreaAverage {
public:
    using RowSink = std::function<void(const std::uint16_t* row)>;

    /// Neither axis may grow. With `has_alpha` the last of the channels is alpha.
    AreaAverage(std::uint32_t width, std::uint32_t height, std::uint32_t new_width, std::uint32_t new_height,
                int n_channels, bool has_alpha, RowSink sink);

    /// Takes `height` rows; gives `new_height` rows to the sink as they become complete.
    void add_row(const std::uint16_t* row);

private:
    /// The pixels of a source row that a new pixel covers: the first and the last by a part each, those between wholly.
    struct Span {
        std::uint32_t first, last;
        float first_part, last_part;
    };

    void add(const std::uint16_t* row, float part);
    void give_row();

    const std::uint32_t width_, height_, new_width_, new_height_;
    const std::size_t n_channels_;
    const bool has_alpha_;
    RowSink sink_;
    /// Positions are in units of which a source pixel has `new_height_` and a new one `height_`, so that
    /// all borders are whole numbers; likewise across.
    std::uint64_t filled_ = 0;
    std::vector<Span> spans_;
    std::vector<float> sums_; ///< of the source rows that lie in the new one, in full width
    std::vector<std::uint16_t> result_;
};

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/number_extent.hpp"

#include "publisher/text/decimal_point.hpp"

#include <algorithm>
#include <string>

namespace publisher::layout {
namespace {

/// The left edge of the characters that stand at a byte offset of a run written from left to right.
Length place_of(const story::GlyphRun& run, std::size_t offset) {
    std::int64_t advance = 0;
    for (const story::Glyph& glyph : run.glyphs) {
        if (glyph.cluster < offset) advance += glyph.advance;
    }
    const double em = static_cast<double>(advance) / std::max(run.units_per_em, 1);
    return run.origin.x + run.size.scaled(em * run.horizontal_scale);
}

}

std::optional<NumberExtent> number_extent(const story::Line& line, std::string_view separator) {
    std::string text;
    for (const story::GlyphRun& run : line.runs)
        text += run.text;
    const auto point = text::find_decimal_point(text, separator);
    if (!point) return std::nullopt;
    std::size_t begin = 0;
    for (const story::GlyphRun& run : line.runs) {
        const std::size_t end = begin + run.text.size();
        // Figures are written from the left in every script; a run from the right has none of them.
        if (*point <= end && *point > begin) {
            if (run.is_right_to_left) return std::nullopt;
            const Length place = place_of(run, *point - begin);
            const story::GlyphRun& last = line.runs.back();
            return NumberExtent{place - line.runs.front().origin.x, last.origin.x + last.width - place};
        }
        begin = end;
    }
    return std::nullopt;
}

Insets insets_to_align(const NumberExtent& line, const NumberExtent& widest, style::Alignment alignment) {
    const Length left = widest.left - line.left, right = widest.right - line.right;
    if (alignment == style::Alignment::Left) return {{}, {}, {}, left};
    if (alignment == style::Alignment::Right) return {{}, right, {}, {}};
    // What is centred between unequal insets moves by half their difference.
    const Length shift = left - right;
    return shift > Length() ? Insets{{}, {}, {}, shift} : Insets{{}, -shift, {}, {}};
}

style::Alignment seen_alignment(style::Alignment alignment, bool is_right_to_left) {
    using style::Alignment;
    if (alignment == Alignment::Start || alignment == Alignment::Justify)
        return is_right_to_left ? Alignment::Right : Alignment::Left;
    if (alignment == Alignment::End) return is_right_to_left ? Alignment::Left : Alignment::Right;
    return alignment;
}

}

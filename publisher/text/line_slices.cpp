// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/line_slices.hpp"

#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>

namespace publisher::text {

LineSlices::LineSlices(const PreparedParagraph& paragraph, const Break& from, const Break& to, Shaper& shaper)
    : paragraph_(paragraph), shaper_(shaper) {
    const Place begin = from.next, end = to.end;
    slices_.reserve(end.piece - begin.piece + 1);
    // A line is cut at its two ends only, and glyphs stay where the slices look for them.
    reshaped_.reserve(2);
    for (std::uint32_t i = begin.piece; i < paragraph.pieces.size() && i <= end.piece; ++i) {
        const Piece& piece = paragraph.pieces[i];
        const std::uint32_t first = i == begin.piece ? begin.offset : piece.begin;
        const std::uint32_t last = i == end.piece ? end.offset : piece.end;
        if (first < last && piece.dress && piece.kind != Piece::Kind::NewLine)
            slices_.push_back(cut(piece, first, last));
    }
    if (to.kind == Break::Kind::Hyphen && !slices_.empty()) slices_.back().has_hyphen = true;
}

Slice LineSlices::cut(const Piece& piece, std::uint32_t from, std::uint32_t to) {
    const std::span<const ShapedGlyph> all = glyphs_of(paragraph_, piece);
    Slice slice{&piece, from, to, all, piece.begin, false};
    if (from == piece.begin && to == piece.end) return slice;
    const bool is_safe = (from == piece.begin || part_before(all, from - piece.begin).is_safe) &&
                         (to == piece.end || part_before(all, to - piece.begin).is_safe);
    if (!is_safe) return reshaped(slice);
    const auto is_inside = [&](const ShapedGlyph& glyph) {
        return glyph.cluster >= from - piece.begin && glyph.cluster < to - piece.begin;
    };
    const auto first = std::find_if(all.begin(), all.end(), is_inside);
    const auto last = std::find_if_not(first, all.end(), is_inside);
    slice.glyphs = {first, last};
    return slice;
}

Slice LineSlices::reshaped(Slice slice) {
    std::vector<ShapedGlyph>& glyphs = reshaped_.emplace_back();
    shaper_.shape(slice.piece->shaper, paragraph_.collected.text, slice.begin, slice.end, glyphs);
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const bool ends_cluster = i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyphs[i].cluster;
        if (ends_cluster) glyphs[i].advance += slice.piece->dress->tracking;
    }
    slice.glyphs = glyphs;
    slice.cluster_base = slice.begin;
    return slice;
}

/// UAX #9, rule L2: from the highest level down, reverse what is at that level or above.
std::vector<Slice> LineSlices::in_visual_order() const {
    std::vector<Slice> slices = slices_;
    std::uint8_t highest = 0, lowest_odd = 255;
    for (const Slice& slice : slices) {
        highest = std::max(highest, slice.piece->level);
        if (slice.piece->is_right_to_left()) lowest_odd = std::min(lowest_odd, slice.piece->level);
    }
    for (int level = highest; level >= lowest_odd; --level) {
        const auto is_below = [&](const Slice& slice) { return slice.piece->level < level; };
        for (auto first = slices.begin(); first != slices.end();) {
            first = std::find_if_not(first, slices.end(), is_below);
            const auto end = std::find_if(first, slices.end(), is_below);
            std::reverse(first, end);
            first = end;
        }
    }
    return slices;
}

}

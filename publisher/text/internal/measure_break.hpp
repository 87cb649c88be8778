// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

namespace publisher::text {

/// How a word gives way in justified text: room behind each cluster as part of the size, and glyphs
/// wider or narrower as part of their width.
struct Give {
    double letter_stretch = 0, letter_shrink = 0;
    double glyph_stretch = 0, glyph_shrink = 0;
    bool is_none() const {
        return letter_stretch == 0 && letter_shrink == 0 && glyph_stretch == 0 && glyph_shrink == 0;
    }
    bool is_firm = true; ///< not between ideographs, which have no spaces to do the rest
};
Give give_of(const style::ParagraphStyle& style, const Piece& piece);
/// Of so many glyphs of the piece as these, with room behind each cluster.
Extent extent_of(const Give& give, Length size, Length width, std::int64_t n_clusters);

std::int64_t count_clusters(std::span<const ShapedGlyph> glyphs);
std::span<const ShapedGlyph> glyphs_of(const PreparedParagraph& paragraph, const Piece& piece);

Extent extent_of(const PreparedParagraph& paragraph, const Piece& piece);

/// The part of a word piece before a byte offset.
struct Part {
    std::int64_t advance = 0, n_clusters = 0;
    bool is_safe = false; ///< the piece can be cut there as it is
};
Part part_before(std::span<const ShapedGlyph> glyphs, std::uint32_t n_bytes);

/// A break inside a piece with what it adds to both lines. `total` is the extent before the piece.
Break measured_break(const PreparedParagraph& paragraph, Place at, Break::Kind kind, std::int32_t penalty,
                     const Extent& total, Shaper& shaper);

/// Tracking behind the last letter of a line is not seen and must not be measured.
Length trailing_tracking(const PreparedParagraph& paragraph, std::uint32_t piece_behind);

/// Before the piece; the end of the text for the number behind the last.
Place place_before(const PreparedParagraph& paragraph, std::uint32_t piece);

}

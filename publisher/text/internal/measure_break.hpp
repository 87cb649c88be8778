// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

namespace publisher::text {

/// How much room a style gives behind each cluster of a piece, as parts of the size.
struct LetterSpace {
    double stretch = 0, shrink = 0;
    bool is_none() const { return stretch == 0 && shrink == 0; }
};
LetterSpace letter_space(const style::ParagraphStyle& style, const Piece& piece);

std::int64_t count_clusters(std::span<const ShapedGlyph> glyphs);
std::span<const ShapedGlyph> glyphs_of(const PreparedParagraph& paragraph, const Piece& piece);

Extent extent_of(const PreparedParagraph& paragraph, const Piece& piece);

/// The part of a word piece before a byte offset.
struct Part {
    std::int64_t advance = 0, n_clusters = 0;
    bool is_safe = false; ///< the piece can be cut there as it is
};
Part part_before(std::span<const ShapedGlyph> glyphs, std::uint32_t n_bytes);
Extent extent_of(const PreparedParagraph& paragraph, const Piece& piece, const Part& part);

/// A break inside a piece with what it adds to both lines. `total` is the extent before the piece.
Break measured_break(const PreparedParagraph& paragraph, Place at, Break::Kind kind, std::int32_t penalty,
                     const Extent& total, Shaper& shaper);

/// Tracking behind the last letter of a line is not seen and must not be measured.
Length trailing_tracking(const PreparedParagraph& paragraph, std::uint32_t piece_behind);

/// Before the piece; the end of the text for the number behind the last.
Place place_before(const PreparedParagraph& paragraph, std::uint32_t piece);

}

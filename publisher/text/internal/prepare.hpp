// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/paragraph.hpp"
#include "publisher/text/internal/style_ranges.hpp"

#include <span>

namespace publisher::text {

/// What preparing needs of a composer.
struct Workshop {
    Looks& looks;
    Shaper& shaper;
    Languages& languages;
    StyleRanges& style_ranges;
};

/// The steps from a paragraph as written to one that can be broken, in their order.

CollectedText collect(const story::Paragraph& paragraph, const style::ParagraphStyle& style,
                      LanguageId story_language, const Fitting& fitting, Workshop& workshop);

/// Where lines may end inside pieces.
struct Opportunities {
    bool are_in_cache = false;          ///< the shaper knows them for each word
    std::vector<std::uint32_t> offsets; ///< otherwise: sorted
};

/// Cuts the text into pieces and shapes them. Plain text takes a short way with the same result.
Opportunities make_pieces(PreparedParagraph& paragraph, LanguageId language, Workshop& workshop);

/// The short way; false, and nothing done, when the text is not plain.
bool make_plain_pieces(PreparedParagraph& paragraph, Workshop& workshop);
Opportunities make_analysed_pieces(PreparedParagraph& paragraph, LanguageId language, Workshop& workshop);

/// Takes shaped glyphs over into the paragraph, with tracking, and measures the piece.
void add_shaped_piece(PreparedParagraph& paragraph, Piece piece, std::span<const ShapedGlyph> glyphs);

/// Finds where lines may end and what that costs.
void make_breaks(PreparedParagraph& paragraph, const Opportunities& opportunities, Workshop& workshop);

/// The same breaks with more of them inside what is wider than the measure and cannot be broken:
/// addresses, article numbers.
std::vector<Break> add_emergency_breaks(const PreparedParagraph& paragraph, Length measure,
                                        Workshop& workshop);

}

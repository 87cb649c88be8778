// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/hanging.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/measure_break.hpp"

namespace publisher::text {
namespace {

/// As parts of the advance.
double hang_at_start(char32_t character) {
    switch (character) {
        case U'"':
        case U'\'':
        case U'“':
        case U'”':
        case U'„':
        case U'‘':
        case U'’':
        case U'‚':
        case U'«':
        case U'»':
        case U'‹':
        case U'›': return 0.7;
        case U'(':
        case U'[': return 0.15;
        case U'–':
        case U'—': return 0.3;
        default: return 0;
    }
}

double hang_at_end(char32_t character) {
    switch (character) {
        case U'.':
        case U',':
        case U'،':
        case U'۔':
        case U'-':
        case 0x2010: return 0.7;
        case U':':
        case U';':
        case U'؛': return 0.5;
        case U'!':
        case U'?':
        case U'؟': return 0.2;
        case U')':
        case U']': return 0.15;
        default: return hang_at_start(character);
    }
}

/// Of the character at a byte offset of the text.
Length advance_of(const PreparedParagraph& paragraph, std::uint32_t piece_idx, std::uint32_t offset) {
    const Piece& piece = paragraph.pieces[piece_idx];
    if (!piece.dress) return {};
    std::int64_t advance = 0;
    for (const ShapedGlyph& glyph : glyphs_of(paragraph, piece)) {
        if (glyph.cluster == offset - piece.begin) advance += glyph.advance;
    }
    return piece.dress->to_length(advance);
}

Length hang_before(const PreparedParagraph& paragraph, const Place& next) {
    const std::string& text = paragraph.collected.text;
    std::size_t offset = next.offset;
    if (offset >= text.size()) return {};
    const double part = hang_at_start(next_code_point(text, offset));
    return part > 0 ? advance_of(paragraph, next.piece, next.offset).scaled(part) : Length();
}

Length hang_behind(const PreparedParagraph& paragraph, const Place& end, bool is_hyphen) {
    if (end.offset == 0) return {};
    const bool is_inside =
        end.piece < paragraph.pieces.size() && end.offset > paragraph.pieces[end.piece].begin;
    const std::uint32_t piece = is_inside ? end.piece : end.piece - 1;
    const Dress* const dress = paragraph.pieces[piece].dress;
    if (is_hyphen && dress) return dress->to_length(dress->face->hyphen_advance()).scaled(hang_at_end(U'-'));
    const std::string& text = paragraph.collected.text;
    const auto is_continuation = [&](std::uint32_t at) { return (text[at] & 0xc0) == 0x80; };
    std::uint32_t last = end.offset - 1;
    while (last > 0 && is_continuation(last))
        --last;
    std::size_t offset = last;
    const double part = hang_at_end(next_code_point(text, offset));
    return part > 0 ? advance_of(paragraph, piece, last).scaled(part) : Length();
}

}

void hang_punctuation(const PreparedParagraph& paragraph, Break& place) {
    place.hang_start = hang_before(paragraph, place.next);
    place.hang_end = hang_behind(paragraph, place.end, place.kind == Break::Kind::Hyphen);
    place.start_change -= place.hang_start;
    place.end_change -= place.hang_end;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/measure_break.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

/// Room between ideographs, as part of their size.
constexpr double kIdeographStretch = 0.12;

std::int64_t tracked_advance(std::int64_t advance, std::span<const ShapedGlyph> glyphs, const Dress& dress) {
    return advance + count_clusters(glyphs) * dress.tracking;
}

/// Both parts shaped by themselves: a kerning pair is no more, a ligature undone.
void measure_anew(const PreparedParagraph& paragraph, const Piece& piece, std::uint32_t offset,
                  const Part& part, Break& place, Shaper& shaper) {
    const std::string& text = paragraph.collected.text;
    const auto width = [&](std::uint32_t begin, std::uint32_t end) {
        std::vector<ShapedGlyph> glyphs;
        const std::int64_t advance = shaper.shape(piece.shaper, text, begin, end, glyphs);
        return piece.dress->to_length(tracked_advance(advance, glyphs, *piece.dress));
    };
    const Length before = piece.dress->to_length(part.advance);
    place.end_change = width(piece.begin, offset) - before;
    place.start_change = width(offset, piece.end) - (piece.width - before);
}

}

Give give_of(const style::ParagraphStyle& style, const Piece& piece) {
    Give give;
    if (piece.kind != Piece::Kind::Word || !piece.dress || style.alignment != style::Alignment::Justify) {
        return give;
    }
    give.glyph_stretch = style.glyph_scale_max - 1;
    give.glyph_shrink = 1 - style.glyph_scale_min;
    if (piece.is_ideographic) {
        give.letter_stretch = kIdeographStretch;
        give.is_firm = false;
    } else if (!piece.dress->is_joined) {
        give.letter_stretch = style.letter_space_max;
        give.letter_shrink = -style.letter_space_min;
    }
    return give;
}

Extent extent_of(const Give& give, Length size, Length width, std::int64_t n_clusters) {
    Extent extent{width,
                  width.scaled(give.glyph_stretch) + size.scaled(give.letter_stretch) * n_clusters,
                  width.scaled(give.glyph_shrink) + size.scaled(give.letter_shrink) * n_clusters,
                  {}};
    if (give.is_firm) extent.firm = extent.stretch;
    return extent;
}

std::int64_t count_clusters(std::span<const ShapedGlyph> glyphs) {
    std::int64_t n_clusters = 0;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        n_clusters += i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyphs[i].cluster;
    }
    return n_clusters;
}

std::span<const ShapedGlyph> glyphs_of(const PreparedParagraph& paragraph, const Piece& piece) {
    return {paragraph.glyphs.data() + piece.first_glyph, piece.n_glyphs};
}

Extent extent_of(const PreparedParagraph& paragraph, const Piece& piece) {
    const style::ParagraphStyle& style = *paragraph.style;
    if (piece.kind == Piece::Kind::Word) {
        const Give give = give_of(style, piece);
        if (give.is_none()) return {piece.width, {}, {}, {}};
        return extent_of(give, piece.dress->size, piece.width, count_clusters(glyphs_of(paragraph, piece)));
    }
    if (!piece.is_stretching) return {piece.width, {}, {}, {}};
    return {piece.width,
            piece.width.scaled(style.word_space_max - 1),
            piece.width.scaled(1 - style.word_space_min),
            {}};
}

Part part_before(std::span<const ShapedGlyph> glyphs, std::uint32_t n_bytes) {
    Part part;
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
        const ShapedGlyph& glyph = glyphs[i];
        if (glyph.cluster < n_bytes) {
            part.advance += glyph.advance;
            part.n_clusters += i + 1 == glyphs.size() || glyphs[i + 1].cluster != glyph.cluster;
        } else if (glyph.cluster == n_bytes && !glyph.is_unsafe_to_break) {
            part.is_safe = true;
        }
    }
    return part;
}

Break measured_break(const PreparedParagraph& paragraph, Place at, Break::Kind kind, std::int32_t penalty,
                     const Extent& total, Shaper& shaper) {
    const Piece& piece = paragraph.pieces[at.piece];
    const Part part = part_before(glyphs_of(paragraph, piece), at.offset - piece.begin);
    Break place;
    place.kind = kind;
    place.penalty = penalty;
    place.end = place.next = at;
    place.before = place.after = total + extent_of(give_of(*paragraph.style, piece), piece.dress->size,
                                                   piece.dress->to_length(part.advance), part.n_clusters);
    if (!part.is_safe) measure_anew(paragraph, piece, at.offset, part, place, shaper);
    const bool is_hyphen = kind == Break::Kind::Hyphen;
    place.end_change +=
        piece.dress->to_length(is_hyphen ? piece.dress->face->hyphen_advance() : -piece.dress->tracking);
    return place;
}

Length trailing_tracking(const PreparedParagraph& paragraph, std::uint32_t piece_behind) {
    if (piece_behind == 0) return {};
    const Piece& last = paragraph.pieces[piece_behind - 1];
    return last.dress && last.n_glyphs > 0 ? -last.dress->to_length(last.dress->tracking) : Length();
}

Place place_before(const PreparedParagraph& paragraph, std::uint32_t piece) {
    const bool is_end = piece == paragraph.pieces.size();
    return {piece, is_end ? static_cast<std::uint32_t>(paragraph.collected.text.size())
                          : paragraph.pieces[piece].begin};
}

}

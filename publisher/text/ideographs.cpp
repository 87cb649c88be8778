// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/ideographs.hpp"

#include "publisher/base/text.hpp"

#include <unicode/uchar.h>

#include <string_view>

namespace publisher::text {
namespace {

constexpr std::u32string_view kOpening = U"「『（［｛〈《【〔〖〘｟", kClosing = U"」』）］｝〉》】〕〗〙｠";
constexpr std::u32string_view kPoints = U"、。，．";
constexpr double kRoomBesideLetters = 0.25;

bool has_centred_points(const std::string& language) {
    return language.starts_with("zh-Hant") || language.starts_with("zh-TW") ||
           language.starts_with("zh-HK") || language.starts_with("zh-MO");
}

/// A sign of the text with its one glyph; null where it has none of full width.
struct Sign {
    Piece* piece = nullptr;
    ShapedGlyph* glyph = nullptr;
    HalfBlank blank = HalfBlank::None;
};

char32_t last_character(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && (text[--begin] & 0xc0) == 0x80) {
    }
    return next_code_point(text, begin);
}

bool is_full_width(const ShapedGlyph& glyph, const Piece& piece) {
    return glyph.advance * 10 >= piece.dress->face->metrics().units_per_em * 9;
}

bool is_letter_or_digit(char32_t character) {
    return u_isalnum(static_cast<UChar32>(character));
}

class Spacer {
public:
    Spacer(PreparedParagraph& paragraph, Languages& languages)
        : paragraph_(paragraph), languages_(languages) {}

    void run() {
        for (std::size_t i = 0; i < paragraph_.pieces.size(); ++i) {
            Piece& piece = paragraph_.pieces[i];
            if (piece.kind != Piece::Kind::Word || !piece.dress || piece.is_right_to_left()) {
                previous_ = {};
                continue;
            }
            if (i > 0) add_room_between(paragraph_.pieces[i - 1], piece);
            if (piece.is_ideographic) close_up(piece);
            if (!piece.is_ideographic) previous_ = {};
        }
    }

private:
    std::string_view text_of(const Piece& piece) const {
        return std::string_view(paragraph_.collected.text).substr(piece.begin, piece.size());
    }

    void add_room_between(Piece& before, const Piece& piece) const {
        if (before.kind != Piece::Kind::Word || !before.dress ||
            before.is_ideographic == piece.is_ideographic)
            return;
        std::size_t begin = 0;
        const bool is_wanted = is_letter_or_digit(last_character(text_of(before))) &&
                               is_letter_or_digit(next_code_point(text_of(piece), begin));
        const Piece& ideographs = before.is_ideographic ? before : piece;
        if (is_wanted) before.gap_after = ideographs.dress->size.scaled(kRoomBesideLetters);
    }

    void close_up(Piece& piece) {
        const std::string_view text = text_of(piece);
        const bool is_centred = has_centred_points(languages_[paragraph_.source(piece).language].tag);
        for (std::uint32_t g = 0; g < piece.n_glyphs; ++g) {
            ShapedGlyph& glyph = paragraph_.glyphs[piece.first_glyph + g];
            std::size_t offset = glyph.cluster;
            const HalfBlank blank = half_blank(next_code_point(text, offset), is_centred);
            const Sign sign{&piece, &glyph, is_full_width(glyph, piece) ? blank : HalfBlank::None};
            // Of 」「 the room of one half stays, of 」」 and 「「 none.
            if (previous_.blank == HalfBlank::Right && sign.blank != HalfBlank::None) halve(previous_);
            if (previous_.blank == HalfBlank::Left && sign.blank == HalfBlank::Left) halve(sign);
            previous_ = sign;
        }
    }

    static void halve(const Sign& sign) {
        const std::int32_t half = sign.piece->dress->face->metrics().units_per_em / 2;
        sign.glyph->advance -= half;
        if (sign.blank == HalfBlank::Left)
            sign.glyph->x_offset = static_cast<std::int16_t>(sign.glyph->x_offset - half);
        sign.piece->width -= sign.piece->dress->to_length(half);
    }

    PreparedParagraph& paragraph_;
    Languages& languages_;
    Sign previous_;
};

/// Half the square of a sign when it is still whole.
Length blank_of(const PreparedParagraph& paragraph, std::uint32_t piece_idx, std::uint32_t offset,
                HalfBlank wanted, Languages& languages) {
    const Piece& piece = paragraph.pieces[piece_idx];
    if (!piece.is_ideographic || !piece.dress) return {};
    std::size_t at = offset;
    const char32_t character = next_code_point(paragraph.collected.text, at);
    const bool is_centred = has_centred_points(languages[paragraph.source(piece).language].tag);
    if (half_blank(character, is_centred) != wanted) return {};
    for (std::uint32_t g = 0; g < piece.n_glyphs; ++g) {
        const ShapedGlyph& glyph = paragraph.glyphs[piece.first_glyph + g];
        if (glyph.cluster + piece.begin == offset && is_full_width(glyph, piece)) {
            return piece.dress->to_length(piece.dress->face->metrics().units_per_em / 2);
        }
    }
    return {};
}

}

HalfBlank half_blank(char32_t character, bool has_centred_points) {
    if (kOpening.find(character) != kOpening.npos) return HalfBlank::Left;
    const bool is_closing = kClosing.find(character) != kClosing.npos ||
                            (!has_centred_points && kPoints.find(character) != kPoints.npos);
    return is_closing ? HalfBlank::Right : HalfBlank::None;
}

void space_ideographs(PreparedParagraph& paragraph, Languages& languages) {
    Spacer(paragraph, languages).run();
}

void trim_line_edges(const PreparedParagraph& paragraph, Break& place, Languages& languages) {
    const std::string& text = paragraph.collected.text;
    Length start, end;
    if (place.next.offset < text.size()) {
        start = blank_of(paragraph, place.next.piece, place.next.offset, HalfBlank::Left, languages);
    }
    if (place.end.offset > 0) {
        const bool is_inside = place.end.piece < paragraph.pieces.size() &&
                               place.end.offset > paragraph.pieces[place.end.piece].begin;
        std::uint32_t last = place.end.offset - 1;
        while (last > 0 && (text[last] & 0xc0) == 0x80)
            --last;
        end = blank_of(paragraph, is_inside ? place.end.piece : place.end.piece - 1, last, HalfBlank::Right,
                       languages);
    }
    place.hang_start += start;
    place.hang_end += end;
    place.start_change -= start;
    place.end_change -= end;
}

}

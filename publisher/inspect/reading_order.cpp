// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/inspect/reading.hpp"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>
#include <numeric>

namespace publisher::inspect {
namespace {

enum class Strength { Neutral, LeftToRight, RightToLeft };

Strength strength_of(UCharDirection direction) {
    if (direction == U_LEFT_TO_RIGHT) return Strength::LeftToRight;
    const bool is_rtl = direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
    return is_rtl ? Strength::RightToLeft : Strength::Neutral;
}

/// Characters of right-to-left scripts begin at U+0590, whose first byte in UTF-8 this is; most text has none of them,
/// nor of what lies beyond.
bool may_be_right_to_left(std::string_view piece) {
    constexpr unsigned char kFirst = 0xD6;
    return std::ranges::any_of(piece, [](char byte) { return static_cast<unsigned char>(byte) >= kFirst; });
}

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

/// The character a piece counts by: its first strong one, else its first.
char32_t representative(std::string_view piece) {
    char32_t first = 0;
    for (std::size_t offset = 0; offset < piece.size();) {
        const char32_t code_point = next_code_point(piece, offset);
        const auto direction = u_charDirection(static_cast<UChar32>(code_point));
        if (strength_of(direction) != Strength::Neutral) return code_point;
        if (first == 0) first = code_point;
    }
    return first;
}

/// One code unit of the same bidi class, for characters beyond the basic plane.
UChar to_unit(char32_t code_point) {
    if (code_point == 0) return 0x200B;
    if (code_point <= 0xFFFF) return static_cast<UChar>(code_point);
    switch (u_charDirection(static_cast<UChar32>(code_point))) {
        case U_RIGHT_TO_LEFT: return 0x05D0;
        case U_RIGHT_TO_LEFT_ARABIC: return 0x0627;
        case U_EUROPEAN_NUMBER: return '1';
        case U_DIR_NON_SPACING_MARK: return 0x0300;
        case U_LEFT_TO_RIGHT: return 'a';
        default: return '!';
    }
}

}

bool is_right_to_left(std::span<const std::string_view> pieces) {
    if (std::ranges::none_of(pieces, may_be_right_to_left)) return false;
    int balance = 0;
    for (const auto piece : pieces) {
        for (std::size_t offset = 0; offset < piece.size();) {
            const auto code_point = static_cast<UChar32>(next_code_point(piece, offset));
            const auto strength = strength_of(u_charDirection(code_point));
            balance += strength == Strength::RightToLeft ? 1 : strength == Strength::LeftToRight ? -1 : 0;
        }
    }
    return balance > 0;
}

bool is_space(std::string_view piece) {
    if (piece.empty()) return false;
    if (is_ascii(piece.front())) return piece == " " || piece == "\t";
    std::size_t offset = 0;
    const auto code_point = static_cast<UChar32>(next_code_point(piece, offset));
    return offset == piece.size() && (code_point == '\t' || u_charType(code_point) == U_SPACE_SEPARATOR);
}

bool is_breaking_space(std::string_view piece) {
    return is_space(piece) && piece != "\u00A0" && piece != "\u202F";
}

bool is_combining(std::string_view piece) {
    if (piece.empty() || is_ascii(piece.front())) return false;
    std::size_t offset = 0;
    const auto category = u_charType(static_cast<UChar32>(next_code_point(piece, offset)));
    return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
}

bool is_ideograph(std::string_view piece) {
    if (piece.empty() || is_ascii(piece.front())) return false;
    std::size_t offset = 0;
    const auto width =
        u_getIntPropertyValue(static_cast<UChar32>(next_code_point(piece, offset)), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool has_right_to_left(std::span<const std::string_view> pieces) {
    for (const auto piece : pieces) {
        for (std::size_t offset = 0; offset < piece.size() && may_be_right_to_left(piece);) {
            const auto code_point = static_cast<UChar32>(next_code_point(piece, offset));
            if (strength_of(u_charDirection(code_point)) == Strength::RightToLeft) return true;
        }
    }
    return false;
}

std::vector<std::size_t> reading_order(std::span<const std::string_view> pieces) {
    return reading_order(pieces, is_right_to_left(pieces));
}

std::vector<std::size_t> reading_order(std::span<const std::string_view> pieces, bool is_right_to_left) {
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (std::ranges::none_of(pieces, may_be_right_to_left)) return order;
    std::vector<UChar> units;
    bool has_strong_right_to_left = false;
    for (const auto piece : pieces) {
        units.push_back(to_unit(representative(piece)));
        has_strong_right_to_left =
            has_strong_right_to_left || strength_of(u_charDirection(units.back())) == Strength::RightToLeft;
    }
    if (!has_strong_right_to_left) return order;

    const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
    if (!bidi) return order;
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    const UBiDiLevel level = is_right_to_left ? 1 : 0;
    ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()), level, nullptr, &error);
    std::vector<std::int32_t> map(pieces.size());
    ubidi_getVisualMap(bidi.get(), map.data(), &error);
    if (U_FAILURE(error)) return order;
    for (std::size_t i = 0; i < map.size(); ++i)
        order[i] = static_cast<std::size_t>(map[i]);
    return order;
}

}

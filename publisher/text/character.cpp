// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/character.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace publisher::text {
namespace {

/// Latin to Letterlike Symbols and Arrows.
constexpr char32_t kTableSize = 0x2200;
using Table = std::array<CharacterTraits, kTableSize>;

Plain plain_kind(UChar32 character) {
    switch (character) {
        case U'\n': return Plain::NewLine;
        case U' ': return Plain::Space;
        case 0x00A0: return Plain::NoBreakSpace;
        case 0x202F: return Plain::NarrowNoBreakSpace;
        default: break;
    }
    constexpr std::uint32_t kSimple = U_GC_L_MASK | U_GC_ND_MASK | U_GC_NO_MASK | U_GC_P_MASK | U_GC_S_MASK;
    if (!(U_MASK(u_charType(character)) & kSimple)) return Plain::No;
    if (u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return Plain::No;
    switch (u_charDirection(character)) {
        case U_LEFT_TO_RIGHT:
        case U_EUROPEAN_NUMBER:
        case U_EUROPEAN_NUMBER_SEPARATOR:
        case U_EUROPEAN_NUMBER_TERMINATOR:
        case U_COMMON_NUMBER_SEPARATOR:
        case U_OTHER_NEUTRAL: break;
        default: return Plain::No;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(character, &status)) {
        case USCRIPT_COMMON: return Plain::Common;
        case USCRIPT_LATIN: return Plain::Latin;
        case USCRIPT_GREEK: return Plain::Greek;
        case USCRIPT_CYRILLIC: return Plain::Cyrillic;
        default: return Plain::No;
    }
}

Edge edge_kind(UChar32 character) {
    // What these mean beside a space depends on the language.
    if (character == 0x00AB) return Edge::Opening;
    if (character == 0x00BB) return Edge::Bound;
    switch (u_getIntPropertyValue(character, UCHAR_LINE_BREAK)) {
        case U_LB_ALPHABETIC:
        case U_LB_NUMERIC:
        case U_LB_PREFIX_NUMERIC:
        case U_LB_POSTFIX_NUMERIC:
        case U_LB_AMBIGUOUS:
        case U_LB_BREAK_AFTER:
        case U_LB_BREAK_BEFORE:
        case U_LB_HYPHEN:
        case U_LB_INSEPARABLE:
        case U_LB_IDEOGRAPHIC: return Edge::Free;
        case U_LB_OPEN_PUNCTUATION: return Edge::Opening;
        case U_LB_QUOTATION: return Edge::Quotation;
        default: return Edge::Bound;
    }
}

bool is_unbreakable(UChar32 character) {
    const int line_break = u_getIntPropertyValue(character, UCHAR_LINE_BREAK);
    return line_break == U_LB_ALPHABETIC || line_break == U_LB_NUMERIC || line_break == U_LB_INFIX_NUMERIC;
}

Table make_table() {
    Table table;
    for (char32_t character = 0; character < kTableSize; ++character) {
        const auto code = static_cast<UChar32>(character);
        table[character] = {plain_kind(code), edge_kind(code), is_unbreakable(code)};
    }
    return table;
}

}

const CharacterTraits& traits_of(char32_t character) {
    static const Table table = make_table();
    static const CharacterTraits beyond;
    return character < kTableSize ? table[character] : beyond;
}

}

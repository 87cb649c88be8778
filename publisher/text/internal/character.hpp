// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace publisher::text {

/// How a character takes part in plain text: left to right, one simple script, words apart by spaces.
/// What is not plain sends its paragraph through the full analysis, which gives the same result.
enum class Plain : std::uint8_t {
    No,
    Common, ///< digits, punctuation, symbols
    Latin,
    Greek,
    Cyrillic,
    Space,
    NoBreakSpace,       ///< U+00A0, stretches as a space does
    NarrowNoBreakSpace, ///< U+202F, does not stretch
    NewLine,
};

/// What the character means for a line break at a space beside it (UAX #14, rules LB7 to LB19).
enum class Edge : std::uint8_t { Free, Opening, Quotation, Bound };

struct CharacterTraits {
    Plain plain = Plain::No;
    Edge edge = Edge::Bound;
    /// Letters, digits and the signs between digits: words of these alone have no break inside.
    bool is_unbreakable = false;
};

/// From the Unicode database; characters beyond the table are not plain.
const CharacterTraits& traits_of(char32_t character);

}

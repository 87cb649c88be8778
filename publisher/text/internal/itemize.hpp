// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/language.hpp"

#include <hb.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace publisher::text {

/// What the Unicode algorithms say of each character of a paragraph.
struct CharacterItem {
    std::uint32_t offset = 0; ///< bytes before it
    char32_t character = 0;
    hb_script_t script{};          ///< UAX #24, common characters resolved by their neighbours
    std::uint8_t level = 0;        ///< UAX #9, before the reordering of lines
    bool may_break_before = false; ///< UAX #14 with the language's tailoring
    bool is_cluster_start = false; ///< UAX #29
};

std::vector<CharacterItem> itemize(std::string_view text, const Language& language, bool is_right_to_left);

/// Offsets inside a piece of text without spaces where a line may end; hyphenation left out.
std::vector<std::size_t> find_word_breaks(std::string_view text, const Language& language);

/// Offsets at which user-perceived characters begin, the first left out.
std::vector<std::size_t> find_cluster_starts(std::string_view text, const Language& language);

}

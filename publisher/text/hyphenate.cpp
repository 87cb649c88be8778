// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/hyphenate.hpp"

#include "publisher/base/text.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace publisher::text {
namespace {

constexpr std::size_t kShortestWord = 4;
/// More letters are no word of any language, and their places would not be countable in sixteen bits.
constexpr std::size_t kLongestWord = 200;

struct Letters {
    std::u32string folded;              ///< in lower case
    std::vector<std::uint16_t> offsets; ///< of each letter
    bool is_in_capitals = true;

    void add(char32_t letter, std::size_t offset) {
        const auto code = static_cast<UChar32>(letter);
        folded += static_cast<char32_t>(u_tolower(code));
        offsets.push_back(static_cast<std::uint16_t>(offset));
        is_in_capitals = is_in_capitals && u_isUUppercase(code);
    }
};

void add_breaks(const Letters& word, const Patterns& patterns, std::vector<InnerBreak>& found) {
    if (word.folded.size() < kShortestWord || word.folded.size() > kLongestWord) return;
    for (const std::uint16_t n_before : patterns.find_breaks(word.folded)) {
        InnerBreak place;
        place.offset = word.offsets[n_before];
        place.is_hyphen = true;
        place.is_in_capitals = word.is_in_capitals;
        place.n_before = static_cast<std::uint8_t>(std::min<std::size_t>(n_before, 255));
        place.n_after = static_cast<std::uint8_t>(std::min<std::size_t>(word.folded.size() - n_before, 255));
        found.push_back(place);
    }
}

/// A hyphen in an address would be taken for a part of it.
bool is_address(std::string_view text) {
    if (text.find_first_of("@_\\") != text.npos || text.find("://") != text.npos) return true;
    const auto is_letter = [](char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; };
    for (std::size_t dot = text.find('.', 1); dot != text.npos; dot = text.find('.', dot + 1)) {
        if (dot + 1 < text.size() && is_letter(text[dot - 1]) && is_letter(text[dot + 1])) return true;
    }
    return false;
}

}

std::vector<InnerBreak> find_hyphens(std::string_view text, const Patterns& patterns) {
    std::vector<InnerBreak> found;
    if (is_address(text)) return found;
    Letters word;
    bool touches_digit = false;
    const auto finish_word = [&] {
        if (!touches_digit) add_breaks(word, patterns, found);
        word = Letters();
    };
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t begin = offset;
        const char32_t character = next_code_point(text, offset);
        const auto code = static_cast<UChar32>(character);
        if (u_isalpha(code)) {
            word.add(character, begin);
        } else if (u_isdigit(code)) {
            touches_digit = true;
            finish_word();
        } else if (u_getIntPropertyValue(code, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND) {
            // A mark belongs to its letter, but patterns know composed letters only.
            touches_digit = true;
        } else {
            finish_word();
            touches_digit = false;
        }
    }
    finish_word();
    return found;
}

}

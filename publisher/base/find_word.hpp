// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace publisher {

/// Where a word of Latin letters and figures stands in a text by itself, from that byte on; npos: nowhere, or it is empty.
inline std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    const auto is_of_word = [&](std::size_t at) {
        const char c = at < text.size() ? text[at] : ' ';
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    if (word.empty()) return text.npos;
    for (std::size_t at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
        const bool is_begun = at > 0 && is_of_word(at - 1);
        if (!is_begun && !is_of_word(at + word.size())) return at;
    }
    return text.npos;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/story/solid_text.hpp"

#include "publisher/base/text.hpp"

namespace publisher::story {

bool is_solid(char32_t character) {
    return character > U' ' && character != U'\u00AD' && character != U'\u200B';
}

std::size_t count_solid(std::string_view text) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < text.size();)
        n += is_solid(next_code_point(text, i));
    return n;
}

}

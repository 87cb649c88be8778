// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/decimal_point.hpp"

#include <algorithm>

namespace publisher::text {
namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

}

std::optional<std::size_t> find_decimal_point(std::string_view text, std::string_view separator) {
    for (std::size_t at = text.rfind(separator); at != text.npos && at > 0;
         at = text.rfind(separator, at - 1)) {
        if (is_digit(text[at - 1])) return at;
    }
    const auto last = std::find_if(text.rbegin(), text.rend(), is_digit);
    if (last == text.rend()) return std::nullopt;
    return static_cast<std::size_t>(text.rend() - last);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/decimal_point.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace publisher::text {
namespace {

/// Digits of every script: 5, \u0665, \u096b.
bool is_digit(UChar32 character) {
    return u_charDigitValue(character) >= 0;
}

bool ends_with_digit(std::string_view text) {
    auto at = static_cast<std::int32_t>(text.size());
    UChar32 character = -1;
    if (at > 0) U8_PREV(text.data(), 0, at, character);
    return is_digit(character);
}

/// The last one behind a digit.
std::optional<std::size_t> find_separator(std::string_view text, std::string_view separator) {
    for (std::size_t at = text.rfind(separator); at != text.npos && at > 0;
         at = text.rfind(separator, at - 1)) {
        if (ends_with_digit(text.substr(0, at))) return at;
    }
    return std::nullopt;
}

}

std::optional<std::size_t> find_decimal_point(std::string_view text, std::string_view separator) {
    // Arabic-Indic digits have a mark of their own beside the one their language has for European ones.
    constexpr std::string_view kArabicSeparator = "\u066b";
    if (const auto point = find_separator(text, separator)) return point;
    if (const auto point = find_separator(text, kArabicSeparator)) return point;
    for (std::size_t end = text.size(); end > 0; --end) {
        if (ends_with_digit(text.substr(0, end))) return end;
    }
    return std::nullopt;
}

}

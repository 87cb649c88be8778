// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/sort_bytes.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

/// Places the digits of an amount need at most before the point; exponents are counted from below it.
constexpr int kExponentBias = 64;

}

std::string sort_bytes(std::uint32_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
    return bytes;
}

// Sign, number of places before the point, significant digits, end: 950 is "+ 3 9 5 .", 0.02 is "+ -1 2 .".
// Of a negative amount all bytes but the sign are complemented, the larger amount being the smaller number.
std::string sort_bytes(const Decimal& amount) {
    if (amount.is_zero()) return "\x02";
    std::string text = amount.normalized().to_string();
    if (amount.is_negative()) text.erase(0, 1);
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string digits = text.substr(0, point) + (point < text.size() ? text.substr(point + 1) : "");
    const std::size_t n_leading = digits.find_first_not_of('0');
    const std::size_t last = digits.find_last_not_of('0');
    const int exponent = static_cast<int>(point) - static_cast<int>(n_leading);
    std::string magnitude(1, static_cast<char>(exponent + kExponentBias));
    magnitude += digits.substr(n_leading, last - n_leading + 1);
    magnitude += '\0';
    return amount.is_negative() ? "\x01" + complement(std::move(magnitude)) : "\x03" + magnitude;
}

std::string sort_bytes(std::string_view text) {
    std::string bytes(text);
    bytes += '\0';
    return bytes;
}

std::string complement(std::string bytes) {
    for (char& byte : bytes) byte = static_cast<char>(~byte);
    return bytes;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/gtin.hpp"

#include <algorithm>

namespace publisher {

/// GS1 General Specifications, section 7.9: from the right, digits count three times and once in turn.
std::optional<std::string> gtin_fault(std::string_view gtin) {
    const bool are_digits =
        std::all_of(gtin.begin(), gtin.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!are_digits) return "a GTIN has digits only";
    const std::size_t n = gtin.size();
    if (n != 8 && n != 12 && n != 13 && n != 14) {
        return "it has " + std::to_string(n) + " digits, a GTIN has 8, 12, 13 or 14";
    }
    int sum = 0;
    for (std::size_t i = 0; i + 1 < n; ++i)
        sum += (gtin[n - 2 - i] - '0') * (i % 2 == 0 ? 3 : 1);
    const int wanted = (10 - sum % 10) % 10, found = gtin.back() - '0';
    if (found == wanted) return std::nullopt;
    return "its check digit is " + std::to_string(found) + ", computed is " + std::to_string(wanted);
}

}

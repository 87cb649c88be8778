// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace publisher::plan {

/// Bytes that compare as what they stand for. Each piece says itself where it ends, so that pieces may
/// follow one another, and so that the complement of all bytes is the opposite order.

std::string sort_bytes(std::uint32_t number);
/// Exact: 9 before 9.5 before 10, -2 before -1, 12.5 and 12.50 equal.
std::string sort_bytes(const Decimal& amount);
/// Of text without zero bytes, such as sort keys of ICU.
std::string sort_bytes(std::string_view text);

/// The same piece for the opposite order.
std::string complement(std::string bytes);

}

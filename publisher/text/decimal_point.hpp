// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace publisher::text {

/// The byte offset at which a number stands below others: that of its decimal separator, without one the end
/// of its digits. Nothing for a text without digits.
std::optional<std::size_t> find_decimal_point(std::string_view text, std::string_view separator);

}

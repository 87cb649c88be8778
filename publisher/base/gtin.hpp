// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace publisher {

/// Why a number is none of GS1's (GTIN-8, 12, 13, 14), both digits named; nothing when it is one.
std::optional<std::string> gtin_fault(std::string_view gtin);

}

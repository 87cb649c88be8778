// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace publisher::vector::internal {

/// One piece of GS1 data: application identifier and what it says.
struct Element {
    std::string identifier, data;
};

/// Reads "(01)04012345678901(10)A7". Refused when it does not begin with an identifier of two to four digits
/// in parentheses, or when one has no data.
Result<std::vector<Element>> parse_elements(std::string_view text);

/// The address of a GS1 Digital Link (version 1.3): the GTIN and its qualifiers as path, what is left as
/// query. `value` is a GTIN of any length or an element string that begins with (01).
Result<std::string> to_digital_link(std::string_view value, std::string_view domain);

}

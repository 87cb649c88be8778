// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace publisher::idml {

using Attributes = std::vector<std::pair<std::string, std::string>>;

/// Empty when it is not there.
inline const std::string& value_of(const Attributes& attributes, std::string_view name) {
    static const std::string none;
    for (const auto& [key, value] : attributes)
        if (key == name) return value;
    return none;
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/text.hpp"

#include <algorithm>
#include <string>

/// Values of properties as IDML writes them.
namespace publisher::emit::idml {

inline const char* boolean(bool value) {
    return value ? "true" : "false";
}

/// 0.8 is "80".
inline std::string percent(double fraction) {
    return to_number_text(fraction * 100, 3);
}

/// A number of our design within the limits of IDML's attribute.
inline std::string within(int value, int least, int most) {
    return std::to_string(std::clamp(value, least, most));
}

}

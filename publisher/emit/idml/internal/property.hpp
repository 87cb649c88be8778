// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace publisher::emit::idml {

/// One thing a style says. Without a type it is an attribute; of type "xml" the value is the element's
/// attributes and content as they stand.
struct Property {
    std::string name, type, value;
    bool operator==(const Property&) const = default;
};
using Properties = std::vector<Property>;

/// What `child` says otherwise than `parent`, or in addition.
Properties difference(const Properties& child, const Properties& parent);

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

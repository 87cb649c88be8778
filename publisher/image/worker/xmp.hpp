// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::image {

/// One simple value of an XMP packet, wherever it stood: as an attribute, an element, an item of a bag.
struct XmpValue {
    std::string space;    ///< namespace of the property
    std::string property; ///< local name of the property at the top: "CopyrightOwner"
    std::string field;    ///< local name of the innermost field: "CopyrightOwnerName"; else the property
    std::string value;
    std::string language; ///< xml:lang, empty without
};

/// All values in the order of the packet; nothing when it is no well-formed XMP.
std::optional<std::vector<XmpValue>> read_xmp(std::string_view packet);

}

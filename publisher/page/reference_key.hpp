// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/origin.hpp"
#include "publisher/page/page.hpp"

namespace publisher::page {

/// What page references call a place: the argument of their fields.
inline std::string reference_key(const Anchor& anchor) {
    using Kind = Anchor::Kind;
    if (anchor.kind == Kind::Section) return origin::section_anchor(anchor.key);
    return anchor.kind == Kind::Group ? origin::group_anchor(anchor.key) : origin::product_anchor(anchor.key);
}

}

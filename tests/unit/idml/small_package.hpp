// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace publisher::idml {

/// Parts of a package of one page, to be changed and packed.
struct SmallPackage {
    struct Part {
        std::string name, bytes;
    };
    std::vector<Part> parts;

    SmallPackage();
    std::string& part(const std::string& name);
    std::string pack() const;
};

/// A part with its root; `content` within.
std::string part_of(const std::string& kind, const std::string& content);

}

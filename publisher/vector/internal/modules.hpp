// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/vector/symbology.hpp"

#include <string>
#include <vector>

namespace publisher::vector::internal {

/// A code as a pattern of dark and light modules; linear ones have one row.
struct Modules {
    int width = 0, height = 0;
    std::vector<bool> dark; ///< row by row

    bool is_dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < width && y < height && dark[static_cast<std::size_t>(y * width + x)];
    }
};

/// Asks libzint. `value` is checked for what a GTIN has to be; what libzint itself finds, its warnings
/// included, is refused in its words.
Result<Modules> encode(Symbology symbology, const std::string& value, const std::string& add_on);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/origin/origin.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace publisher::xml {

/// A place in a design file and its source line with a caret below, as findings show it.
struct Place {
    origin::DesignOrigin origin;
    std::string excerpt;
};

/// Where the byte at an offset of some text stands in its file. The text may be shorter than its
/// source: references have been replaced, line ends normalized.
using Locate = std::function<Place(std::size_t offset)>;

}

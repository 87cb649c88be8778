// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/text/composer.hpp"

#include <vector>

namespace publisher::layout {

/// Where a box begins and how wide it is; how high it is remains to be found.
struct Strip {
    Length x, y, width;

    Strip inset(const Insets& by) const { return {x + by.left, y + by.top, width - by.left - by.right}; }
};

/// What texts stand clear of, with the distance they keep, in the coordinates of the boxes around them.
using Obstacles = std::vector<Rect>;

/// The measure of lines in a strip: the widest part that the obstacles leave, none where it would be
/// narrower than `least`. Null when no obstacle stands in the strip or below it.
text::Composer::MeasureOf measure_around(const Obstacles& obstacles, const Strip& strip, Length least);

}

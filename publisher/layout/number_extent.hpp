// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/story/galley.hpp"
#include "publisher/style/style.hpp"

#include <optional>
#include <string_view>

namespace publisher::layout {

/// How far a line with a number reaches to the left and to the right of its decimal point.
struct NumberExtent {
    Length left, right;
};

/// Nothing for a line without digits. The point stands before the locale's decimal separator, without one
/// behind the number.
std::optional<NumberExtent> number_extent(const story::Line& line, std::string_view separator);

/// What brings a line's point to the place it has in the widest line of its column, as room taken from
/// either side of the measure. `alignment` as seen on the page: Left, Right or Centre.
Insets insets_to_align(const NumberExtent& line, const NumberExtent& widest, style::Alignment alignment);

/// Start, end and justify become left or right by the direction of the text.
style::Alignment seen_alignment(style::Alignment alignment, bool is_right_to_left);

}

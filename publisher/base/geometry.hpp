// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/length.hpp"

#include <algorithm>

namespace publisher {

/// Positions have their origin in the top left corner of the trim; y grows downwards.
struct Point {
    Length x, y;
    bool operator==(const Point&) const = default;
};

struct Size {
    Length width, height;
    bool operator==(const Size&) const = default;
};

/// Distances from the four edges; `inside` and `outside` of a spread are resolved before.
struct Insets {
    Length top, right, bottom, left;
    bool operator==(const Insets&) const = default;
};

struct Rect {
    Length x, y, width, height;

    constexpr Length left() const { return x; }
    constexpr Length top() const { return y; }
    constexpr Length right() const { return x + width; }
    constexpr Length bottom() const { return y + height; }
    constexpr bool is_empty() const { return width <= Length() || height <= Length(); }
    constexpr Rect inset(const Insets& by) const {
        return {x + by.left, y + by.top, width - by.left - by.right, height - by.top - by.bottom};
    }
    constexpr Rect moved(Length dx, Length dy) const { return {x + dx, y + dy, width, height}; }
    constexpr bool contains(const Rect& other) const {
        return other.left() >= left() && other.right() <= right() && other.top() >= top() &&
               other.bottom() <= bottom();
    }
    constexpr bool overlaps(const Rect& other) const {
        return left() < other.right() && other.left() < right() && top() < other.bottom() &&
               other.top() < bottom();
    }
    bool operator==(const Rect&) const = default;
};

/// The smallest box around both.
constexpr Rect united(const Rect& a, const Rect& b) {
    const Length left = std::min(a.left(), b.left()), top = std::min(a.top(), b.top());
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

/// Whether something belongs to an area whose edge may cut it: its middle decides.
constexpr bool contains_middle(const Rect& outer, const Rect& inner) {
    const Length x = inner.x + inner.width / 2, y = inner.y + inner.height / 2;
    return x >= outer.left() && x <= outer.right() && y >= outer.top() && y <= outer.bottom();
}

}

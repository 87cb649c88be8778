// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/base/geometry.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::inspect {

/// Anything a broken file may say is cut to a thousand kilometres, so that the sums stay whole numbers.
inline double in_reach(double points) {
    constexpr double kReach = 3e9;
    return std::isfinite(points) ? std::clamp(points, -kReach, kReach) : 0;
}
inline Length to_length(double points) {
    return Length::from_points(in_reach(points));
}
inline Point to_point(double x, double y) {
    return {to_length(x), to_length(y)};
}

/// The upright box around points given one by one, in page points.
class BoxBuilder {
public:
    void add(double x, double y) {
        left_ = std::min(left_, in_reach(x));
        right_ = std::max(right_, in_reach(x));
        top_ = std::min(top_, in_reach(y));
        bottom_ = std::max(bottom_, in_reach(y));
    }
    void grow(double by) { left_ -= by, top_ -= by, right_ += by, bottom_ += by; }
    Rect rect() const {
        if (right_ < left_) return {};
        const auto left = to_length(left_), top = to_length(top_);
        return {left, top, to_length(right_) - left, to_length(bottom_) - top};
    }

private:
    double left_ = HUGE_VAL, top_ = HUGE_VAL, right_ = -HUGE_VAL, bottom_ = -HUGE_VAL;
};

/// Empty, of no size, where the two do not meet.
inline Rect common_part(const Rect& a, const Rect& b) {
    const auto left = std::max(a.left(), b.left()), top = std::max(a.top(), b.top());
    const auto right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    if (right < left || bottom < top) return {left, top, Length(), Length()};
    return {left, top, right - left, bottom - top};
}

}

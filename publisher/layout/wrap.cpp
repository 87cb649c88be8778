// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/wrap.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

using Measure = text::Composer::Measure;

/// The widest gap between obstacles that are sorted by their left edges; the first of equally wide ones.
Measure widest_gap(const Obstacles& obstacles, const Rect& line) {
    Measure widest{Length(), Length()};
    Length begin = line.left();
    const auto take = [&](Length end) {
        if (end - begin > widest.width) widest = {begin - line.left(), end - begin};
    };
    for (const Rect& obstacle : obstacles) {
        if (!obstacle.overlaps(line)) continue;
        take(obstacle.left());
        begin = std::max(begin, obstacle.right());
    }
    take(line.right());
    return widest;
}

}

text::Composer::MeasureOf measure_around(const Obstacles& obstacles, const Strip& strip, Length least) {
    Obstacles in_the_way;
    for (const Rect& obstacle : obstacles) {
        const bool is_beside = obstacle.right() <= strip.x || obstacle.left() >= strip.x + strip.width;
        if (!is_beside && obstacle.bottom() > strip.y) in_the_way.push_back(obstacle);
    }
    if (in_the_way.empty()) return nullptr;
    std::stable_sort(in_the_way.begin(), in_the_way.end(),
                     [](const Rect& a, const Rect& b) { return a.left() < b.left(); });
    least = std::min(least, strip.width);
    return [in_the_way, strip, least](Length top, Length height) {
        const Measure measure = widest_gap(in_the_way, {strip.x, strip.y + top, strip.width, height});
        return measure.width < least ? Measure{measure.left, Length()} : measure;
    };
}

}

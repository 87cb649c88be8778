// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/paragraph.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::text {

// The values of plain TeX.
inline constexpr double kLineDemerits = 10, kFitnessDemerits = 10'000, kConsecutiveHyphenDemerits = 10'000;
inline constexpr double kFinalHyphenDemerits = 5'000;
/// Of a last line that is shorter than the style wants: as bad as some very loose lines.
inline constexpr double kShortLastLineDemerits = 100'000;
/// Beyond this the holes in a justified line are worse than a short line, and it is left short.
inline constexpr double kLoosestRatio = 4;
/// Of a line that cannot be stretched at all; looser ones are not worse.
inline constexpr double kHopelessRatio = 12;

/// Of a line with this ratio that ends with this penalty.
inline double line_demerits(double ratio, double penalty) {
    const double size = std::min(std::abs(ratio), kHopelessRatio);
    const double badness = kLineDemerits + 100 * size * size * size;
    return badness * badness + penalty * penalty;
}

}

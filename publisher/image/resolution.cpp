// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/resolution.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::image {
namespace {

double inches(Length length) {
    return static_cast<double>(length.units()) / Length::kUnitsPerInch;
}

}

double effective_ppi(int width, int height, const Size& placed) {
    if (placed.width <= Length() || placed.height <= Length()) return 0;
    return std::min(width / inches(placed.width), height / inches(placed.height));
}

PixelSize enough_pixels(const Size& placed, double ppi) {
    const auto pixels = [ppi](Length length) { return static_cast<int>(std::ceil(inches(length) * ppi)); };
    return {pixels(placed.width), pixels(placed.height)};
}

}

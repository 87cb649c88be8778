// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"

namespace publisher::image {

/// Pixels per inch of a picture at the size at which the whole of it (cropped parts included) is placed, on
/// the axis that has fewer; 0 when it is placed without extent.
double effective_ppi(int width, int height, const Size& placed);

struct PixelSize {
    int width = 0, height = 0;
    bool operator==(const PixelSize&) const = default;
};

/// The pixels that give `ppi` at the placed size, rounded up.
PixelSize enough_pixels(const Size& placed, double ppi);

}

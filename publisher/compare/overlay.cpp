// SPDX-License-Identifier: Apache-2.0
#include "publisher/compare/internal/edition.hpp"

#include <algorithm>

namespace publisher::compare {
namespace {

constexpr raster::Color kChanged{214, 26, 44};
constexpr int kDarkest = 110; ///< of what has not changed

}

raster::Image overlay_of(const inspect::Raster& page, const std::vector<bool>& is_changed) {
    raster::Image image(page.width, page.height);
    for (int y = 0; y < page.height; ++y) {
        std::uint8_t* pixel = image.row(y);
        for (int x = 0; x < page.width; ++x, pixel += 3) {
            const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                            static_cast<std::size_t>(x);
            int ink = 0;
            for (const inspect::Plate& plate : page.plates)
                ink += static_cast<unsigned char>(plate.pixels[at]);
            const auto gray = static_cast<std::uint8_t>(255 - std::min(255, ink) * (255 - kDarkest) / 255);
            const raster::Color color = is_changed[at] ? kChanged : raster::Color{gray, gray, gray};
            pixel[0] = color.red, pixel[1] = color.green, pixel[2] = color.blue;
        }
    }
    return image;
}

}

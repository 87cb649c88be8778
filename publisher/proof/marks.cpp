// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/pictures.hpp"

#include <cmath>

namespace publisher::proof {
namespace {

raster::Color color_of(diag::Severity severity) {
    switch (severity) {
        case diag::Severity::Error: return {197, 34, 24};
        case diag::Severity::Warning: return {220, 104, 3};
        case diag::Severity::Info: return {23, 92, 211};
    }
    return {};
}

}

// A place may be as thin as a line or a point: it is shown with room around it.
void draw_marks(raster::Image& page, const std::vector<Mark>& marks, Point origin, double ppi) {
    constexpr int kRoom = 3, kWeight = 2;
    const auto pixel = [&](Length place, Length from) {
        return static_cast<int>(std::lround((place - from).points() * ppi / 72));
    };
    for (const Mark& mark : marks) {
        const int left = pixel(mark.area.left(), origin.x) - kRoom;
        const int top = pixel(mark.area.top(), origin.y) - kRoom;
        const int right = pixel(mark.area.right(), origin.x) + kRoom;
        const int bottom = pixel(mark.area.bottom(), origin.y) + kRoom;
        const raster::Box box{left, top, right - left, bottom - top};
        const raster::Color color = color_of(mark.severity);
        page.fill(box, color, 0.12);
        page.outline(box, kWeight, color);
    }
}

}

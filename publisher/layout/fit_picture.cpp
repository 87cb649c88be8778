// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fit_picture.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// Where a covering picture begins so that its focal point comes to the middle of the frame.
Length covering_start(Length frame_start, Length frame_extent, Length extent, double focal) {
    const Length wanted = frame_start + frame_extent / 2 - extent.scaled(focal);
    return std::clamp(wanted, frame_start + frame_extent - extent, frame_start);
}

}

PicturePlacement fit_picture(const bind::BoundPicture& picture, const design::PictureSpec& spec, const Rect& frame,
                             bool is_right_to_left) {
    PicturePlacement placement;
    if (frame.is_empty() || picture.width <= 0 || picture.height <= 0) return placement;
    const bool wants_cover = spec.fit == design::Fit::Cover;
    placement.is_contained_by_licence = wants_cover && picture.is_cropping_forbidden;
    const bool covers = wants_cover && !picture.is_cropping_forbidden;

    // Compared by cross products, in whole numbers, so that no rounding decides between two cases.
    const auto width_by_height = static_cast<double>(frame.width.units()) * picture.height;
    const auto height_by_width = static_cast<double>(frame.height.units()) * picture.width;
    const bool is_width_bound = covers ? width_by_height >= height_by_width : width_by_height <= height_by_width;
    Size size;
    if (is_width_bound) {
        size = {frame.width, frame.width * picture.height / picture.width};
    } else {
        size = {frame.height * picture.width / picture.height, frame.height};
    }
    if (covers) {
        placement.frame = frame;
        placement.picture = {covering_start(frame.x, frame.width, size.width, picture.focal_x),
                             covering_start(frame.y, frame.height, size.height, picture.focal_y), size.width, size.height};
    } else {
        const double align_x = is_right_to_left ? 1 - spec.align_x : spec.align_x;
        placement.picture = {frame.x + (frame.width - size.width).scaled(align_x),
                             frame.y + (frame.height - size.height).scaled(spec.align_y), size.width, size.height};
        placement.frame = placement.picture;
    }
    constexpr double kPointsPerInch = 72;
    placement.effective_ppi = std::min(picture.width / (size.width.points() / kPointsPerInch),
                                       picture.height / (size.height.points() / kPointsPerInch));
    return placement;
}

}

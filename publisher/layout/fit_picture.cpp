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

/// As wide or as high as the frame, whichever comes first; `width` and `height` are those of the picture or
/// of a part of it in any unit. Compared by cross products, so that no rounding decides between two cases.
Size size_to_fit(double width, double height, const Rect& frame) {
    const double by_height = static_cast<double>(frame.width.units()) * height;
    const double by_width = static_cast<double>(frame.height.units()) * width;
    if (by_height <= by_width) return {frame.width, frame.width.scaled(height / width)};
    return {frame.height.scaled(width / height), frame.height};
}

Size size_to_cover(double width, double height, const Rect& frame) {
    const double by_height = static_cast<double>(frame.width.units()) * height;
    const double by_width = static_cast<double>(frame.height.units()) * width;
    if (by_height >= by_width) return {frame.width, frame.width.scaled(height / width)};
    return {frame.height.scaled(width / height), frame.height};
}

Rect aligned(Size size, const Rect& frame, double align_x, double align_y) {
    return {frame.x + (frame.width - size.width).scaled(align_x),
            frame.y + (frame.height - size.height).scaled(align_y), size.width, size.height};
}

bind::PicturePart mirrored(const bind::PicturePart& part) {
    return {1 - part.right, part.top, 1 - part.left, part.bottom};
}

/// The whole picture, so large that one part of it fills its place.
Rect whole_around(const Rect& place, const bind::PicturePart& part) {
    const Size whole{place.width.scaled(1 / (part.right - part.left)),
                     place.height.scaled(1 / (part.bottom - part.top))};
    return {place.x - whole.width.scaled(part.left), place.y - whole.height.scaled(part.top), whole.width,
            whole.height};
}

}

PicturePlacement fit_picture(const bind::BoundPicture& picture, const design::PictureSpec& spec,
                             const Rect& frame, bool is_right_to_left) {
    using design::Fit;
    PicturePlacement placement;
    if (frame.is_empty() || picture.width <= 0 || picture.height <= 0) return placement;
    placement.is_mirrored = spec.may_mirror && is_right_to_left && !picture.is_flipping_forbidden;
    placement.is_contained_by_licence = spec.fit != Fit::Contain && picture.is_cropping_forbidden;
    const Fit fit = placement.is_contained_by_licence ? Fit::Contain : spec.fit;
    placement.lacks_clipping_path = fit == Fit::CutOut && !picture.clip;

    const double align_x = is_right_to_left ? 1 - spec.align_x : spec.align_x;
    if (fit == Fit::Cover) {
        const Size size = size_to_cover(picture.width, picture.height, frame);
        const double focal_x = placement.is_mirrored ? 1 - picture.focal_x : picture.focal_x;
        placement.frame = frame;
        placement.picture = {covering_start(frame.x, frame.width, size.width, focal_x),
                             covering_start(frame.y, frame.height, size.height, picture.focal_y), size.width,
                             size.height};
    } else if (fit == Fit::CutOut && picture.clip) {
        const bind::PicturePart part = placement.is_mirrored ? mirrored(*picture.clip) : *picture.clip;
        const Size size = size_to_fit(picture.width * (part.right - part.left),
                                      picture.height * (part.bottom - part.top), frame);
        placement.frame = aligned(size, frame, align_x, spec.align_y);
        placement.picture = whole_around(placement.frame, part);
    } else {
        placement.picture =
            aligned(size_to_fit(picture.width, picture.height, frame), frame, align_x, spec.align_y);
        placement.frame = placement.picture;
    }
    if (!picture.has_pixels) return placement;
    constexpr double kPointsPerInch = 72;
    placement.effective_ppi = std::min(picture.width / (placement.picture.width.points() / kPointsPerInch),
                                       picture.height / (placement.picture.height.points() / kPointsPerInch));
    return placement;
}

}

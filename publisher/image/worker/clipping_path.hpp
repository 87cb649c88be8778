// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::image {

/// Closed Bézier curves. A knot is six numbers: the control point before it, the point itself, the control
/// point behind it, each x then y, in 1/2^24 of the picture's width and height from its top left corner.
using ClippingPath = std::vector<std::vector<std::array<std::int32_t, 6>>>;

constexpr std::int32_t kPathUnit = 1 << 24;

/// The path that Photoshop's image resources name as the clipping path (resource 2999), in the directions of
/// the stored picture; empty when they name none or it is damaged. Other paths are tools of the retoucher.
ClippingPath read_clipping_path(std::string_view image_resources);

/// Its name, by which other programs find it in the file; empty when none is named, or one beyond ASCII, which
/// stands there in the encoding of whichever machine it was saved on.
std::string read_clipping_path_name(std::string_view image_resources);

/// Left, top, right and bottom of what the path encloses, in 1/2^24 of width and height and within the
/// picture; nothing for a path that encloses nothing of it.
std::optional<std::array<std::int32_t, 4>> bounds_of(const ClippingPath& path);

/// The path over the picture as it is shown (EXIF orientation 1..8).
ClippingPath oriented(ClippingPath path, int orientation);

}

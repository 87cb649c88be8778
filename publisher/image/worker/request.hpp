// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace publisher::image {

/// In which colours a picture is wanted.
enum class Wanted {
    Cmyk,           ///< the destination profile's; gray becomes black ink alone
    CmykKeepingRgb, ///< as Cmyk, but RGB keeps its colours; the answer then has their profile
    Rgb,            ///< sRGB, for screens
    Keep,           ///< as they are, with their profile
};

/// What `convert` was asked for.
struct Request {
    Wanted wanted = Wanted::Cmyk;
    /// Pixels that are enough for the picture as it is shown; 0 for all there are.
    std::uint32_t enough_width = 0, enough_height = 0;
    /// The picture is reduced only when it has more than this times as many.
    double tolerance = 1.5;
    bool is_perceptual = false;
    int quality = 90;
    std::optional<std::array<std::uint8_t, 4>> ground; ///< ink that transparency is composited over
    double ink_square = 0; ///< side of the square over which ink is measured, as a part of the width; 0: not
    bool is_for_screen = false; ///< pixels, deflated, whatever they show
    std::string_view destination; ///< bytes of the output condition's profile; may be empty but for Cmyk
};

/// The size that a picture as stored is reduced to; its own when it is not reduced.
struct PixelSize {
    std::uint32_t width = 0, height = 0;
    bool operator==(const PixelSize&) const = default;
};

}

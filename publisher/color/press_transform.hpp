// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace publisher::color {

enum class PressIntent { RelativeColorimetric, Perceptual };

/// What colours of sRGB become in the inks of a printing condition: as RGB pictures do, with black point
/// compensation. Grays become black ink alone, as much as they lack light: one plate needs no register.
class PressTransform {
public:
    /// Refused when the bytes are not the profile of a CMYK press.
    static Result<PressTransform> create(std::string_view profile, PressIntent intent);

    /// Parts of inks, 0..1, in steps of 1/255, as pictures have them.
    std::array<double, 4> to_inks(const std::array<std::uint8_t, 3>& srgb) const;

private:
    explicit PressTransform(std::shared_ptr<void> transform) : transform_(std::move(transform)) {}

    std::shared_ptr<void> transform_;
};

}

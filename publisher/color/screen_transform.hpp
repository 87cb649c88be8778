// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace publisher::color {

/// What inks look like on a screen: through the profile of a printing condition to sRGB, relative
/// colorimetric with black point compensation, so that paper is white and full black is black.
class ScreenTransform {
public:
    /// Refused when the bytes are not the profile of a CMYK press.
    static Result<ScreenTransform> create(std::string_view profile);

    /// Parts of inks and of lights, 0..1. The same on every machine: computed in whole numbers.
    std::array<double, 3> to_rgb(const std::array<double, 4>& cmyk) const;
    /// Many pixels, less exactly: `inks` has four bytes a pixel, 255 is full ink; `srgb` receives three.
    void convert(const std::uint8_t* inks, std::size_t n_pixels, std::uint8_t* srgb) const;

private:
    using Transform = std::shared_ptr<void>;
    ScreenTransform(Transform exact, Transform quick) : exact_(std::move(exact)), quick_(std::move(quick)) {}

    Transform exact_, quick_; ///< without a cache: threads may share them
};

}

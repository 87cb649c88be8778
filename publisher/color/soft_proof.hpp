// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace publisher::color {

/// How process inks of a printing condition look on a screen: through the condition's profile to sRGB,
/// relative colorimetric with black point compensation, so that paper is white and full black is black.
/// For proofs only; nothing that is printed passes here. Safe in several threads.
class SoftProof {
public:
    /// Refused when the bytes are no profile of a CMYK press.
    static Result<SoftProof> create(std::string_view profile);
    ~SoftProof();
    SoftProof(SoftProof&&) noexcept;
    SoftProof& operator=(SoftProof&&) noexcept;

    /// `inks` has four bytes a pixel, 255 is full ink; `srgb` receives three.
    void convert(const std::uint8_t* inks, std::size_t n_pixels, std::uint8_t* srgb) const;
    /// Parts of inks, 0..1.
    std::array<std::uint8_t, 3> to_srgb(const std::array<double, 4>& inks) const;

private:
    SoftProof();
    struct State;
    std::unique_ptr<State> state_;
};

}

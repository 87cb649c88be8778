// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <lcms2.h>

namespace publisher::image {

/// From RGB to inks by the colours at the points of a lattice, between which they are interpolated. The transform is
/// asked for a point when a picture first comes near it: a photograph sees a few thousand of the 36,000, and for
/// all of them it would wait longer than for its colours.
class ColourLattice {
public:
    /// Takes the transform over: from RGB to CMYK in 16 bits, unoptimized, for it would make a lattice itself.
    explicit ColourLattice(cmsHTRANSFORM transform);
    ~ColourLattice();
    ColourLattice(const ColourLattice&) = delete;
    ColourLattice& operator=(const ColourLattice&) = delete;

    void convert(const std::uint16_t* rgb, std::size_t n_pixels, std::uint8_t* inks);

private:
    using Inks = std::array<float, 4>; ///< 0..255

    const Inks& at(std::uint32_t point);
    Inks ask(std::uint32_t point) const;

    cmsHTRANSFORM transform_;
    std::vector<Inks> points_;
};

}

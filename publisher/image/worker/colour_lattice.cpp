// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/colour_lattice.hpp"

#include <algorithm>

namespace publisher::image {
namespace {

/// What Little CMS takes for three channels as well.
constexpr std::uint32_t kPointsAcross = 33;
constexpr std::uint32_t kCells = kPointsAcross - 1;
constexpr std::uint32_t kCellSize = 65'535;
/// How far the next point is along red, green and blue.
constexpr std::uint32_t kSteps[] = {kPointsAcross * kPointsAcross, kPointsAcross, 1};
constexpr float kUnknown = -1;

/// Of the points of an axis.
constexpr std::uint16_t place_of(std::uint32_t point) {
    return static_cast<std::uint16_t>((point * 65'535 + kCells / 2) / kCells);
}

/// How far into its cell a colour lies along one axis, with the axis in the last two bits: so they are sorted together.
constexpr std::uint32_t with_axis(std::uint32_t distance, std::uint32_t axis) {
    return distance << 2 | axis;
}
constexpr std::uint32_t axis_of(std::uint32_t distance) {
    return distance & 3;
}
constexpr float part_of_cell(std::uint32_t distance) {
    return static_cast<float>(distance >> 2) / kCellSize;
}

}

ColourLattice::ColourLattice(cmsHTRANSFORM transform)
    : transform_(transform),
      points_(std::size_t{kPointsAcross} * kPointsAcross * kPointsAcross, Inks{kUnknown}) {
    // White is paper; the trace of ink that the tables of some profiles leave there would be a tint around every
    // product that was cut out on white.
    points_.back() = Inks{};
}

ColourLattice::~ColourLattice() {
    cmsDeleteTransform(transform_);
}

ColourLattice::Inks ColourLattice::ask(std::uint32_t point) const {
    std::uint16_t rgb[3], inks[4];
    for (std::size_t axis = 0; axis < 3; ++axis)
        rgb[axis] = place_of(point / kSteps[axis] % kPointsAcross);
    cmsDoTransform(transform_, rgb, inks, 1);
    Inks result;
    std::ranges::transform(inks, result.begin(), [](std::uint16_t ink) { return ink / 257.0f; });
    return result;
}

const ColourLattice::Inks& ColourLattice::at(std::uint32_t point) {
    Inks& inks = points_[point];
    if (inks[0] == kUnknown) inks = ask(point);
    return inks;
}

// A cell is cut into six tetrahedra along the line from its darkest to its lightest corner, so that neutral colours
// come from neutral ones. The corners of the colour's own are met by going along the axes, the longest way first.
void ColourLattice::convert(const std::uint16_t* rgb, std::size_t n_pixels, std::uint8_t* inks) {
    for (std::size_t i = 0; i < n_pixels; ++i, rgb += 3, inks += 4) {
        std::uint32_t point = 0, distances[3];
        for (std::uint32_t axis = 0; axis < 3; ++axis) {
            const std::uint32_t position = rgb[axis] * kCells;
            const std::uint32_t cell = std::min(position / kCellSize, kCells - 1);
            point += cell * kSteps[axis];
            distances[axis] = with_axis(position - cell * kCellSize, axis);
        }
        const auto [low, high] = std::minmax(distances[0], distances[1]);
        const std::uint32_t longest = std::max(high, distances[2]), shortest = std::min(low, distances[2]);
        const std::uint32_t middle = std::max(low, std::min(high, distances[2]));

        const Inks& origin = at(point);
        const Inks& first = at(point += kSteps[axis_of(longest)]);
        const Inks& second = at(point += kSteps[axis_of(middle)]);
        const Inks& last = at(point + kSteps[axis_of(shortest)]);
        const float a = part_of_cell(longest), b = part_of_cell(middle), c = part_of_cell(shortest);
        for (std::size_t ink = 0; ink < 4; ++ink) {
            const float amount =
                (1 - a) * origin[ink] + (a - b) * first[ink] + (b - c) * second[ink] + c * last[ink];
            inks[ink] = static_cast<std::uint8_t>(amount + 0.5f);
        }
    }
}

}

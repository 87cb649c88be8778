// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/color/screen_transform.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/style/style.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace publisher::emit::pdf {

/// What a paint puts on the plates.
struct Ink {
    Cmyk cmyk{};                        ///< of a process colour, tint included
    std::optional<std::uint32_t> plate; ///< of a spot colour: its place in Colors::plates
    double tint = 1;                    ///< of a spot colour
    bool is_overprinting = false;
    std::optional<std::array<double, 3>> light = {}; ///< on a screen: as it is, and no ink at all

    bool is_black() const { return !plate && cmyk == Cmyk{0, 0, 0, 1}; }
    bool operator==(const Ink&) const = default;
};

/// A spot colour with its form in process inks; one for each plate name, as ISO 15930-7 wants it.
struct Plate {
    std::string name;
    Cmyk alternate{};
};

/// The swatches as inks. Plates stand in the order of the swatches; the last one is the registration
/// colour, that marks every plate there is.
class Colors {
public:
    /// With `screen` inks are shown as light: spot colours by their alternates, and nothing overprints.
    explicit Colors(const style::StyleSheet& styles, const color::ScreenTransform* screen = nullptr);

    /// Nothing when the paint leaves no ink by intention. Of a gradient the first stop.
    std::optional<Ink> ink(const style::Paint& paint) const;
    /// Of a colour of a drawing.
    std::optional<Ink> ink(const vector::Ink& ink) const;
    /// The plate that all of them are tints of, paper left aside; nothing when there is no such plate.
    std::optional<std::uint32_t> common_plate(const std::vector<Ink>& inks) const;
    /// A spot colour as its alternate; any other as it is.
    Ink in_process_inks(const Ink& ink) const;
    Ink registration() const;
    /// The gradient a paint is filled with; null for a plain colour.
    const style::Swatch* gradient(const style::Paint& paint) const;
    const std::vector<Plate>& plates() const { return plates_; }

    bool is_rgb() const { return screen_ != nullptr; }
    /// What stands before the operator that sets the ink: its tint on a plate, four inks, or three lights.
    std::vector<double> numbers(const Ink& ink) const;

private:
    const style::StyleSheet& styles_;
    const color::ScreenTransform* screen_;
    std::vector<Plate> plates_;
    std::vector<std::uint32_t> plate_of_swatch_;
};

}

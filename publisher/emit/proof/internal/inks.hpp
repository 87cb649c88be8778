// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/color/screen_transform.hpp"
#include "publisher/emit/proof/internal/canvas.hpp"
#include "publisher/vector/drawing.hpp"

#include <optional>

namespace publisher::emit::proof {

/// Pieces into which what runs from one colour of inks to another is cut on a screen.
inline constexpr int kGradientPieces = 8;

/// Paints as colours of a screen. A spot colour stands as its alternate.
class Inks {
public:
    Inks(const style::StyleSheet& styles, const color::ScreenTransform& proof)
        : styles_(styles), proof_(proof) {}

    /// Nothing for no paint; of a gradient its first stop.
    std::optional<Rgb> color(const style::Paint& paint) const;
    /// Of a colour of a drawing.
    std::optional<Rgb> color(const vector::Ink& ink) const;
    /// What stands between two colours of a gradient of a drawing: inks run evenly, and so does light.
    Rgb between(const vector::Ink& from, const vector::Ink& to, double part) const;
    /// Makes the paint what is painted with over `area`. False when there is nothing to paint with.
    bool set(const Canvas& canvas, const style::Paint& paint, const Rect& area) const;

private:
    std::array<double, 4> inks_of(const style::Paint& paint) const;
    std::array<double, 4> inks_of(const vector::Ink& ink) const;
    Owned<cairo_pattern_t> gradient(const style::Swatch& swatch, const Rect& area) const;

    const style::StyleSheet& styles_;
    const color::ScreenTransform& proof_;
};

}

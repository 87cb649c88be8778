// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/color/soft_proof.hpp"
#include "publisher/emit/proof/internal/canvas.hpp"

#include <optional>

namespace publisher::emit::proof {

/// Paints as colours of a screen. A spot colour stands as its alternate.
class Inks {
public:
    Inks(const style::StyleSheet& styles, const color::SoftProof& proof) : styles_(styles), proof_(proof) {}

    /// Nothing for no paint; of a gradient its first stop.
    std::optional<Rgb> color(const style::Paint& paint) const;
    /// Makes the paint what is painted with over `area`. False when there is nothing to paint with.
    bool set(const Canvas& canvas, const style::Paint& paint, const Rect& area) const;

private:
    std::array<double, 4> inks_of(const style::Paint& paint) const;
    Owned<cairo_pattern_t> gradient(const style::Swatch& swatch, const Rect& area) const;

    const style::StyleSheet& styles_;
    const color::SoftProof& proof_;
};

}

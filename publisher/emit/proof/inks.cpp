// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/inks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace publisher::emit::proof {

using style::Swatch;

std::array<double, 4> Inks::inks_of(const style::Paint& paint) const {
    const Swatch& swatch = styles_[paint.swatch];
    const double tint = std::clamp(paint.tint * swatch.tint, 0.0, 1.0);
    std::array<double, 4> inks{};
    for (std::size_t i = 0; i < 4; ++i)
        inks[i] = swatch.cmyk[i] * tint;
    return inks;
}

std::array<double, 4> Inks::inks_of(const vector::Ink& ink) const {
    if (const auto* cmyk = std::get_if<std::array<double, 4>>(&ink)) return *cmyk;
    const auto* paint = std::get_if<style::Paint>(&ink);
    return paint && color(*paint) ? inks_of(*paint) : std::array<double, 4>{};
}

Rgb Inks::between(const vector::Ink& from, const vector::Ink& to, double part) const {
    const auto mixed = [part](auto first, const auto& last) {
        for (std::size_t i = 0; i < first.size(); ++i)
            first[i] += (last[i] - first[i]) * part;
        return first;
    };
    if (std::holds_alternative<vector::Rgb>(from))
        return mixed(*color(from), color(to).value_or(Rgb{1, 1, 1}));
    return proof_.to_rgb(mixed(inks_of(from), inks_of(to)));
}

std::optional<Rgb> Inks::color(const style::Paint& paint) const {
    if (!paint.is_visible()) return std::nullopt;
    const Swatch& swatch = styles_[paint.swatch];
    if (swatch.kind == Swatch::Kind::None) return std::nullopt;
    if (swatch.kind != Swatch::Kind::Gradient) return proof_.to_rgb(inks_of(paint));
    const Swatch::Stop& first = swatch.stops.front();
    return color(style::Paint{first.swatch, first.tint * paint.tint});
}

std::optional<Rgb> Inks::color(const vector::Ink& ink) const {
    if (const auto* paint = std::get_if<style::Paint>(&ink)) return color(*paint);
    if (const auto* cmyk = std::get_if<std::array<double, 4>>(&ink)) return proof_.to_rgb(*cmyk);
    const auto& light = std::get<vector::Rgb>(ink);
    return Rgb{light.red / 255.0, light.green / 255.0, light.blue / 255.0};
}

bool Inks::set(const Canvas& canvas, const style::Paint& paint, const Rect& area) const {
    if (paint.is_visible() && styles_[paint.swatch].kind == Swatch::Kind::Gradient) {
        cairo_set_source(canvas.context(), gradient(styles_[paint.swatch], area).get());
        return true;
    }
    const auto plain = color(paint);
    if (plain) canvas.set_color(*plain);
    return plain.has_value();
}

// Inks run evenly from stop to stop and the colours of a screen then do not: each piece is cut finely.
Owned<cairo_pattern_t> Inks::gradient(const Swatch& swatch, const Rect& area) const {
    const double width = area.width.points(), height = area.height.points();
    const double x = area.x.points() + width / 2, y = area.y.points() + height / 2;
    Owned<cairo_pattern_t> pattern;
    if (swatch.is_radial) {
        pattern.reset(cairo_pattern_create_radial(x, y, 0, x, y, std::hypot(width, height) / 2));
    } else {
        const double angle = swatch.angle * std::numbers::pi / 180;
        const double right = std::cos(angle), down = -std::sin(angle);
        const double reach = (std::abs(right) * width + std::abs(down) * height) / 2;
        pattern.reset(cairo_pattern_create_linear(x - right * reach, y - down * reach, x + right * reach,
                                                  y + down * reach));
    }
    for (std::size_t i = 0; i + 1 < swatch.stops.size(); ++i) {
        const Swatch::Stop &from = swatch.stops[i], &to = swatch.stops[i + 1];
        const auto first = inks_of({from.swatch, from.tint}), last = inks_of({to.swatch, to.tint});
        for (int piece = 0; piece <= kGradientPieces; ++piece) {
            const double part = static_cast<double>(piece) / kGradientPieces;
            std::array<double, 4> inks{};
            for (std::size_t ink = 0; ink < 4; ++ink)
                inks[ink] = first[ink] + (last[ink] - first[ink]) * part;
            const Rgb color = proof_.to_rgb(inks);
            cairo_pattern_add_color_stop_rgb(pattern.get(), from.place + (to.place - from.place) * part,
                                             color[0], color[1], color[2]);
        }
    }
    return pattern;
}

}

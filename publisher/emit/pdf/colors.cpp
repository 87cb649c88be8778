// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/colors.hpp"

#include <algorithm>
#include <cassert>

namespace publisher::emit::pdf {

using style::Overprint;
using style::Swatch;

Colors::Colors(const style::StyleSheet& styles, const color::ScreenTransform* screen)
    : styles_(styles), screen_(screen), plate_of_swatch_(styles.swatches.size()) {
    for (std::size_t i = 0; i < styles.swatches.size(); ++i) {
        const Swatch& swatch = styles.swatches[i];
        if (swatch.kind != Swatch::Kind::Spot) continue;
        const std::string& name = swatch.spot_name.empty() ? swatch.name : swatch.spot_name;
        const auto found = std::ranges::find(plates_, name, &Plate::name);
        plate_of_swatch_[i] = static_cast<std::uint32_t>(found - plates_.begin());
        if (found == plates_.end()) plates_.push_back({name, swatch.cmyk});
    }
    plates_.push_back({"All", {1, 1, 1, 1}});
}

// As InDesign does it: black overprints at its full tint only; a grey that overprinted would show
// what lies beneath. White knocks out whatever swatch and style say (GWG 2022 R0007, R0008).
std::optional<Ink> Colors::ink(const style::Paint& paint) const {
    if (!paint.is_visible()) return std::nullopt;
    assert(paint.swatch.index() < styles_.swatches.size() && "a paint refers to a swatch of the sheet");
    const Swatch& swatch = styles_[paint.swatch];
    if (swatch.kind == Swatch::Kind::None) return std::nullopt;
    if (swatch.kind == Swatch::Kind::Gradient) {
        const Swatch::Stop& first = swatch.stops.front();
        return ink(style::Paint{first.swatch, first.tint * paint.tint, Overprint::Never});
    }
    const double tint = std::clamp(paint.tint * swatch.tint, 0.0, 1.0);
    const bool overprints = paint.overprint == Overprint::Always ||
                            (paint.overprint == Overprint::AsSwatch && swatch.is_overprinting && tint == 1);
    Ink ink;
    if (swatch.kind == Swatch::Kind::Spot && !screen_) {
        ink.plate = plate_of_swatch_[paint.swatch.index()];
        ink.tint = tint;
        ink.is_overprinting = overprints && tint > 0;
        return ink;
    }
    for (std::size_t i = 0; i < 4; ++i)
        ink.cmyk[i] = std::clamp(swatch.cmyk[i], 0.0, 1.0) * tint;
    const bool is_white = std::ranges::all_of(ink.cmyk, [](double part) { return part == 0; });
    ink.is_overprinting = overprints && !is_white && !screen_;
    return ink;
}

std::optional<Ink> Colors::ink(const vector::Ink& ink) const {
    if (const auto* paint = std::get_if<style::Paint>(&ink)) return this->ink(*paint);
    if (const auto* cmyk = std::get_if<Cmyk>(&ink)) return Ink{.cmyk = *cmyk};
    const auto& rgb = std::get<vector::Rgb>(ink);
    return Ink{.light = {{rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0}}};
}

std::optional<std::uint32_t> Colors::common_plate(const std::vector<Ink>& inks) const {
    std::optional<std::uint32_t> plate;
    for (const Ink& ink : inks) {
        if (!ink.plate && (ink.light || ink.cmyk != Cmyk{})) return std::nullopt;
        if (ink.plate && plate && ink.plate != plate) return std::nullopt;
        if (ink.plate) plate = ink.plate;
    }
    return plate;
}

Ink Colors::in_process_inks(const Ink& ink) const {
    if (!ink.plate) return ink;
    Ink result;
    for (std::size_t i = 0; i < 4; ++i)
        result.cmyk[i] = plates_[*ink.plate].alternate[i] * ink.tint;
    return result;
}

std::vector<double> Colors::numbers(const Ink& ink) const {
    if (ink.plate) return {ink.tint};
    if (ink.light) return {ink.light->begin(), ink.light->end()};
    if (!screen_) return {ink.cmyk.begin(), ink.cmyk.end()};
    const auto rgb = screen_->to_rgb(ink.cmyk);
    return {rgb.begin(), rgb.end()};
}

const Swatch* Colors::gradient(const style::Paint& paint) const {
    if (!paint.is_visible() || styles_[paint.swatch].kind != Swatch::Kind::Gradient) return nullptr;
    return &styles_[paint.swatch];
}

Ink Colors::registration() const {
    return {.plate = static_cast<std::uint32_t>(plates_.size() - 1)};
}

}

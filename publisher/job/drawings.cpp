// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/drawings.hpp"

#include "publisher/image/drawing.hpp"
#include "publisher/text/drawing_text.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace publisher::job {
namespace {

using style::StyleSheet;
using style::Swatch;
using vector::Ink;

std::array<std::uint8_t, 3> numbers(const vector::Rgb& rgb) {
    return {rgb.red, rgb.green, rgb.blue};
}

/// The plate of a spot colour; empty for other inks.
std::string plate_of(const Ink& ink, const StyleSheet& styles) {
    const auto* paint = std::get_if<style::Paint>(&ink);
    if (!paint || !paint->is_visible()) return {};
    const Swatch& swatch = styles[paint->swatch];
    if (swatch.kind != Swatch::Kind::Spot) return {};
    return swatch.spot_name.empty() ? swatch.name : swatch.spot_name;
}

bool is_paper(const Ink& ink, const StyleSheet& styles) {
    if (const auto* inks = std::get_if<std::array<double, 4>>(&ink)) return *inks == std::array<double, 4>{};
    const auto* paint = std::get_if<style::Paint>(&ink);
    return paint && (!paint->is_visible() || paint->tint == 0 ||
                     styles[paint->swatch].cmyk == std::array<double, 4>{});
}

/// The spot colour of a gradient that has other inks too; empty when it has none.
std::string mixed_plate(const vector::Gradient& gradient, const vector::InkedDrawing& drawing,
                        const StyleSheet& styles) {
    std::set<std::string> plates;
    for (const vector::Gradient::Stop& stop : gradient.stops) {
        const Ink& ink = drawing.inks[stop.color];
        if (!is_paper(ink, styles)) plates.insert(plate_of(ink, styles));
    }
    return plates.size() > 1 ? *plates.rbegin() : std::string();
}

const vector::Gradient* gradient_of(const vector::Paint& paint) {
    return std::get_if<vector::Gradient>(&paint);
}

}

Result<vector::Drawing> load_drawing(const World& world, const Preparation& preparation, const Path& file) {
    auto drawing = image::read_drawing(world, file);
    if (!drawing) return drawing;
    const Status set = text::set_texts(*drawing, *preparation.fonts, *preparation.hyphenation);
    if (!set) return Failure{set.failure().kind, file.string() + ": SVG: " + set.failure().message};
    return drawing;
}

Result<std::optional<color::PressTransform>> press_transform(const publication::Output& output,
                                                             const color::OutputCondition& condition) {
    if (output.is_for_screen()) return std::optional<color::PressTransform>();
    auto press = color::PressTransform::create(
        condition.profile,
        output.is_perceptual ? color::PressIntent::Perceptual : color::PressIntent::RelativeColorimetric);
    if (!press) return press.failure();
    return std::optional(*std::move(press));
}

vector::InkedDrawing inked(vector::Drawing drawing, const StyleSheet& styles,
                           const color::PressTransform* press) {
    vector::InkedDrawing result{std::move(drawing), {}};
    for (const vector::Rgb& rgb : result.drawing.colors) {
        const auto mapped = std::ranges::find(styles.drawing_colors, numbers(rgb), &style::DrawingColor::rgb);
        if (mapped != styles.drawing_colors.end())
            result.inks.emplace_back(mapped->paint);
        else if (press)
            result.inks.emplace_back(press->to_inks(numbers(rgb)));
        else
            result.inks.emplace_back(rgb);
    }
    return result;
}

int ink_percent(const vector::InkedDrawing& drawing, const StyleSheet& styles) {
    double most = 0;
    for (const Ink& ink : drawing.inks) {
        double sum = 0;
        if (const auto* inks = std::get_if<std::array<double, 4>>(&ink)) {
            for (const double part : *inks)
                sum += part;
        } else if (const auto* paint = std::get_if<style::Paint>(&ink); paint && paint->is_visible()) {
            const Swatch& swatch = styles[paint->swatch];
            for (const double part : swatch.cmyk)
                sum += part * swatch.tint * paint->tint;
            if (swatch.kind == Swatch::Kind::Spot) sum = swatch.tint * paint->tint;
        }
        most = std::max(most, sum);
    }
    return static_cast<int>(std::lround(most * 100));
}

std::string plate_trouble(const vector::InkedDrawing& drawing, const StyleSheet& styles) {
    for (const vector::Part& part : drawing.drawing.parts) {
        const auto* path = std::get_if<vector::PaintedPath>(&part);
        if (!path) continue;
        for (const vector::Gradient* gradient : {gradient_of(path->fill), gradient_of(path->stroke.paint)}) {
            const std::string plate = gradient ? mixed_plate(*gradient, drawing, styles) : std::string();
            if (!plate.empty())
                return "a gradient runs from the spot colour '" + plate +
                       "' to other inks; map all its colours to tints of one swatch, or none";
        }
    }
    return {};
}

}

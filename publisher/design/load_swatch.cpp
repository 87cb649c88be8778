// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/read_style.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>
#include <charconv>

namespace publisher::design {
namespace {

using style::StyleSheet;
using style::Swatch;

void read_cmyk(const xml::Node& node, Swatch& swatch, diag::Sink& findings) {
    const std::vector<std::string> parts = xml::read_words(node, "cmyk");
    for (std::size_t i = 0; i < 4; ++i) {
        const auto percent = i < parts.size() ? Decimal::parse(parts[i]) : std::nullopt;
        if (parts.size() != 4 || !percent || *percent < Decimal(0) || *percent > Decimal(100)) {
            xml::report_value(node, "cmyk", "four percentages: '0 20 60 0'", {}, findings);
            return;
        }
        swatch.cmyk[i] = percent->to_double() / 100;
    }
}

/// A tint is another name for some of a swatch; it follows when that one changes.
void read_tint(const xml::Node& node, const StyleSheet& sheet, Swatch& swatch, diag::Sink& findings) {
    const auto base = resolve(node, "tint-of", "swatch", sheet.swatches, findings,
                              [&](auto name) { return sheet.find_swatch(name); });
    if (!base.is_valid()) return;
    if (sheet[base].kind == Swatch::Kind::Gradient || sheet[base].tint_of.is_valid()) {
        xml::report_value(node, "tint-of", "process or spot swatch", {}, findings);
        return;
    }
    swatch.kind = sheet[base].kind;
    swatch.cmyk = sheet[base].cmyk;
    swatch.spot_name = sheet[base].spot_name.empty() ? sheet[base].name : sheet[base].spot_name;
    swatch.tint_of = base;
    swatch.tint = xml::read_number_between(0, 100, node, "tint", 100, findings) / 100;
}

/// A gradient runs between process colours, or between tints of one spot colour and white.
bool is_mixed(const StyleSheet& sheet, const std::vector<Swatch::Stop>& stops) {
    const auto plate = [&](const Swatch::Stop& stop) {
        const Swatch& swatch = sheet[stop.swatch];
        return swatch.kind != Swatch::Kind::Spot ? ""
               : swatch.spot_name.empty()        ? swatch.name
                                                 : swatch.spot_name;
    };
    return std::ranges::any_of(stops, [&](const auto& stop) { return plate(stop) != plate(stops.front()); });
}

void read_stops(const xml::Node& node, const StyleSheet& sheet, Swatch& swatch, diag::Sink& findings) {
    swatch.kind = Swatch::Kind::Gradient;
    swatch.is_radial = node.attribute_or("gradient", "linear") == "radial";
    swatch.angle = xml::read_number_between(-360, 360, node, "angle", 0, findings);
    for (const xml::Node& stop : node.children("stop")) {
        const style::Paint paint = read_paint(stop, "paint", stop.attribute_or("paint", ""), sheet, findings);
        if (!paint.is_visible()) continue;
        const double least = swatch.stops.empty() ? 0 : swatch.stops.back().place * 100;
        const double place = xml::read_number_between(least, 100, stop, "at", least, findings) / 100;
        swatch.stops.push_back({paint.swatch, paint.tint, place});
    }
    if (swatch.stops.size() < 2 || is_mixed(sheet, swatch.stops))
        xml::report_value(node, "gradient",
                          "gradient of process colours, or of tints of one spot colour, with two stops", {},
                          findings);
}

}

void read_swatch(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    Swatch swatch;
    swatch.name = node.attribute_or("name", "");
    swatch.origin = node.origin();
    if (node.attribute("tint-of")) {
        read_tint(node, sheet, swatch, findings);
    } else if (node.attribute("gradient")) {
        read_stops(node, sheet, swatch, findings);
    } else {
        swatch.spot_name = node.attribute_or("spot", "");
        swatch.kind = swatch.spot_name.empty() ? Swatch::Kind::Process : Swatch::Kind::Spot;
        read_cmyk(node, swatch, findings);
    }
    swatch.is_overprinting = xml::read_bool(node, "overprint", false, findings);
    add_once(node, "swatch", sheet.swatches, std::move(swatch), findings);
}

namespace {

/// "#e30613"
std::optional<std::array<std::uint8_t, 3>> parse_rgb(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return {};
    std::array<std::uint8_t, 3> rgb{};
    for (std::size_t i = 0; i < rgb.size(); ++i) {
        const char* begin = text.data() + 1 + 2 * i;
        const auto parsed = std::from_chars(begin, begin + 2, rgb[i], 16);
        if (parsed.ec != std::errc() || parsed.ptr != begin + 2) return {};
    }
    return rgb;
}

}

void read_drawing_color(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    const auto rgb = parse_rgb(to_lower_ascii(node.attribute_or("rgb", "")));
    const style::Paint paint = read_paint(node, "paint", node.attribute_or("paint", ""), sheet, findings);
    const bool is_gradient = paint.is_visible() && sheet[paint.swatch].kind == Swatch::Kind::Gradient;
    if (is_gradient) xml::report_value(node, "paint", "process or spot swatch", {}, findings);
    if (!rgb) xml::report_value(node, "rgb", "colour of a drawing: '#e30613'", {}, findings);
    if (!rgb || is_gradient) return;
    if (std::ranges::find(sheet.drawing_colors, *rgb, &style::DrawingColor::rgb) !=
        sheet.drawing_colors.end())
        return xml::report_value(node, "rgb", "colour that no other line has", {}, findings);
    sheet.drawing_colors.push_back({*rgb, paint, node.origin()});
}

style::Paint read_paint(const xml::Node& node, const char* attribute, std::string_view text,
                        const StyleSheet& sheet, diag::Sink& findings) {
    std::vector<std::string> words = split_list(text, ' ');
    if (words.empty() || words[0] == "none") return {};
    style::Paint paint{sheet.find_swatch(words[0]), 1};
    if (!paint.swatch.is_valid()) {
        report_unknown(node, attribute, "swatch", words[0], names_of(sheet.swatches), findings);
        return paint;
    }
    if (words.back() == "overprint") paint.overprint = style::Overprint::Always;
    if (words.back() == "knockout") paint.overprint = style::Overprint::Never;
    if (paint.overprint != style::Overprint::AsSwatch) words.pop_back();
    if (words.size() == 1) return paint;
    const auto percent = Decimal::parse(words[1]);
    if (words.size() > 2 || !percent || *percent < Decimal(0) || *percent > Decimal(100)) {
        xml::report_value(node, attribute, "swatch with a tint of 0 to 100: 'ink 40', 'ink 40 knockout'", {},
                          findings);
        return paint;
    }
    paint.tint = percent->to_double() / 100;
    return paint;
}

style::Stroke read_stroke(const xml::Node& node, const char* attribute, const StyleSheet& sheet,
                          diag::Sink& findings) {
    const std::string text = node.attribute_or(attribute, "");
    if (text.empty() || text == "none") return {};
    const std::size_t blank = text.find(' ');
    const auto weight = Length::parse(text.substr(0, blank));
    if (!weight || *weight < Length() || blank == std::string::npos) {
        xml::report_value(node, attribute, "rule such as '0.3pt ink 40'", {}, findings);
        return {};
    }
    return {read_paint(node, attribute, std::string_view(text).substr(blank + 1), sheet, findings), *weight};
}

void read_line_form(const xml::Node& node, style::Stroke& stroke, diag::Sink& findings) {
    using style::LineCap;
    using style::LineJoin;
    stroke.cap = xml::read_enum(
        node, "cap", stroke.cap,
        {{"butt", LineCap::Butt}, {"round", LineCap::Round}, {"square", LineCap::Square}}, findings);
    stroke.join = xml::read_enum(
        node, "join", stroke.join,
        {{"mitre", LineJoin::Mitre}, {"round", LineJoin::Round}, {"bevel", LineJoin::Bevel}}, findings);
    if (!node.attribute("dash")) return;
    stroke.dashes.clear();
    for (const std::string& word : xml::read_words(node, "dash")) {
        const auto length = Length::parse(word);
        if (!length || *length < Length())
            return xml::report_value(node, "dash", "lengths such as '2pt 1pt'", {}, findings);
        stroke.dashes.push_back(*length);
    }
    if (std::ranges::all_of(stroke.dashes, [](Length length) { return length == Length(); }))
        stroke.dashes.clear();
}

void read_blending(const xml::Node& node, style::Blending& blending, diag::Sink& findings) {
    using style::BlendMode;
    blending.opacity =
        xml::read_number_between(0, 100, node, "opacity", blending.opacity * 100, findings) / 100;
    blending.mode = xml::read_enum(node, "blend", blending.mode,
                                   {{"normal", BlendMode::Normal},
                                    {"multiply", BlendMode::Multiply},
                                    {"screen", BlendMode::Screen},
                                    {"overlay", BlendMode::Overlay},
                                    {"darken", BlendMode::Darken},
                                    {"lighten", BlendMode::Lighten}},
                                   findings);
}

}

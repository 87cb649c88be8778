// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/painter.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace publisher::emit::pdf {

void Painter::save() {
    out_.operation("q");
    states_.push_back(states_.back());
}

void Painter::restore() {
    assert(states_.size() > 1 && "restore follows save");
    out_.operation("Q");
    states_.pop_back();
}

bool Painter::set_fill(const style::Paint& paint) {
    const auto ink = colors_.ink(paint);
    if (ink) set_fill(*ink);
    return ink.has_value();
}

void Painter::set_fill(const Ink& ink) {
    State& state = states_.back();
    if (!state.has_fill || state.fill != ink) write_color(ink, false);
    state.fill = ink;
    state.has_fill = true;
    set_overprint(ink.is_overprinting);
}

bool Painter::set_stroke(const style::Stroke& stroke) {
    const auto ink = colors_.ink(stroke.paint);
    if (!ink || stroke.weight <= Length()) return false;
    set_stroke(*ink, stroke.weight);
    set_line_form({stroke.dashes, Length(), stroke.cap, stroke.join});
    return true;
}

void Painter::set_line_form(const LineForm& form) {
    LineForm& known = states_.back().form;
    if (known.cap != form.cap) out_.operand(static_cast<std::int64_t>(form.cap)).operation("J");
    if (known.join != form.join) out_.operand(static_cast<std::int64_t>(form.join)).operation("j");
    if (known.dashes != form.dashes || known.dash_start != form.dash_start) {
        out_.raw("[");
        for (const Length dash : form.dashes)
            out_.operand(dash);
        out_.raw("] ").operand(form.dash_start).operation("d");
    }
    if (known.mitre_limit != form.mitre_limit) out_.operand(form.mitre_limit).operation("M");
    known = form;
}

void Painter::begin_form() {
    out_.name("/GS", 0).operation("gs");
    resources_.has_graphics_states = true;
    out_.operation("1 w 0 J 0 j 10 M [] 0 d");
}

void Painter::set_blending(const style::Blending& blending) {
    const std::uint32_t number = registry_.ensure_blending(blending);
    out_.name("/BM", number).operation("gs");
    resources_.blendings.insert(number);
    resources_.has_transparency = true;
}

// The shading lies between 0 and 1 along its own axis; the matrix turns and stretches that axis over the
// rectangle.
void Painter::fill_gradient(const Rect& rect, Length corner_radius, const style::Swatch& gradient) {
    const double width = rect.width.points(), height = rect.height.points();
    double right = 0, up = 0, reach = 0;
    if (gradient.is_radial) {
        reach = std::hypot(width, height) / 2;
        right = 1;
    } else {
        const double angle = gradient.angle * std::numbers::pi / 180;
        right = std::cos(angle);
        up = std::sin(angle);
        reach = (std::abs(right) * width + std::abs(up) * height) / 2;
    }
    const double start = gradient.is_radial ? 0 : -reach, length = gradient.is_radial ? reach : 2 * reach;
    const double middle_x = space_.x(rect.x + rect.width / 2).points();
    const double middle_y = space_.y(rect.y + rect.height / 2).points();
    save();
    set_overprint(false);
    trace(rect, corner_radius);
    out_.operation("W n");
    for (const double part : {length * right, length * up, -length * up, length * right,
                              middle_x + start * right, middle_y + start * up})
        out_.operand(part);
    out_.operation("cm");
    const std::uint32_t number = registry_.ensure_gradient(gradient);
    out_.name("/Sh", number).operation("sh");
    resources_.gradients.insert(number);
    const style::Swatch::Stop& first = gradient.stops.front();
    if (const auto ink = colors_.ink(style::Paint{first.swatch, first.tint}); ink && ink->plate)
        resources_.plates.insert(*ink->plate);
    restore();
}

void Painter::set_layer(const std::string& name) {
    if (name == layer_) return;
    if (!layer_.empty()) out_.operation("EMC");
    layer_ = name;
    if (name.empty()) return;
    const std::uint32_t number = registry_.ensure_layer(name);
    out_.raw("/OC ").name("/L", number).operation("BDC");
    resources_.layers.insert(number);
}

void Painter::set_mark(const Mark& mark) {
    if (mark == mark_) return;
    if (mark_.kind != Mark::Kind::None) out_.operation("EMC");
    mark_ = mark;
    switch (mark.kind) {
        case Mark::Kind::None: return;
        case Mark::Kind::Artifact: return out_.raw("/Artifact ").operation("BMC");
        case Mark::Kind::Furniture: return out_.raw("/Artifact<</Type/Pagination>>").operation("BDC");
        case Mark::Kind::Content: break;
    }
    // Only a span has a language of its own (PDF 32000-1 §14.9.2.2).
    std::string properties = '/' + std::string(mark.role) + "<<";
    if (!mark.language.empty()) {
        properties = "/Span<</Lang";
        append_hex_text(properties, mark.language);
    }
    out_.raw(properties).raw("/MCID ").raw(std::to_string(mark.number)).operation(">>BDC");
}

void Painter::set_stroke(const Ink& ink, Length weight) {
    State& state = states_.back();
    if (!state.has_stroke || state.stroke != ink) write_color(ink, true);
    set_weight(weight);
    state.stroke = ink;
    state.has_stroke = true;
    set_overprint(ink.is_overprinting);
}

void Painter::set_weight(Length weight) {
    State& state = states_.back();
    if (state.weight != weight) out_.operand(weight).operation("w");
    state.weight = weight;
}

void Painter::set_fill_pattern(std::uint32_t pattern) {
    write_pattern(pattern, false);
    states_.back().has_fill = false;
    set_overprint(false);
}

void Painter::set_stroke_pattern(std::uint32_t pattern, Length weight) {
    write_pattern(pattern, true);
    states_.back().has_stroke = false;
    set_weight(weight);
    set_overprint(false);
}

void Painter::write_pattern(std::uint32_t pattern, bool is_stroke) {
    out_.operation(is_stroke ? "/Pattern CS" : "/Pattern cs");
    out_.name("/P", pattern).operation(is_stroke ? "SCN" : "scn");
    resources_.patterns.insert(pattern);
    if (const auto plate = registry_.patterns()[pattern].plate) resources_.plates.insert(*plate);
}

// Without a graphics state a page knocks out; mode 1 lets the plates an ink does not name keep what
// they have (PDF 32000-1 §8.6.7).
void Painter::set_overprint(bool is_overprinting) {
    State& state = states_.back();
    if (state.is_overprinting == is_overprinting) return;
    out_.name("/GS", is_overprinting ? 1 : 0).operation("gs");
    resources_.has_graphics_states = true;
    state.is_overprinting = is_overprinting;
}

void Painter::write_color(const Ink& ink, bool is_stroke) {
    if (ink.plate) {
        out_.name("/CS", *ink.plate).operation(is_stroke ? "CS" : "cs");
        resources_.plates.insert(*ink.plate);
    }
    for (const double number : colors_.numbers(ink))
        out_.operand(number);
    if (ink.plate)
        out_.operation(is_stroke ? "SCN" : "scn");
    else if (colors_.is_rgb())
        out_.operation(is_stroke ? "RG" : "rg");
    else
        out_.operation(is_stroke ? "K" : "k");
}

void Painter::move_to(Point point) {
    out_.operand(space_.x(point.x)).operand(space_.y(point.y)).operation("m");
}

void Painter::line_to(Point point) {
    out_.operand(space_.x(point.x)).operand(space_.y(point.y)).operation("l");
}

void Painter::curve_to(Point first, Point second, Point end) {
    for (const Point& point : {first, second, end})
        out_.operand(space_.x(point.x)).operand(space_.y(point.y));
    out_.operation("c");
}

void Painter::trace(const Rect& rect, Length corner_radius) {
    const Length radius = std::min({corner_radius, rect.width / 2, rect.height / 2});
    if (radius > Length()) return trace_rounded(rect, radius);
    out_.operand(space_.x(rect.left())).operand(space_.y(rect.bottom()));
    out_.operand(rect.width).operand(rect.height).operation("re");
}

void Painter::trace_rounded(const Rect& rect, Length radius) {
    // A quarter of a circle as one Bézier curve: control points at 0.5523 of the radius.
    const Length reach = radius - radius.scaled(0.5522847498);
    const Length left = rect.left(), right = rect.right(), top = rect.top(), bottom = rect.bottom();
    move_to({left + radius, top});
    line_to({right - radius, top});
    curve_to({right - reach, top}, {right, top + reach}, {right, top + radius});
    line_to({right, bottom - radius});
    curve_to({right, bottom - reach}, {right - reach, bottom}, {right - radius, bottom});
    line_to({left + radius, bottom});
    curve_to({left + reach, bottom}, {left, bottom - reach}, {left, bottom - radius});
    line_to({left, top + radius});
    curve_to({left, top + reach}, {left + reach, top}, {left + radius, top});
    out_.operation("h");
}

}

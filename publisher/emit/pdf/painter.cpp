// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/painter.hpp"

#include <algorithm>
#include <cassert>

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
    if (!ink) return false;
    State& state = states_.back();
    if (!state.has_fill || state.fill != *ink) write_color(*ink, false);
    state.fill = *ink;
    state.has_fill = true;
    set_overprint(ink->is_overprinting);
    return true;
}

bool Painter::set_stroke(const style::Stroke& stroke) {
    const auto ink = colors_.ink(stroke.paint);
    if (!ink || stroke.weight <= Length()) return false;
    set_stroke(*ink, stroke.weight);
    return true;
}

void Painter::set_stroke(const Ink& ink, Length weight) {
    State& state = states_.back();
    if (!state.has_stroke || state.stroke != ink) write_color(ink, true);
    if (state.weight != weight) out_.operand(weight).operation("w");
    state.stroke = ink;
    state.has_stroke = true;
    state.weight = weight;
    set_overprint(ink.is_overprinting);
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
        out_.operand(ink.tint).operation(is_stroke ? "SCN" : "scn");
        resources_.plates.insert(*ink.plate);
        return;
    }
    for (const double part : ink.cmyk)
        out_.operand(part);
    out_.operation(is_stroke ? "K" : "k");
}

void Painter::move_to(Point point) {
    out_.operand(space_.x(point.x)).operand(space_.y(point.y)).operation("m");
}

void Painter::line_to(Point point) {
    out_.operand(space_.x(point.x)).operand(space_.y(point.y)).operation("l");
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
    const auto curve_to = [this](Point first, Point second, Point end) {
        for (const Point& point : {first, second, end})
            out_.operand(space_.x(point.x)).operand(space_.y(point.y));
        out_.operation("c");
    };
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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/shapes.hpp"

namespace publisher::emit::pdf {

void fill_rect(const Rect& rect, Length corner_radius, const style::Paint& paint, Painter& painter) {
    if (rect.is_empty()) return;
    if (const style::Swatch* gradient = painter.colors().gradient(paint)) {
        painter.fill_gradient(rect, corner_radius, *gradient);
        return;
    }
    if (!painter.set_fill(paint)) return;
    painter.trace(rect, corner_radius);
    painter.out().operation("f");
}

void stroke_rect(const Rect& rect, Length corner_radius, const style::Stroke& stroke, Painter& painter) {
    if (rect.is_empty() || !painter.set_stroke(stroke)) return;
    painter.trace(rect, corner_radius);
    painter.out().operation("s");
}

void stroke_line(Point from, Point to, const style::Stroke& stroke, Painter& painter) {
    if (from == to || !painter.set_stroke(stroke)) return;
    painter.move_to(from);
    painter.line_to(to);
    painter.out().operation("S");
}

void draw_code(const page::Code& code, Painter& painter) {
    fill_rect(code.head.frame, Length(), code.ground, painter);
    if (code.outlines.empty() || !painter.set_fill(code.paint)) return;
    for (const std::vector<Point>& outline : code.outlines) {
        painter.move_to(outline.front());
        for (std::size_t i = 1; i < outline.size(); ++i)
            painter.line_to(outline[i]);
        painter.out().operation("h");
    }
    painter.out().operation("f");
}

void draw_shape(const page::Shape& shape, Painter& painter) {
    const Rect& frame = shape.head.frame;
    if (shape.is_line) {
        stroke_line({frame.left(), frame.top()}, {frame.right(), frame.bottom()}, shape.stroke, painter);
        return;
    }
    fill_rect(frame, shape.corner_radius, shape.fill, painter);
    stroke_rect(frame, shape.corner_radius, shape.stroke, painter);
}

}

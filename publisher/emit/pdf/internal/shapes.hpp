// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/page/page.hpp"

namespace publisher::emit::pdf {

/// Nothing is painted of a rectangle without area.
void fill_rect(const Rect& rect, Length corner_radius, const style::Paint& paint, Painter& painter);
/// The stroke lies on the middle of the edge.
void stroke_rect(const Rect& rect, Length corner_radius, const style::Stroke& stroke, Painter& painter);
void stroke_line(Point from, Point to, const style::Stroke& stroke, Painter& painter);

void draw_shape(const page::Shape& shape, Painter& painter);
/// The ground, then all bars as one path.
void draw_code(const page::Code& code, Painter& painter);

}

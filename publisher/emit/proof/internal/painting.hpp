// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/proof/draw_page.hpp"
#include "publisher/emit/proof/internal/faces.hpp"
#include "publisher/emit/proof/internal/inks.hpp"
#include "publisher/page/page.hpp"

namespace publisher::emit::proof {

/// What the parts of a page are painted with.
struct Tools {
    const Canvas& canvas;
    const Inks& inks;
    Faces& faces;
};

void fill_rect(const Rect& rect, Length corner_radius, const style::Paint& paint, const Tools& tools);
void stroke_rect(const Rect& rect, Length corner_radius, const style::Stroke& stroke, const Tools& tools);
void stroke_line(Point from, Point to, const style::Stroke& stroke, const Tools& tools);
Status draw_lines(const std::vector<story::Line>& lines, const Tools& tools);
Status draw_table(const page::TablePart& table, const style::StyleSheet& styles, const Tools& tools);
/// Places art; what is outside the frame, or of a picture's own clipping path, is cropped.
void draw_art(const page::PictureFrame& frame, const Art& art, Length corner_radius, const Tools& tools);
/// Draws a drawing in its own space.
void draw(const vector::InkedDrawing& drawing, const Tools& tools);

}

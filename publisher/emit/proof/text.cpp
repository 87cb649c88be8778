// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/painting.hpp"

#include <algorithm>

namespace publisher::emit::proof {
namespace {

Status draw_run(const story::GlyphRun& run, const Tools& tools) {
    const auto color = tools.inks.color(run.paint);
    if (!color) return Done();
    const auto face = tools.faces.open(run.face);
    if (!face) return face.failure();
    cairo_t* context = tools.canvas.context();
    const double size = run.size.points(), across = size * run.horizontal_scale;
    const double unit = 1.0 / std::max(run.units_per_em, 1);
    std::vector<cairo_glyph_t> glyphs;
    std::int64_t pen = 0;
    for (const story::Glyph& glyph : run.glyphs) {
        glyphs.push_back({glyph.index,
                          run.origin.x.points() + static_cast<double>(pen + glyph.x_offset) * unit * across,
                          run.origin.y.points() - glyph.y_offset * unit * size});
        pen += glyph.advance;
    }
    cairo_set_font_face(context, *face);
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, across, size);
    cairo_set_font_matrix(context, &matrix);
    tools.canvas.set_color(*color);
    cairo_show_glyphs(context, glyphs.data(), static_cast<int>(glyphs.size()));
    return Done();
}

void draw_bar(const story::Bar& bar, const story::GlyphRun& run, const Tools& tools) {
    if (!bar.is_visible()) return;
    fill_rect({run.origin.x, run.origin.y + bar.offset, run.width, bar.weight}, Length(), run.paint, tools);
}

}

Status draw_lines(const std::vector<story::Line>& lines, const Tools& tools) {
    for (const story::Line& line : lines) {
        for (const story::GlyphRun& run : line.runs) {
            if (run.glyphs.empty() || run.size <= Length()) continue;
            if (const Status drawn = draw_run(run, tools); !drawn) return drawn;
            draw_bar(run.underline, run, tools);
            draw_bar(run.strike, run, tools);
        }
    }
    return Done();
}

}

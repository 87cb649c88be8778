// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/draw_page.hpp"

#include "publisher/emit/proof/internal/painting.hpp"

namespace publisher::emit::proof {
namespace {

cairo_operator_t operator_of(style::BlendMode mode) {
    switch (mode) {
        case style::BlendMode::Normal: return CAIRO_OPERATOR_OVER;
        case style::BlendMode::Multiply: return CAIRO_OPERATOR_MULTIPLY;
        case style::BlendMode::Screen: return CAIRO_OPERATOR_SCREEN;
        case style::BlendMode::Overlay: return CAIRO_OPERATOR_OVERLAY;
        case style::BlendMode::Darken: return CAIRO_OPERATOR_DARKEN;
        case style::BlendMode::Lighten: return CAIRO_OPERATOR_LIGHTEN;
    }
    return CAIRO_OPERATOR_OVER;
}

class PagePainter {
public:
    PagePainter(const style::StyleSheet& styles, const ArtSource& art, const Tools& tools)
        : styles_(styles), art_(art), tools_(tools) {}

    Status operator()(const page::TextFrame& frame) { return draw_lines(frame.lines, tools_); }

    Status operator()(const page::PictureFrame& frame) {
        if (frame.file_digest.empty()) return Done();
        const auto art = art_(frame.file_digest);
        if (!art) return Done();
        const style::ObjectStyleId style = frame.head.style;
        const Length radius = style.is_valid() ? styles_[style].corner_radius : Length();
        blended(style.is_valid() ? styles_[style].blending : style::Blending(),
                [&] { draw_art(frame, *art, radius, tools_); });
        return Done();
    }

    Status operator()(const page::Shape& shape) {
        blended(shape.blending, [&] { draw(shape); });
        return Done();
    }

    Status operator()(const page::Code& code) {
        fill_rect(code.head.frame, Length(), code.ground, tools_);
        if (!tools_.inks.set(tools_.canvas, code.paint, code.head.frame)) return Done();
        cairo_t* context = tools_.canvas.context();
        for (const std::vector<Point>& outline : code.outlines) {
            cairo_new_sub_path(context);
            for (const Point& point : outline)
                cairo_line_to(context, point.x.points(), point.y.points());
            cairo_close_path(context);
        }
        cairo_fill(context);
        return Done();
    }

    Status operator()(const page::TablePart& table) { return draw_table(table, styles_, tools_); }

private:
    void draw(const page::Shape& shape) {
        const Rect& frame = shape.head.frame;
        if (shape.is_line) {
            stroke_line({frame.left(), frame.top()}, {frame.right(), frame.bottom()}, shape.stroke, tools_);
            return;
        }
        fill_rect(frame, shape.corner_radius, shape.fill, tools_);
        stroke_rect(frame, shape.corner_radius, shape.stroke, tools_);
    }

    template <typename Draw>
    void blended(const style::Blending& blending, Draw draw) {
        if (blending.is_plain()) return draw();
        cairo_t* context = tools_.canvas.context();
        cairo_push_group(context);
        draw();
        cairo_pop_group_to_source(context);
        cairo_set_operator(context, operator_of(blending.mode));
        cairo_paint_with_alpha(context, blending.opacity);
        cairo_set_operator(context, CAIRO_OPERATOR_OVER);
    }

    const style::StyleSheet& styles_;
    const ArtSource& art_;
    const Tools& tools_;
};

}

void fill_rect(const Rect& rect, Length corner_radius, const style::Paint& paint, const Tools& tools) {
    if (rect.is_empty() || !tools.inks.set(tools.canvas, paint, rect)) return;
    tools.canvas.trace(rect, corner_radius);
    cairo_fill(tools.canvas.context());
}

void stroke_rect(const Rect& rect, Length corner_radius, const style::Stroke& stroke, const Tools& tools) {
    if (rect.is_empty() || !stroke.is_visible() || !tools.inks.set(tools.canvas, stroke.paint, rect)) return;
    tools.canvas.set_line(stroke);
    tools.canvas.trace(rect, corner_radius);
    cairo_stroke(tools.canvas.context());
}

void stroke_line(Point from, Point to, const style::Stroke& stroke, const Tools& tools) {
    const auto color = tools.inks.color(stroke.paint);
    if (from == to || !stroke.is_visible() || !color) return;
    tools.canvas.set_color(*color);
    tools.canvas.set_line(stroke);
    cairo_move_to(tools.canvas.context(), from.x.points(), from.y.points());
    cairo_line_to(tools.canvas.context(), to.x.points(), to.y.points());
    cairo_stroke(tools.canvas.context());
}

struct PageDrawer::State {
    const style::StyleSheet& styles;
    Inks inks;
    ArtSource art;
    Faces faces;
};

PageDrawer::PageDrawer(const style::StyleSheet& styles, const font::Library& fonts,
                       const color::ScreenTransform& inks, ArtSource art)
    : state_(new State{styles, Inks(styles, inks), std::move(art), Faces(fonts)}) {}
PageDrawer::~PageDrawer() = default;

Result<raster::Image> PageDrawer::draw(const page::Page& page, double ppi) {
    const auto canvas = Canvas::create(page.trim, ppi);
    if (!canvas) return canvas.failure();
    const Tools tools{*canvas, state_->inks, state_->faces};
    PagePainter painter(state_->styles, state_->art, tools);
    for (const page::Object& object : page.objects) {
        if (const Status painted = std::visit(painter, object); !painted) return painted.failure();
    }
    return canvas->image();
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/painting.hpp"

namespace publisher::emit::proof {
namespace {

class DrawingPainter {
public:
    DrawingPainter(const vector::InkedDrawing& inked, const Tools& tools)
        : inks_(inked.inks), tools_(tools), context_(tools.canvas.context()) {}

    void operator()(const vector::PaintedPath& path) {
        if (set(path.fill, path.fill_opacity)) {
            trace(path.outline);
            set_rule(path.rule);
            cairo_fill(context_);
        }
        const vector::Stroke& stroke = path.stroke;
        if (stroke.weight > Length() && set(stroke.paint, stroke.opacity)) {
            tools_.canvas.set_line({{}, stroke.weight, stroke.dashes, stroke.cap, stroke.join},
                                   stroke.dash_start);
            cairo_set_miter_limit(context_, stroke.mitre_limit);
            trace(path.outline);
            cairo_stroke(context_);
        }
    }
    void operator()(const vector::GroupStart& group) {
        cairo_save(context_);
        for (const vector::Clip& clip : group.clips) {
            trace(clip.outline);
            set_rule(clip.rule);
            cairo_clip(context_);
        }
        opacities_.push_back(group.opacity);
        if (group.opacity != 1) cairo_push_group(context_);
    }
    void operator()(const vector::GroupEnd&) {
        if (opacities_.back() != 1) {
            cairo_pop_group_to_source(context_);
            cairo_paint_with_alpha(context_, opacities_.back());
        }
        opacities_.pop_back();
        cairo_restore(context_);
    }

private:
    void set_rule(vector::FillRule rule) {
        cairo_set_fill_rule(
            context_, rule == vector::FillRule::EvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
    }

    void trace(const vector::Path& path) {
        using Kind = vector::Step::Kind;
        cairo_new_path(context_);
        for (const vector::Step& step : path) {
            const double x = step.to.x.points(), y = step.to.y.points();
            switch (step.kind) {
                case Kind::Move: cairo_move_to(context_, x, y); break;
                case Kind::Line: cairo_line_to(context_, x, y); break;
                case Kind::Curve:
                    cairo_curve_to(context_, step.first.x.points(), step.first.y.points(),
                                   step.second.x.points(), step.second.y.points(), x, y);
                    break;
                case Kind::Close: cairo_close_path(context_); break;
            }
        }
    }

    /// False when there is nothing to paint with.
    bool set(const vector::Paint& paint, double opacity) {
        if (const auto* gradient = std::get_if<vector::Gradient>(&paint)) {
            cairo_set_source(context_, to_pattern(*gradient, opacity).get());
            return true;
        }
        const auto* index = std::get_if<vector::ColorIndex>(&paint);
        const auto plain = index ? tools_.inks.color(inks_[*index]) : std::nullopt;
        if (plain) cairo_set_source_rgba(context_, (*plain)[0], (*plain)[1], (*plain)[2], opacity);
        return plain.has_value();
    }

    Owned<cairo_pattern_t> to_pattern(const vector::Gradient& gradient, double opacity) const {
        const auto& focus = gradient.focus;
        Owned<cairo_pattern_t> pattern(gradient.is_radial
                                           ? cairo_pattern_create_radial(focus[0], focus[1], 0, 0, 0, 1)
                                           : cairo_pattern_create_linear(0, 0, 1, 0));
        for (std::size_t i = 0; i + 1 < gradient.stops.size(); ++i) {
            const auto &from = gradient.stops[i], &to = gradient.stops[i + 1];
            for (int piece = 0; piece <= kGradientPieces; ++piece) {
                const double part = static_cast<double>(piece) / kGradientPieces;
                const Rgb rgb = tools_.inks.between(inks_[from.color], inks_[to.color], part);
                cairo_pattern_add_color_stop_rgba(pattern.get(), from.place + (to.place - from.place) * part,
                                                  rgb[0], rgb[1], rgb[2], opacity);
            }
        }
        const auto& m = gradient.matrix;
        cairo_matrix_t matrix;
        cairo_matrix_init(&matrix, m[0], m[1], m[2], m[3], m[4], m[5]);
        // A gradient without extent ends where it begins: Cairo keeps a pattern it cannot turn round as it was.
        if (cairo_matrix_invert(&matrix) == CAIRO_STATUS_SUCCESS)
            cairo_pattern_set_matrix(pattern.get(), &matrix);
        return pattern;
    }

    const std::vector<vector::Ink>& inks_;
    const Tools& tools_;
    cairo_t* context_;
    std::vector<double> opacities_;
};

}

void draw(const vector::InkedDrawing& drawing, const Tools& tools) {
    DrawingPainter painter(drawing, tools);
    for (const vector::Part& part : drawing.drawing.parts)
        std::visit(painter, part);
}

}

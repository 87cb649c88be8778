// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/art.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

using vector::GroupEnd;
using vector::GroupStart;
using vector::PaintedPath;

class DrawingPainter {
public:
    DrawingPainter(const vector::InkedDrawing& inked, bool may_be_transparent, const Colors& colors,
                   Registry& registry, ArtStore& store)
        : drawing_(inked.drawing),
          inks_(inked.inks),
          may_be_transparent_(may_be_transparent),
          colors_(colors),
          registry_(registry),
          store_(store),
          space_{drawing_.size, Length(), Length()} {}

    /// A form of what is left up to the end of the group in hand, or of the drawing.
    Result<std::uint32_t> paint_form(bool is_group) {
        Painter painter(space_, colors_, registry_);
        painter.begin_form();
        for (int n_open = 0; next_ < drawing_.parts.size();) {
            const vector::Part& part = drawing_.parts[next_++];
            if (const auto* path = std::get_if<PaintedPath>(&part)) {
                paint(*path, painter);
            } else if (const auto* group = std::get_if<GroupStart>(&part)) {
                painter.save();
                clip(group->clips, painter);
                const bool is_blended = group->opacity != 1 && may_be_transparent_;
                has_lost_opacity_ = has_lost_opacity_ || (group->opacity != 1 && !may_be_transparent_);
                if (!is_blended) {
                    ++n_open;
                    continue;
                }
                if (const Status shown = show_group(group->opacity, painter); !shown) return shown.failure();
                painter.restore();
            } else if (n_open-- > 0) {
                painter.restore();
            } else {
                break;
            }
        }
        Form form{.width = drawing_.size.width.points(), .height = drawing_.size.height.points()};
        form.resources = painter.resources();
        form.is_group = is_group;
        form.has_lost_opacity = has_lost_opacity_;
        return store_.add_form(std::move(form), painter.out().take());
    }

private:
    Status show_group(double opacity, Painter& painter) {
        const auto group = paint_form(true);
        if (!group) return group.failure();
        painter.set_blending({opacity});
        const Size& size = drawing_.size;
        painter.out().operand(size.width).raw("0 0 ").operand(size.height).raw("0 0 ").operation("cm");
        show_art(*group, store_, painter);
        return Done();
    }

    static void trace(const vector::Path& path, Painter& painter) {
        using Kind = vector::Step::Kind;
        for (const vector::Step& step : path) {
            switch (step.kind) {
                case Kind::Move: painter.move_to(step.to); break;
                case Kind::Line: painter.line_to(step.to); break;
                case Kind::Curve: painter.curve_to(step.first, step.second, step.to); break;
                case Kind::Close: painter.out().operation("h"); break;
            }
        }
    }

    /// Without an outline nothing is seen.
    static void clip(const std::vector<vector::Clip>& clips, Painter& painter) {
        for (const vector::Clip& clip : clips) {
            trace(clip.outline, painter);
            if (clip.outline.empty()) painter.trace(Rect());
            painter.out().operation(clip.rule == vector::FillRule::EvenOdd ? "W* n" : "W n");
        }
    }

    void paint(const PaintedPath& path, Painter& painter) {
        if (path.outline.empty()) return;
        with_opacity(path.fill_opacity, painter, [&] {
            if (!set_fill(path.fill, painter)) return;
            trace(path.outline, painter);
            painter.out().operation(path.rule == vector::FillRule::EvenOdd ? "f*" : "f");
        });
        with_opacity(path.stroke.opacity, painter, [&] {
            if (!set_stroke(path.stroke, painter)) return;
            trace(path.outline, painter);
            painter.out().operation("S");
        });
    }

    template <typename Draw>
    void with_opacity(double opacity, Painter& painter, Draw draw) {
        if (opacity == 0) return;
        if (opacity == 1) return draw();
        has_lost_opacity_ = has_lost_opacity_ || !may_be_transparent_;
        if (!may_be_transparent_) return draw();
        painter.save();
        painter.set_blending({opacity});
        draw();
        painter.restore();
    }

    bool set_fill(const vector::Paint& paint, Painter& painter) {
        if (const auto* gradient = std::get_if<vector::Gradient>(&paint)) {
            painter.set_fill_pattern(registry_.add_pattern(to_pattern(*gradient)));
            return true;
        }
        const auto ink = ink_of(paint);
        if (ink) painter.set_fill(*ink);
        return ink.has_value();
    }

    bool set_stroke(const vector::Stroke& stroke, Painter& painter) {
        if (stroke.weight <= Length()) return false;
        if (const auto* gradient = std::get_if<vector::Gradient>(&stroke.paint)) {
            painter.set_stroke_pattern(registry_.add_pattern(to_pattern(*gradient)), stroke.weight);
        } else {
            const auto ink = ink_of(stroke.paint);
            if (!ink) return false;
            painter.set_stroke(*ink, stroke.weight);
        }
        painter.set_line_form(
            {stroke.dashes, stroke.dash_start, stroke.cap, stroke.join, stroke.mitre_limit});
        return true;
    }

    std::optional<Ink> ink_of(const vector::Paint& paint) const {
        const auto* color = std::get_if<vector::ColorIndex>(&paint);
        return color ? colors_.ink(inks_[*color]) : std::nullopt;
    }

    /// On one plate where all stops are tints of it or white; otherwise in process inks.
    GradientPattern to_pattern(const vector::Gradient& gradient) const {
        GradientPattern pattern{.is_radial = gradient.is_radial, .focus = gradient.focus};
        const auto& m = gradient.matrix;
        pattern.matrix = {m[0], -m[1], m[2], -m[3], m[4], space_.trim.height.points() - m[5]};
        std::vector<Ink> inks;
        for (const vector::Gradient::Stop& stop : gradient.stops)
            inks.push_back(colors_.ink(inks_[stop.color]).value_or(Ink()));
        pattern.plate = colors_.common_plate(inks);
        for (std::size_t i = 0; i < inks.size(); ++i) {
            const Ink ink = pattern.plate ? inks[i] : colors_.in_process_inks(inks[i]);
            pattern.stops.push_back({gradient.stops[i].place, pattern.plate && !ink.plate
                                                                  ? std::vector<double>{0}
                                                                  : colors_.numbers(ink)});
        }
        return pattern;
    }

    const vector::Drawing& drawing_;
    const std::vector<vector::Ink>& inks_;
    const bool may_be_transparent_;
    const Colors& colors_;
    Registry& registry_;
    ArtStore& store_;
    const PageSpace space_;
    std::size_t next_ = 0;
    bool has_lost_opacity_ = false;
};

}

Result<std::uint32_t> make_form(const vector::InkedDrawing& drawing, bool may_be_transparent,
                                const Colors& colors, Registry& registry, ArtStore& store) {
    return DrawingPainter(drawing, may_be_transparent, colors, registry, store).paint_form(false);
}

}

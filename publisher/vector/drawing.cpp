// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/drawing.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::vector {
namespace {

/// Far outside of any drawing, and sums of it are still exact.
constexpr Length kFarthest = Drawing::kSpan * 10'000;

bool is_part(double value) {
    return value >= 0 && value <= 1;
}

bool is_near(const Point& point) {
    const auto is_within = [](Length at) { return at >= -kFarthest && at <= kFarthest; };
    return is_within(point.x) && is_within(point.y);
}

bool is_outline(const Path& path) {
    if (!path.empty() && path.front().kind != Step::Kind::Move) return false;
    return std::ranges::all_of(path, [](const Step& step) {
        return step.kind <= Step::Kind::Close && is_near(step.first) && is_near(step.second) &&
               is_near(step.to);
    });
}

class Judge {
public:
    explicit Judge(const Drawing& drawing) : drawing_(drawing) {}

    bool is_sound() {
        const Size& size = drawing_.size;
        const auto is_side = [](Length side) { return side > Length() && side <= Drawing::kSpan; };
        return is_side(size.width) && is_side(size.height) &&
               std::ranges::all_of(drawing_.parts,
                                   [this](const Part& part) { return std::visit(*this, part); }) &&
               n_open_ == 0 &&
               std::ranges::all_of(drawing_.texts, [this](const Text& text) { return can_set(text); });
    }

    bool operator()(const PaintedPath& path) const {
        return is_outline(path.outline) && path.rule <= FillRule::EvenOdd && can_paint(path.fill) &&
               is_part(path.fill_opacity) && can_paint(path.stroke);
    }
    bool operator()(const GroupStart& group) {
        return ++n_open_ <= Drawing::kDeepest && is_part(group.opacity) &&
               std::ranges::all_of(group.clips, [](const Clip& clip) {
                   return is_outline(clip.outline) && clip.rule <= FillRule::EvenOdd;
               });
    }
    bool operator()(const GroupEnd&) { return --n_open_ >= 0; }

private:
    bool can_set(const Text& text) const {
        const auto is_usable = [](double number) { return std::abs(number) <= 1e6; };
        return text.part <= drawing_.parts.size() && std::ranges::all_of(text.matrix, is_usable) &&
               is_usable(text.x) && is_usable(text.y) && text.anchor <= Text::Anchor::End &&
               std::ranges::all_of(text.spans, [&](const TextSpan& span) {
                   return !find_malformed_utf8(span.text) && span.weight >= 1 && span.weight <= 1000 &&
                          span.size > 0 && is_usable(span.size) && is_usable(span.letter_spacing) &&
                          is_usable(span.dx) && is_usable(span.dy) && can_paint(span.fill) &&
                          is_part(span.fill_opacity) && can_paint(span.stroke);
               });
    }
    bool can_paint(const Stroke& stroke) const {
        const auto is_dash = [](Length dash) { return dash >= Length() && dash <= kFarthest; };
        return can_paint(stroke.paint) && is_part(stroke.opacity) && is_dash(stroke.weight) &&
               std::ranges::all_of(stroke.dashes, is_dash) && is_dash(stroke.dash_start) &&
               stroke.cap <= style::LineCap::Square && stroke.join <= style::LineJoin::Bevel &&
               stroke.mitre_limit >= 1 && stroke.mitre_limit <= 1e6;
    }
    bool can_paint(const Paint& paint) const {
        if (const auto* color = std::get_if<ColorIndex>(&paint)) return *color < drawing_.colors.size();
        const auto* gradient = std::get_if<Gradient>(&paint);
        return !gradient || can_paint(*gradient);
    }
    bool can_paint(const Gradient& gradient) const {
        double place = 0;
        for (const Gradient::Stop& stop : gradient.stops) {
            if (!(stop.place >= place && stop.place <= 1) || stop.color >= drawing_.colors.size())
                return false;
            place = stop.place;
        }
        const auto is_usable = [](double number) { return std::abs(number) <= 1e6; };
        return gradient.stops.size() >= 2 && std::ranges::all_of(gradient.matrix, is_usable) &&
               std::hypot(gradient.focus[0], gradient.focus[1]) <= 1;
    }

    const Drawing& drawing_;
    int n_open_ = 0;
};

}

bool is_sound(const Drawing& drawing) {
    return Judge(drawing).is_sound();
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/vector/drawing.hpp"

namespace publisher::vector {
namespace {

std::string number(double value) {
    return to_number_text(value, 2);
}

std::string numbers(const Point& point) {
    return number(point.x.points()) + ' ' + number(point.y.points());
}

std::string steps_of(const Path& path) {
    std::string text;
    for (const Step& step : path) {
        if (!text.empty()) text += ' ';
        switch (step.kind) {
            case Step::Kind::Move: text += "M " + numbers(step.to); break;
            case Step::Kind::Line: text += "L " + numbers(step.to); break;
            case Step::Kind::Curve:
                text += "C " + numbers(step.first) + ' ' + numbers(step.second) + ' ' + numbers(step.to);
                break;
            case Step::Kind::Close: text += 'Z'; break;
        }
    }
    return text;
}

class Lister {
public:
    explicit Lister(const Drawing& drawing) : drawing_(drawing) {}

    std::string list() {
        text_ = "drawing " + number(drawing_.size.width.points()) + 'x' +
                number(drawing_.size.height.points()) + '\n';
        auto text = drawing_.texts.begin();
        for (std::uint32_t i = 0; i <= drawing_.parts.size(); ++i) {
            for (; text != drawing_.texts.end() && text->part == i; ++text)
                list(*text);
            if (i < drawing_.parts.size()) std::visit(*this, drawing_.parts[i]);
        }
        return std::move(text_);
    }

    void operator()(const PaintedPath& path) {
        line("path " + steps_of(path.outline));
        if (!std::holds_alternative<std::monostate>(path.fill)) {
            line("  fill " + to_text(path.fill) + opacity(path.fill_opacity) +
                 (path.rule == FillRule::EvenOdd ? " even-odd" : ""));
        }
        if (!std::holds_alternative<std::monostate>(path.stroke.paint))
            line("  stroke " + to_text(path.stroke));
    }
    void operator()(const GroupStart& group) {
        line("group" + opacity(group.opacity));
        indent_ += "  ";
        for (const Clip& clip : group.clips)
            line("clip " + steps_of(clip.outline) + (clip.rule == FillRule::EvenOdd ? " even-odd" : ""));
    }
    void operator()(const GroupEnd&) { indent_.resize(indent_.size() - 2); }

private:
    void line(const std::string& text) { text_ += indent_ + text + '\n'; }

    void list(const Text& text) {
        static constexpr const char* kAnchors[] = {"", " middle", " end"};
        std::string place = "text at " + number(text.x) + ' ' + number(text.y) +
                            kAnchors[static_cast<std::size_t>(text.anchor)] +
                            (text.is_right_to_left ? " right to left" : "") + " by";
        for (const double part : text.matrix)
            place += ' ' + number(part);
        line(place);
        for (const TextSpan& span : text.spans) {
            std::string look = "  '" + span.text + "' " + joined(span.families, ", ") + ' ' +
                               std::to_string(span.weight) + (span.is_italic ? " italic " : " ") +
                               number(span.size);
            if (span.letter_spacing != 0) look += " spaced " + number(span.letter_spacing);
            if (span.dx != 0 || span.dy != 0) look += " moved " + number(span.dx) + ' ' + number(span.dy);
            line(look + " fill " + to_text(span.fill) + opacity(span.fill_opacity));
            if (!std::holds_alternative<std::monostate>(span.stroke.paint))
                line("  stroke " + to_text(span.stroke));
        }
    }

    static std::string opacity(double opacity) {
        return opacity == 1 ? std::string() : " opacity " + number(opacity);
    }

    std::string color(ColorIndex index) const {
        constexpr std::string_view kDigits = "0123456789abcdef";
        const Rgb& rgb = drawing_.colors[index];
        std::string text = "#";
        for (const std::uint8_t part : {rgb.red, rgb.green, rgb.blue}) {
            text += kDigits[part >> 4];
            text += kDigits[part & 15];
        }
        return text;
    }

    std::string to_text(const Paint& paint) const {
        if (const auto* index = std::get_if<ColorIndex>(&paint)) return color(*index);
        const auto* gradient = std::get_if<Gradient>(&paint);
        if (!gradient) return "none";
        std::string text = gradient->is_radial ? "circles" : "line";
        if (gradient->focus != std::array<double, 2>{})
            text += " from " + number(gradient->focus[0]) + ' ' + number(gradient->focus[1]);
        for (const Gradient::Stop& stop : gradient->stops)
            text += ' ' + color(stop.color) + " at " + number(stop.place);
        text += " by";
        for (const double part : gradient->matrix)
            text += ' ' + number(part);
        return text;
    }

    std::string to_text(const Stroke& stroke) const {
        static constexpr const char* kCaps[] = {"", " round ends", " square ends"};
        static constexpr const char* kJoins[] = {"", " round corners", " bevelled corners"};
        std::string text = to_text(stroke.paint) + ' ' + number(stroke.weight.points()) + "pt";
        if (!stroke.dashes.empty()) text += " dashes";
        for (const Length dash : stroke.dashes)
            text += ' ' + number(dash.points());
        if (stroke.dash_start != Length()) text += " from " + number(stroke.dash_start.points());
        text += kCaps[static_cast<std::size_t>(stroke.cap)];
        text += kJoins[static_cast<std::size_t>(stroke.join)];
        if (stroke.mitre_limit != 4) text += " mitre " + number(stroke.mitre_limit);
        return text + opacity(stroke.opacity);
    }

    const Drawing& drawing_;
    std::string text_, indent_ = "  ";
};

}

std::string to_listing(const Drawing& drawing) {
    return Lister(drawing).list();
}

}

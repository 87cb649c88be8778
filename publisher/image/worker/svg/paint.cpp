// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::image::svg {
namespace {

/// A gradient and those that it refers to: what one does not say, the next does.
class GradientReader {
public:
    GradientReader(const std::string& id, const xmlNode* at, Sketch& sketch) : sketch_(sketch), at_(at) {
        const xmlNode* node = sketch.find(id, "", at);
        while (node) {
            const std::string_view name = name_of(node);
            if (name != "linearGradient" && name != "radialGradient")
                refuse_at(at,
                          "is painted with '#" + id + "', a <" + std::string(name) + ">, which is not drawn");
            if (std::ranges::find(chain_, node) != chain_.end()) refuse_at(node, "refers to itself");
            chain_.push_back(node);
            const auto next = href(node);
            node = next ? sketch.find(*next, "", node) : nullptr;
        }
    }

    vector::Paint read(const Matrix& matrix, const std::optional<Box>& box, double& opacity) {
        vector::Gradient gradient;
        gradient.stops = read_stops(opacity);
        if (gradient.stops.empty()) return {};
        const vector::Paint last = gradient.stops.back().color;
        if (const auto spread = find("spreadMethod"); spread && *spread != "pad")
            refuse_at(chain_.front(), "gradients that '" + *spread + "' are not drawn");
        const bool is_of_box = find("gradientUnits").value_or("objectBoundingBox") == "objectBoundingBox";
        if (is_of_box && !box)
            refuse_at(
                at_, "its gradient is measured by its box; only shapes have one, others need userSpaceOnUse");
        // A line has no box that could be filled (SVG 2 §14.2.2).
        if (is_of_box && (box->width() <= 0 || box->height() <= 0)) return {};
        Matrix space = matrix;
        if (is_of_box)
            space = space * Matrix::moved(box->left, box->top) * Matrix::scaled(box->width(), box->height());
        if (const auto own = find("gradientTransform")) {
            const auto parsed = parse_transform(*own);
            if (!parsed) refuse_at(chain_.front(), "'" + *own + "' is no transform");
            space = space * *parsed;
        }
        gradient.is_radial = name_of(chain_.front()) == "radialGradient";
        const auto axis = gradient.is_radial ? circle(gradient.focus) : line();
        if (!axis || gradient.stops.size() == 1) return last;
        gradient.matrix = (space * *axis).numbers();
        return gradient;
    }

private:
    std::optional<std::string> find(const char* name) const {
        for (const xmlNode* node : chain_)
            if (auto value = attribute(node, name)) return value;
        return {};
    }

    double number(const char* name, double otherwise) const {
        const auto value = find(name);
        if (!value) return otherwise;
        const auto length = parse_length(*value, {1, 16});
        const bool is_of_user_space = find("gradientUnits").value_or("") == "userSpaceOnUse";
        if (!length || (is_of_user_space && value->ends_with('%')))
            refuse_at(chain_.front(), "'" + *value + "' is no length for '" + name + "'");
        return *length;
    }

    /// From the gradient's axis to the line it names; nothing without length.
    std::optional<Matrix> line() const {
        const double x1 = number("x1", 0), y1 = number("y1", 0), dx = number("x2", 1) - x1,
                     dy = number("y2", 0) - y1;
        if (dx == 0 && dy == 0) return {};
        return Matrix{dx, dy, -dy, dx, x1, y1};
    }

    /// From the unit circle to the one it names. A focus outside of it lies on its edge.
    std::optional<Matrix> circle(std::array<double, 2>& focus) const {
        const double cx = number("cx", 0.5), cy = number("cy", 0.5), radius = number("r", 0.5);
        if (number("fr", 0) != 0) refuse_at(chain_.front(), "a focal radius is not drawn");
        if (radius <= 0) return {};
        focus = {(number("fx", cx) - cx) / radius, (number("fy", cy) - cy) / radius};
        const double reach = std::hypot(focus[0], focus[1]);
        constexpr double kInside = 0.999; // renderers disagree on a focus that lies on the edge itself
        if (reach > kInside) focus = {focus[0] / reach * kInside, focus[1] / reach * kInside};
        return Matrix{radius, 0, 0, radius, cx, cy};
    }

    std::vector<vector::Gradient::Stop> read_stops(double& opacity) {
        std::vector<vector::Gradient::Stop> stops;
        for (const xmlNode* node : chain_) {
            std::optional<double> of_stops;
            for (const xmlNode* child = first_element(node); child; child = next_element(child)) {
                if (name_of(child) != "stop") continue;
                const Style style = style_of(child, Style(), sketch_.rules(), 0);
                const double own = style.stop_opacity * style.stop_color.opacity;
                if (of_stops && *of_stops != own)
                    refuse_at(child, "gradients that become transparent are not drawn");
                of_stops = own;
                const auto place = parse_part(attribute(child, "offset").value_or("0"));
                if (!place) refuse_at(child, "its offset is no number");
                const double least = stops.empty() ? 0 : stops.back().place;
                stops.push_back({std::max(*place, least), sketch_.color(style.stop_color.rgb)});
            }
            if (of_stops) {
                opacity *= *of_stops;
                break;
            }
        }
        return stops;
    }

    Sketch& sketch_;
    const xmlNode* at_;
    std::vector<const xmlNode*> chain_;
};

}

vector::Paint to_paint(const PaintSource& source, const Matrix& matrix, const std::optional<Box>& box,
                       double& opacity, const xmlNode* at, Sketch& sketch) {
    if (source.is_none) return {};
    if (!source.id.empty()) return GradientReader(source.id, at, sketch).read(matrix, box, opacity);
    opacity *= source.color.opacity;
    return sketch.color(source.color.rgb);
}

vector::Stroke to_stroke(const Style& style, const Matrix& matrix, const std::optional<Box>& box,
                         const xmlNode* at, Sketch& sketch) {
    vector::Stroke stroke;
    if (style.stroke.is_none || style.stroke_width == 0) return stroke;
    if (!matrix.is_even()) refuse_at(at, "strokes that are stretched in one direction are not drawn");
    const double scale = matrix.scale();
    const auto to_length = [&](double units) {
        const double points = units * scale;
        if (points > vector::Drawing::kSpan.points() * 9'000)
            refuse_at(at, "its stroke reaches too far out of the drawing");
        return Length::from_points(points);
    };
    stroke.opacity = style.stroke_opacity;
    stroke.paint = to_paint(style.stroke, matrix, box, stroke.opacity, at, sketch);
    stroke.weight = to_length(style.stroke_width);
    double whole = 0;
    for (const double dash : style.dashes) {
        stroke.dashes.push_back(to_length(dash));
        whole += dash;
    }
    if (whole > 0) {
        const double start = std::fmod(style.dash_start, whole);
        stroke.dash_start = to_length(start < 0 ? start + whole : start);
    }
    stroke.cap = style.cap;
    stroke.join = style.join;
    stroke.mitre_limit = style.mitre_limit;
    return stroke;
}

}

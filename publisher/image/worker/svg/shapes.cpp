// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/svg/reader.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::image::svg {
namespace {

/// From the right and clockwise, by quarters.
Outline ellipse(Spot centre, double rx, double ry) {
    Outline outline;
    if (rx <= 0 || ry <= 0) return outline;
    outline.move({centre.x + rx, centre.y});
    for (const Spot& to : {Spot{centre.x, centre.y + ry}, Spot{centre.x - rx, centre.y},
                           Spot{centre.x, centre.y - ry}, Spot{centre.x + rx, centre.y}})
        outline.arc({rx, ry}, 0, false, true, to);
    outline.close();
    return outline;
}

Outline rectangle(double x, double y, double width, double height, double rx, double ry) {
    Outline outline;
    if (width <= 0 || height <= 0) return outline;
    rx = std::min(rx, width / 2);
    ry = std::min(ry, height / 2);
    const double right = x + width, bottom = y + height;
    const bool is_rounded = rx > 0 && ry > 0;
    if (!is_rounded) rx = ry = 0;
    const auto corner = [&](Spot to) {
        if (is_rounded) outline.arc({rx, ry}, 0, false, true, to);
    };
    outline.move({x + rx, y});
    outline.line({right - rx, y});
    corner({right, y + ry});
    outline.line({right, bottom - ry});
    corner({right - rx, bottom});
    outline.line({x + rx, bottom});
    corner({x, bottom - ry});
    if (is_rounded) outline.line({x, y + ry});
    corner({x + rx, y});
    outline.close();
    return outline;
}

Outline polygon(const xmlNode* element, bool is_closed) {
    Outline outline;
    const auto numbers = parse_numbers(attribute(element, "points").value_or(""));
    if (!numbers || numbers->size() % 2 != 0) refuse_at(element, "its points are not pairs of numbers");
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
        const Spot at{(*numbers)[i], (*numbers)[i + 1]};
        if (i == 0)
            outline.move(at);
        else
            outline.line(at);
    }
    if (is_closed) outline.close();
    return outline;
}

/// Percentages of lengths that run in no direction are of this (SVG 2 §8.9).
double diagonal(const Space& space) {
    return std::hypot(space.width, space.height) / std::sqrt(2.0);
}

/// A radius that is not given is as the other.
std::pair<double, double> radii_of(const xmlNode* element, const Style& style, const Space& space) {
    double rx = length_of(element, "rx", space.width, style, -1);
    double ry = length_of(element, "ry", space.height, style, -1);
    if (rx < 0) rx = ry;
    if (ry < 0) ry = rx;
    return {std::max(rx, 0.0), std::max(ry, 0.0)};
}

}

double length_of(const xmlNode* element, const char* name, double whole, const Style& style,
                 double otherwise) {
    const auto value = attribute(element, name);
    if (!value || *value == "auto") return otherwise;
    const auto length = parse_length(*value, {whole, style.font_size});
    if (!length) refuse_at(element, "'" + *value + "' is no length for '" + name + "'");
    return *length;
}

std::optional<Outline> outline_of(const xmlNode* element, const Style& style, const Space& space) {
    const std::string_view name = name_of(element);
    const auto across = [&](const char* attribute) {
        return length_of(element, attribute, space.width, style);
    };
    const auto down = [&](const char* attribute) {
        return length_of(element, attribute, space.height, style);
    };
    if (name == "path") {
        const std::string data = attribute(element, "d").value_or("");
        auto outline = trimmed(data) == "none" ? Outline() : parse_path(data);
        if (!outline) refuse_at(element, "its path data cannot be read to the end");
        return outline;
    }
    if (name == "rect") {
        const auto [rx, ry] = radii_of(element, style, space);
        return rectangle(across("x"), down("y"), across("width"), down("height"), rx, ry);
    }
    if (name == "circle") {
        const double radius = length_of(element, "r", diagonal(space), style);
        return ellipse({across("cx"), down("cy")}, radius, radius);
    }
    if (name == "ellipse") {
        const auto [rx, ry] = radii_of(element, style, space);
        return ellipse({across("cx"), down("cy")}, rx, ry);
    }
    if (name == "line") {
        Outline outline;
        outline.move({across("x1"), down("y1")});
        outline.line({across("x2"), down("y2")});
        return outline;
    }
    if (name == "polyline" || name == "polygon") return polygon(element, name == "polygon");
    return {};
}

std::optional<Box> view_box(const xmlNode* element) {
    const auto value = attribute(element, "viewBox");
    if (!value) return {};
    const auto numbers = parse_numbers(*value);
    if (!numbers || numbers->size() != 4 || (*numbers)[2] < 0 || (*numbers)[3] < 0)
        refuse_at(element, "'" + *value + "' is no view box");
    const auto& n = *numbers;
    return Box{n[0], n[1], n[0] + n[2], n[1] + n[3]};
}

std::optional<Matrix> view_box_matrix(const xmlNode* element, double width, double height) {
    const auto box = view_box(element);
    if (!box) return {};
    if (box->width() == 0 || box->height() == 0) return Matrix::scaled(0, 0);
    const std::vector<std::string> words =
        split_list(attribute(element, "preserveAspectRatio").value_or("xMidYMid meet"), ' ');
    double across = width / box->width(), down = height / box->height();
    const std::string align = words.empty() ? "xMidYMid" : words.front();
    if (align == "none") return Matrix::scaled(across, down) * Matrix::moved(-box->left, -box->top);
    across = down = words.size() > 1 && words[1] == "slice" ? std::max(across, down) : std::min(across, down);
    const auto place = [&](std::string_view axis, double room) -> double {
        for (const auto& [name, part] : {std::pair("Min", 0.0), std::pair("Mid", 0.5), std::pair("Max", 1.0)})
            if (align.find(std::string(axis) + name) != std::string::npos) return room * part;
        refuse_at(element, "'" + align + "' says not where its content stands");
    };
    return Matrix::moved(place("x", width - across * box->width()),
                         place("Y", height - down * box->height())) *
           Matrix::scaled(across, down) * Matrix::moved(-box->left, -box->top);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/item_parts.hpp"

#include "publisher/base/text.hpp"

#include <cmath>
#include <numbers>

namespace publisher::emit::idml {

void write_point(Length x, Length y, XmlWriter& xml) {
    const std::string point = to_points_text(x) + ' ' + to_points_text(y);
    xml.open("PathPointType").attribute("Anchor", point).attribute("LeftDirection", point);
    xml.attribute("RightDirection", point).close();
}

void write_rectangle_path(Length width, Length height, XmlWriter& xml) {
    xml.open("PathGeometry").open("GeometryPathType").attribute("PathOpen", false).open("PathPointArray");
    write_point({}, {}, xml), write_point({}, height, xml);
    write_point(width, height, xml), write_point(width, {}, xml);
    xml.close().close().close();
}

void write_line_path(Length width, Length height, XmlWriter& xml) {
    xml.open("PathGeometry").open("GeometryPathType").attribute("PathOpen", true).open("PathPointArray");
    write_point({}, {}, xml), write_point(width, height, xml);
    xml.close().close().close();
}

void open_item(const char* element, const page::ObjectHead& head, const std::string& self, const Rect& frame,
               const PageContext& context, const Desk& desk, XmlWriter& xml) {
    xml.open(element).attribute("Self", self).attribute("Name", head.id);
    xml.attribute("ItemLayer", desk.layer(head.layer));
    xml.attribute("ItemTransform", to_translation(context.x + frame.x, context.y + frame.y));
}

void write_wrap(const Insets& distances, XmlWriter& xml) {
    xml.open("TextWrapPreference").attribute("Inverse", false).attribute("ApplyToMasterPageOnly", false);
    xml.attribute("TextWrapSide", "LargestArea").attribute("TextWrapMode", "BoundingBoxTextWrap");
    xml.open("Properties").open("TextWrapOffset");
    xml.attribute("Top", distances.top).attribute("Left", distances.left);
    xml.attribute("Bottom", distances.bottom).attribute("Right", distances.right);
    xml.close().close().close();
}

void write_blending(const style::Blending& blending, XmlWriter& xml) {
    if (blending.is_plain()) return;
    using style::BlendMode;
    constexpr std::pair<BlendMode, const char*> kNames[] = {
        {BlendMode::Normal, "Normal"},   {BlendMode::Multiply, "Multiply"}, {BlendMode::Screen, "Screen"},
        {BlendMode::Overlay, "Overlay"}, {BlendMode::Darken, "Darken"},     {BlendMode::Lighten, "Lighten"}};
    const char* name = "Normal";
    for (const auto& [mode, text] : kNames)
        if (mode == blending.mode) name = text;
    xml.open("TransparencySetting").open("BlendingSetting").attribute("BlendMode", name);
    xml.attribute("Opacity", to_number_text(blending.opacity * 100, 3)).close().close();
}

// Through the middle at the gradient's angle, from corner to corner; radial ones from the middle.
void write_gradient_axis(const style::Paint& paint, const Rect& frame, const style::StyleSheet& styles,
                         XmlWriter& xml) {
    if (!paint.is_visible() || styles[paint.swatch].kind != style::Swatch::Kind::Gradient) return;
    const style::Swatch& gradient = styles[paint.swatch];
    const double width = frame.width.points(), height = frame.height.points();
    double x = width / 2, y = height / 2, length = std::hypot(width, height) / 2;
    if (!gradient.is_radial) {
        const double angle = gradient.angle * std::numbers::pi / 180;
        const double right = std::cos(angle), down = -std::sin(angle);
        length = std::abs(right) * width + std::abs(down) * height;
        x -= right * length / 2;
        y -= down * length / 2;
    }
    xml.attribute("GradientFillStart", to_number_text(x, 5) + ' ' + to_number_text(y, 5));
    xml.attribute("GradientFillLength", to_number_text(length, 5));
}

Properties corner_properties(Length radius) {
    const std::string option = radius > Length() ? "RoundedCorner" : "None", size = to_points_text(radius);
    Properties properties = {{"CornerOption", "", option}, {"CornerRadius", "", size}};
    for (const std::string place : {"TopLeft", "TopRight", "BottomLeft", "BottomRight"}) {
        properties.push_back({place + "CornerOption", "", option});
        properties.push_back({place + "CornerRadius", "", size});
    }
    return properties;
}

}

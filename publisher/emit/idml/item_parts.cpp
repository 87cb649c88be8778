// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/item_parts.hpp"

#include "publisher/base/text.hpp"

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

void write_wrap(const page::ObjectHead& head, XmlWriter& xml) {
    if (!head.wrap) return;
    xml.open("TextWrapPreference").attribute("Inverse", false).attribute("ApplyToMasterPageOnly", false);
    xml.attribute("TextWrapSide", "LargestArea").attribute("TextWrapMode", "BoundingBoxTextWrap");
    xml.open("Properties").open("TextWrapOffset");
    xml.attribute("Top", head.wrap->top).attribute("Left", head.wrap->left);
    xml.attribute("Bottom", head.wrap->bottom).attribute("Right", head.wrap->right);
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

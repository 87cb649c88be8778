// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/shapes.hpp"

#include "publisher/emit/idml/internal/item_parts.hpp"

namespace publisher::emit::idml {
namespace {

void write_line(const page::Shape& shape, const PageContext& context, Desk& desk, XmlWriter& xml) {
    open_item("GraphicLine", shape.head, desk.ids.next(), shape.head.frame, context, desk, xml);
    const ItemLook look{{}, shape.stroke, {}, shape.blending};
    xml.attribute("ContentType", "Unassigned");
    xml.attribute("AppliedObjectStyle", desk.objects.reference({}, look, "line")).open("Properties");
    write_line_path(shape.head.frame.width, shape.head.frame.height, xml);
    xml.label(object_label(shape.head.id)).close().close();
}

void write_rectangle(const page::Shape& shape, const PageContext& context, Desk& desk, XmlWriter& xml) {
    open_item("Rectangle", shape.head, desk.ids.next(), shape.head.frame, context, desk, xml);
    const ItemLook look{shape.fill, shape.stroke, shape.corner_radius, shape.blending};
    xml.attribute("ContentType", "Unassigned");
    xml.attribute("AppliedObjectStyle", desk.objects.reference(shape.head.style, look, "rectangle"));
    write_gradient_axis(shape.fill, shape.head.frame, desk.styles, xml);
    xml.open("Properties");
    write_rectangle_path(shape.head.frame.width, shape.head.frame.height, xml);
    xml.label(object_label(shape.head.id)).close().close();
}

void write_bars(const page::Code& code, const PageContext& context, Desk& desk, XmlWriter& xml) {
    page::ObjectHead head = code.head;
    head.id += "/bars";
    open_item("Polygon", head, desk.ids.next(), {}, context, desk, xml);
    xml.attribute("ContentType", "Unassigned");
    xml.attribute("AppliedObjectStyle", desk.objects.reference({}, {.fill = code.paint}, "bars"));
    xml.open("Properties").open("PathGeometry");
    for (const std::vector<Point>& outline : code.outlines) {
        xml.open("GeometryPathType").attribute("PathOpen", false).open("PathPointArray");
        for (const Point& point : outline)
            write_point(point.x, point.y, xml);
        xml.close().close();
    }
    xml.close().close().close();
}

}

void write_shape(const page::Shape& shape, const PageContext& context, Desk& desk, XmlWriter& xml) {
    // InDesign draws it for the paragraph.
    if (shape.is_paragraph_rule) {
        if (!shape.stroke.dashes.empty()) desk.report.lost("a dashed rule of a paragraph", "it is unbroken");
        return;
    }
    if (shape.is_line)
        write_line(shape, context, desk, xml);
    else
        write_rectangle(shape, context, desk, xml);
    ++desk.report.counts.n_shapes;
}

void write_code(const page::Code& code, const PageContext& context, Desk& desk, XmlWriter& xml) {
    xml.open("Group").attribute("Self", desk.ids.next()).attribute("Name", code.head.id);
    xml.attribute("ItemLayer", desk.layer(code.head.layer)).attribute("ItemTransform", "1 0 0 1 0 0");
    LabelKeys keys = object_label(code.head.id);
    keys.emplace_back("publisher:code", code.symbology + ' ' + code.content);
    if (code.binding.is_valid() && is_bound(context.page.bindings[code.binding.index()])) {
        add_label_keys({{context.page.bindings[code.binding.index()]}}, keys);
        desk.structure.count_label_bindings(1);
    }
    xml.open("Properties").label(keys).close();
    if (code.head.wrap) write_wrap(*code.head.wrap, xml);
    if (code.ground.is_visible()) {
        page::Shape ground;
        ground.head = code.head;
        ground.head.id += "/ground";
        ground.head.style = {};
        ground.fill = code.ground;
        write_rectangle(ground, context, desk, xml);
    }
    write_bars(code, context, desk, xml);
    xml.close();
    ++desk.report.counts.n_shapes;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/read_style.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::design {
namespace {

using style::StyleSheet;

void read_family(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    style::FontFamily family{node.attribute_or("name", ""), {}, node.origin()};
    for (const xml::Node& font : node.children("font")) {
        family.members.push_back({font.attribute_or("script", ""), font.attribute_or("family", ""),
                                  xml::read_number_between(0.1, 10, font, "scale", 1, findings)});
    }
    add_once(node, "font family", sheet.families, std::move(family), findings);
}

void read_character_style(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    style::CharacterStyle character;
    const auto base = resolve(node, "based-on", "character style", sheet.character_styles, findings,
                              [&](auto name) { return sheet.find_character_style(name); });
    if (base.is_valid()) character = sheet[base];
    character.name = node.attribute_or("name", "");
    character.based_on = node.attribute_or("based-on", "");
    character.origin = node.origin();
    read_character_format(node, character.format, sheet, findings);
    add_once(node, "character style", sheet.character_styles, std::move(character), findings);
}

void read_object_style(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    style::ObjectStyle object;
    const auto base = resolve(node, "based-on", "object style", sheet.object_styles, findings,
                              [&](auto name) { return sheet.find_object_style(name); });
    if (base.is_valid()) object = sheet[base];
    object.name = node.attribute_or("name", "");
    object.based_on = node.attribute_or("based-on", "");
    object.origin = node.origin();
    if (node.attribute("fill"))
        object.fill = read_paint(node, "fill", node.attribute_or("fill", ""), sheet, findings);
    if (node.attribute("stroke")) object.stroke = read_stroke(node, "stroke", sheet, findings);
    if (node.attribute("insets")) object.insets = xml::read_insets(node, "insets", findings);
    object.corner_radius = xml::read_length(node, "radius", object.corner_radius, findings);
    read_blending(node, object.blending, findings);
    if (object.stroke.is_visible()) read_line_form(node, object.stroke, findings);
    add_once(node, "object style", sheet.object_styles, std::move(object), findings);
}

void read_table_style(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    style::TableStyle table;
    const auto base = resolve(node, "based-on", "table style", sheet.table_styles, findings,
                              [&](auto name) { return sheet.find_table_style(name); });
    if (base.is_valid()) table = sheet[base];
    table.name = node.attribute_or("name", "");
    table.based_on = node.attribute_or("based-on", "");
    table.origin = node.origin();
    const auto paint = [&](const char* name, style::Paint& field) {
        if (node.attribute(name))
            field = read_paint(node, name, node.attribute_or(name, ""), sheet, findings);
    };
    const auto stroke = [&](const char* name, style::Stroke& field) {
        if (node.attribute(name)) field = read_stroke(node, name, sheet, findings);
    };
    if (node.attribute("cell-insets")) table.cell_insets = xml::read_insets(node, "cell-insets", findings);
    stroke("row-rule", table.row_rule);
    stroke("head-rule", table.head_rule);
    stroke("outer-rule", table.outer_rule);
    stroke("column-rule", table.column_rule);
    paint("head-fill", table.head_fill);
    paint("group-fill", table.group_fill);
    paint("zebra-fill", table.zebra_fill);
    add_once(node, "table style", sheet.table_styles, std::move(table), findings);
}

void read_cell_style(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    style::CellStyle cell;
    const auto base = resolve(node, "based-on", "cell style", sheet.cell_styles, findings,
                              [&](auto name) { return sheet.find_cell_style(name); });
    if (base.is_valid()) cell = sheet[base];
    cell.name = node.attribute_or("name", "");
    cell.based_on = node.attribute_or("based-on", "");
    cell.origin = node.origin();
    if (node.attribute("fill"))
        cell.fill = read_paint(node, "fill", node.attribute_or("fill", ""), sheet, findings);
    if (node.attribute("insets")) cell.insets = xml::read_insets(node, "insets", findings);
    for (const auto& [name, field] : {std::pair{"rule-above", &cell.rule_above},
                                      {"rule-below", &cell.rule_below},
                                      {"rule-start", &cell.rule_start},
                                      {"rule-end", &cell.rule_end}}) {
        if (node.attribute(name)) *field = read_stroke(node, name, sheet, findings);
    }
    cell.vertical_alignment = read_vertical_alignment(node, cell.vertical_alignment, findings);
    add_once(node, "cell style", sheet.cell_styles, std::move(cell), findings);
}

}

void report_unknown(const xml::Node& node, const char* attribute, std::string_view kind,
                    std::string_view name, const std::vector<std::string>& known, diag::Sink& findings) {
    auto report = node.finding_at(attribute, diag::Code::StyleUnknown,
                                  {{"kind", std::string(kind)}, {"name", std::string(name)}});
    if (const auto nearest = nearest_name(name, known))
        report.with_remedy("did you mean '" + *nearest + "'?");
    findings.add(report);
}

void read_styles(const xml::Node& styles, StyleSheet& sheet, diag::Sink& findings) {
    for (const xml::Node& node : styles.children()) {
        const std::string_view kind = node.name();
        if (kind == "swatch") read_swatch(node, sheet, findings);
        if (kind == "drawing-color") read_drawing_color(node, sheet, findings);
        if (kind == "font-family") read_family(node, sheet, findings);
        if (kind == "paragraph-style") read_paragraph_style(node, sheet, findings);
        if (kind == "character-style") read_character_style(node, sheet, findings);
        if (kind == "object-style") read_object_style(node, sheet, findings);
        if (kind == "table-style") read_table_style(node, sheet, findings);
        if (kind == "cell-style") read_cell_style(node, sheet, findings);
    }
}

style::CharacterStyleId read_character_style_name(const xml::Node& node, const char* attribute,
                                                  const StyleSheet& sheet, diag::Sink& findings) {
    return resolve(node, attribute, "character style", sheet.character_styles, findings,
                   [&](auto name) { return sheet.find_character_style(name); });
}

style::ParagraphStyleId Reader::paragraph_style(const xml::Node& node, const char* attribute) const {
    return resolve(node, attribute, "paragraph style", styles.paragraph_styles, findings,
                   [&](auto name) { return styles.find_paragraph_style(name); });
}

style::CharacterStyleId Reader::character_style(const xml::Node& node, const char* attribute) const {
    return resolve(node, attribute, "character style", styles.character_styles, findings,
                   [&](auto name) { return styles.find_character_style(name); });
}

style::ObjectStyleId Reader::object_style(const xml::Node& node, const char* attribute) const {
    return resolve(node, attribute, "object style", styles.object_styles, findings,
                   [&](auto name) { return styles.find_object_style(name); });
}

style::TableStyleId Reader::table_style(const xml::Node& node, const char* attribute) const {
    return resolve(node, attribute, "table style", styles.table_styles, findings,
                   [&](auto name) { return styles.find_table_style(name); });
}

style::CellStyleId Reader::cell_style(const xml::Node& node, const char* attribute) const {
    return resolve(node, attribute, "cell style", styles.cell_styles, findings,
                   [&](auto name) { return styles.find_cell_style(name); });
}

style::Paint Reader::paint(const xml::Node& node, const char* attribute) const {
    return read_paint(node, attribute, node.attribute_or(attribute, ""), styles, findings);
}

style::Stroke Reader::stroke(const xml::Node& node, const char* attribute) const {
    return read_stroke(node, attribute, styles, findings);
}

}

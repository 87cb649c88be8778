// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/cell_styles.hpp"

#include "publisher/emit/idml/internal/properties.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <array>

namespace publisher::emit::idml {
namespace {

constexpr const char* kPlainCell = "CellStyle/derived%3acell";
constexpr std::array<std::string_view, 5> kRowKinds = {"head", "group", "body", "stripe", "foot"};

void append(Properties more, Properties& properties) {
    properties.insert(properties.end(), more.begin(), more.end());
}

void add_insets(const Insets& insets, Properties& properties) {
    properties.push_back({"TopInset", "", to_points_text(insets.top)});
    properties.push_back({"LeftInset", "", to_points_text(insets.left)});
    properties.push_back({"BottomInset", "", to_points_text(insets.bottom)});
    properties.push_back({"RightInset", "", to_points_text(insets.right)});
}

void add_alignment(style::VerticalAlignment alignment, Properties& properties) {
    properties.push_back({"VerticalJustification", "", std::string(vertical_justification(alignment))});
}

/// InDesign counts clockwise: text that reads upwards is turned by 270 degrees.
void add_turn(style::Turn turn, Properties& properties) {
    const char* angle = turn == style::Turn::None ? "0" : turn == style::Turn::Left ? "270" : "90";
    properties.push_back({"RotationAngle", "", angle});
}

/// A height does not depend on what a program takes for the ascent of a face.
void add_first_baseline(Length first_baseline, Properties& properties) {
    const bool is_known = first_baseline > Length();
    properties.push_back({"FirstBaselineOffset", "", is_known ? "FixedHeight" : "AscentOffset"});
    properties.push_back(
        {"MinimumFirstBaselineOffset", "", to_points_text(is_known ? first_baseline : Length())});
}

/// All that a cell looks like, so that differences are complete.
Properties properties_of(const CellLook& look, const style::StyleSheet& styles) {
    Properties properties;
    add_insets(look.insets, properties);
    append(fill_properties(styles, look.fill), properties);
    append(stroke_properties(styles, look.left, "LeftEdge"), properties);
    append(stroke_properties(styles, look.above, "TopEdge"), properties);
    append(stroke_properties(styles, look.right, "RightEdge"), properties);
    append(stroke_properties(styles, look.below, "BottomEdge"), properties);
    add_alignment(look.vertical_alignment, properties);
    add_turn(look.turn, properties);
    add_first_baseline(look.first_baseline, properties);
    return properties;
}

void write_style(const std::string& self, const std::string& name, const Properties& properties,
                 std::string_view based_on, XmlWriter& xml) {
    xml.open("CellStyle").attribute("Self", self).attribute("Name", name);
    write_properties(properties, based_on, xml);
    xml.close();
}

}

style::Paint CellStyles::fill(style::TableStyleId table, std::string_view kind) const {
    if (!table.is_valid()) return {};
    if (kind == "head") return styles_[table].head_fill;
    if (kind == "group") return styles_[table].group_fill;
    if (kind == "stripe") return styles_[table].zebra_fill;
    return {};
}

std::string CellStyles::row_reference(style::TableStyleId table, std::string_view kind) const {
    if (!table.is_valid()) return kPlainCell;
    return "CellStyle/" + escaped_name(styles_[table].name) + "%3a" + std::string(kind);
}

Properties CellStyles::row_properties(style::TableStyleId table, std::string_view kind) const {
    CellLook look;
    if (table.is_valid()) {
        const style::TableStyle& style = styles_[table];
        look.fill = fill(table, kind);
        look.insets = style.cell_insets;
        look.below = kind == "head" ? style.head_rule : style.row_rule;
    }
    look.first_baseline = first_baseline_of(row_reference(table, kind));
    return properties_of(look, styles_);
}

/// Only what the layout's style has; the table gives the rest.
Properties CellStyles::own_properties(const style::CellStyle& style) const {
    Properties properties;
    if (style.insets) add_insets(*style.insets, properties);
    if (style.fill.is_visible()) append(fill_properties(styles_, style.fill), properties);
    const auto add_rule = [&](const style::Stroke& rule, std::string_view edge) {
        if (rule.is_visible()) append(stroke_properties(styles_, rule, edge), properties);
    };
    add_rule(style.rule_start, is_right_to_left_ ? "RightEdge" : "LeftEdge");
    add_rule(style.rule_above, "TopEdge");
    add_rule(style.rule_end, is_right_to_left_ ? "LeftEdge" : "RightEdge");
    add_rule(style.rule_below, "BottomEdge");
    if (style.vertical_alignment != style::VerticalAlignment::Top)
        add_alignment(style.vertical_alignment, properties);
    return properties;
}

Length CellStyles::first_baseline_of(const std::string& reference) const {
    const auto found = first_baselines_.find(reference);
    return found == first_baselines_.end() ? Length() : found->second;
}

std::string CellStyles::reference(CellLook look) {
    const bool has_own = look.own.is_valid();
    const std::string base =
        has_own ? "CellStyle/" + escaped_name(own_name(look.own)) : row_reference(look.table, look.kind);
    has_plain_cells_ |= base == kPlainCell;
    if (!has_own) {
        // Where there is no text, any height will do.
        if (look.first_baseline > Length())
            first_baselines_.try_emplace(base, look.first_baseline);
        else
            look.first_baseline = first_baseline_of(base);
    }
    const Properties said =
        has_own ? own_properties(styles_[look.own]) : row_properties(look.table, look.kind);
    const Properties more = difference(properties_of(look, styles_), said);
    if (more.empty()) return base;
    std::string key = base;
    for (const Property& property : more)
        key += '\n' + property.name + '=' + property.value;
    const auto [entry, is_new] = references_.try_emplace(key);
    if (!is_new) return entry->second;
    const std::string row =
        look.table.is_valid() ? styles_[look.table].name + ' ' + std::string(look.kind) : "cell";
    const std::string stem = has_own ? own_name(look.own) + " in " + row : row;
    std::size_t n = 1;
    for (const Derived& other : derived_)
        n += other.name.starts_with(stem + ", ");
    derived_.push_back({stem + ", " + std::to_string(n), base, more});
    return entry->second = "CellStyle/derived%3a" + escaped_name(derived_.back().name);
}

void CellStyles::write(XmlWriter& xml) const {
    xml.open("CellStyle").attribute("Self", "CellStyle/$ID/[None]").attribute("Name", "$ID/[None]").close();
    for (const style::CellStyle& style : styles_.cell_styles) {
        const auto parent = styles_.find_cell_style(style.based_on);
        const Properties inherited = parent.is_valid() ? own_properties(styles_[parent]) : Properties();
        write_style("CellStyle/" + escaped_name(style.name), style.name,
                    difference(own_properties(style), inherited),
                    parent.is_valid() ? "CellStyle/" + escaped_name(style.based_on) : "$ID/[None]", xml);
    }
    for (std::size_t i = 0; i < styles_.table_styles.size(); ++i) {
        const std::string& table = styles_.table_styles[i].name;
        const style::TableStyleId id(i);
        xml.open("CellStyleGroup").attribute("Self", "CellStyleGroup/" + escaped_name(table));
        xml.attribute("Name", table);
        for (const std::string_view kind : kRowKinds)
            write_style(row_reference(id, kind), table + ':' + std::string(kind), row_properties(id, kind),
                        "$ID/[None]", xml);
        xml.close();
    }
    if (derived_.empty() && !has_plain_cells_) return;
    xml.open("CellStyleGroup").attribute("Self", "CellStyleGroup/derived").attribute("Name", "derived");
    if (has_plain_cells_)
        write_style(kPlainCell, "derived:cell", row_properties({}, "body"), "$ID/[None]", xml);
    for (const Derived& style : derived_)
        write_style("CellStyle/derived%3a" + escaped_name(style.name), "derived:" + style.name,
                    style.properties, style.based_on, xml);
    xml.close();
}

}

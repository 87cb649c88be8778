// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/style_book.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <algorithm>
#include <set>

namespace publisher::emit::idml {
namespace {

constexpr std::string_view kDerived = "derived";

std::string percent(double fraction) {
    return to_number_text(fraction * 100, 1);
}

std::string variation_name(const Variation& variation, bool is_right_to_left) {
    std::string name;
    const page::Fitting& fitting = variation.fitting;
    if (fitting.size != 1) name += ", size " + percent(fitting.size);
    if (fitting.leading != fitting.size) name += ", leading " + percent(fitting.leading);
    if (fitting.horizontal_scale != 1) name += ", width " + percent(fitting.horizontal_scale);
    if (fitting.tracking != Length()) name += ", tracking " + to_points_text(fitting.tracking) + " pt";
    if (variation.is_right_to_left != is_right_to_left)
        name += variation.is_right_to_left ? ", right to left" : ", left to right";
    if (variation.has_written_marker) name += ", marker in the text";
    return name;
}

/// A name no style of the group has yet.
template <typename Styles>
std::string free_name(const Styles& styles, const std::string& wanted) {
    std::string name = wanted;
    const auto is_taken = [&](const auto& style) { return style.name == name; };
    for (int n = 2; std::any_of(styles.begin(), styles.end(), is_taken); ++n)
        name = wanted + ' ' + std::to_string(n);
    return name;
}

std::string grouped(std::string_view group, std::string_view name) {
    return std::string(group) + "%3a" + escaped_name(name);
}

}

StyleBook::StyleBook(const style::StyleSheet& styles, const PropertyMaker& maker, const Survey& survey)
    : styles_(styles), maker_(maker), is_right_to_left_(survey.is_right_to_left) {}

std::string StyleBook::paragraph(style::ParagraphStyleId id, const Variation& variation) {
    if (!id.is_valid()) return "ParagraphStyle/$ID/NormalParagraphStyle";
    const style::ParagraphStyle& style = styles_[id];
    const std::string plain = "ParagraphStyle/" + escaped_name(style.name);
    const Variation own{{}, is_right_to_left_, false};
    if (variation == own) return plain;
    const page::Fitting& fitting = variation.fitting;
    const VariationKey key(id.index(), fitting.size, fitting.leading, fitting.horizontal_scale,
                           fitting.tracking.units(), variation.is_right_to_left,
                           variation.has_written_marker);
    const auto [entry, is_new] = paragraph_references_.try_emplace(key);
    if (!is_new) return entry->second;
    const std::string name =
        free_name(paragraphs_, style.name + variation_name(variation, is_right_to_left_));
    paragraphs_.push_back(
        {name, plain, difference(maker_.paragraph(style, variation), maker_.paragraph(style, own))});
    return entry->second = "ParagraphStyle/" + grouped(kDerived, name);
}

std::string StyleBook::character(style::CharacterStyleId id, const Need& need) {
    const std::string plain = maker_.character_style_reference(id);
    if (need.is_empty()) return plain;
    const NeedKey key(id.index(), need.face.family, need.face.style, need.size.units(), need.language);
    const auto [entry, is_new] = character_references_.try_emplace(key);
    if (!is_new) return entry->second;
    Derived derived;
    std::string parts = id.is_valid() ? styles_[id].name : std::string();
    const auto add_part = [&](const std::string& part) { parts += (parts.empty() ? "" : ", ") + part; };
    if (!need.face.family.empty()) {
        add_part(need.face.family + ' ' + need.face.style);
        derived.properties.push_back({"AppliedFont", "string", need.face.family});
        derived.properties.push_back({"FontStyle", "", need.face.style});
    }
    if (need.size != Length()) {
        add_part(to_number_text(need.size.points(), 2) + " pt");
        derived.properties.push_back({"PointSize", "", to_points_text(need.size)});
    }
    if (!need.language.empty()) {
        add_part(need.language.substr(need.language.find('/') + 1));
        derived.properties.push_back({"AppliedLanguage", "", need.language});
    }
    std::replace(parts.begin(), parts.end(), ':', ' ');
    derived.name = free_name(characters_, parts);
    derived.based_on = plain;
    characters_.push_back(std::move(derived));
    return entry->second = "CharacterStyle/" + grouped(kDerived, characters_.back().name);
}

std::string StyleBook::table(style::TableStyleId id) const {
    return "TableStyle/" + (id.is_valid() ? escaped_name(styles_[id].name) : grouped(kDerived, "table"));
}

std::string StyleBook::make_styles(const CellStyles& cells, const ObjectStyles& objects, Ids& ids) const {
    XmlWriter xml = XmlWriter::part("Styles");
    const auto in_root = [&](const char* root, void (StyleBook::*write)(XmlWriter&) const) {
        xml.open(root).attribute("Self", ids.next());
        (this->*write)(xml);
        xml.close();
    };
    in_root("RootCharacterStyleGroup", &StyleBook::write_character_styles);
    in_root("RootParagraphStyleGroup", &StyleBook::write_paragraph_styles);
    xml.open("RootCellStyleGroup").attribute("Self", ids.next());
    cells.write(xml);
    xml.close();
    xml.open("RootTableStyleGroup").attribute("Self", ids.next());
    write_table_styles(cells, xml);
    xml.close();
    xml.open("RootObjectStyleGroup").attribute("Self", ids.next());
    objects.write(xml);
    xml.close();
    return xml.finish();
}

void StyleBook::write_derived(const std::vector<Derived>& derived, const std::string& element,
                              XmlWriter& xml) {
    if (derived.empty()) return;
    xml.open(element + "Group").attribute("Self", element + "Group/" + std::string(kDerived));
    xml.attribute("Name", kDerived);
    for (const Derived& style : derived) {
        xml.open(element).attribute("Self", element + '/' + grouped(kDerived, style.name));
        xml.attribute("Name", std::string(kDerived) + ':' + style.name);
        write_properties(style.properties, style.based_on, xml);
        xml.close();
    }
    xml.close();
}

void StyleBook::write_character_styles(XmlWriter& xml) const {
    xml.open("CharacterStyle").attribute("Self", "CharacterStyle/$ID/[No character style]");
    xml.attribute("Name", "$ID/[No character style]").close();
    for (const style::CharacterStyle& style : styles_.character_styles) {
        const auto parent = styles_.find_character_style(style.based_on);
        const Properties own = maker_.character(style.format);
        const Properties inherited =
            parent.is_valid() ? maker_.character(styles_[parent].format) : Properties();
        xml.open("CharacterStyle").attribute("Self", "CharacterStyle/" + escaped_name(style.name));
        xml.attribute("Name", style.name);
        write_properties(
            difference(own, inherited),
            parent.is_valid() ? maker_.character_style_reference(parent) : "$ID/[No character style]", xml);
        xml.close();
    }
    write_derived(characters_, "CharacterStyle", xml);
}

void StyleBook::write_paragraph_styles(XmlWriter& xml) const {
    // What nothing else says is in the layout's first style rather than in whatever a program likes.
    xml.open("ParagraphStyle").attribute("Self", "ParagraphStyle/$ID/[No paragraph style]");
    xml.attribute("Name", "$ID/[No paragraph style]");
    if (!styles_.paragraph_styles.empty())
        write_properties(maker_.main_look(styles_.paragraph_styles.front(), {}), {}, xml);
    xml.close();
    xml.open("ParagraphStyle").attribute("Self", "ParagraphStyle/$ID/NormalParagraphStyle");
    xml.attribute("Name", "$ID/NormalParagraphStyle");
    write_properties({}, "$ID/[No paragraph style]", xml);
    xml.close();
    const Variation plain{{}, is_right_to_left_, false};
    for (const style::ParagraphStyle& style : styles_.paragraph_styles) {
        const auto parent = styles_.find_paragraph_style(style.based_on);
        const Properties own = maker_.paragraph(style, plain);
        // A root says nothing of the lists it has not.
        Properties inherited = {{"TabList", "xml", " type=\"list\">"},
                                {"AllNestedStyles", "xml", " type=\"list\">"},
                                {"AllGREPStyles", "xml", " type=\"list\">"}};
        if (parent.is_valid()) inherited = maker_.paragraph(styles_[parent], plain);
        const std::string self = "ParagraphStyle/" + escaped_name(style.name);
        xml.open("ParagraphStyle").attribute("Self", self).attribute("Name", style.name);
        xml.attribute("NextStyle", self);
        write_properties(
            difference(own, inherited),
            parent.is_valid() ? "ParagraphStyle/" + escaped_name(style.based_on) : "$ID/[No paragraph style]",
            xml);
        xml.close();
    }
    write_derived(paragraphs_, "ParagraphStyle", xml);
}

void StyleBook::write_table_styles(const CellStyles& cells, XmlWriter& xml) const {
    xml.open("TableStyle").attribute("Self", "TableStyle/$ID/[Basic Table]");
    xml.attribute("Name", "$ID/[Basic Table]").close();
    for (std::size_t i = 0; i < styles_.table_styles.size(); ++i) {
        const style::TableStyle& style = styles_.table_styles[i];
        const auto parent = styles_.find_table_style(style.based_on);
        write_table_style(style::TableStyleId(i), style.name, style.outer_rule,
                          parent.is_valid() ? table(parent) : "$ID/[Basic Table]", cells, xml);
    }
    if (!cells.has_plain_cells()) return;
    xml.open("TableStyleGroup").attribute("Self", "TableStyleGroup/" + std::string(kDerived));
    xml.attribute("Name", kDerived);
    write_table_style({}, std::string(kDerived) + ":table", {}, "$ID/[Basic Table]", cells, xml);
    xml.close();
}

/// InDesign's own style has rules around the table and space beside it; ours say that there is none.
void StyleBook::write_table_style(style::TableStyleId id, const std::string& name,
                                  const style::Stroke& border, const std::string& based_on,
                                  const CellStyles& cells, XmlWriter& xml) const {
    xml.open("TableStyle").attribute("Self", table(id)).attribute("Name", name);
    for (const char* side : {"TopBorder", "LeftBorder", "BottomBorder", "RightBorder"})
        for (const Property& property : stroke_properties(styles_, border, side))
            xml.attribute(property.name, property.value);
    xml.attribute("SpaceBefore", Length()).attribute("SpaceAfter", Length());
    xml.attribute("HeaderRegionSameAsBodyRegion", false).attribute("FooterRegionSameAsBodyRegion", false);
    xml.attribute("HeaderRegionCellStyle", cells.row_reference(id, "head"))
        .attribute("FooterRegionCellStyle", cells.row_reference(id, "foot"));
    xml.attribute("BodyRegionCellStyle", cells.row_reference(id, "body"));
    write_properties({}, based_on, xml);
    xml.close();
}

}

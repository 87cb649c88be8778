// SPDX-License-Identifier: Apache-2.0
// What paragraph styles say as lists or of what is added to their text: tabs, nested styles, bullets, rules.
#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/properties.hpp"
#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

namespace publisher::emit::idml {
namespace {

std::string_view numbering(style::ListFormat::Numerals numerals) {
    using Numerals = style::ListFormat::Numerals;
    switch (numerals) {
        case Numerals::LowerLetters: return "a, b, c, d...";
        case Numerals::UpperLetters: return "A, B, C, D...";
        case Numerals::LowerRoman: return "i, ii, iii, iv...";
        case Numerals::UpperRoman: return "I, II, III, IV...";
        case Numerals::Arabic:
        case Numerals::OfLanguage: return "1, 2, 3, 4...";
    }
    return "";
}

/// "#." of ours is "^#.^t" there.
std::string numbering_expression(const std::string& text) {
    std::string expression;
    for (const char c : text)
        expression += c == '#' ? std::string("^#") : std::string(1, c);
    return expression + "^t";
}

class Records {
public:
    XmlWriter& begin() { return xml_.open("ListItem").attribute("type", "record"); }
    void end() { xml_.close(); }
    /// The list with its type, as a property's value.
    std::string finish() { return " type=\"list\">" + xml_.finish(); }

private:
    XmlWriter xml_ = XmlWriter::fragment();
};

std::string tab_list(const std::vector<style::TabStop>& stops, const std::string& decimal_separator,
                     bool is_right_to_left) {
    using Kind = style::TabStop::Kind;
    Records records;
    for (const style::TabStop& stop : stops) {
        std::string_view alignment = "CharacterAlign";
        if (stop.kind == Kind::Centre) alignment = "CenterAlign";
        if (stop.kind == Kind::Start) alignment = is_right_to_left ? "RightAlign" : "LeftAlign";
        if (stop.kind == Kind::End) alignment = is_right_to_left ? "LeftAlign" : "RightAlign";
        XmlWriter& xml = records.begin();
        xml.property("Alignment", "enumeration", alignment);
        xml.property("AlignmentCharacter", "string", decimal_separator);
        xml.property("Leader", "string", stop.leader);
        xml.property("Position", "unit", to_points_text(stop.position));
        records.end();
    }
    return records.finish();
}

}

void PropertyMaker::add_tabs(const style::ParagraphStyle& style, bool is_right_to_left,
                             Properties& properties) const {
    properties.push_back(
        {"TabList", "xml", tab_list(style.tab_stops, options_.decimal_separator, is_right_to_left)});
}

void PropertyMaker::add_lists(const style::ParagraphStyle& style, Properties& properties) const {
    Records nested;
    const auto add_nested = [&](style::CharacterStyleId id, std::string_view type, std::string_view delimiter,
                                int count, bool is_through) {
        XmlWriter& xml = nested.begin();
        xml.property("AppliedCharacterStyle", "object", character_style_reference(id));
        xml.property("Delimiter", type, delimiter).property("Repetition", "long", std::to_string(count));
        xml.property("Inclusive", "boolean", boolean(is_through));
        nested.end();
    };
    // The style of a drop cap is the first of the nested ones.
    if (style.drop_cap.lines > 1 && style.drop_cap.style.is_valid())
        add_nested(style.drop_cap.style, "enumeration", "Dropcap", 1, true);
    for (const style::NestedStyle& entry : style.nested_styles) {
        using Until = style::NestedStyle::Until;
        const bool is_text = entry.until == Until::Text;
        const std::string_view kind = entry.until == Until::Words        ? "AnyWord"
                                      : entry.until == Until::Characters ? "AnyCharacter"
                                                                         : "Digits";
        add_nested(entry.style, is_text ? "string" : "enumeration", is_text ? entry.delimiter : kind,
                   entry.count, entry.is_through);
    }
    properties.push_back({"AllNestedStyles", "xml", nested.finish()});
    Records patterns;
    for (const style::PatternStyle& entry : style.pattern_styles) {
        XmlWriter& xml = patterns.begin();
        xml.property("AppliedCharacterStyle", "object", character_style_reference(entry.style));
        xml.property("GrepExpression", "string", entry.pattern);
        patterns.end();
    }
    properties.push_back({"AllGREPStyles", "xml", patterns.finish()});
}

void PropertyMaker::add_bullets(const style::ListFormat& list, Properties& properties) const {
    using Kind = style::ListFormat::Kind;
    const std::string kind = list.kind == Kind::Bullet   ? "BulletList"
                             : list.kind == Kind::Number ? "NumberedList"
                                                         : "NoList";
    properties.push_back({"BulletsAndNumberingListType", "", kind});
    if (list.kind == Kind::None) return;
    const std::string style = character_style_reference(list.style);
    if (list.kind == Kind::Number) {
        properties.push_back({"NumberingExpression", "", numbering_expression(list.text)});
        properties.push_back({"NumberingLevel", "", within(list.level, 1, 9)});
        properties.push_back({"NumberingStartAt", "", std::to_string(list.start)});
        properties.push_back({"NumberingFormat", "string", std::string(numbering(list.numerals))});
        properties.push_back({"NumberingCharacterStyle", "object", style});
        return;
    }
    std::size_t offset = 0;
    const char32_t bullet = list.text.empty() ? U'•' : next_code_point(list.text, offset);
    if (offset < list.text.size())
        report_.lost_in_style("bullets of several characters", "the first stands for all");
    properties.push_back({"BulletsTextAfter", "", "^t"});
    properties.push_back({"BulletChar", "xml",
                          " BulletCharacterType=\"UnicodeOnly\" BulletCharacterValue=\"" +
                              std::to_string(static_cast<std::uint32_t>(bullet)) + "\">"});
    properties.push_back({"BulletsCharacterStyle", "object", style});
}

void PropertyMaker::add_rule(const style::ParagraphRule& rule, const std::string& name,
                             Properties& properties) const {
    const bool is_visible = rule.stroke.is_visible();
    properties.push_back({name, "", boolean(is_visible)});
    if (!is_visible) return;
    const auto add = [&](const char* field, std::string value) {
        properties.push_back({name + field, "", std::move(value)});
    };
    add("LineWeight", to_points_text(rule.stroke.weight));
    add("Tint", tint_percent(rule.stroke.paint));
    add("Offset", to_points_text(rule.offset));
    add("LeftIndent", to_points_text(rule.indent_start));
    add("RightIndent", to_points_text(rule.indent_end));
    add("Width", rule.extent == style::ParagraphRule::Extent::Text ? "TextWidth" : "ColumnWidth");
    add("Overprint", boolean(is_overprinting(styles_, rule.stroke.paint)));
    properties.push_back({name + "Color", "object", color_reference(styles_, rule.stroke.paint)});
    properties.push_back({name + "Type", "object", "StrokeStyle/$ID/Solid"});
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/properties.hpp"

#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/languages.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

const char* boolean(bool value) {
    return value ? "true" : "false";
}

std::string percent(double fraction) {
    return to_number_text(fraction * 100, 3);
}

/// A number of our design within the limits of IDML's attribute.
std::string within(int value, int least, int most) {
    return std::to_string(std::clamp(value, least, most));
}

std::string_view justification(style::Alignment alignment, style::Alignment last_line,
                               bool is_right_to_left) {
    using style::Alignment;
    const std::string_view start = is_right_to_left ? "RightAlign" : "LeftAlign";
    const std::string_view end = is_right_to_left ? "LeftAlign" : "RightAlign";
    switch (alignment) {
        case Alignment::Start: return start;
        case Alignment::End: return end;
        case Alignment::Left: return "LeftAlign";
        case Alignment::Right: return "RightAlign";
        case Alignment::Centre: return "CenterAlign";
        case Alignment::Justify: break;
    }
    switch (last_line) {
        case Alignment::Start: return is_right_to_left ? "RightJustified" : "LeftJustified";
        case Alignment::End: return is_right_to_left ? "LeftJustified" : "RightJustified";
        case Alignment::Left: return "LeftJustified";
        case Alignment::Right: return "RightJustified";
        case Alignment::Centre: return "CenterJustified";
        case Alignment::Justify: return "FullyJustified";
    }
    return start;
}

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

std::string tab_list(const std::vector<style::TabStop>& stops, bool is_right_to_left) {
    using Kind = style::TabStop::Kind;
    Records records;
    for (const style::TabStop& stop : stops) {
        std::string_view alignment = "CharacterAlign";
        if (stop.kind == Kind::Centre) alignment = "CenterAlign";
        if (stop.kind == Kind::Start) alignment = is_right_to_left ? "RightAlign" : "LeftAlign";
        if (stop.kind == Kind::End) alignment = is_right_to_left ? "LeftAlign" : "RightAlign";
        XmlWriter& xml = records.begin();
        xml.property("Alignment", "enumeration", alignment);
        xml.property("AlignmentCharacter", "string", ".").property("Leader", "string", stop.leader);
        xml.property("Position", "unit", to_points_text(stop.position));
        records.end();
    }
    return records.finish();
}

}

Properties difference(const Properties& child, const Properties& parent) {
    Properties result;
    std::copy_if(child.begin(), child.end(), std::back_inserter(result), [&](const Property& property) {
        return std::find(parent.begin(), parent.end(), property) == parent.end();
    });
    return result;
}

void write_properties(const Properties& properties, std::string_view based_on, XmlWriter& xml) {
    for (const Property& property : properties)
        if (property.type.empty()) xml.attribute(property.name, property.value);
    xml.open("Properties");
    if (!based_on.empty())
        xml.property("BasedOn", based_on.starts_with("$ID/") ? "string" : "object", based_on);
    for (const Property& property : properties) {
        if (property.type.empty()) continue;
        if (property.type == "xml")
            xml.raw("\n<" + property.name + property.value + "</" + property.name + '>');
        else
            xml.property(property.name, property.type, property.value);
    }
    xml.close();
}

std::string_view vertical_justification(style::VerticalAlignment alignment) {
    switch (alignment) {
        case style::VerticalAlignment::Top: return "TopAlign";
        case style::VerticalAlignment::Centre: return "CenterAlign";
        case style::VerticalAlignment::Bottom: return "BottomAlign";
        case style::VerticalAlignment::Justify: return "JustifyAlign";
    }
    return "";
}

PropertyMaker::PropertyMaker(const style::StyleSheet& styles, const Faces& faces, const Options& options,
                             ReportBook& report)
    : styles_(styles), faces_(faces), options_(options), report_(report) {
    if (!styles.paragraph_styles.empty()) reference_ = styles.paragraph_styles.front().format;
}

std::string PropertyMaker::character_style_reference(style::CharacterStyleId id) const {
    return "CharacterStyle/" + (id.is_valid() ? escaped_name(styles_[id].name) : "$ID/[No character style]");
}

Properties PropertyMaker::paragraph(const style::ParagraphStyle& style, const Variation& variation) const {
    const style::CharacterFormat& format = style.format;
    const page::Fitting& fitting = variation.fitting;
    const Faces::Member* member = faces_.main_member(format.family.value_or(style::FamilyId()));
    const Length size = format.size.value_or(10_pt).scaled(fitting.size * (member ? member->scale : 1));
    Properties result;
    if (member) {
        const auto names =
            faces_.names(faces_.find(*member, format.weight.value_or(400), format.is_italic.value_or(false)));
        result.push_back({"AppliedFont", "string", names.family});
        result.push_back({"FontStyle", "", names.style});
    }
    result.push_back({"PointSize", "", to_points_text(size)});
    result.push_back({"Leading", "unit", to_points_text(style.leading.scaled(fitting.leading))});
    style::CharacterFormat characters = format;
    characters.family.reset(), characters.weight.reset(), characters.is_italic.reset(),
        characters.size.reset();
    characters.tracking = format.tracking.value_or(Length()) + fitting.tracking;
    characters.horizontal_scale = format.horizontal_scale.value_or(1) * fitting.horizontal_scale;
    characters.language = format.language.value_or(options_.language);
    add_characters(characters, size, result);
    result.push_back({"KerningMethod", "", "$ID/Metrics"});
    add_justification(style, variation, result);
    const bool is_right_to_left = variation.is_right_to_left;
    const auto add = [&](const char* name, std::string value) {
        result.push_back({name, "", std::move(value)});
    };
    add("SpaceBefore", to_points_text(style.space_before));
    add("SpaceAfter", to_points_text(style.space_after));
    add(is_right_to_left ? "RightIndent" : "LeftIndent", to_points_text(style.indent_start));
    add(is_right_to_left ? "LeftIndent" : "RightIndent", to_points_text(style.indent_end));
    add("FirstLineIndent", to_points_text(style.indent_first));
    add("GridAlignment", style.is_on_baseline_grid ? "AlignBaseline" : "None");
    add("KeepWithNext", within(style.keep_with_next, 0, 5));
    add("KeepLinesTogether", boolean(style.is_kept_together || style.widows > 1 || style.orphans > 1));
    add("KeepAllLinesTogether", boolean(style.is_kept_together));
    add("KeepFirstLines", within(style.orphans, 1, 50));
    add("KeepLastLines", within(style.widows, 1, 50));
    add("DropCapLines", style.drop_cap.lines < 2 ? "0" : within(style.drop_cap.lines, 2, 25));
    add("DropCapCharacters", style.drop_cap.lines < 2 ? "0" : within(style.drop_cap.characters, 1, 150));
    add_rule(style.rule_above, "RuleAbove", result);
    add_rule(style.rule_below, "RuleBelow", result);
    add_bullets(variation.has_written_marker ? style::ListFormat() : style.list, result);
    result.push_back({"TabList", "xml", tab_list(style.tab_stops, is_right_to_left)});
    add_lists(style, result);
    return result;
}

void PropertyMaker::add_justification(const style::ParagraphStyle& style, const Variation& variation,
                                      Properties& properties) const {
    const auto add = [&](const char* name, std::string value) {
        properties.push_back({name, "", std::move(value)});
    };
    const bool is_right_to_left = variation.is_right_to_left;
    const bool is_world_ready = is_right_to_left || is_right_to_left_language(options_.language);
    add("Composer", is_world_ready ? "HL Composer Optyca" : "HL Composer");
    if (is_world_ready) {
        add("ParagraphDirection", is_right_to_left ? "RightToLeftDirection" : "LeftToRightDirection");
        add("Kashidas", style.has_kashida ? "DefaultKashidas" : "KashidasOff");
    }
    add("Justification",
        std::string(justification(style.alignment, style.last_line_alignment, is_right_to_left)));
    add("Hyphenation", boolean(style.is_hyphenated));
    add("HyphenateAfterFirst", within(style.min_prefix, 1, 15));
    add("HyphenateBeforeLast", within(style.min_suffix, 1, 15));
    add("HyphenateWordsLongerThan", within(style.min_word, 3, 25));
    add("HyphenateLadderLimit", within(style.max_consecutive_hyphens, 0, 25));
    add("HyphenateAcrossColumns", boolean(style.hyphenates_across_columns));
    add("MinimumWordSpacing", percent(std::min(style.word_space_min, 1.0)));
    add("DesiredWordSpacing", "100");
    add("MaximumWordSpacing", percent(std::max(style.word_space_max, 1.0)));
    // InDesign counts letter space in widths of the word space, ours in ems; a word space is a quarter of
    // one.
    add("MinimumLetterSpacing", percent(std::min(style.letter_space_min, 0.0) * 4));
    add("DesiredLetterSpacing", "0");
    add("MaximumLetterSpacing", percent(std::max(style.letter_space_max, 0.0) * 4));
    add("MinimumGlyphScaling", percent(std::min(style.glyph_scale_min, 1.0)));
    add("DesiredGlyphScaling", "100");
    add("MaximumGlyphScaling", percent(std::max(style.glyph_scale_max, 1.0)));
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

Properties PropertyMaker::character(const style::CharacterFormat& format) const {
    Properties result;
    const style::FamilyId family =
        format.family ? *format.family : reference_.family.value_or(style::FamilyId());
    const Faces::Member* member = faces_.main_member(family);
    if (member && (format.family || format.weight || format.is_italic)) {
        const auto either = [](const auto& own, const auto& other, auto otherwise) {
            return own ? *own : other.value_or(otherwise);
        };
        const auto names = faces_.names(faces_.find(*member, either(format.weight, reference_.weight, 400),
                                                    either(format.is_italic, reference_.is_italic, false)));
        if (format.family) result.push_back({"AppliedFont", "string", names.family});
        result.push_back({"FontStyle", "", names.style});
    }
    const double scale = member ? member->scale : 1;
    if (format.size) result.push_back({"PointSize", "", to_points_text(format.size->scaled(scale))});
    add_characters(format, format.size.value_or(reference_.size.value_or(10_pt)), result);
    return result;
}

void PropertyMaker::add_characters(const style::CharacterFormat& format, Length size,
                                   Properties& properties) const {
    const auto add = [&](const char* name, std::string value) {
        properties.push_back({name, "", std::move(value)});
    };
    if (format.tracking && size > Length())
        add("Tracking", to_number_text(*format.tracking / size * 1000, 2));
    if (format.paint) {
        add("FillColor", color_reference(styles_, *format.paint));
        add("FillTint", tint_percent(*format.paint));
        add("OverprintFill", boolean(is_overprinting(styles_, *format.paint)));
    }
    if (format.letter_case) {
        using style::Case;
        add("Capitalization", *format.letter_case == Case::Upper       ? "AllCaps"
                              : *format.letter_case == Case::SmallCaps ? "SmallCaps"
                                                                       : "Normal");
    }
    if (format.position) {
        using style::Position;
        add("Position", *format.position == Position::Superscript ? "Superscript"
                        : *format.position == Position::Subscript ? "Subscript"
                                                                  : "Normal");
    }
    if (format.baseline_shift) add("BaselineShift", to_points_text(*format.baseline_shift));
    if (format.is_underlined) add("Underline", boolean(*format.is_underlined));
    if (format.is_struck_out) add("StrikeThru", boolean(*format.is_struck_out));
    if (format.underline_weight) add("UnderlineWeight", to_points_text(*format.underline_weight));
    if (format.underline_offset) add("UnderlineOffset", to_points_text(*format.underline_offset));
    if (format.strike_weight) add("StrikeThroughWeight", to_points_text(*format.strike_weight));
    // Ours goes down from the baseline, theirs up.
    if (format.strike_offset) add("StrikeThroughOffset", to_points_text(-*format.strike_offset));
    if (format.horizontal_scale) add("HorizontalScale", percent(*format.horizontal_scale));
    if (format.is_unbreakable) add("NoBreak", boolean(*format.is_unbreakable));
    if (format.language) add("AppliedLanguage", applied_language(*format.language));
    if (format.features) add_features(*format.features, properties);
}

void PropertyMaker::add_features(const std::string& features, Properties& properties) const {
    struct Switch {
        std::string_view tag;
        const char* name;
    };
    constexpr Switch kSwitches[] = {{"liga", "Ligatures"},      {"dlig", "OTFDiscretionaryLigature"},
                                    {"frac", "OTFFraction"},    {"ordn", "OTFOrdinal"},
                                    {"swsh", "OTFSwash"},       {"titl", "OTFTitling"},
                                    {"zero", "OTFSlashedZero"}, {"calt", "OTFContextualAlternate"},
                                    {"hist", "OTFHistorical"}};
    bool is_tabular = false, is_old_style = false, has_figures = false;
    int stylistic_sets = 0;
    for (const std::string& feature : split_list(features)) {
        const std::string tag = feature.substr(0, 4);
        const bool is_on = !feature.ends_with("=0");
        const auto found = std::find_if(std::begin(kSwitches), std::end(kSwitches),
                                        [&](const Switch& entry) { return entry.tag == tag; });
        if (tag == "tnum" || tag == "pnum" || tag == "lnum" || tag == "onum") {
            has_figures = true;
            if (is_on && tag == "tnum") is_tabular = true;
            if (is_on && tag == "onum") is_old_style = true;
        } else if (found != std::end(kSwitches)) {
            properties.push_back({found->name, "", boolean(is_on)});
        } else if (tag.starts_with("ss") && tag.size() == 4 && is_on) {
            const int set = (tag[2] - '0') * 10 + (tag[3] - '0');
            if (set >= 1 && set <= 20) stylistic_sets |= 1 << (set - 1);
        } else {
            report_.lost_in_style("the OpenType feature " + tag, "the text goes without it");
        }
    }
    if (stylistic_sets != 0) properties.push_back({"OTFStylisticSets", "", std::to_string(stylistic_sets)});
    if (!has_figures) return;
    const std::string width = is_tabular ? "Tabular" : "Proportional";
    properties.push_back({"OTFFigureStyle", "", width + (is_old_style ? "Oldstyle" : "Lining")});
}

}

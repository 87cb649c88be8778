// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/properties.hpp"

#include "publisher/emit/idml/internal/languages.hpp"
#include "publisher/emit/idml/internal/property.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

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

Length PropertyMaker::size_of(const style::ParagraphStyle& style, const page::Fitting& fitting) const {
    const Faces::Member* member = faces_.main_member(style.format.family.value_or(style::FamilyId()));
    return style.format.size.value_or(10_pt).scaled(fitting.size * (member ? member->scale : 1));
}

Properties PropertyMaker::main_look(const style::ParagraphStyle& style, const page::Fitting& fitting) const {
    const style::CharacterFormat& format = style.format;
    const Faces::Member* member = faces_.main_member(format.family.value_or(style::FamilyId()));
    Properties result;
    if (member) {
        const auto names =
            faces_.names(faces_.find(*member, format.weight.value_or(400), format.is_italic.value_or(false)));
        result.push_back({"AppliedFont", "string", names.family});
        result.push_back({"FontStyle", "", names.style});
    }
    result.push_back({"PointSize", "", to_points_text(size_of(style, fitting))});
    result.push_back({"Leading", "unit", to_points_text(style.leading.scaled(fitting.leading))});
    return result;
}

Properties PropertyMaker::paragraph(const style::ParagraphStyle& style, const Variation& variation) const {
    const style::CharacterFormat& format = style.format;
    const page::Fitting& fitting = variation.fitting;
    Properties result = main_look(style, fitting);
    style::CharacterFormat characters = format;
    characters.family.reset(), characters.weight.reset(), characters.is_italic.reset(),
        characters.size.reset();
    characters.tracking = format.tracking.value_or(Length()) + fitting.tracking;
    characters.horizontal_scale = format.horizontal_scale.value_or(1) * fitting.horizontal_scale;
    characters.language = format.language.value_or(options_.language);
    add_characters(characters, size_of(style, fitting), result);
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
    report_losses(style);
    add_rule(style.rule_above, "RuleAbove", result);
    add_rule(style.rule_below, "RuleBelow", result);
    add_bullets(variation.has_written_marker ? style::ListFormat() : style.list, result);
    add_tabs(style, is_right_to_left, result);
    add_lists(style, result);
    return result;
}

/// What InDesign's paragraph styles have no word for.
void PropertyMaker::report_losses(const style::ParagraphStyle& style) const {
    if (style.drop_cap.lines > 1 && style.drop_cap.gap > Length())
        report_.lost_in_style("the gap beside a drop cap", "InDesign's own distance");
    if (style.min_last_line > Length())
        report_.lost_in_style("the least length of a last line", "last lines of any length");
    const auto report_limit = [&](int value, int least, int most, const char* what) {
        if (value != std::clamp(value, least, most))
            report_.lost_in_style(what, std::to_string(std::clamp(value, least, most)));
    };
    report_limit(style.keep_with_next, 0, 5, "lines kept with the next paragraph");
    report_limit(style.orphans, 1, 50, "lines kept at the beginning of a paragraph");
    report_limit(style.widows, 1, 50, "lines kept at the end of a paragraph");
    if (style.drop_cap.lines > 1) report_limit(style.drop_cap.lines, 2, 25, "lines of a drop cap");
    if (style.is_hyphenated) report_limit(style.max_consecutive_hyphens, 0, 25, "hyphens below one another");
    if (style.list.kind == style::ListFormat::Kind::Number &&
        style.list.numerals == style::ListFormat::Numerals::OfLanguage)
        report_.lost_in_style("numerals of the language", "European digits");
}

void PropertyMaker::add_justification(const style::ParagraphStyle& style, const Variation& variation,
                                      Properties& properties) const {
    const auto add = [&](const char* name, std::string value) {
        properties.push_back({name, "", std::move(value)});
    };
    const bool is_right_to_left = variation.is_right_to_left;
    const bool is_world_ready = is_right_to_left || is_right_to_left_language(options_.language);
    const std::string_view kinsoku = kinsoku_set(style.format.language.value_or(options_.language));
    // Composers for Latin text pass over sets of rules for line ends.
    add("Composer", is_world_ready    ? "HL Composer Optyca"
                    : kinsoku.empty() ? "HL Composer"
                                      : "HL Composer J");
    if (!kinsoku.empty()) properties.push_back({"KinsokuSet", "enumeration", std::string(kinsoku)});
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

}

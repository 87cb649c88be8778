// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/internal/read_style.hpp"
#include "publisher/locale/pattern.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::design {
namespace {

using style::Alignment;
using style::ParagraphStyle;
using style::StyleSheet;

/// So that a paragraph's format answers every question.
style::CharacterFormat default_format(const StyleSheet& sheet) {
    style::CharacterFormat format;
    format.family = sheet.families.empty() ? style::FamilyId() : style::FamilyId(0);
    format.weight = 400;
    format.is_italic = false;
    format.size = 9_pt;
    format.tracking = Length();
    format.paint = style::Paint{sheet.swatches.empty() ? style::SwatchId() : style::SwatchId(0), 1};
    format.letter_case = style::Case::AsWritten;
    format.position = style::Position::Normal;
    format.baseline_shift = Length();
    format.is_underlined = format.is_struck_out = false;
    format.features = "";
    format.horizontal_scale = 1;
    format.is_unbreakable = false;
    return format;
}

/// The attributes and child elements of one paragraph style; those that are not there leave what was
/// inherited.
class ParagraphStyleReader {
public:
    ParagraphStyleReader(const xml::Node& node, const StyleSheet& sheet, diag::Sink& findings,
                         ParagraphStyle& paragraph)
        : node_(node), sheet_(sheet), findings_(findings), paragraph_(paragraph) {}

    void read() {
        read_character_format(node_, paragraph_.format, sheet_, findings_);
        read_measures();
        read_alignment();
        read_hyphenation();
        read_justification();
        read_keeps();
        read_tab_stops();
        read_drop_cap();
        read_list();
        read_nested_styles();
        read_pattern_styles();
        read_rule("rule-above", paragraph_.rule_above);
        read_rule("rule-below", paragraph_.rule_below);
    }

private:
    void length(const char* name, Length& field) { field = xml::read_length(node_, name, field, findings_); }
    void flag(const char* name, bool& field) { field = xml::read_bool(node_, name, field, findings_); }
    void count_from(int least, const char* name, int& field) {
        field = xml::read_int_from(least, node_, name, field, findings_);
    }
    void number(const char* name, double least, double most, double& field) {
        field = xml::read_number_between(least, most, node_, name, field, findings_);
    }
    style::CharacterStyleId style_of(const xml::Node& node) const {
        return read_character_style_name(node, "style", sheet_, findings_);
    }

    void read_measures() {
        paragraph_.leading =
            xml::read_length_from(Length::from_points(0.5), node_, "leading", paragraph_.leading, findings_);
        flag("grid", paragraph_.is_on_baseline_grid);
        length("space-before", paragraph_.space_before);
        length("space-after", paragraph_.space_after);
        length("indent-start", paragraph_.indent_start);
        length("indent-end", paragraph_.indent_end);
        length("indent-first", paragraph_.indent_first);
    }

    Alignment alignment(const char* name, Alignment otherwise) const {
        return xml::read_enum(node_, name, otherwise,
                              {{"start", Alignment::Start},
                               {"centre", Alignment::Centre},
                               {"end", Alignment::End},
                               {"justify", Alignment::Justify},
                               {"left", Alignment::Left},
                               {"right", Alignment::Right}},
                              findings_);
    }

    void read_alignment() {
        paragraph_.alignment = alignment("align", paragraph_.alignment);
        paragraph_.last_line_alignment = alignment("last-line", paragraph_.last_line_alignment);
        length("min-last-line", paragraph_.min_last_line);
    }

    void read_hyphenation() {
        flag("hyphenate", paragraph_.is_hyphenated);
        count_from(1, "min-prefix", paragraph_.min_prefix);
        count_from(1, "min-suffix", paragraph_.min_suffix);
        count_from(2, "min-word", paragraph_.min_word);
        count_from(0, "max-hyphens", paragraph_.max_consecutive_hyphens);
        flag("hyphenate-across-columns", paragraph_.hyphenates_across_columns);
    }

    void read_justification() {
        number("word-space-min", 0, 1, paragraph_.word_space_min);
        number("word-space-max", 1, 10, paragraph_.word_space_max);
        number("letter-space-min", -0.5, 0, paragraph_.letter_space_min);
        number("letter-space-max", 0, 1, paragraph_.letter_space_max);
        number("glyph-scale-min", 0.5, 1, paragraph_.glyph_scale_min);
        number("glyph-scale-max", 1, 2, paragraph_.glyph_scale_max);
        flag("hanging-punctuation", paragraph_.hangs_punctuation);
        flag("kashida", paragraph_.has_kashida);
    }

    void read_keeps() {
        count_from(0, "keep-with-next", paragraph_.keep_with_next);
        flag("keep-together", paragraph_.is_kept_together);
        count_from(1, "widows", paragraph_.widows);
        count_from(1, "orphans", paragraph_.orphans);
        count_from(0, "heading", paragraph_.heading);
    }

    void read_tab_stops() {
        using Kind = style::TabStop::Kind;
        const std::vector<xml::Node> tabs = node_.children("tab");
        if (tabs.empty()) return;
        paragraph_.tab_stops.clear();
        for (const xml::Node& tab : tabs) {
            style::TabStop stop;
            stop.position = xml::read_length_from(Length(), tab, "at", Length(), findings_);
            stop.kind = xml::read_enum(tab, "kind", Kind::Start,
                                       {{"start", Kind::Start},
                                        {"centre", Kind::Centre},
                                        {"end", Kind::End},
                                        {"decimal", Kind::Decimal}},
                                       findings_);
            stop.leader = tab.attribute_or("leader", "");
            paragraph_.tab_stops.push_back(stop);
        }
        std::stable_sort(paragraph_.tab_stops.begin(), paragraph_.tab_stops.end(),
                         [](const auto& a, const auto& b) { return a.position < b.position; });
    }

    void read_drop_cap() {
        const xml::Node cap = node_.child("drop-cap");
        if (!cap) return;
        paragraph_.drop_cap = {};
        paragraph_.drop_cap.lines = xml::read_int_from(1, cap, "lines", 3, findings_);
        paragraph_.drop_cap.characters = xml::read_int_from(1, cap, "characters", 1, findings_);
        paragraph_.drop_cap.style = style_of(cap);
        paragraph_.drop_cap.gap = xml::read_length_from(Length(), cap, "gap", 2_pt, findings_);
    }

    void read_list() {
        using Kind = style::ListFormat::Kind;
        const xml::Node bullet = node_.child("bullet"), number = node_.child("number");
        if (!bullet && !number) return;
        const xml::Node& list = bullet ? bullet : number;
        style::ListFormat& format = paragraph_.list;
        format = {};
        format.kind = bullet ? Kind::Bullet : Kind::Number;
        format.text = list.attribute_or("text", bullet ? "•" : "#.");
        if (format.text.empty()) format.kind = Kind::None;
        format.style = style_of(list);
        format.level = xml::read_int_from(1, list, "level", 1, findings_);
        if (bullet) return;
        if (!format.text.empty() && format.text.find('#') == std::string::npos) {
            xml::report_value(list, "text", "text with # in the place of the number", {}, findings_);
        }
        format.start = xml::read_int_from(0, list, "start", 1, findings_);
        read_numerals(list);
    }

    void read_numerals(const xml::Node& list) {
        using Numerals = style::ListFormat::Numerals;
        paragraph_.list.numerals = xml::read_enum(list, "numerals", Numerals::Arabic,
                                                  {{"arabic", Numerals::Arabic},
                                                   {"lower-letters", Numerals::LowerLetters},
                                                   {"upper-letters", Numerals::UpperLetters},
                                                   {"lower-roman", Numerals::LowerRoman},
                                                   {"upper-roman", Numerals::UpperRoman},
                                                   {"of-language", Numerals::OfLanguage}},
                                                  findings_);
    }

    void read_nested_styles() {
        using Until = style::NestedStyle::Until;
        const std::vector<xml::Node> nested = node_.children("nested");
        if (nested.empty()) return;
        paragraph_.nested_styles.clear();
        for (const xml::Node& each : nested) {
            style::NestedStyle& style = paragraph_.nested_styles.emplace_back();
            style.style = style_of(each);
            style.delimiter = each.attribute_or("until", "");
            style.until = xml::read_enum(each, "count-of", Until::Text,
                                         {{"text", Until::Text},
                                          {"words", Until::Words},
                                          {"characters", Until::Characters},
                                          {"digits", Until::Digits}},
                                         findings_);
            style.count = xml::read_int_from(1, each, "count", 1, findings_);
            style.is_through = xml::read_bool(each, "through", true, findings_);
            if (style.until == Until::Text && style.delimiter.empty()) {
                xml::report_value(
                    each, each.attribute("until") ? "until" : "count-of",
                    "end of a nested style: until=\":\", or count-of words, characters or digits", {},
                    findings_);
            }
        }
    }

    void read_pattern_styles() {
        const std::vector<xml::Node> patterns = node_.children("pattern");
        if (patterns.empty()) return;
        paragraph_.pattern_styles.clear();
        for (const xml::Node& each : patterns) {
            const std::string pattern = each.attribute_or("match", "");
            if (pattern.empty() || !Pattern::compile(pattern)) {
                xml::report_value(each, "match", "regular expression", {}, findings_);
                continue;
            }
            paragraph_.pattern_styles.push_back({pattern, style_of(each)});
        }
    }

    void read_rule(const char* name, style::ParagraphRule& rule) {
        using Extent = style::ParagraphRule::Extent;
        const xml::Node node = node_.child(name);
        if (!node) return;
        rule.stroke = read_stroke(node, "stroke", sheet_, findings_);
        rule.offset = xml::read_length(node, "offset", Length(), findings_);
        rule.extent = xml::read_enum(node, "extent", Extent::Column,
                                     {{"column", Extent::Column}, {"text", Extent::Text}}, findings_);
        rule.indent_start = xml::read_length(node, "indent-start", Length(), findings_);
        rule.indent_end = xml::read_length(node, "indent-end", Length(), findings_);
    }

    const xml::Node& node_;
    const StyleSheet& sheet_;
    diag::Sink& findings_;
    ParagraphStyle& paragraph_;
};

}

void read_paragraph_style(const xml::Node& node, StyleSheet& sheet, diag::Sink& findings) {
    ParagraphStyle paragraph;
    paragraph.format = default_format(sheet);
    paragraph.leading = 11_pt;
    const auto base = resolve(node, "based-on", "paragraph style", sheet.paragraph_styles, findings,
                              [&](auto name) { return sheet.find_paragraph_style(name); });
    if (base.is_valid()) paragraph = sheet[base];
    paragraph.name = node.attribute_or("name", "");
    paragraph.based_on = node.attribute_or("based-on", "");
    paragraph.origin = node.origin();
    ParagraphStyleReader(node, sheet, findings, paragraph).read();
    add_once(node, "paragraph style", sheet.paragraph_styles, std::move(paragraph), findings);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/emit/idml/internal/languages.hpp"
#include "publisher/emit/idml/internal/properties.hpp"
#include "publisher/emit/idml/internal/property.hpp"
#include "publisher/emit/idml/internal/swatches.hpp"

#include <algorithm>

namespace publisher::emit::idml {

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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/internal/read_style.hpp"
#include "publisher/xml/read.hpp"

namespace publisher::design {
namespace {

template <typename T>
void set_if(const xml::Node& node, const char* attribute, std::optional<T>& field, const T& value) {
    if (node.attribute(attribute)) field = value;
}

void read_lines_of_text(const xml::Node& node, style::CharacterFormat& format, diag::Sink& findings) {
    const auto length = [&](const char* name, std::optional<Length>& field) {
        set_if(node, name, field, xml::read_length(node, name, Length(), findings));
    };
    const auto weight = [&](const char* name, std::optional<Length>& field) {
        set_if(node, name, field, xml::read_length_from(Length(), node, name, Length(), findings));
    };
    set_if(node, "underline", format.is_underlined, xml::read_bool(node, "underline", false, findings));
    set_if(node, "strike", format.is_struck_out, xml::read_bool(node, "strike", false, findings));
    weight("underline-weight", format.underline_weight);
    length("underline-offset", format.underline_offset);
    weight("strike-weight", format.strike_weight);
    length("strike-offset", format.strike_offset);
}

}

void read_character_format(const xml::Node& node, style::CharacterFormat& format,
                           const style::StyleSheet& sheet, diag::Sink& findings) {
    using style::Case;
    using style::Position;
    set_if(node, "family", format.family,
           resolve(node, "family", "font family", sheet.families, findings,
                   [&](auto name) { return sheet.find_family(name); }));
    set_if(node, "weight", format.weight, xml::read_int_from(1, node, "weight", 400, findings));
    set_if(node, "italic", format.is_italic, xml::read_bool(node, "italic", false, findings));
    set_if(node, "size", format.size,
           xml::read_length_from(Length::from_points(0.5), node, "size", 9_pt, findings));
    set_if(node, "tracking", format.tracking, xml::read_length(node, "tracking", Length(), findings));
    set_if(node, "paint", format.paint,
           read_paint(node, "paint", node.attribute_or("paint", ""), sheet, findings));
    set_if(node, "case", format.letter_case,
           xml::read_enum(
               node, "case", Case::AsWritten,
               {{"as-written", Case::AsWritten}, {"upper", Case::Upper}, {"small-caps", Case::SmallCaps}},
               findings));
    set_if(node, "position", format.position,
           xml::read_enum(node, "position", Position::Normal,
                          {{"normal", Position::Normal},
                           {"superscript", Position::Superscript},
                           {"subscript", Position::Subscript}},
                          findings));
    set_if(node, "baseline-shift", format.baseline_shift,
           xml::read_length(node, "baseline-shift", Length(), findings));
    read_lines_of_text(node, format, findings);
    set_if(node, "features", format.features, node.attribute_or("features", ""));
    set_if(node, "horizontal-scale", format.horizontal_scale,
           xml::read_number_between(0.1, 10, node, "horizontal-scale", 1, findings));
    set_if(node, "language", format.language, node.attribute_or("language", ""));
    set_if(node, "no-break", format.is_unbreakable, xml::read_bool(node, "no-break", false, findings));
}

}

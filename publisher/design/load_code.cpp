// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::design {
namespace {

vector::Symbology read_symbology(const xml::Node& node, const Reader& reader) {
    const std::string_view name = node.attribute("type").value_or("");
    std::vector<std::string> known;
    for (const vector::SymbologyRules& rules : vector::all_symbologies()) {
        if (rules.name == name) return rules.symbology;
        known.emplace_back(rules.name);
    }
    xml::report_value(node, "type", "symbology", known, reader.findings);
    return vector::Symbology::Ean13;
}

/// Scanners look with red light: what cyan and black hold back of it. Bars are one ink, best black.
bool is_dark_in_red_light(const style::Swatch& swatch, double tint) {
    const double cyan = swatch.cmyk[0] * tint, black = swatch.cmyk[3] * tint;
    return (1 - cyan) * (1 - black) <= 0.25;
}

void check_limits(const xml::Node& node, const CodeSpec& code, const Reader& reader) {
    const vector::SymbologyRules& rules = vector::rules(code.symbology);
    const auto limit = [&](const char* attribute, Length length, Length least, Length most) {
        if (length == Length() || (length >= least && length <= most)) return;
        const std::string kind = "length for " + std::string(rules.name) + ": " + to_millimetres_text(least) +
                                 "mm to " + to_millimetres_text(most) + "mm";
        xml::report_value(node, attribute, kind, {}, reader.findings);
    };
    limit("module", code.module, rules.least_module, rules.most_module);
    const Length module = code.module == Length() ? rules.nominal_module : code.module;
    limit("reduction", code.reduction, Length(), module / 2);
    if (!rules.is_matrix())
        limit("bar-height", code.bar_height, 3_mm, 100_mm);
    else if (code.bar_height != Length())
        xml::report_value(node, "bar-height", "attribute of a matrix code", {}, reader.findings);
    if (code.paint.is_visible() && !is_dark_in_red_light(reader.styles[code.paint.swatch], code.paint.tint))
        xml::report_value(node, "paint", "colour for bars: dark in red light, best black alone", {},
                          reader.findings);
}

}

CodeSpec read_code(const xml::Node& node, const Reader& reader) {
    CodeSpec code;
    code.symbology = read_symbology(node, reader);
    code.value = reader.expression(node, "value");
    code.add_on = reader.expression(node, "add-on");
    code.domain = node.attribute_or("domain", "");
    code.module = xml::read_length_from(Length(), node, "module", Length(), reader.findings);
    code.bar_height = xml::read_length_from(Length(), node, "bar-height", Length(), reader.findings);
    code.reduction = xml::read_length_from(Length(), node, "reduction", Length(), reader.findings);
    code.paint = reader.paint(node, "paint");
    code.ground = reader.paint(node, "ground");
    code.text_style = reader.paragraph_style(node, "text-style");
    read_alignment(node, "position", code.align_x, code.align_y, reader.findings);
    check_limits(node, code, reader);
    return code;
}

}

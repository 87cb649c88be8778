// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/image/worker/svg/style.hpp"

#include <algorithm>

namespace publisher::image::svg {
namespace {

/// Attributes that say the same as properties (SVG 2 §6.6).
constexpr std::string_view kPresentation[] = {"alignment-baseline",
                                              "baseline-shift",
                                              "clip-path",
                                              "clip-rule",
                                              "color",
                                              "direction",
                                              "display",
                                              "dominant-baseline",
                                              "fill",
                                              "fill-opacity",
                                              "fill-rule",
                                              "filter",
                                              "font-family",
                                              "font-size",
                                              "font-stretch",
                                              "font-style",
                                              "font-variant",
                                              "font-weight",
                                              "letter-spacing",
                                              "marker",
                                              "marker-end",
                                              "marker-mid",
                                              "marker-start",
                                              "mask",
                                              "mix-blend-mode",
                                              "opacity",
                                              "paint-order",
                                              "stop-color",
                                              "stop-opacity",
                                              "stroke",
                                              "stroke-dasharray",
                                              "stroke-dashoffset",
                                              "stroke-linecap",
                                              "stroke-linejoin",
                                              "stroke-miterlimit",
                                              "stroke-opacity",
                                              "stroke-width",
                                              "text-anchor",
                                              "text-decoration",
                                              "transform",
                                              "transform-origin",
                                              "unicode-bidi",
                                              "vector-effect",
                                              "visibility",
                                              "word-spacing",
                                              "writing-mode"};

std::string without_comments(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const auto begin = text.find("/*");
        result += text.substr(0, begin);
        if (begin == std::string_view::npos) break;
        const auto end = text.find("*/", begin + 2);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return result;
}

/// "fill: red; stroke: none"
Declarations parse_declarations(std::string_view text, const xmlNode* at) {
    Declarations declarations;
    for (const std::string_view part : split(text, ';')) {
        const std::string_view declaration = trimmed(part);
        if (declaration.empty()) continue;
        const auto colon = declaration.find(':');
        if (colon == std::string_view::npos)
            refuse_at(at, "'" + std::string(declaration) + "' is no declaration of a style");
        const std::string_view value = trimmed(declaration.substr(colon + 1));
        if (value.find('!') != std::string_view::npos)
            refuse_at(at, "'" + std::string(declaration) + "' asks to be more important than it is");
        declarations.insert_or_assign(to_lower_ascii(trimmed(declaration.substr(0, colon))),
                                      std::string(value));
    }
    return declarations;
}

std::string text_of(const xmlNode* element) {
    std::string text;
    for (const xmlNode* child = element->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            text += reinterpret_cast<const char*>(child->content);
    }
    return text;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

void put_over(Declarations& declared, const Declarations& stronger) {
    for (const auto& [name, value] : stronger)
        declared.insert_or_assign(name, value);
}

}

void Rules::add(const xmlNode* style_element) {
    const auto type = attribute(style_element, "type");
    if (type && *type != "text/css" && !type->empty())
        refuse_at(style_element, "style sheets of type '" + *type + "' are not read");
    const std::string sheet = without_comments(text_of(style_element));
    std::string_view rest = trimmed(sheet);
    while (!rest.empty()) {
        if (rest.front() == '@')
            refuse_at(style_element, "the rule '" + std::string(rest.substr(0, rest.find_first_of(" {;"))) +
                                         "' is not read");
        const auto open = rest.find('{'), close = rest.find('}');
        if (open == std::string_view::npos || close == std::string_view::npos || close < open)
            refuse_at(style_element, "the style sheet breaks off");
        const auto declarations = parse_declarations(rest.substr(open + 1, close - open - 1), style_element);
        for (const std::string& selector : split_list(rest.substr(0, open)))
            add_rule(selector, declarations, style_element);
        rest = trimmed(rest.substr(close + 1));
    }
    std::ranges::stable_sort(rules_, {}, &Rule::weight);
}

void Rules::add_rule(std::string_view selector, const Declarations& declarations, const xmlNode* at) {
    Rule rule{.declarations = declarations};
    std::string_view rest = selector;
    const auto take_name = [&] {
        std::size_t n = 0;
        while (n < rest.size() && is_name_character(rest[n]))
            ++n;
        std::string name(rest.substr(0, n));
        rest.remove_prefix(n);
        return name;
    };
    if (rest.starts_with('*'))
        rest.remove_prefix(1);
    else
        rule.name = take_name();
    while (!rest.empty()) {
        const char kind = rest.front();
        rest.remove_prefix(1);
        std::string name = take_name();
        if (name.empty() || (kind != '.' && kind != '#') || (kind == '#' && !rule.id.empty()))
            refuse_at(at, "the selector '" + std::string(selector) + "' is not read");
        if (kind == '#')
            rule.id = std::move(name);
        else
            rule.classes.push_back(std::move(name));
    }
    rules_.push_back(std::move(rule));
}

Declarations Rules::declared(const xmlNode* element) const {
    Declarations declared;
    for (const std::string_view name : kPresentation) {
        const std::string attribute_name(name);
        if (auto value = attribute(element, attribute_name.c_str()))
            declared.insert_or_assign(attribute_name, std::string(trimmed(*value)));
    }
    const std::string id = attribute(element, "id").value_or("");
    const auto classes = split_list(attribute(element, "class").value_or(""), ' ');
    for (const Rule& rule : rules_) {
        const bool applies = (rule.name.empty() || rule.name == name_of(element)) &&
                             (rule.id.empty() || rule.id == id) &&
                             std::ranges::all_of(rule.classes, [&](const std::string& name) {
                                 return std::ranges::find(classes, name) != classes.end();
                             });
        if (applies) put_over(declared, rule.declarations);
    }
    if (const auto own = attribute(element, "style"))
        put_over(declared, parse_declarations(without_comments(*own), element));
    return declared;
}

}

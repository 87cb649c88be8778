// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"

#include <utility>

namespace publisher::bind {
namespace {

using style::ParagraphStyleId;

/// Styles that are there, by element and by the end of their name.
void find_character_styles(const style::StyleSheet& styles, MarkupStyles& result) {
    static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
        {"strong", "strong"}, {"em", "emphasis"}, {"u", "underline"}, {"sup", "superscript"},
        {"sub", "subscript"}, {"a", "link"},      {"th", "strong"}};
    const auto add = [&](std::string element, const std::string& name) {
        if (const auto id = styles.find_character_style(name); id.is_valid())
            result.characters.emplace(std::move(element), id);
    };
    for (const auto& [element, name] : kNames) {
        add(std::string(element), std::string(name));
        for (const auto& [inner, inner_name] : kNames) {
            if (inner_name != name)
                add(std::string(element) + ' ' + std::string(inner),
                    std::string(name) + '-' + std::string(inner_name));
        }
    }
}

void find_paragraph_styles(const style::StyleSheet& styles, const std::string& own, MarkupStyles& result) {
    const auto add = [&](std::string element, const std::string& name) {
        if (const auto id = styles.find_paragraph_style(name); id.is_valid())
            result.paragraphs.emplace(std::move(element), id);
    };
    add("li", own + "-list");
    add("table", own + "-table");
    for (int level = 1; level <= 6; ++level) {
        const std::string number = std::to_string(level);
        add("li " + number, own + "-list-" + number);
        add("h" + number, own + "-heading-" + number);
        add("h" + number, own + "-heading");
    }
}

}

ParagraphStyleId MarkupStyles::paragraph_style(std::string_view element) const {
    const auto found = paragraphs.find(element);
    return found == paragraphs.end() ? paragraph : found->second;
}

MarkupStyles find_markup_styles(const style::StyleSheet& styles, ParagraphStyleId paragraph,
                                const design::RichTextMap& map) {
    MarkupStyles result;
    result.paragraph = paragraph;
    result.characters = map.characters;
    result.paragraphs = map.paragraphs;
    find_character_styles(styles, result);
    if (paragraph.is_valid()) find_paragraph_styles(styles, styles[paragraph].name, result);
    for (const auto& [element, id] : result.paragraphs) {
        const bool is_item = element.starts_with("li") && id.is_valid();
        if (is_item && styles[id].list.kind != style::ListFormat::Kind::None)
            result.lists[element] = styles[id].list;
    }
    return result;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/itemize.hpp"

#include "publisher/base/text.hpp"
#include "publisher/text/internal/character.hpp"

#include <pango/pango-break.h>
#include <pango/pango-script.h>
#include <pango/pango-utils.h>
#include <unicode/uchar.h>

#include <algorithm>

namespace publisher::text {
namespace {

bool has_line_break_class(char32_t character, ULineBreak wanted) {
    return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_LINE_BREAK) == wanted;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
    }));
}

/// What UAX #14 leaves to its users: ranges of numbers stay in one piece; and one thing that Pango's reading
/// of LB25 lets through: ".5 mm" does as well.
void tailor(std::string_view text, const Language& language, std::vector<PangoLogAttr>& attributes) {
    const bool is_french = language.tag.starts_with("fr");
    char32_t previous = 0, before_previous = 0;
    std::size_t i = 0;
    for (std::size_t offset = 0; offset < text.size(); ++i) {
        const char32_t character = next_code_point(text, offset);
        const bool is_decimal = previous != 0 && has_line_break_class(previous, U_LB_INFIX_NUMERIC) &&
                                has_line_break_class(character, U_LB_NUMERIC);
        // French quotation marks stand apart from what they enclose, often by a plain space.
        const bool is_enclosed =
            is_french && previous == U' ' && (before_previous == 0x00AB || character == 0x00BB);
        // "pages 12–14"
        const bool is_range = previous == 0x2013 && has_line_break_class(before_previous, U_LB_NUMERIC) &&
                              has_line_break_class(character, U_LB_NUMERIC);
        if (is_decimal || is_enclosed || is_range) attributes[i].is_line_break = false;
        before_previous = previous;
        previous = character;
    }
}

/// One more attribute than there are characters.
std::vector<PangoLogAttr> break_attributes(std::string_view text, const Language& language) {
    std::vector<PangoLogAttr> attributes(count_characters(text) + 1);
    pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1, language.breaking, attributes.data(),
                        static_cast<int>(attributes.size()));
    tailor(text, language, attributes);
    return attributes;
}

void fill_scripts(std::string_view text, const Language& language, std::vector<CharacterItem>& items) {
    PangoScriptIter* const iterator = pango_script_iter_new(text.data(), static_cast<int>(text.size()));
    std::size_t i = 0;
    do {
        const char* end = nullptr;
        PangoScript script = PANGO_SCRIPT_COMMON;
        pango_script_iter_get_range(iterator, nullptr, &end, &script);
        const std::uint32_t tag = g_unicode_script_to_iso15924(static_cast<GUnicodeScript>(script));
        hb_script_t resolved = hb_script_from_iso15924_tag(tag);
        if (resolved == HB_SCRIPT_COMMON || resolved == HB_SCRIPT_INHERITED ||
            resolved == HB_SCRIPT_UNKNOWN) {
            resolved = language.script;
        }
        const auto end_offset = static_cast<std::size_t>(end - text.data());
        for (; i < items.size() && items[i].offset < end_offset; ++i)
            items[i].script = resolved;
    } while (pango_script_iter_next(iterator));
    pango_script_iter_free(iterator);
}

void fill_levels(std::string_view text, bool is_right_to_left, std::vector<CharacterItem>& items) {
    PangoDirection direction = is_right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
    guint8* const levels =
        pango_log2vis_get_embedding_levels(text.data(), static_cast<int>(text.size()), &direction);
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].level = levels[i];
    g_free(levels);
}

std::vector<std::size_t> offsets_where(std::string_view text, const Language& language,
                                       bool (*is_wanted)(const PangoLogAttr&)) {
    const std::vector<PangoLogAttr> attributes = break_attributes(text, language);
    std::vector<std::size_t> offsets;
    std::size_t offset = 0;
    for (std::size_t i = 0; offset < text.size(); ++i) {
        if (offset > 0 && is_wanted(attributes[i])) offsets.push_back(offset);
        next_code_point(text, offset);
    }
    return offsets;
}

}

std::vector<CharacterItem> itemize(std::string_view text, const Language& language, bool is_right_to_left) {
    std::vector<CharacterItem> items;
    if (text.empty()) return items;
    const std::vector<PangoLogAttr> attributes = break_attributes(text, language);
    items.reserve(attributes.size());
    for (std::size_t offset = 0; offset < text.size();) {
        CharacterItem& item = items.emplace_back();
        item.offset = static_cast<std::uint32_t>(offset);
        item.character = next_code_point(text, offset);
        item.may_break_before = attributes[items.size() - 1].is_line_break;
        item.is_cluster_start = attributes[items.size() - 1].is_cursor_position;
    }
    fill_scripts(text, language, items);
    fill_levels(text, is_right_to_left, items);
    return items;
}

std::vector<std::size_t> find_word_breaks(std::string_view text, const Language& language) {
    for (std::size_t offset = 0; offset < text.size();) {
        if (traits_of(next_code_point(text, offset)).is_unbreakable) continue;
        return offsets_where(text, language,
                             [](const PangoLogAttr& attribute) -> bool { return attribute.is_line_break; });
    }
    return {};
}

std::vector<std::size_t> find_cluster_starts(std::string_view text, const Language& language) {
    return offsets_where(text, language,
                         [](const PangoLogAttr& attribute) -> bool { return attribute.is_cursor_position; });
}

}

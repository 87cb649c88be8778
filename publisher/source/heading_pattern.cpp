// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/mapping.hpp"

#include <algorithm>

namespace publisher::source {
namespace {

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_code_character(char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
}

/// "de", "de_DE", "pt-BR", "zh_Hant_TW": a language of two or three letters and up to three subtags.
bool is_locale(std::string_view text) {
    int n_parts = 0;
    while (!text.empty()) {
        const std::size_t n = std::min(text.find_first_of("-_"), text.size());
        const std::string_view part = text.substr(0, n);
        const bool is_language = (n == 2 || n == 3) && std::all_of(part.begin(), part.end(), is_lower);
        const bool is_subtag = n >= 2 && n <= 8 && part.find_first_of("{}") == std::string_view::npos &&
                               std::all_of(part.begin(), part.end(), is_code_character) &&
                               (is_upper(part.front()) || is_digit(part.front()) || n > 3);
        if (n_parts++ == 0 ? !is_language : !is_subtag) return false;
        if (n == text.size()) return n_parts <= 4;
        text.remove_prefix(n + 1);
    }
    return false;
}

struct Placeholder {
    std::string_view name;
    std::string Captures::*capture;
};
constexpr Placeholder kPlaceholders[] = {
    {"{locale}", &Captures::locale}, {"{channel}", &Captures::channel},
    {"{market}", &Captures::market}, {"{currency}", &Captures::currency},
    {"{list}", &Captures::list},     {"{quantity}", &Captures::quantity},
};

bool may_stand_for(std::string_view placeholder, std::string_view text) {
    if (text.empty()) return false;
    if (placeholder == "{locale}") return is_locale(text);
    if (placeholder == "{currency}")
        return text.size() == 3 && std::all_of(text.begin(), text.end(), is_upper);
    if (placeholder == "{quantity}") return std::all_of(text.begin(), text.end(), is_digit);
    return std::all_of(text.begin(), text.end(), is_code_character);
}

/// The longest text is tried first, so that "name-pt-BR" has one locale.
bool match_rest(std::string_view pattern, std::string_view heading, Captures& captures) {
    const std::size_t literal = std::min(pattern.find('{'), pattern.size());
    if (pattern.substr(0, literal) != heading.substr(0, literal)) return false;
    pattern.remove_prefix(literal);
    heading.remove_prefix(literal);
    if (pattern.empty()) return heading.empty();
    for (const Placeholder& placeholder : kPlaceholders) {
        if (!pattern.starts_with(placeholder.name)) continue;
        const std::string_view rest = pattern.substr(placeholder.name.size());
        for (std::size_t n = heading.size(); n > 0; --n) {
            if (!may_stand_for(placeholder.name, heading.substr(0, n))) continue;
            if (!match_rest(rest, heading.substr(n), captures)) continue;
            captures.*placeholder.capture = heading.substr(0, n);
            return true;
        }
        return false;
    }
    // A brace that begins no placeholder is a character like others.
    return !heading.empty() && heading.front() == '{' &&
           match_rest(pattern.substr(1), heading.substr(1), captures);
}

}

bool matches(std::string_view pattern, std::string_view heading, Captures& captures) {
    if (pattern.empty()) return false;
    const bool is_element = heading.ends_with("[]") && !pattern.ends_with("[]");
    if (is_element) heading.remove_suffix(2);
    captures = {};
    if (!match_rest(pattern, heading, captures)) return false;
    std::replace(captures.locale.begin(), captures.locale.end(), '-', '_');
    return true;
}

}

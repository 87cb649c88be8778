// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/raw_text.hpp"

#include "publisher/base/text.hpp"

#include <charconv>
#include <optional>

namespace publisher::expression {
namespace {

using namespace catalog;

std::optional<char32_t> decoded_entity(std::string_view name) {
    if (name.starts_with('#')) {
        const bool is_hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(is_hex ? 2 : 1);
        std::uint32_t number = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number, is_hex ? 16 : 10);
        const bool is_scalar = number != 0 && number < 0x110000 && (number < 0xD800 || number > 0xDFFF);
        if (error != std::errc() || end != digits.data() + digits.size() || !is_scalar) return std::nullopt;
        return number;
    }
    constexpr std::pair<std::string_view, char32_t> kNames[] = {
        {"amp", '&'},   {"lt", '<'},    {"gt", '>'},   {"quot", '"'},
        {"apos", '\''}, {"nbsp", 0xA0}, {"deg", 0xB0}, {"ndash", 0x2013}};
    for (const auto& [known, code_point] : kNames) {
        if (known == name) return code_point;
    }
    return std::nullopt;
}

/// Tags that end a word; the others stand inside one.
bool is_break(std::string_view tag) {
    const std::string name = to_lower_ascii(tag.substr(0, tag.find_first_of(" \t\n/", 1)));
    const bool is_heading =
        name.size() >= 2 && name[name.size() - 2] == 'h' && name.back() >= '1' && name.back() <= '6';
    return is_heading || name == "br" || name == "p" || name == "/p" || name == "li" || name == "/li" ||
           name == "ul" || name == "ol" || name == "div" || name == "/div" || name == "tr" || name == "td" ||
           name == "th" || name == "/table";
}

void append_space(std::string& text) {
    if (!text.empty() && text.back() != ' ') text += ' ';
}

struct RawText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const PlainText& value) const { return value.text; }
    std::string operator()(const RichText& value) const { return plain_text(value.html); }
    std::string operator()(const Decimal& value) const { return value.normalized().to_string(); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const Date& value) const { return value.to_string(); }
    std::string operator()(const Options& value) const { return joined(value.codes, ","); }
    std::string operator()(const Metric& value) const { return value.amount.normalized().to_string(); }
};

}

std::string raw_text(const Datum& datum) {
    return std::visit(RawText(), datum);
}

std::string plain_text(std::string_view html) {
    std::string text;
    for (std::size_t i = 0; i < html.size();) {
        const char c = html[i];
        if (c == '<') {
            const std::size_t close = html.find('>', i);
            if (close != std::string_view::npos) {
                if (is_break(html.substr(i + 1, close - i - 1))) append_space(text);
                i = close + 1;
                continue;
            }
        } else if (c == '&') {
            const std::size_t end = html.find(';', i);
            const bool is_near = end != std::string_view::npos && end - i <= 10;
            if (const auto decoded =
                    is_near ? decoded_entity(html.substr(i + 1, end - i - 1)) : std::nullopt) {
                append_utf8(text, *decoded);
                i = end + 1;
                continue;
            }
        }
        if (c == '\n' || c == '\t' || c == '\r' || c == ' ')
            append_space(text);
        else
            text += c;
        ++i;
    }
    return std::string(trimmed(text));
}

}

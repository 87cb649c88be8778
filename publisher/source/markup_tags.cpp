// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/internal/text_steps.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace publisher::source {
namespace {

struct KnownTag {
    std::string_view name;
    TagKind kind;
};

using enum TagKind;

/// The elements of HTML and the few of older versions that product texts hold; sorted by name.
constexpr KnownTag kTags[] = {
    {"a", Inline},
    {"abbr", Dropped},
    {"acronym", Dropped},
    {"address", DroppedLine},
    {"article", DroppedLine},
    {"aside", DroppedLine},
    {"audio", WithContent},
    {"b", Inline},
    {"base", Dropped},
    {"bdi", Dropped},
    {"bdo", Dropped},
    {"big", Dropped},
    {"blockquote", DroppedLine},
    {"body", DroppedLine},
    {"br", Break},
    {"button", Dropped},
    {"canvas", WithContent},
    {"caption", DroppedLine},
    {"center", DroppedLine},
    {"cite", Dropped},
    {"code", Dropped},
    {"col", Dropped},
    {"colgroup", Dropped},
    {"dd", DroppedLine},
    {"del", Dropped},
    {"details", DroppedLine},
    {"dfn", Dropped},
    {"div", DroppedLine},
    {"dl", DroppedLine},
    {"dt", DroppedLine},
    {"em", Inline},
    {"embed", Dropped},
    {"fieldset", DroppedLine},
    {"figcaption", DroppedLine},
    {"figure", DroppedLine},
    {"font", Dropped},
    {"footer", DroppedLine},
    {"form", DroppedLine},
    {"h1", Block},
    {"h2", Block},
    {"h3", Block},
    {"h4", Block},
    {"h5", Block},
    {"h6", Block},
    {"head", WithContent},
    {"header", DroppedLine},
    {"hr", DroppedLine},
    {"html", DroppedLine},
    {"i", Inline},
    {"iframe", WithContent},
    {"img", Dropped},
    {"input", Dropped},
    {"ins", Dropped},
    {"kbd", Dropped},
    {"label", Dropped},
    {"legend", DroppedLine},
    {"li", Block},
    {"link", Dropped},
    {"main", DroppedLine},
    {"map", Dropped},
    {"mark", Dropped},
    {"meta", Dropped},
    {"nav", DroppedLine},
    {"nobr", Dropped},
    {"noscript", Dropped},
    {"object", WithContent},
    {"ol", Block},
    {"p", Block},
    {"param", Dropped},
    {"picture", Dropped},
    {"pre", DroppedLine},
    {"q", Dropped},
    {"s", Dropped},
    {"samp", Dropped},
    {"script", WithContent},
    {"section", DroppedLine},
    {"select", WithContent},
    {"small", Dropped},
    {"source", Dropped},
    {"span", Inline},
    {"strike", Dropped},
    {"strong", Inline},
    {"style", WithContent},
    {"sub", Inline},
    {"summary", DroppedLine},
    {"sup", Inline},
    {"svg", WithContent},
    {"table", Block},
    {"tbody", RowGroup},
    {"td", Block},
    {"template", WithContent},
    {"textarea", WithContent},
    {"tfoot", RowGroup},
    {"th", Block},
    {"thead", RowGroup},
    {"time", Dropped},
    {"title", WithContent},
    {"tr", Block},
    {"tt", Dropped},
    {"u", Inline},
    {"ul", Block},
    {"var", Dropped},
    {"video", WithContent},
    {"wbr", Dropped},
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-';
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == kLiteralBreak;
}

/// Room for a picture within its `src`; keeps broken texts from being searched to their end again and again.
constexpr std::size_t kLongestTag = 64 << 10;

/// Where the tag's `>` is; nothing when another `<` or the end comes first. Quotes count only after `=`:
/// elsewhere they are inches.
std::size_t find_tag_end(std::string_view text, std::size_t from) {
    text = text.substr(0, kLongestTag);
    char quote = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return i;
        } else if (c == '<') {
            return std::string_view::npos;
        } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
            quote = c;
        }
    }
    // An attribute whose quote is never closed: its tag ends at the first `>` all the same.
    return quote ? text.find('>', from) : std::string_view::npos;
}

/// `<br`, `<span style="font`: what stands after the name is nothing or begins with an attribute.
bool is_cut_off(std::string_view rest) {
    rest = trimmed(rest);
    const auto name_end = std::find_if_not(rest.begin(), rest.end(), is_name_character);
    return rest.empty() || rest == "/" ||
           (name_end != rest.begin() && name_end != rest.end() && *name_end == '=');
}

bool read_comment(std::string_view text, Tag& tag) {
    const std::string_view end = text.starts_with("<!--") ? "-->" : ">";
    const bool is_comment = text.starts_with("<!--") || text.starts_with("<!DOCTYPE") ||
                            text.starts_with("<!doctype") || text.starts_with("<?xml");
    const std::size_t at = is_comment ? text.find(end) : std::string_view::npos;
    if (at == std::string_view::npos) return false;
    tag = {Tag::Form::Comment, "!", at + end.size(), false};
    return true;
}

/// The value of `href=`; `lower` is the same in small letters.
std::string address_of(std::string_view attributes, std::string_view lower) {
    constexpr std::string_view kName = "href=";
    std::size_t begin = lower.find(kName);
    if (begin == std::string_view::npos) return {};
    begin += kName.size();
    const char quote = begin < attributes.size() ? attributes[begin] : ' ';
    const bool is_quoted = quote == '"' || quote == '\'';
    if (is_quoted) ++begin;
    const std::size_t end =
        is_quoted ? attributes.find(quote, begin) : attributes.find_first_of(" \t\n", begin);
    return std::string(trimmed(attributes.substr(begin, end == std::string_view::npos ? end : end - begin)));
}

}

TagKind tag_kind(std::string_view name) {
    // Office programs leave tags such as <o:p>.
    if (name.size() > 2 && name.find(':') != std::string_view::npos && name.back() != ':') return Dropped;
    const auto found =
        std::lower_bound(std::begin(kTags), std::end(kTags), name,
                         [](const KnownTag& tag, std::string_view wanted) { return tag.name < wanted; });
    return found == std::end(kTags) || found->name != name ? Unknown : found->kind;
}

bool read_tag(std::string_view text, Tag& tag) {
    if (text.size() < 2) return false;
    if (text[1] == '!' || text[1] == '?') return read_comment(text, tag);
    const bool is_end = text[1] == '/';
    const std::size_t name_begin = is_end ? 2 : 1;
    if (name_begin >= text.size() || !is_letter(text[name_begin])) return false;
    std::size_t name_end = name_begin;
    while (name_end < text.size() && is_name_character(text[name_end]))
        ++name_end;

    tag.name = to_lower_ascii(text.substr(name_begin, name_end - name_begin));
    tag.form = is_end ? Tag::Form::End : Tag::Form::Start;
    if (tag_kind(tag.name) == TagKind::Unknown) return false;
    const bool is_delimited =
        name_end == text.size() || is_space(text[name_end]) || text[name_end] == '>' || text[name_end] == '/';
    const std::size_t end = find_tag_end(text, name_end);
    if (end != std::string_view::npos) {
        if (!is_delimited) return false;
        tag.length = end + 1;
        const std::string_view attributes = text.substr(name_end, end - name_end);
        const std::string lower = to_lower_ascii(attributes);
        tag.has_style = lower.find("style=") != std::string::npos;
        tag.has_span =
            lower.find("colspan=") != std::string::npos || lower.find("rowspan=") != std::string::npos;
        tag.address = address_of(attributes, lower);
        return true;
    }
    const std::size_t next = std::min(text.find('<', 1), text.size());
    if (!is_cut_off(text.substr(name_end, next - name_end))) return false;
    tag.form = Tag::Form::CutOff;
    tag.length = next;
    return true;
}

}

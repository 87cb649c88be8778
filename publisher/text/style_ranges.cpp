// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/style_ranges.hpp"

#include "publisher/base/text.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace publisher::text {
namespace {

using style::NestedStyle;

bool is_space(char32_t character) {
    return u_isUWhiteSpace(static_cast<UChar32>(character));
}

bool is_mark(char32_t character) {
    return u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK) ==
           U_GCB_EXTEND;
}

/// Behind (or before) the n-th occurrence; the end of the text when there are fewer.
std::size_t end_at_text(const NestedStyle& nested, std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    for (int n = 0; n < nested.count; ++n) {
        const std::size_t found = text.find(nested.delimiter, n == 0 ? at : at + nested.delimiter.size());
        if (found == text.npos) return text.size();
        at = found;
    }
    return nested.is_through ? at + nested.delimiter.size() : at;
}

/// Behind (or before) the n-th character that begins what is counted.
template <typename IsCounted>
std::size_t end_at_character(const NestedStyle& nested, std::string_view text, std::size_t begin,
                             IsCounted is_counted) {
    int n = 0;
    for (std::size_t offset = begin; offset < text.size();) {
        const std::size_t here = offset;
        const char32_t character = next_code_point(text, offset);
        if (n == nested.count && !is_mark(character)) return here;
        if (is_counted(character) && ++n == nested.count && !nested.is_through) return here;
    }
    return text.size();
}

/// A word goes up to the next space.
std::size_t end_at_word(const NestedStyle& nested, std::string_view text, std::size_t begin) {
    int n = 0;
    bool was_space = true;
    for (std::size_t offset = begin; offset < text.size();) {
        const std::size_t here = offset;
        const bool is_now_space = is_space(next_code_point(text, offset));
        if (was_space && !is_now_space && ++n == nested.count && !nested.is_through) return here;
        if (n == nested.count && is_now_space) return here;
        was_space = is_now_space;
    }
    return text.size();
}

std::size_t end_of(const NestedStyle& nested, std::string_view text, std::size_t begin) {
    switch (nested.until) {
        case NestedStyle::Until::Text: return end_at_text(nested, text, begin);
        case NestedStyle::Until::Words: return end_at_word(nested, text, begin);
        case NestedStyle::Until::Characters:
            return end_at_character(nested, text, begin,
                                    [](char32_t character) { return !is_mark(character); });
        case NestedStyle::Until::Digits:
            return end_at_character(nested, text, begin, [](char32_t character) {
                return u_isdigit(static_cast<UChar32>(character));
            });
    }
    return text.size();
}

}

std::vector<Pattern::Match> StyleRanges::matches(const std::string& pattern, const std::string& text) {
    const auto [entry, is_new] = patterns_.try_emplace(pattern);
    if (is_new) {
        if (auto compiled = Pattern::compile(pattern)) entry->second = std::move(*compiled);
    }
    if (!entry->second) return {};
    auto found = entry->second->find_all(text);
    if (found) return std::move(*found);
    if (std::find(given_up_.begin(), given_up_.end(), pattern) == given_up_.end())
        given_up_.push_back(pattern);
    return {};
}

std::vector<StyleRange> StyleRanges::find(const style::ParagraphStyle& style, const std::string& text) {
    if (style.nested_styles.empty() && style.pattern_styles.empty()) return {};
    struct Stretch {
        std::size_t begin, end;
        style::CharacterStyleId style;
    };
    std::vector<Stretch> nested, patterns;
    std::vector<std::size_t> cuts{text.size()};
    const auto add = [&](std::vector<Stretch>& stretches, Stretch stretch) {
        stretches.push_back(stretch);
        cuts.insert(cuts.end(), {stretch.begin, stretch.end});
    };
    std::size_t begin = 0;
    for (const NestedStyle& each : style.nested_styles) {
        const std::size_t end = end_of(each, text, begin);
        add(nested, {begin, end, each.style});
        begin = end;
    }
    for (const style::PatternStyle& each : style.pattern_styles) {
        for (const Pattern::Match& match : matches(each.pattern, text))
            add(patterns, {match.begin, match.end, each.style});
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<StyleRange> ranges;
    const auto style_at = [](const std::vector<Stretch>& stretches, std::size_t at) {
        style::CharacterStyleId found;
        for (const Stretch& stretch : stretches) {
            if (stretch.begin <= at && at < stretch.end) found = stretch.style;
        }
        return found;
    };
    std::size_t at = 0;
    for (const std::size_t cut : cuts) {
        if (cut == at) continue;
        ranges.push_back({static_cast<std::uint32_t>(cut), style_at(nested, at), style_at(patterns, at)});
        at = cut;
    }
    return ranges;
}

}

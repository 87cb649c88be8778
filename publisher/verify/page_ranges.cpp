// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_ranges.hpp"

#include "publisher/base/text.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace publisher::verify {
namespace {

constexpr const char* kDash = "–";

std::optional<int> roman_number(std::string_view text) {
    static const std::map<char, int> kValues = {{'i', 1},   {'v', 5},   {'x', 10},  {'l', 50},
                                                {'c', 100}, {'d', 500}, {'m', 1000}};
    int number = 0, before = 0;
    for (const char letter : text) {
        const auto value = kValues.find(letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter);
        if (value == kValues.end()) return std::nullopt;
        number += value->second - (before < value->second ? 2 * before : 0);
        before = value->second;
    }
    return text.empty() ? std::nullopt : std::optional(number);
}

struct FolioParts {
    std::string prefix;
    int number = 0; ///< 0: it has none
    bool is_roman = false;
};

/// "A-" and 12; "" and 4 for "iv".
FolioParts parts_of(const std::string& folio) {
    const auto prefix_end = folio.find_last_not_of("0123456789") + 1;
    int number = 0;
    const auto* end = folio.data() + folio.size();
    if (std::from_chars(folio.data() + prefix_end, end, number).ec == std::errc())
        return {folio.substr(0, prefix_end), number, false};
    const auto roman_begin = folio.find_last_not_of("ivxlcdmIVXLCDM") + 1;
    return {folio.substr(0, roman_begin), roman_number(folio.substr(roman_begin)).value_or(0), true};
}

int number_of(const std::string& folio) {
    return parts_of(folio).number;
}

}

bool counts_on(const std::string& folio, const std::string& next) {
    const FolioParts first = parts_of(folio), second = parts_of(next);
    return first.number > 0 && first.prefix == second.prefix && first.is_roman == second.is_roman &&
           second.number == first.number + 1;
}

std::vector<std::string> page_ranges(const std::set<std::size_t>& pages,
                                     const std::vector<std::string>& folios) {
    std::vector<std::string> ranges;
    for (auto at = pages.begin(); at != pages.end();) {
        const std::size_t first = *at;
        std::size_t last = first;
        while (++at != pages.end() && *at == last + 1 && counts_on(folios[last], folios[*at]))
            last = *at;
        ranges.push_back(first == last ? folios[first] : folios[first] + kDash + folios[last]);
    }
    return ranges;
}

std::optional<ListItem> read_list_item(const std::string& word, bool is_right_to_left) {
    ListItem item;
    std::string parts[2];
    bool is_second = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        if (c == U',' || c == U'،' || c == U'、' || c == U'，')
            item.has_comma = true;
        else if (c == U'–' && !is_second)
            is_second = true;
        else
            append_utf8(parts[is_second ? 1 : 0], c);
    }
    const bool is_folio = number_of(parts[0]) > 0 && (!is_second || number_of(parts[1]) > 0);
    if (!is_folio) return std::nullopt;
    if (is_right_to_left && is_second) std::swap(parts[0], parts[1]);
    item.range = is_second ? parts[0] + kDash + parts[1] : parts[0];
    return item;
}

}

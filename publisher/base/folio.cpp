// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/folio.hpp"

#include <string_view>
#include <utility>

namespace publisher {
namespace {

constexpr int kMostRoman = 3999;

std::string to_roman(int number, Folio::Style style) {
    constexpr std::pair<int, std::string_view> kParts[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string text;
    for (const auto& [part, letters] : kParts) {
        for (; number >= part; number -= part)
            text += letters;
    }
    if (style == Folio::Style::UpperRoman) {
        for (char& letter : text)
            letter = static_cast<char>(letter - 'a' + 'A');
    }
    return text;
}

}

std::string Folio::text() const {
    if (number <= 0) return prefix;
    const bool is_roman = style != Style::Arabic && number <= kMostRoman;
    return prefix + (is_roman ? to_roman(number, style) : std::to_string(number));
}

Folio Folio::moved(int n_pages) const {
    Folio other = *this;
    other.number += n_pages;
    return other;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/list_marker.hpp"

#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace publisher::text {
namespace {

using Numerals = style::ListFormat::Numerals;

constexpr int kLargestRoman = 3999;

/// a to z, then aa to az, as in the columns of a spreadsheet.
std::string to_letters(int number) {
    std::string letters;
    for (; number > 0; number = (number - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
    return letters;
}

std::string to_roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 13> kParts = {{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
    std::string roman;
    for (const auto& [value, letters] : kParts) {
        for (; number >= value; number -= value)
            roman += letters;
    }
    return roman;
}

std::string to_upper(std::string letters) {
    std::transform(letters.begin(), letters.end(), letters.begin(),
                   [](char letter) { return static_cast<char>(letter - 'a' + 'A'); });
    return letters;
}

}

std::string to_numerals(int number, Numerals numerals, const std::string& language) {
    const bool is_roman = number > 0 && number <= kLargestRoman;
    switch (numerals) {
        case Numerals::LowerLetters:
            if (number > 0) return to_letters(number);
            break;
        case Numerals::UpperLetters:
            if (number > 0) return to_upper(to_letters(number));
            break;
        case Numerals::LowerRoman:
            if (is_roman) return to_roman(number);
            break;
        case Numerals::UpperRoman:
            if (is_roman) return to_upper(to_roman(number));
            break;
        case Numerals::OfLanguage: return Locale(language, Locale::Digits::Native).number(Decimal(number));
        case Numerals::Arabic: break;
    }
    return std::to_string(number);
}

std::string ListCounter::next(const style::ListFormat& list, const std::string& language) {
    if (list.kind == style::ListFormat::Kind::None) {
        numbers_.clear();
        return {};
    }
    const auto level = static_cast<std::size_t>(list.level);
    if (list.kind == style::ListFormat::Kind::Bullet) {
        numbers_.resize(std::min(numbers_.size(), level));
        return list.text;
    }
    // Levels that were left out count as not begun.
    constexpr int kNotBegun = -1;
    numbers_.resize(level, kNotBegun);
    int& number = numbers_.back();
    number = number == kNotBegun ? list.start : number + 1;
    std::string marker = list.text;
    const std::string written = to_numerals(number, list.numerals, language);
    if (const std::size_t place = marker.find('#'); place != marker.npos) marker.replace(place, 1, written);
    return marker;
}

}

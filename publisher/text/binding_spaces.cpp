// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/binding_spaces.hpp"

#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace publisher::text {
namespace {

constexpr std::array<std::string_view, 8> kCurrencySigns = {"€", "$", "£", "¥", "₹", "kr", "zł", "Kč"};
/// What a number follows.
constexpr std::array<std::string_view, 17> kIntroductions = {"No.",  "Nos.", "Nr.", "nº",  "N°", "n°",
                                                             "№",    "Art.", "p.",  "pp.", "S.", "Abb.",
                                                             "Fig.", "fig.", "ca.", "Ø",   "×"};
/// Longer words are no symbols, whatever unit codes there are.
constexpr std::size_t kLongestSymbol = 6;

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_currency(std::string_view word) {
    const auto is_capital = [](char byte) { return byte >= 'A' && byte <= 'Z'; };
    if (is_one_of(kCurrencySigns, word)) return true;
    return word.size() == 3 && std::all_of(word.begin(), word.end(), is_capital) && is_iso_currency(word);
}

std::string_view word_before(std::string_view text, std::size_t space) {
    const std::string_view before = text.substr(0, space);
    const std::size_t begin = before.find_last_of(" \n\t");
    return begin == before.npos ? before : before.substr(begin + 1);
}

std::string_view word_after(std::string_view text, std::size_t space) {
    const std::string_view after = text.substr(space + 1);
    return after.substr(0, after.find_first_of(" \n\t"));
}

bool follows_number(std::string_view word) {
    const std::size_t last = word.find_last_not_of(".,;:!?)]");
    word = word.substr(0, last == word.npos ? 0 : last + 1);
    if (word.empty() || word.size() > kLongestSymbol || is_digit(word[0])) return false;
    return word == "×" || word == "%" || word == "‰" || is_currency(word) || is_known_unit(word);
}

}

bool is_binding_space(std::string_view text, std::size_t space) {
    const std::string_view before = word_before(text, space), after = word_after(text, space);
    if (before.empty() || after.empty()) return false;
    if (is_digit(before.back()) && follows_number(after)) return true;
    return is_digit(after[0]) && (is_one_of(kIntroductions, before) || is_currency(before));
}

}

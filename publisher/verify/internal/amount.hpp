// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads prices as a reader does. Shares nothing with the formatter, whose faults it has to find: the
/// tables of separators and currency signs are this module's own.
namespace publisher::verify {

/// How a locale writes numbers.
struct NumberStyle {
    char32_t decimal = ',';
    bool groups_by_two = false; ///< 12,34,567 as in India
};
NumberStyle number_style(std::string_view locale);

/// Digits after the point of a currency (ISO 4217): 2, of JPY 0, of KWD 3.
int minor_digits(std::string_view currency);

/// A number as it stands, perhaps with a currency before or behind it in the same word.
struct PrintedNumber {
    Decimal amount;
    int n_decimals = 0;
    std::string before, after; ///< the rest of the word, without spaces and direction marks
    std::string problem;       ///< how it breaks the style; empty: it keeps it
};

/// Nothing for a word that holds no number, or more than one. Digits of all scripts count.
std::optional<PrintedNumber> read_number(std::string_view word, const NumberStyle& style);

/// The currencies that a sign or code stands for: "kr" is SEK, NOK, DKK and ISK. Empty: it is none.
std::vector<std::string> currencies_of(std::string_view sign);

/// Without spaces, direction marks and soft hyphens: what has to be
/// equal between data and page whatever lines were broken.
std::string squashed(std::string_view text);

/// Fewest insertions, deletions and replacements of bytes from one text to the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/amount.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace publisher::verify {
namespace {

using CodePoints = std::vector<char32_t>;

bool is_direction_mark(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x200B || c == 0x200C || c == 0x200D;
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x3000;
}

/// The value of a decimal digit of any of the scripts an edition may be in; -1: it is none.
int digit_value(char32_t c) {
    constexpr std::array<char32_t, 12> kZeros = {U'0',   0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66,
                                                 0x0AE6, 0x0BE6, 0x0C66, 0x0E50, 0x1040, 0xFF10};
    for (const char32_t zero : kZeros) {
        if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
    }
    return -1;
}

bool is_separator(char32_t c) {
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0xA0 || c == 0x202F || c == 0x2009 ||
           c == 0x066B || c == 0x066C;
}

CodePoints decode(std::string_view text) {
    CodePoints points;
    if (find_malformed_utf8(text)) return points;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_direction_mark(c) && c != 0xAD) points.push_back(c);
    }
    return points;
}

std::string encode(const CodePoints& points, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_space(points[i])) append_utf8(text, points[i]);
    }
    return text;
}

/// Where the number that begins at `begin` ends: separators belong to it when a digit follows.
std::size_t number_end(const CodePoints& points, std::size_t begin) {
    std::size_t end = begin;
    while (end < points.size()) {
        const bool is_inner =
            is_separator(points[end]) && end + 1 < points.size() && digit_value(points[end + 1]) >= 0;
        if (digit_value(points[end]) < 0 && !is_inner) break;
        ++end;
    }
    return end;
}

/// Digits between the separators of a number.
struct Groups {
    std::vector<std::string> digits;
    std::vector<char32_t> separators;
};

Groups groups_of(const CodePoints& points, std::size_t begin, std::size_t end) {
    Groups groups{{""}, {}};
    for (std::size_t i = begin; i < end; ++i) {
        const int digit = digit_value(points[i]);
        if (digit >= 0) {
            groups.digits.back() += static_cast<char>('0' + digit);
            continue;
        }
        groups.separators.push_back(points[i]);
        groups.digits.emplace_back();
    }
    return groups;
}

/// Does the last separator part the cents? By the locale's sign, or because it cannot be anything else.
bool has_decimals(const Groups& groups, const NumberStyle& style) {
    if (groups.separators.empty()) return false;
    const char32_t last = groups.separators.back();
    const bool is_alone = std::count(groups.separators.begin(), groups.separators.end(), last) == 1;
    return is_alone && (last == style.decimal || groups.digits.back().size() != 3);
}

std::string grouping_problem(const Groups& groups, std::size_t n_whole, const NumberStyle& style) {
    for (std::size_t i = 1; i < n_whole; ++i) {
        const std::size_t wanted = style.groups_by_two && i + 1 < n_whole ? 2 : 3;
        if (groups.digits[i].size() != wanted) return "its digits are not grouped by thousands";
        if (groups.separators[i - 1] == style.decimal)
            return "the sign between its groups is the decimal sign";
        if (groups.separators[i - 1] != groups.separators[0])
            return "its groups are parted by different signs";
    }
    return {};
}

std::string problem_of(const Groups& groups, bool has_cents, const NumberStyle& style) {
    const std::size_t n_whole = groups.digits.size() - (has_cents ? 1 : 0);
    if (has_cents && groups.separators.back() != style.decimal) {
        std::string sign;
        append_utf8(sign, style.decimal);
        return "its decimal sign is not '" + sign + "'";
    }
    return grouping_problem(groups, n_whole, style);
}

bool is_dash(char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2212;
}

/// "29,–" and "29.-" are whole amounts.
std::size_t skip_dash_cents(const CodePoints& points, std::size_t end) {
    const bool has_dash =
        end + 1 < points.size() && (points[end] == ',' || points[end] == '.') && is_dash(points[end + 1]);
    if (!has_dash) return end;
    end += 2;
    while (end < points.size() && is_dash(points[end]))
        ++end;
    return end;
}

}

NumberStyle number_style(std::string_view locale) {
    const std::string_view language = locale.substr(0, locale.find('_'));
    const std::size_t last = locale.rfind('_');
    const std::string_view region =
        last == std::string_view::npos ? std::string_view() : locale.substr(last + 1);
    const auto is_one_of = [](std::string_view word, std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    NumberStyle style;
    style.groups_by_two = region == "IN";
    if (language == "ar" || language == "fa" || language == "ur") {
        const bool has_own_digits =
            language == "fa" ||
            is_one_of(region, {"",   "BH", "DJ", "EG", "ER", "IL", "IQ", "JO", "KM", "KW", "LB",
                               "MR", "OM", "PS", "QA", "SA", "SD", "SO", "SS", "SY", "TD", "YE"});
        const bool is_maghreb = is_one_of(region, {"DZ", "LY", "MA", "TN"});
        style.decimal = language == "ur" ? U'.'
                        : has_own_digits ? char32_t{0x066B}
                        : is_maghreb     ? U','
                                         : U'.';
        return style;
    }
    const bool has_point_language =
        is_one_of(language, {"en", "ja", "ko", "zh",  "th", "he", "hi", "bn", "ta", "te", "mr", "gu", "kn",
                             "ml", "pa", "ms", "fil", "sw", "mt", "cy", "ga", "am", "my", "si", "ne"});
    const bool writes_comma =
        language == "en" && is_one_of(region, {"AT", "BE", "DE", "DK", "FI", "NL", "SE", "SI", "ZA"});
    const bool has_point_region =
        (is_one_of(language, {"de", "it", "rm", "gsw"}) && is_one_of(region, {"CH", "LI"})) ||
        (language == "es" && is_one_of(region, {"DO", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "SV", "US"}));
    if ((has_point_language && !writes_comma) || has_point_region) style.decimal = U'.';
    return style;
}

int minor_digits(std::string_view currency) {
    constexpr std::array<std::string_view, 15> kNone = {"BIF", "CLP", "DJF", "GNF", "ISK",
                                                        "JPY", "KMF", "KRW", "PYG", "RWF",
                                                        "UGX", "VND", "VUV", "XAF", "XOF"};
    constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
    if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end()) return 0;
    return std::find(kThree.begin(), kThree.end(), currency) != kThree.end() ? 3 : 2;
}

std::optional<PrintedNumber> read_number(std::string_view word, const NumberStyle& style) {
    const CodePoints points = decode(word);
    const auto first =
        std::find_if(points.begin(), points.end(), [](char32_t c) { return digit_value(c) >= 0; });
    if (first == points.end()) return std::nullopt;
    const auto begin = static_cast<std::size_t>(first - points.begin());
    const std::size_t end = number_end(points, begin), rest = skip_dash_cents(points, end);
    if (std::any_of(points.begin() + static_cast<std::ptrdiff_t>(rest), points.end(),
                    [](char32_t c) { return digit_value(c) >= 0; })) {
        return std::nullopt;
    }
    const Groups groups = groups_of(points, begin, end);
    const bool has_cents = has_decimals(groups, style);
    std::string digits;
    for (std::size_t i = 0; i < groups.digits.size(); ++i) {
        if (has_cents && i + 1 == groups.digits.size()) digits += '.';
        digits += groups.digits[i];
    }
    const auto amount = Decimal::parse(digits);
    if (!amount) return std::nullopt;
    PrintedNumber number{*amount, 0, encode(points, 0, begin), encode(points, rest, points.size()),
                         problem_of(groups, has_cents, style)};
    if (has_cents) number.n_decimals = static_cast<int>(groups.digits.back().size());
    // Whole by a dash: all its cents have been spoken of.
    if (rest != end) number.n_decimals = -1;
    return number;
}

std::vector<std::string> currencies_of(std::string_view sign) {
    using Entry = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Entry, 42> kSigns = {{
        {"€", "EUR"},       {"£", "GBP"},     {"$", "USD CAD AUD NZD SGD HKD MXN CLP COP ARS TWD"},
        {"US$", "USD"},     {"CA$", "CAD"},   {"A$", "AUD"},
        {"NZ$", "NZD"},     {"¥", "JPY CNY"}, {"￥", "JPY CNY"},
        {"円", "JPY"},      {"元", "CNY"},    {"CN¥", "CNY"},
        {"₩", "KRW"},       {"₹", "INR"},     {"₺", "TRY"},
        {"₽", "RUB"},     {"₴", "UAH"},     {"₪", "ILS"},
        {"฿", "THB"},       {"₫", "VND"},     {"zł", "PLN"},
        {"Kč", "CZK"},      {"Ft", "HUF"},    {"kr", "SEK NOK DKK ISK"},
        {"kr.", "DKK ISK"}, {"lei", "RON"},   {"лв.", "BGN"},
        {"Fr.", "CHF"},     {"SFr.", "CHF"},  {"د.إ.", "AED"},
        {"ر.س.", "SAR"},    {"ج.م.", "EGP"},  {"د.ك.", "KWD"},
        {"ر.ق.", "QAR"},    {"د.ب.", "BHD"},  {"ر.ع.", "OMR"},
        {"د.أ.", "JOD"},    {"د.م.", "MAD"},  {"R$", "BRL"},
        {"R", "ZAR"},       {"RM", "MYR"},    {"грн.", "UAH"},
    }};
    static constexpr std::array<std::string_view, 45> kCodes = {
        "AED", "ARS", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK",
        "DKK", "EGP", "EUR", "GBP", "HKD", "HUF", "ILS", "INR", "ISK", "JOD", "JPY", "KRW",
        "KWD", "MAD", "MXN", "MYR", "NOK", "NZD", "OMR", "PLN", "QAR", "RON", "RSD", "RUB",
        "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "ZAR"};
    for (const auto& [text, codes] : kSigns) {
        if (text == sign) return split_list(codes, ' ');
    }
    if (std::find(kCodes.begin(), kCodes.end(), sign) != kCodes.end()) return {std::string(sign)};
    return {};
}

std::string squashed(std::string_view text) {
    std::string result;
    for (const char32_t c : decode(text)) {
        if (!is_space(c)) append_utf8(result, c);
    }
    return result;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
        }
    }
    return row[b.size()];
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/internal/state.hpp"
#include "publisher/locale/internal/unit_table.hpp"

#include <unicode/currunit.h>
#include <unicode/dcfmtsym.h>
#include <unicode/formattedvalue.h>
#include <unicode/measunit.h>
#include <unicode/ucurr.h>

#include <algorithm>

namespace publisher {
namespace {

using icu::number::FormattedNumber;
using icu::number::Precision;
using MoneyKind = Locale::MoneyPart::Kind;

constexpr std::string_view kNoBreakSpace = "\u00A0";

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

/// CLDR writes "12.5 cm" with a plain space in many locales; a number is never parted from its unit.
std::string with_no_break_spaces(std::string text) {
    for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos;)
        text.replace(at, 1, kNoBreakSpace);
    return text;
}

icu::CurrencyUnit to_icu_currency(std::string_view code) {
    UErrorCode error = U_ZERO_ERROR;
    return icu::CurrencyUnit(piece(code), error);
}

int decimals_of(const icu::CurrencyUnit& currency) {
    UErrorCode error = U_ZERO_ERROR;
    const int decimals = ucurr_getDefaultFractionDigits(currency.getISOCurrency(), &error);
    return U_SUCCESS(error) ? decimals : 2;
}

/// The digits themselves, should ICU ever fail: a wrong looking price is seen, a missing one is not.
std::string to_text(const FormattedNumber& formatted, UErrorCode error, const std::string& digits) {
    const icu::UnicodeString text = formatted.toString(error);
    return U_SUCCESS(error) ? to_utf8(text) : digits;
}

MoneyKind kind_of(int32_t field) {
    switch (field) {
        case UNUM_INTEGER_FIELD:
        case UNUM_GROUPING_SEPARATOR_FIELD: return MoneyKind::Whole;
        case UNUM_DECIMAL_SEPARATOR_FIELD: return MoneyKind::Separator;
        case UNUM_FRACTION_FIELD: return MoneyKind::Fraction;
        case UNUM_CURRENCY_FIELD: return MoneyKind::Currency;
        case UNUM_SIGN_FIELD: return MoneyKind::Sign;
        default: return MoneyKind::Space;
    }
}

std::vector<MoneyKind> kinds_of(const FormattedNumber& formatted, int32_t length) {
    std::vector<MoneyKind> kinds(static_cast<std::size_t>(length), MoneyKind::Space);
    UErrorCode error = U_ZERO_ERROR;
    icu::ConstrainedFieldPosition field;
    field.constrainCategory(UFIELD_CATEGORY_NUMBER);
    while (formatted.nextPosition(field, error)) {
        std::fill(kinds.begin() + field.getStart(), kinds.begin() + field.getLimit(),
                  kind_of(field.getField()));
    }
    return kinds;
}

}

const Locale::State::MoneyFormatter& Locale::State::ensure_money(std::string_view currency, int decimals) {
    for (const MoneyFormatter& known : money) {
        if (known.asked_decimals == decimals && known.currency == currency) return known;
    }
    const icu::CurrencyUnit unit = to_icu_currency(currency);
    const int shown = decimals >= 0 ? decimals : decimals_of(unit);
    money.push_back({std::string(currency), decimals, shown,
                     icu::number::NumberFormatter::withLocale(digits).unit(unit).precision(
                         Precision::fixedFraction(shown))});
    return money.back();
}

const Locale::State::NumberFormatter& Locale::State::ensure_number(int decimals) {
    for (const auto& [known, formatter] : numbers) {
        if (known == decimals) return formatter;
    }
    const auto precision = decimals > 0 ? icu::number::Precision(Precision::minFraction(decimals))
                                        : icu::number::Precision(Precision::unlimited());
    numbers.emplace_back(decimals, icu::number::NumberFormatter::withLocale(digits).precision(precision));
    return numbers.back().second;
}

const Locale::State::MeasureFormatter& Locale::State::ensure_measure(std::string_view unit_code,
                                                                     std::string_view family) {
    std::string key(unit_code);
    key.append(1, '\n').append(family);
    const auto found = measures.find(key);
    if (found != measures.end()) return found->second;

    const Unit* unit = find_unit(unit_code, family);
    UErrorCode error = U_ZERO_ERROR;
    if (unit && !unit->icu_identifier.empty()) {
        auto formatter = icu::number::NumberFormatter::withLocale(digits)
                             .unit(icu::MeasureUnit::forIdentifier(piece(unit->icu_identifier), error))
                             .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                             .precision(Precision::unlimited());
        formatter.formatInt(1, error);
        if (U_SUCCESS(error))
            return measures.emplace(std::move(key), MeasureFormatter{std::move(formatter), {}}).first->second;
    }
    std::string suffix(unit ? unit->symbol : unit_code);
    if (!suffix.empty()) suffix.insert(0, kNoBreakSpace);
    return measures.emplace(std::move(key), MeasureFormatter{ensure_number(0), std::move(suffix)})
        .first->second;
}

std::string Locale::money(const Decimal& amount, std::string_view currency, Rounding rounding,
                          int decimals) const {
    const State::MoneyFormatter& money = state_->ensure_money(currency, decimals);
    const std::string digits = amount.rounded(money.decimals, rounding).to_string();
    UErrorCode error = U_ZERO_ERROR;
    return to_text(money.formatter.formatDecimal(digits, error), error, digits);
}

std::vector<Locale::MoneyPart> Locale::money_parts(const Decimal& amount, std::string_view currency,
                                                   Rounding rounding, int decimals) const {
    const State::MoneyFormatter& money = state_->ensure_money(currency, decimals);
    const std::string digits = amount.rounded(money.decimals, rounding).to_string();
    UErrorCode error = U_ZERO_ERROR;
    const FormattedNumber formatted = money.formatter.formatDecimal(digits, error);
    const icu::UnicodeString text = formatted.toString(error);
    if (U_FAILURE(error)) return {{MoneyKind::Whole, digits}};

    const std::vector<MoneyKind> kinds = kinds_of(formatted, text.length());
    std::vector<MoneyPart> parts;
    for (std::size_t begin = 0; begin < kinds.size();) {
        std::size_t end = begin + 1;
        while (end < kinds.size() && kinds[end] == kinds[begin])
            ++end;
        parts.push_back({kinds[begin], to_utf8(text.tempSubStringBetween(static_cast<int32_t>(begin),
                                                                         static_cast<int32_t>(end)))});
        begin = end;
    }
    return parts;
}

std::string Locale::number(const Decimal& amount, int decimals) const {
    const std::string digits = amount.normalized().to_string();
    UErrorCode error = U_ZERO_ERROR;
    return to_text(state_->ensure_number(std::max(0, decimals)).formatDecimal(digits, error), error, digits);
}

std::string Locale::decimal_separator() const {
    UErrorCode error = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(state_->digits, error);
    return U_SUCCESS(error)
               ? to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol))
               : ".";
}

std::string Locale::measure(const Decimal& amount, std::string_view unit, std::string_view family) const {
    const State::MeasureFormatter& measure = state_->ensure_measure(unit, family);
    const std::string digits = amount.normalized().to_string();
    UErrorCode error = U_ZERO_ERROR;
    return with_no_break_spaces(to_text(measure.formatter.formatDecimal(digits, error), error, digits) +
                                measure.suffix);
}

bool is_iso_currency(std::string_view code) {
    const bool is_shaped = code.size() == 3 &&
                           std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_shaped) return false;
    const char16_t wide[] = {static_cast<char16_t>(code[0]), static_cast<char16_t>(code[1]),
                             static_cast<char16_t>(code[2]), 0};
    return ucurr_getNumericCode(wide) != 0;
}

}

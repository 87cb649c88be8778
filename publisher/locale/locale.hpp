// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {

/// Everything that reads differently from one edition to the next: money, numbers, measures, dates,
/// sorting. A thin cover over ICU with its formatters made once; CLDR data of the library in use.
/// One object per edition and thread.
class Locale {
public:
    enum class Direction { LeftToRight, RightToLeft };
    /// Which digits an edition writes: the locale's own, or always 0-9.
    enum class Digits { Native, Latin };

    explicit Locale(std::string_view code, Digits digits = Digits::Native);
    ~Locale();
    Locale(Locale&&) noexcept;

    static bool is_known(std::string_view code);

    const std::string& code() const;           ///< "de_DE"
    std::string language_tag() const;          ///< "de-DE"
    Direction direction() const;

    /// "1.234,50 €". Rounded here and nowhere else, by the rule; digits after the point by currency
    /// (ISO 4217) unless `decimals` says otherwise.
    std::string money(const Decimal& amount, std::string_view currency, Rounding rounding = Rounding::HalfUp,
                      int decimals = -1) const;
    /// The parts in the order in which they are read, for templates that set them apart
    /// (large euros, raised cents, small sign).
    struct MoneyPart {
        enum class Kind { Whole, Separator, Fraction, Currency, Sign, Space } kind;
        std::string text;
    };
    std::vector<MoneyPart> money_parts(const Decimal& amount, std::string_view currency,
                                       Rounding rounding = Rounding::HalfUp, int decimals = -1) const;
    /// All digits of the amount, grouped and with the locale's point.
    std::string number(const Decimal& amount) const;
    /// "12,5 cm": the unit's short name in the locale; an unknown unit keeps its code.
    std::string measure(const Decimal& amount, std::string_view unit) const;
    std::string date(const Date& day) const;   ///< medium form
    std::string date_range(const Date& first, const Date& last) const;
    std::string boolean(bool value) const;     ///< "Ja", "Yes", "Ναι", "نعم"
    /// "a, b und c"
    std::string list(const std::vector<std::string>& items) const;

    /// Compares names as a reader of the locale sorts them.
    int compare(std::string_view a, std::string_view b) const;
    /// Bytes whose order is that of `compare`.
    std::string sort_key(std::string_view text) const;
    std::string upper(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Exact conversion between units of one family ("CENTIMETER" to "INCH"), rounded by the named rule;
/// nothing when they are not of one family or a unit is unknown. Factors are exact fractions.
std::optional<Decimal> convert_unit(const Decimal& amount, std::string_view from, std::string_view to, int decimals,
                                    Rounding rounding);
bool is_known_unit(std::string_view unit);

}

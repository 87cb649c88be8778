// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/date.hpp"
#include "publisher/base/decimal.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {

/// Everything that reads differently from one edition to the next: money, numbers, measures, dates,
/// sorting. A thin cover over ICU with its formatters made once; CLDR data of the library in use.
/// Amounts reach ICU as decimal digits, never as binary floating point.
/// One object per edition and thread.
class Locale {
public:
    enum class Direction { LeftToRight, RightToLeft };
    /// Which digits an edition writes: those CLDR names as usual for the locale (Arabic-Indic in ar_EG,
    /// 0-9 in ar_AE and hi_IN), those of the locale's own script, or always 0-9.
    enum class Digits { Usual, Native, Latin };

    /// A code that is not known reads like CLDR's root locale; ask `is_known` first.
    explicit Locale(std::string_view code, Digits digits = Digits::Usual);
    ~Locale();
    Locale(Locale&&) noexcept;
    Locale& operator=(Locale&&) noexcept;

    /// "de_DE", "sr_Latn_RS", "es_419", "de": a language CLDR has and a territory that exists.
    static bool is_known(std::string_view code);

    const std::string& code() const;  ///< "de_DE"
    std::string language_tag() const; ///< "de-DE"
    std::string decimal_separator() const; ///< "," where prices read 12,95
    Direction direction() const;

    /// "1.234,50 €". Rounded here and nowhere else, by the rule; digits after the point by currency
    /// (ISO 4217) unless `decimals` says otherwise.
    std::string money(const Decimal& amount, std::string_view currency, Rounding rounding = Rounding::HalfUp,
                      int decimals = -1) const;
    /// The parts in the order in which they stand, for templates that set them apart (large euros,
    /// raised cents, small sign). Joined they are what `money` gives; Whole holds its group separators.
    struct MoneyPart {
        enum class Kind { Whole, Separator, Fraction, Currency, Sign, Space } kind;
        std::string text;
    };
    std::vector<MoneyPart> money_parts(const Decimal& amount, std::string_view currency,
                                       Rounding rounding = Rounding::HalfUp, int decimals = -1) const;
    /// All digits of the amount, grouped and with the locale's point, at least `decimals` after it;
    /// zeros at the end beyond those are left away ("500.0000" is how a PIM stores 500).
    std::string number(const Decimal& amount, int decimals = 0) const;
    /// "12,5 cm" with a no-break space: as `number`, with the unit's short name in the locale. A unit CLDR does not have shows
    /// its symbol, an unknown one its code. `family` tells apart codes that two families share
    /// (OUNCE of Weight and of Volume, MINUTE of Duration and of Angle); empty: the first that has it.
    std::string measure(const Decimal& amount, std::string_view unit, std::string_view family = {}) const;
    /// "25 %" for 25: as `number`, with the locale's sign where it stands.
    std::string percent(const Decimal& percent) const;
    std::string date(const Date& day) const; ///< medium form
    /// "01.03.–31.08.2027"; one day when both are the same.
    std::string date_range(const Date& first, const Date& last) const;
    std::string boolean(bool value) const; ///< "Ja", "Yes", "Ναι", "نعم"; "+" and "–" without a word
    /// "a, b und c"
    std::string list(const std::vector<std::string>& items) const;

    /// Compares names as a reader of the locale sorts them; digits count as numbers: M8 before M10.
    int compare(std::string_view a, std::string_view b) const;
    /// Bytes whose order is that of `compare`.
    std::string sort_key(std::string_view text) const;
    std::string upper(std::string_view text) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Is it a currency of ISO 4217, in capitals: "EUR"?
bool is_iso_currency(std::string_view code);

/// Unit codes are those of Akeneo's measurement families (CENTIMETER), of UN/ECE Recommendation 20 (CMT)
/// or the usual symbols (cm). Codes compare without case, symbols with it.
bool is_known_unit(std::string_view unit);
/// A unit that counts pieces: PIECE, C62, H87, EA, or none at all.
bool is_piece_unit(std::string_view unit);

/// Exact conversion between units of one family ("CENTIMETER" to "INCH"), rounded once, by the named
/// rule; nothing when they are not of one family or a unit is unknown. Factors are exact fractions.
std::optional<Decimal> convert_unit(const Decimal& amount, std::string_view from, std::string_view to,
                                    int decimals, Rounding rounding);

/// One `from` is numerator / denominator `to`, exactly.
struct UnitRatio {
    Decimal numerator, denominator;
};
/// As for `convert_unit`; nothing either for temperatures, whose scales do not begin at the same zero.
std::optional<UnitRatio> unit_ratio(std::string_view from, std::string_view to);

}

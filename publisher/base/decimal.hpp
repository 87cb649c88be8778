// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace publisher {

/// The named rules by which an amount loses digits. Prices are rounded once, at display. All of them
/// judge the amount without its sign: `Up` is away from zero, `Down` is towards it.
enum class Rounding { HalfUp, HalfEven, Up, Down };

std::optional<Rounding> parse_rounding(std::string_view name);
std::string_view to_string(Rounding rounding);

/// An exact decimal number: coefficient / 10^scale. Never passes through
/// binary floating point, so 19.90 stays 19.90 and 0.1 + 0.2 is 0.3.
///
/// At most 34 significant digits and a scale of 0..30; what does not fit is
/// no value (`parse`, `times` and `over` return nothing) rather than a wrong one.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t whole) : coefficient_(whole) {} // NOLINT: a whole number is a decimal
    static Decimal from_scaled(std::int64_t coefficient, int scale);
    /// The coefficient as two words, high first, and back; for archives.
    std::array<std::int64_t, 2> coefficient_words() const;
    static Decimal from_words(const std::array<std::int64_t, 2>& words, int scale);

    /// Reads "-12.50" with a point and no grouping; nothing when it is anything else.
    static std::optional<Decimal> parse(std::string_view text);

    bool is_zero() const { return coefficient_ == 0; }
    bool is_negative() const { return coefficient_ < 0; }
    /// Digits after the point as written: 12.50 has 2.
    int scale() const { return scale_; }

    std::optional<Decimal> plus(const Decimal& other) const;
    std::optional<Decimal> minus(const Decimal& other) const;
    std::optional<Decimal> times(const Decimal& other) const;
    /// The quotient rounded to `scale` digits; nothing when dividing by zero.
    std::optional<Decimal> over(const Decimal& divisor, int scale, Rounding rounding) const;
    /// The same amount with exactly `scale` digits after the point; an amount for which these would be
    /// more than 34 digits stays as it is.
    Decimal rounded(int scale, Rounding rounding) const;
    /// Rounded to a multiple of `step`, e.g. 0.05 for Swiss cash prices.
    Decimal rounded_to(const Decimal& step, Rounding rounding) const;
    /// Without trailing zeros: 12.50 becomes 12.5.
    Decimal normalized() const;

    /// Compares amounts: 12.5 equals 12.50.
    std::strong_ordering operator<=>(const Decimal& other) const;
    bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }

    /// All digits as written, with a point: "12.50".
    std::string to_string() const;
    /// The nearest binary number: for percentages and angles, never for money.
    double to_double() const;

private:
    __extension__ using Coefficient = __int128;
    Decimal(Coefficient coefficient, int scale) : coefficient_(coefficient), scale_(scale) {}
    static std::optional<Decimal> checked(Coefficient coefficient, int scale);

    Coefficient coefficient_ = 0;
    int scale_ = 0;
};

}

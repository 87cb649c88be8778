// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace publisher {
namespace {

__extension__ using Coefficient = __int128;

constexpr int kMaxScale = 30;
constexpr int kMaxDigits = 34;

constexpr std::array<Coefficient, kMaxDigits + 1> make_powers_of_ten() {
    std::array<Coefficient, kMaxDigits + 1> powers{};
    powers[0] = 1;
    for (int i = 1; i <= kMaxDigits; ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}
constexpr auto kPowersOfTen = make_powers_of_ten();

Coefficient magnitude(Coefficient value) {
    return value < 0 ? -value : value;
}

std::optional<Coefficient> product(Coefficient a, Coefficient b) {
    Coefficient result;
    if (__builtin_mul_overflow(a, b, &result)) return std::nullopt;
    return result;
}

std::optional<Coefficient> raised(Coefficient coefficient, int digits) {
    if (digits > kMaxDigits) return coefficient == 0 ? std::optional<Coefficient>(0) : std::nullopt;
    return product(coefficient, kPowersOfTen[digits]);
}

/// numerator / denominator as a whole number.
Coefficient divided(Coefficient numerator, Coefficient denominator, Rounding rounding) {
    const bool is_negative = (numerator < 0) != (denominator < 0);
    const Coefficient n = magnitude(numerator), d = magnitude(denominator);
    Coefficient quotient = n / d;
    const Coefficient rest = n % d;
    const Coefficient twice = rest > d - rest ? 1 : rest == d - rest ? 0 : -1; // without overflow
    switch (rounding) {
        case Rounding::HalfUp: quotient += twice >= 0 && rest != 0; break;
        case Rounding::HalfEven: quotient += twice > 0 || (twice == 0 && quotient % 2 != 0); break;
        case Rounding::Up: quotient += rest != 0; break;
        case Rounding::Down: break;
    }
    return is_negative ? -quotient : quotient;
}

}

std::optional<Rounding> parse_rounding(std::string_view name) {
    if (name == "half-up") return Rounding::HalfUp;
    if (name == "half-even") return Rounding::HalfEven;
    if (name == "up") return Rounding::Up;
    if (name == "down") return Rounding::Down;
    return std::nullopt;
}

std::string_view to_string(Rounding rounding) {
    switch (rounding) {
        case Rounding::HalfUp: return "half-up";
        case Rounding::HalfEven: return "half-even";
        case Rounding::Up: return "up";
        case Rounding::Down: return "down";
    }
    return "";
}

Decimal Decimal::from_scaled(std::int64_t coefficient, int scale) {
    assert(scale >= 0 && scale <= kMaxScale && "a scale is the number of digits after the point");
    return Decimal(static_cast<Coefficient>(coefficient), scale);
}

std::array<std::int64_t, 2> Decimal::coefficient_words() const {
    return {static_cast<std::int64_t>(coefficient_ >> 64), static_cast<std::int64_t>(coefficient_)};
}

Decimal Decimal::from_words(const std::array<std::int64_t, 2>& words, int scale) {
    // A scale that no Decimal has comes from damaged bytes only.
    if (scale < 0 || scale > kMaxScale) return {};
    const auto low = static_cast<Coefficient>(static_cast<std::uint64_t>(words[1]));
    return Decimal(static_cast<Coefficient>(words[0]) << 64 | low, scale);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    Coefficient coefficient = 0;
    int scale = 0, n_digits = 0, n_significant = 0;
    bool after_point = false;
    for (const char c : text) {
        if (c == '.' && !after_point) {
            after_point = true;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        ++n_digits;
        if (coefficient != 0 || c != '0') ++n_significant;
        if (after_point) ++scale;
        if (n_significant > kMaxDigits || scale > kMaxScale) return std::nullopt;
        coefficient = coefficient * 10 + (c - '0');
    }
    if (n_digits == 0 || text.ends_with('.')) return std::nullopt;
    return Decimal(is_negative ? -coefficient : coefficient, scale);
}

std::optional<Decimal> Decimal::checked(Coefficient coefficient, int scale) {
    while (scale > 0 && (scale > kMaxScale || magnitude(coefficient) >= kPowersOfTen[kMaxDigits])) {
        if (coefficient % 10 != 0) return std::nullopt;
        coefficient /= 10;
        --scale;
    }
    if (magnitude(coefficient) >= kPowersOfTen[kMaxDigits]) return std::nullopt;
    return Decimal(coefficient, scale);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    const int scale = std::max(scale_, other.scale_);
    const auto a = raised(coefficient_, scale - scale_);
    const auto b = raised(other.coefficient_, scale - other.scale_);
    Coefficient sum;
    if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
    return checked(sum, scale);
}

std::optional<Decimal> Decimal::minus(const Decimal& other) const {
    return plus(Decimal(-other.coefficient_, other.scale_));
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    const Decimal a = normalized(), b = other.normalized();
    const auto coefficient = product(a.coefficient_, b.coefficient_);
    if (!coefficient) return std::nullopt;
    return checked(*coefficient, a.scale_ + b.scale_);
}

std::optional<Decimal> Decimal::over(const Decimal& divisor, int scale, Rounding rounding) const {
    if (divisor.is_zero()) return std::nullopt;
    const Decimal n = normalized(), d = divisor.normalized();
    const int shift = scale + d.scale_ - n.scale_;
    const auto numerator = shift > 0 ? raised(n.coefficient_, shift) : std::optional(n.coefficient_);
    const auto denominator = shift < 0 ? raised(d.coefficient_, -shift) : std::optional(d.coefficient_);
    if (!numerator || !denominator) return std::nullopt;
    return checked(divided(*numerator, *denominator, rounding), scale);
}

Decimal Decimal::rounded(int scale, Rounding rounding) const {
    assert(scale >= 0 && scale <= kMaxScale && "a scale is the number of digits after the point");
    if (scale >= scale_) {
        const auto coefficient = raised(coefficient_, scale - scale_);
        const bool fits = coefficient && magnitude(*coefficient) < kPowersOfTen[kMaxDigits];
        return fits ? Decimal(*coefficient, scale) : *this;
    }
    return Decimal(divided(coefficient_, kPowersOfTen[scale_ - scale], rounding), scale);
}

Decimal Decimal::rounded_to(const Decimal& step, Rounding rounding) const {
    const auto steps = over(step, 0, rounding);
    const auto result = steps ? steps->times(step) : std::nullopt;
    return result ? result->rounded(std::max(result->scale_, step.scale_), rounding) : *this;
}

Decimal Decimal::normalized() const {
    Decimal result = *this;
    while (result.scale_ > 0 && result.coefficient_ % 10 == 0) {
        result.coefficient_ /= 10;
        --result.scale_;
    }
    return result;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
    // Whole parts first: raising both to one scale could overflow, whole parts and fractions cannot.
    const Coefficient power_a = kPowersOfTen[scale_], power_b = kPowersOfTen[other.scale_];
    if (const auto order = coefficient_ / power_a <=> other.coefficient_ / power_b; order != 0) return order;
    const int scale = std::max(scale_, other.scale_);
    return coefficient_ % power_a * kPowersOfTen[scale - scale_] <=>
           other.coefficient_ % power_b * kPowersOfTen[scale - other.scale_];
}

double Decimal::to_double() const {
    return static_cast<double>(coefficient_) / static_cast<double>(kPowersOfTen[scale_]);
}

std::string Decimal::to_string() const {
    std::string digits;
    Coefficient rest = magnitude(coefficient_);
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
        if (static_cast<int>(digits.size()) == scale_) digits.push_back('.');
    } while (rest != 0 || static_cast<int>(digits.size()) < scale_ + (scale_ > 0 ? 2 : 1));
    if (digits.back() == '.') digits.push_back('0');
    if (coefficient_ < 0) digits.push_back('-');
    std::reverse(digits.begin(), digits.end());
    return digits;
}

}

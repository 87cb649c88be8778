// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace publisher {

/// A distance on the page. One unit is 1/36000 mm, so that a millimetre
/// (36 000), a point (12 700) and an inch (914 400) are all whole numbers:
/// sums are exact and the same on every machine. Floating point begins at the
/// border, when a PDF, Cairo or HarfBuzz asks for it.
class Length {
public:
    static constexpr std::int64_t kUnitsPerMillimetre = 36'000;
    static constexpr std::int64_t kUnitsPerPoint = 12'700;
    static constexpr std::int64_t kUnitsPerInch = 914'400;

    constexpr Length() = default;
    static constexpr Length from_units(std::int64_t units) { return Length(units); }
    static constexpr Length from_millimetres(double value) { return rounded(value * kUnitsPerMillimetre); }
    static constexpr Length from_points(double value) { return rounded(value * kUnitsPerPoint); }

    /// Reads "12.5mm", "9pt", "1in", "2cm" or "0"; nothing when it is no length.
    static std::optional<Length> parse(std::string_view text);

    constexpr std::int64_t units() const { return units_; }
    constexpr double millimetres() const { return static_cast<double>(units_) / kUnitsPerMillimetre; }
    constexpr double points() const { return static_cast<double>(units_) / kUnitsPerPoint; }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return Length(-units_); }
    constexpr Length& operator+=(Length other) { return units_ += other.units_, *this; }
    constexpr Length& operator-=(Length other) { return units_ -= other.units_, *this; }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
    friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units_ * n); }
    friend constexpr Length operator*(std::int64_t n, Length a) { return a * n; }
    friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.units_ / n); }
    /// How often `b` goes into `a`, as a ratio.
    friend constexpr double operator/(Length a, Length b) {
        return static_cast<double>(a.units_) / static_cast<double>(b.units_);
    }
    constexpr Length scaled(double factor) const { return rounded(static_cast<double>(units_) * factor); }

private:
    explicit constexpr Length(std::int64_t units) : units_(units) {}
    static constexpr Length rounded(double units) {
        return Length(static_cast<std::int64_t>(units < 0 ? units - 0.5 : units + 0.5));
    }

    std::int64_t units_ = 0;
};

constexpr Length operator""_mm(long double value) {
    return Length::from_millimetres(static_cast<double>(value));
}
constexpr Length operator""_mm(unsigned long long value) {
    return Length::from_units(static_cast<std::int64_t>(value) * Length::kUnitsPerMillimetre);
}
constexpr Length operator""_pt(long double value) {
    return Length::from_points(static_cast<double>(value));
}
constexpr Length operator""_pt(unsigned long long value) {
    return Length::from_units(static_cast<std::int64_t>(value) * Length::kUnitsPerPoint);
}

/// Millimetres with at most three decimals and no unit, as listings and reports show them: "12.5".
std::string to_millimetres_text(Length length);

}

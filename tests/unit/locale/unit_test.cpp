// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/internal/unit_table.hpp"
#include "publisher/locale/locale.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace publisher {
namespace {

Decimal amount(const char* text) {
    return *Decimal::parse(text);
}

std::string converted(const char* text, const char* from, const char* to, int decimals,
                      Rounding rounding = Rounding::HalfUp) {
    const auto result = convert_unit(amount(text), from, to, decimals, rounding);
    return result ? result->to_string() : "nothing";
}

TEST(Unit, ConvertsExactly) {
    EXPECT_EQ(converted("25.4", "MILLIMETER", "INCH", 2), "1.00");
    EXPECT_EQ(converted("1", "FOOT", "CENTIMETER", 3), "30.480");
    EXPECT_EQ(converted("10", "CENTIMETER", "INCH", 2), "3.94"); // 3.9370...
    EXPECT_EQ(converted("10", "CENTIMETER", "INCH", 2, Rounding::Down), "3.93");
    EXPECT_EQ(converted("1", "POUND", "GRAM", 5), "453.59237");
    EXPECT_EQ(converted("1", "OUNCE", "GRAM", 9), "28.349523125");
    EXPECT_EQ(converted("1", "OUNCE", "MILLILITER", 7), "28.4130625"); // the imperial fluid ounce
    EXPECT_EQ(converted("0.75", "LITER", "CENTILITER", 0), "75");
    EXPECT_EQ(converted("2", "TERABYTE", "GIGABYTE", 0), "2048");
    EXPECT_EQ(converted("90", "KILOMETER_PER_HOUR", "METER_PER_SECOND", 1), "25.0");
    EXPECT_EQ(converted("1", "KILOFARAD", "ATTOFARAD", 0), "1000000000000000000000");
    EXPECT_EQ(converted("2.2", "BAR", "PSI", 2), "31.91"); // 220000 * 6451600000 / 44482216152605
}

TEST(Unit, TemperaturesAreRoundedOnce) {
    EXPECT_EQ(converted("100", "CELSIUS", "FAHRENHEIT", 0), "212");
    EXPECT_EQ(converted("-40", "FAHRENHEIT", "CELSIUS", 1), "-40.0");
    EXPECT_EQ(converted("20", "CELSIUS", "KELVIN", 2), "293.15");
    EXPECT_EQ(converted("71", "FAHRENHEIT", "CELSIUS", 2), "21.67");
    EXPECT_FALSE(unit_ratio("CELSIUS", "FAHRENHEIT"));
}

TEST(Unit, KnowsThreeSpellings) {
    EXPECT_EQ(converted("1", "MTR", "cm", 0), "100");
    EXPECT_EQ(converted("1", "kgm", "Gram", 0), "1000");
    EXPECT_EQ(converted("3", "MW", "kW", 0), "3000");
    EXPECT_EQ(converted("3000", "mW", "W", 0), "3"); // symbols keep their case
    EXPECT_TRUE(is_known_unit("LTR"));
    EXPECT_TRUE(is_known_unit("MEGAPIXEL"));
    EXPECT_FALSE(is_known_unit("BUSHEL"));
    EXPECT_FALSE(is_known_unit(""));
}

TEST(Unit, NothingBetweenFamilies) {
    EXPECT_EQ(converted("1", "METER", "GRAM", 2), "nothing");
    EXPECT_EQ(converted("1", "METER", "BUSHEL", 2), "nothing");
    EXPECT_FALSE(unit_ratio("LITER", "KILOGRAM"));
}

TEST(Unit, PiecesAreCounted) {
    for (const char* unit : {"", "C62", "H87", "PIECE", "EA"})
        EXPECT_TRUE(is_piece_unit(unit)) << unit;
    for (const char* unit : {"KGM", "PK", "DOZEN", "BUSHEL"})
        EXPECT_FALSE(is_piece_unit(unit)) << unit;
}

TEST(Unit, EveryCodeIsFoundAndEveryAliasNamesOne) {
    for (const Unit& unit : unit_table()) {
        EXPECT_EQ(find_unit(unit.code, unit.family)->family, unit.family) << unit.code;
        EXPECT_GT(unit.numerator, 0) << unit.code;
        EXPECT_GT(unit.denominator, 0) << unit.code;
    }
    for (const UnitAlias& alias : unit_aliases()) {
        const Unit* unit = find_unit(alias.alias, alias.family);
        ASSERT_NE(unit, nullptr) << alias.alias;
        EXPECT_EQ(unit->code, alias.code) << alias.alias;
    }
}

TEST(Unit, EveryIcuIdentifierHasAName) {
    const Locale german("de_DE");
    for (const Unit& unit : unit_table()) {
        const std::string text = german.measure(Decimal(5), unit.code, unit.family);
        EXPECT_TRUE(text.starts_with("5")) << unit.code << ": " << text;
        EXPECT_GT(text.size(), 1u) << unit.code;
        EXPECT_EQ(text.find(unit.code), std::string::npos) << unit.code << ": " << text;
    }
}

TEST(Measure, ShortNamesOfTheLocale) {
    EXPECT_EQ(Locale("de_DE").measure(amount("12.50"), "CENTIMETER"), "12,5\u00A0cm");
    EXPECT_EQ(Locale("en_US").measure(amount("12.50"), "CENTIMETER"), "12.5\u00A0cm");
    EXPECT_EQ(Locale("fr_FR").measure(Decimal(1500), "GRAM"), "1\u202F500\u202Fg");
    EXPECT_EQ(Locale("en_US").measure(amount("16.1"), "MEGAPIXEL"), "16.1\u00A0MP");
    EXPECT_EQ(Locale("ar_EG").measure(Decimal(12), "CENTIMETER"), "١٢\u00A0سم");
    EXPECT_EQ(Locale("de_DE").measure(Decimal(230), "VLT"), "230\u00A0V");
    EXPECT_EQ(Locale("en_GB").measure(Decimal(300), "DPI"), "300\u00A0dpi");
}

TEST(Measure, FamiliesTellSharedCodesApart) {
    const Locale english("en_GB");
    EXPECT_EQ(english.measure(Decimal(5), "OUNCE"), "5\u00A0oz");
    EXPECT_NE(english.measure(Decimal(5), "OUNCE", "Volume"), "5\u00A0oz");
    EXPECT_EQ(english.measure(Decimal(5), "MINUTE", "Duration"), "5\u00A0mins");
}

TEST(Measure, UnitsWithoutCldrNameShowSymbolOrCode) {
    EXPECT_EQ(Locale("de_DE").measure(amount("4.7"), "MICROFARAD"), "4,7\u00A0µF");
    EXPECT_EQ(Locale("de_DE").measure(Decimal(40), "DECIBEL"), "40\u00A0dB");
    EXPECT_EQ(Locale("de_DE").measure(Decimal(3), "BUSHEL"), "3\u00A0BUSHEL");
    EXPECT_EQ(Locale("de_DE").measure(Decimal(3), ""), "3");
}

RC_GTEST_PROP(Unit, ThereAndBackIsTheSameAmount, ()) {
    const auto units = unit_table();
    const Unit& from = units[*rc::gen::inRange<std::size_t>(0, units.size())];
    const Unit& to = units[*rc::gen::inRange<std::size_t>(0, units.size())];
    if (from.family != to.family || from.family == "Capacitance") return;
    const Decimal start = Decimal::from_scaled(*rc::gen::inRange<std::int64_t>(0, 99'999), 2);
    const auto there = convert_unit(start, from.code, to.code, 18, Rounding::HalfEven);
    if (!there) return; // more digits than a decimal holds
    const auto back = convert_unit(*there, to.code, from.code, 2, Rounding::HalfUp);
    if (back) RC_ASSERT(*back == start);
}

}
}

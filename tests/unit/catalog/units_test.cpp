// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/units.hpp"

#include <gtest/gtest.h>

namespace publisher::catalog {
namespace {

using publication::UnitRule;

UnitRule rule(const char* attribute, const char* to_unit, int decimals = 2) {
    UnitRule result;
    result.attribute = attribute;
    result.to_unit = to_unit;
    result.decimals = decimals;
    return result;
}

std::string shown(const char* amount, const char* unit, const std::vector<UnitRule>& rules,
                  const Address& address = {"en_US", "print", "US", {}}) {
    const Metric metric = convert({*Decimal::parse(amount), unit}, "height", address, rules);
    return metric.amount.to_string() + ' ' + metric.unit;
}

TEST(Convert, ExactlyAndRoundedByTheRule) {
    UnitRule down = rule("height", "INCH", 1);
    down.rounding = Rounding::Down;
    EXPECT_EQ(shown("10", "CENTIMETER", {rule("Height", "INCH")}), "3.94 INCH");
    EXPECT_EQ(shown("10", "CENTIMETER", {down}), "3.9 INCH");
    EXPECT_EQ(shown("10.128", "CENTIMETER", {rule("height", "CENTIMETER", 1)}), "10.1 CENTIMETER");
}

TEST(Convert, NothingWithoutARule) {
    EXPECT_EQ(shown("10.50", "CENTIMETER", {}), "10.50 CENTIMETER");
    EXPECT_EQ(shown("10", "CENTIMETER", {rule("width", "INCH")}), "10 CENTIMETER");
    EXPECT_EQ(shown("10", "CENTIMETER", {rule("height", "GRAM")}), "10 CENTIMETER");
    EXPECT_EQ(shown("10", "BUSHEL", {rule("height", "INCH")}), "10 BUSHEL");
}

TEST(Convert, AnOpenRuleTakesItsOwnFamily) {
    EXPECT_EQ(shown("1", "KILOGRAM", {rule("", "INCH"), rule("", "POUND", 1)}), "2.2 POUND");
    EXPECT_EQ(shown("2.54", "CENTIMETER", {rule("", "POUND"), rule("", "INCH", 0)}), "1 INCH");
}

TEST(Convert, TheClosestRuleWins) {
    UnitRule market = rule("", "FOOT"), locale = rule("", "YARD"), other = rule("height", "MILLIMETER");
    market.market = "us";
    locale.locale = "en_US";
    other.channel = "web";
    EXPECT_EQ(shown("30.48", "CENTIMETER", {rule("", "INCH"), locale, market, other}), "1.00 FOOT");
    EXPECT_EQ(shown("30.48", "CENTIMETER", {market, rule("height", "INCH"), rule("height", "METER")}),
              "12.00 INCH");
    const Metric metric{10, "CENTIMETER"};
    EXPECT_EQ(find_unit_rule(metric, "height", {"de_DE", "print", "DE", {}}, std::vector{market, locale}),
              nullptr);
}

}
}

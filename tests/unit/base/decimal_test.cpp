// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace publisher {
namespace {

constexpr Rounding kRules[] = {Rounding::HalfUp, Rounding::HalfEven, Rounding::Up, Rounding::Down};

Decimal decimal(std::string_view text) {
    const auto value = Decimal::parse(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(Decimal());
}

std::string rounded(std::string_view text, int scale, Rounding rounding) {
    return decimal(text).rounded(scale, rounding).to_string();
}

TEST(Decimal, KeepsTheDigitsAsWritten) {
    EXPECT_EQ(decimal("12.50").to_string(), "12.50");
    EXPECT_EQ(decimal("12.50").scale(), 2);
    EXPECT_EQ(decimal("0012").to_string(), "12");
    EXPECT_EQ(decimal("+5").to_string(), "5");
    EXPECT_EQ(decimal(".5").to_string(), "0.5");
    EXPECT_EQ(decimal("-0.05").to_string(), "-0.05");
    EXPECT_EQ(decimal("0.00").to_string(), "0.00");
    EXPECT_EQ(Decimal().to_string(), "0");
    EXPECT_EQ(Decimal::from_scaled(1990, 2).to_string(), "19.90");
}

TEST(Decimal, ThereIsNoNegativeZero) {
    EXPECT_EQ(decimal("-0.00").to_string(), "0.00");
    EXPECT_FALSE(decimal("-0").is_negative());
    EXPECT_EQ(rounded("-0.4", 0, Rounding::HalfUp), "0");
}

TEST(Decimal, WhatIsNoPlainNumberIsNoDecimal) {
    for (const char* text : {"", "-", "+", ".", "1.", "1,5", "1 000", "1e3", "0x10", "--1", "1.2.3", " 1",
                             "1 ", "nan", "inf", "1\xC2\xA0"}) {
        EXPECT_FALSE(Decimal::parse(text)) << '"' << text << '"';
    }
}

TEST(Decimal, HoldsThirtyFourDigitsAndThirtyAfterThePoint) {
    const std::string nines(34, '9');
    EXPECT_EQ(decimal(nines).to_string(), nines);
    EXPECT_FALSE(Decimal::parse(nines + "0"));
    EXPECT_TRUE(Decimal::parse("0." + std::string(29, '0') + "1"));
    EXPECT_FALSE(Decimal::parse("0." + std::string(30, '0') + "1"));
    EXPECT_EQ(decimal(std::string(100, '0') + "7"), Decimal(7)); // leading zeros are no digits
}

TEST(Decimal, ResultsThatDoNotFitAreNoValue) {
    const Decimal largest = decimal(std::string(34, '9'));
    EXPECT_FALSE(largest.plus(Decimal(1)));
    EXPECT_FALSE(largest.times(Decimal(2)));
    EXPECT_FALSE(largest.over(decimal("0.1"), 0, Rounding::HalfUp));
    EXPECT_FALSE(largest.plus(decimal("0.5")));
    // What ends in zeros fits all the same: 10^33 x 10 has 35 digits, 10^33 x 1.0 has 34.
    EXPECT_TRUE(decimal("1" + std::string(33, '0')).times(decimal("1.0")));
    EXPECT_EQ(largest.rounded(2, Rounding::HalfUp).to_string(), largest.to_string());
}

TEST(Decimal, SumsAreExact) {
    EXPECT_EQ(*decimal("0.1").plus(decimal("0.2")), decimal("0.3"));
    EXPECT_EQ(decimal("19.90").plus(decimal("0.1"))->to_string(), "20.00"); // 1990 + 10 = 2000, scale 2
    EXPECT_EQ(decimal("1").minus(decimal("0.01"))->to_string(), "0.99");
    EXPECT_EQ(*decimal("19.99").times(Decimal(3)), decimal("59.97"));
    EXPECT_EQ(*decimal("1.5").times(decimal("-1.5")), decimal("-2.25"));
}

TEST(Decimal, HalfUpGoesAwayFromZeroAtTheHalf) {
    EXPECT_EQ(rounded("2.5", 0, Rounding::HalfUp), "3");
    EXPECT_EQ(rounded("-2.5", 0, Rounding::HalfUp), "-3");
    EXPECT_EQ(rounded("2.4999", 0, Rounding::HalfUp), "2");
    EXPECT_EQ(rounded("1.005", 2, Rounding::HalfUp), "1.01"); // 1.005 in binary is 1.00499...
    EXPECT_EQ(rounded("2", 2, Rounding::HalfUp), "2.00");
}

TEST(Decimal, HalfEvenGoesToTheEvenNeighbourAtTheHalf) {
    EXPECT_EQ(rounded("0.5", 0, Rounding::HalfEven), "0");
    EXPECT_EQ(rounded("1.5", 0, Rounding::HalfEven), "2");
    EXPECT_EQ(rounded("2.5", 0, Rounding::HalfEven), "2");
    EXPECT_EQ(rounded("-2.5", 0, Rounding::HalfEven), "-2");
    EXPECT_EQ(rounded("-3.5", 0, Rounding::HalfEven), "-4");
    EXPECT_EQ(rounded("2.51", 0, Rounding::HalfEven), "3");
    EXPECT_EQ(rounded("0.125", 2, Rounding::HalfEven), "0.12");
}

TEST(Decimal, UpAndDownAreAwayFromAndTowardsZero) {
    EXPECT_EQ(rounded("2.01", 0, Rounding::Up), "3");
    EXPECT_EQ(rounded("-2.01", 0, Rounding::Up), "-3");
    EXPECT_EQ(rounded("2.00", 0, Rounding::Up), "2");
    EXPECT_EQ(rounded("2.99", 0, Rounding::Down), "2");
    EXPECT_EQ(rounded("-2.99", 0, Rounding::Down), "-2");
}

TEST(Decimal, RulesHaveNames) {
    for (const Rounding rule : kRules)
        EXPECT_EQ(parse_rounding(to_string(rule)), rule);
    EXPECT_FALSE(parse_rounding("half-down"));
}

TEST(Decimal, DividesToTheWantedDigits) {
    const auto over = [](std::string_view a, std::string_view b, int scale, Rounding rule) {
        return decimal(a).over(decimal(b), scale, rule).value_or(Decimal(-999)).to_string();
    };
    EXPECT_EQ(over("10", "3", 2, Rounding::HalfUp), "3.33");
    EXPECT_EQ(over("20", "3", 2, Rounding::HalfUp), "6.67");
    EXPECT_EQ(over("-20", "3", 2, Rounding::Down), "-6.66");
    EXPECT_EQ(over("1.99", "0.33", 2, Rounding::HalfUp), "6.03"); // a litre price: 1.99 / 0.33 = 6.0303...
    EXPECT_EQ(over("1", "8", 2, Rounding::HalfEven), "0.12");
    EXPECT_EQ(over("0.0001", "100", 2, Rounding::Up), "0.01");
    EXPECT_FALSE(decimal("1").over(Decimal(), 2, Rounding::HalfUp));
    EXPECT_FALSE(decimal("1").over(decimal("0.00"), 2, Rounding::HalfUp));
}

TEST(Decimal, RoundsToMultiplesOfACashStep) {
    const Decimal five_rappen = decimal("0.05");
    EXPECT_EQ(decimal("19.98").rounded_to(five_rappen, Rounding::HalfUp).to_string(), "20.00"); // 399.6 steps
    EXPECT_EQ(decimal("19.97").rounded_to(five_rappen, Rounding::HalfUp).to_string(), "19.95"); // 399.4 steps
    EXPECT_EQ(decimal("19.975").rounded_to(five_rappen, Rounding::HalfUp).to_string(),
              "20.00"); // 399.5 steps
    EXPECT_EQ(decimal("-19.98").rounded_to(five_rappen, Rounding::HalfUp).to_string(), "-20.00");
    EXPECT_EQ(decimal("7.30").rounded_to(decimal("0.50"), Rounding::Up).to_string(), "7.50");
    EXPECT_EQ(decimal("1234").rounded_to(Decimal(100), Rounding::Down).to_string(), "1200");
    EXPECT_EQ(decimal("7.31").rounded_to(Decimal(), Rounding::Up).to_string(), "7.31"); // no step, no change
}

TEST(Decimal, ComparesAmountsNotDigits) {
    EXPECT_EQ(decimal("12.5"), decimal("12.500"));
    EXPECT_LT(decimal("-1"), decimal("-0.99"));
    EXPECT_LT(decimal("9.99"), Decimal(10));
    EXPECT_GT(decimal("0." + std::string(29, '0') + "1"), Decimal());
    // Raising both to one scale would need 34 + 30 digits.
    EXPECT_GT(decimal(std::string(34, '9')), decimal("0." + std::string(30, '9')));
    EXPECT_EQ(decimal("12.500").normalized().to_string(), "12.5");
    EXPECT_EQ(decimal("100").normalized().to_string(), "100");
    EXPECT_DOUBLE_EQ(decimal("-0.125").to_double(), -0.125);
}

/// Amounts of a catalog and beyond: up to 18 digits, up to nine after the point.
Decimal any_decimal() {
    const auto coefficient = *rc::gen::arbitrary<std::int64_t>();
    return Decimal::from_scaled(coefficient, *rc::gen::inRange(0, 10));
}

RC_GTEST_PROP(DecimalProperties, PrintingAndReadingGivesTheSameDigits, ()) {
    const Decimal value = any_decimal();
    const auto again = Decimal::parse(value.to_string());
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == value);
    RC_ASSERT(again->scale() == value.scale());
    RC_ASSERT(again->to_string() == value.to_string());
}

RC_GTEST_PROP(DecimalProperties, MinusUndoesPlus, ()) {
    const Decimal a = any_decimal(), b = any_decimal();
    const auto sum = a.plus(b);
    RC_ASSERT(sum.has_value());
    RC_ASSERT(*sum->minus(b) == a);
    RC_ASSERT(*b.plus(a) == *sum);
}

RC_GTEST_PROP(DecimalProperties, RoundingIsLessThanOneUnitAwayAndTwiceIsOnce, ()) {
    const Decimal value = any_decimal();
    const int scale = *rc::gen::inRange(0, 10);
    const Rounding rule = *rc::gen::elementOf(std::vector<Rounding>(std::begin(kRules), std::end(kRules)));
    const Decimal once = value.rounded(scale, rule);
    const Decimal unit = Decimal::from_scaled(1, scale);
    const Decimal distance = *once.minus(value);
    RC_ASSERT(distance < unit);
    RC_ASSERT(distance > *Decimal().minus(unit));
    RC_ASSERT(once.rounded(scale, rule) == once);
    RC_ASSERT(once.scale() == scale);
    if (rule == Rounding::HalfUp || rule == Rounding::HalfEven) {
        RC_ASSERT(*distance.plus(distance) <= unit);
        RC_ASSERT(*distance.plus(distance) >= *Decimal().minus(unit));
    }
}

RC_GTEST_PROP(DecimalProperties, RoundingDoesNotKnowTheSign, ()) {
    const Decimal value = any_decimal();
    const int scale = *rc::gen::inRange(0, 10);
    const Decimal negative = *Decimal().minus(value);
    for (const Rounding rule : kRules) {
        RC_ASSERT(negative.rounded(scale, rule) == *Decimal().minus(value.rounded(scale, rule)));
    }
}

RC_GTEST_PROP(DecimalProperties, AQuotientTimesTheDivisorIsNear, ()) {
    const Decimal a = Decimal::from_scaled(*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000), 2);
    const Decimal b = Decimal::from_scaled(*rc::gen::inRange<std::int64_t>(1, 1'000'000), 3);
    const auto quotient = a.over(b, 4, Rounding::Down);
    RC_ASSERT(quotient.has_value());
    const Decimal rest = *a.minus(*quotient->times(b));
    // |rest| < b x 10^-4
    const Decimal limit = *b.times(Decimal::from_scaled(1, 4));
    RC_ASSERT(rest < limit);
    RC_ASSERT(rest > *Decimal().minus(limit));
}

RC_GTEST_PROP(DecimalProperties, AnyTextIsReadOrRefused, (const std::string& text)) {
    const auto value = Decimal::parse(text);
    if (value) RC_ASSERT(Decimal::parse(value->to_string()) == value);
}

}
}

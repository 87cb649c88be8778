// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/locale/locale.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace publisher {
namespace {

using Kind = Locale::MoneyPart::Kind;

Decimal amount(const char* text) {
    return *Decimal::parse(text);
}

std::string joined(const std::vector<Locale::MoneyPart>& parts) {
    std::string text;
    for (const auto& part : parts)
        text += part.text;
    return text;
}

/// The digits of any script as 0-9; everything else is left away.
std::string latin_digits(const std::string& text) {
    std::string digits;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        for (const char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966'}) {
            if (c >= zero && c <= zero + 9) digits += static_cast<char>('0' + (c - zero));
        }
    }
    return digits;
}

/// What a reader understands of a printed price.
std::optional<Decimal> read_back(const std::vector<Locale::MoneyPart>& parts) {
    std::string text;
    for (const auto& part : parts) {
        if (part.kind == Kind::Sign) text.insert(0, "-");
        if (part.kind == Kind::Whole || part.kind == Kind::Fraction) text += latin_digits(part.text);
        if (part.kind == Kind::Separator) text += '.';
    }
    return Decimal::parse(text);
}

TEST(Money, GroupsAndSignsOfTheLocale) {
    const Decimal price = amount("1234567.89");
    EXPECT_EQ(Locale("de_DE").money(price, "EUR"), "1.234.567,89\u00A0€");
    EXPECT_EQ(Locale("fr_FR").money(price, "EUR"), "1\u202F234\u202F567,89\u00A0€");
    EXPECT_EQ(Locale("de_CH").number(price), "1’234’567.89");
    EXPECT_EQ(Locale("de_CH").money(amount("12.98"), "CHF"), "CHF\u00A012.98");
    EXPECT_EQ(Locale("en_US").money(price, "USD"), "$1,234,567.89");
    EXPECT_EQ(Locale("hi_IN").number(price), "12,34,567.89");
    EXPECT_EQ(Locale("pl_PL").money(amount("1234.5"), "PLN"),
              "1234,50\u00A0zł"); // groups from five digits on
}

TEST(Money, DigitsAreAChoice) {
    const Decimal price = amount("1234.50");
    EXPECT_EQ(Locale("ar_EG").number(price, 2), "١٬٢٣٤٫٥٠");
    EXPECT_EQ(Locale("ar_EG", Locale::Digits::Latin).number(price, 2), "1,234.50");
    EXPECT_EQ(Locale("ar_AE").number(price, 2), "1,234.50");
    EXPECT_EQ(Locale("ar_AE", Locale::Digits::Native).number(price, 2), "١٬٢٣٤٫٥٠");
    EXPECT_TRUE(Locale("ar_EG").money(price, "EGP").starts_with("\u200F"));
}

TEST(Money, DecimalsComeFromTheCurrency) {
    EXPECT_EQ(Locale("ja_JP").money(Decimal(1980), "JPY"), "￥1,980");
    EXPECT_EQ(Locale("en_US").money(amount("1.5"), "KWD"), "KWD\u00A01.500");
    EXPECT_EQ(Locale("de_DE").money(amount("0.1234"), "EUR", Rounding::HalfUp, 4), "0,1234\u00A0€");
    EXPECT_EQ(Locale("de_DE").money(Decimal(12), "EUR", Rounding::HalfUp, 0), "12\u00A0€");
}

TEST(Money, RoundsOnceByTheNamedRule) {
    const Locale locale("en_GB");
    const Decimal half = amount("2.345");
    EXPECT_EQ(locale.money(half, "GBP"), "£2.35");
    EXPECT_EQ(locale.money(half, "GBP", Rounding::HalfEven), "£2.34");
    EXPECT_EQ(locale.money(half, "GBP", Rounding::Down), "£2.34");
    EXPECT_EQ(locale.money(amount("2.3401"), "GBP", Rounding::Up), "£2.35");
    EXPECT_EQ(locale.money(amount("-2.345"), "GBP"), "-£2.35");
}

TEST(Money, DigitsThatBinaryFloatingPointWouldLose) {
    const Locale locale("en_GB");
    EXPECT_EQ(locale.money(amount("90071992547409.93"), "GBP"), "£90,071,992,547,409.93");
    EXPECT_EQ(locale.number(amount("0.1234567890123456789")), "0.1234567890123456789");
}

TEST(Money, PartsAreInPrintedOrder) {
    const auto parts = Locale("de_DE").money_parts(amount("1234.50"), "EUR");
    ASSERT_EQ(parts.size(), 5u);
    EXPECT_EQ(parts[0].kind, Kind::Whole);
    EXPECT_EQ(parts[0].text, "1.234");
    EXPECT_EQ(parts[1].kind, Kind::Separator);
    EXPECT_EQ(parts[2].kind, Kind::Fraction);
    EXPECT_EQ(parts[2].text, "50");
    EXPECT_EQ(parts[3].kind, Kind::Space);
    EXPECT_EQ(parts[4].kind, Kind::Currency);
    EXPECT_EQ(parts[4].text, "€");
    EXPECT_EQ(Locale("en_US").money_parts(Decimal(-5), "USD").front().kind, Kind::Sign);
}

TEST(Money, UnknownCurrencyKeepsItsCode) {
    EXPECT_EQ(Locale("en_GB").money(Decimal(5), "XQQ"), "XQQ\u00A05.00");
    EXPECT_NE(Locale("en_GB").money(Decimal(5), "points").find("5.00"), std::string::npos);
}

TEST(Money, IsoCurrencies) {
    EXPECT_TRUE(is_iso_currency("EUR"));
    EXPECT_TRUE(is_iso_currency("AED"));
    EXPECT_FALSE(is_iso_currency("eur"));
    EXPECT_FALSE(is_iso_currency("EURO"));
    EXPECT_FALSE(is_iso_currency("QQQ"));
    EXPECT_FALSE(is_iso_currency(""));
}

TEST(Number, LeavesZerosAtTheEndAway) {
    const Locale locale("de_DE");
    EXPECT_EQ(locale.number(amount("500.0000")), "500");
    EXPECT_EQ(locale.number(amount("12.50")), "12,5");
    EXPECT_EQ(locale.number(amount("12.50"), 2), "12,50");
    EXPECT_EQ(locale.number(amount("12.3456"), 2), "12,3456");
    EXPECT_EQ(locale.number(amount("-0.5")), "-0,5");
    EXPECT_EQ(locale.number(Decimal(0)), "0");
}

RC_GTEST_PROP(Money, PrintedPriceReadsBackAsTheAmount, ()) {
    static std::map<std::string, Locale> locales;
    const auto code = *rc::gen::element<std::string>("de_DE", "fr_FR", "de_CH", "en_US", "ar_EG", "ar_AE",
                                                     "hi_IN", "fa_IR", "sv_SE", "ja_JP", "he_IL");
    const auto currency = *rc::gen::element<std::string>("EUR", "USD", "JPY", "KWD", "CHF", "INR");
    const auto units = *rc::gen::inRange<std::int64_t>(-99'999'999'999, 99'999'999'999);
    const Decimal price = Decimal::from_scaled(units, *rc::gen::inRange(0, 6));
    const Locale& locale = locales.try_emplace(code, code).first->second;

    const int decimals = currency == "JPY" ? 0 : currency == "KWD" ? 3 : 2;
    const auto parts = locale.money_parts(price, currency);
    RC_ASSERT(joined(parts) == locale.money(price, currency));
    const auto back = read_back(parts);
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == price.rounded(decimals, Rounding::HalfUp));
}

}
}

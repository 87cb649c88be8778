// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/amount.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::verify {
namespace {

/// "amount/decimals before|after problem" of a word in the style of a locale.
std::string read(const char* word, const char* locale) {
    const auto number = read_number(word, number_style(locale));
    if (!number) return "none";
    std::string text = number->amount.to_string() + '/' + std::to_string(number->n_decimals);
    if (!number->before.empty() || !number->after.empty()) text += ' ' + number->before + '|' + number->after;
    return number->problem.empty() ? text : text + " !";
}

TEST(ReadNumber, InTheStyleOfALocale) {
    EXPECT_EQ(read("119,00", "de_DE"), "119.00/2");
    EXPECT_EQ(read("1.234,50", "de_DE"), "1234.50/2");
    EXPECT_EQ(read("1.234", "de_DE"), "1234/0");
    EXPECT_EQ(read("1,234.50", "en_GB"), "1234.50/2");
    EXPECT_EQ(read("1\u202F234,50", "fr_FR"), "1234.50/2");
    EXPECT_EQ(read("1\u00A0234,50", "sv_SE"), "1234.50/2");
    EXPECT_EQ(read("1’234.50", "de_CH"), "1234.50/2");
    EXPECT_EQ(read("12,34,567.00", "hi_IN"), "1234567.00/2");
    EXPECT_EQ(read("649.00", "ar_AE"), "649.00/2");
    EXPECT_EQ(read("١٬٢٣٤٫٥٠", "ar_EG"), "1234.50/2");
    EXPECT_EQ(read("1.250.000", "de_DE"), "1250000/0");
}

TEST(ReadNumber, WithItsCurrency) {
    EXPECT_EQ(read("119,00\u00A0€", "de_DE"), "119.00/2 |€");
    EXPECT_EQ(read("£139.00", "en_GB"), "139.00/2 £|");
    EXPECT_EQ(read("\u200F649.00\u00A0د.إ.\u200F", "ar_AE"), "649.00/2 |د.إ.");
    EXPECT_EQ(read("29,–", "de_DE"), "29/-1");
    EXPECT_EQ(read("29.-", "de_CH"), "29/-1");
}

TEST(ReadNumber, ToldWhenTheStyleIsAnotherOne) {
    EXPECT_EQ(read("119.00", "de_DE"), "119.00/2 !");
    EXPECT_EQ(read("119,00", "en_GB"), "119.00/2 !");
    EXPECT_EQ(read("12.34,50", "de_DE"), "1234.50/2 !");
    EXPECT_EQ(read("119,0", "de_DE"), "119.0/1");
}

TEST(ReadNumber, NoneInOtherWords) {
    EXPECT_EQ(read("Kochtopf", "de_DE"), "none");
    EXPECT_EQ(read("40×26", "de_DE"), "none");
    EXPECT_EQ(read("", "de_DE"), "none");
    EXPECT_EQ(read("NV-2031", "de_DE"), "2031/0 NV-|");
}

TEST(MinorDigits, OfCurrencies) {
    EXPECT_EQ(minor_digits("EUR"), 2);
    EXPECT_EQ(minor_digits("JPY"), 0);
    EXPECT_EQ(minor_digits("KWD"), 3);
}

TEST(Currencies, OfSignsAndCodes) {
    EXPECT_THAT(currencies_of("€"), testing::ElementsAre("EUR"));
    EXPECT_THAT(currencies_of("kr"), testing::Contains("NOK"));
    EXPECT_THAT(currencies_of("CHF"), testing::ElementsAre("CHF"));
    EXPECT_THAT(currencies_of("cm"), testing::IsEmpty());
}

TEST(Squashed, LeavesWhatIsRead) {
    EXPECT_EQ(squashed(" Koch\u00ADtopf\u00A0Stål,\n5 l\u200E "), "KochtopfStål,5l");
}

TEST(EditDistance, CountsBytes) {
    EXPECT_EQ(edit_distance("NV-2031", "NV-2031"), 0u);
    EXPECT_EQ(edit_distance("NV-2031", "NV-2O31"), 1u);
    EXPECT_EQ(edit_distance("", "abc"), 3u);
}

}
}

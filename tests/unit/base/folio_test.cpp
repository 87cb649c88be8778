// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/folio.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

std::string roman(int number) {
    return Folio{"", number, Folio::Style::LowerRoman}.text();
}

TEST(Folio, IsPrefixAndNumber) {
    EXPECT_EQ((Folio{"", 12, Folio::Style::Arabic}.text()), "12");
    EXPECT_EQ((Folio{"A-", 1, Folio::Style::Arabic}.text()), "A-1");
    EXPECT_EQ((Folio{"A-", 4, Folio::Style::UpperRoman}.text()), "A-IV");
}

TEST(Folio, WithoutANumberIsThePrefixAlone) {
    EXPECT_EQ(Folio().text(), "");
    EXPECT_EQ((Folio{"cover", 0, Folio::Style::LowerRoman}.text()), "cover");
}

TEST(Folio, RomanNumbersSubtract) {
    EXPECT_EQ(roman(1), "i");
    EXPECT_EQ(roman(4), "iv");
    EXPECT_EQ(roman(9), "ix");
    EXPECT_EQ(roman(48), "xlviii");
    EXPECT_EQ(roman(1994), "mcmxciv");
    EXPECT_EQ(roman(3999), "mmmcmxcix");
}

TEST(Folio, BeyondRomanNumbersAreDigits) {
    EXPECT_EQ(roman(4000), "4000");
}

TEST(Folio, CountsOnInItsStyle) {
    EXPECT_EQ((Folio{"B ", 8, Folio::Style::LowerRoman}.moved(2).text()), "B x");
    EXPECT_EQ((Folio{"", 8, Folio::Style::Arabic}.moved(-1).text()), "7");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/internal/number_text.hpp"

#include <gtest/gtest.h>

namespace publisher::sheet {
namespace {

TEST(NumberText, DecimalsAreThoseOfTheProgramNotOfTheProcessor) {
    EXPECT_EQ(to_decimal_text("19.9"), "19.9");
    EXPECT_EQ(to_decimal_text("19.899999999999999"), "19.9");
    EXPECT_EQ(to_decimal_text("0.30000000000000004"), "0.3");
    EXPECT_EQ(to_decimal_text("4006381333931"), "4006381333931") << "a GTIN that became a number";
    EXPECT_EQ(to_decimal_text("-12.50"), "-12.5");
    EXPECT_EQ(to_decimal_text("0"), "0");
}

TEST(NumberText, ExponentsAreSpreadOut) {
    EXPECT_EQ(to_decimal_text("1.25E1"), "12.5");
    EXPECT_EQ(to_decimal_text("4.0063813339310002E+12"), "4006381333931");
    EXPECT_EQ(to_decimal_text("1E-3"), "0.001");
    EXPECT_EQ(to_decimal_text("5E20"), "500000000000000000000");
    EXPECT_EQ(to_decimal_text("nan"), "nan") << "no number is made of what is none";
}

std::string cell(std::string_view stored, std::string_view format, bool from_1904 = false) {
    return number_cell(stored, parse_format(format), from_1904).text;
}

TEST(NumberText, DatesAreDays) {
    EXPECT_EQ(cell("46447", "dd.mm.yyyy"), "2027-03-01");
    EXPECT_EQ(cell("46447.5", "yyyy\\-mm\\-dd hh:mm"), "2027-03-01T12:00:00");
    EXPECT_EQ(cell("44985", "d/m/yy", true), "2027-03-01") << "counted from 1904, 1462 days fewer";
    EXPECT_EQ(cell("0.25", "h:mm"), "06:00:00");
    EXPECT_EQ(cell("59", "d/m/yy"), "1900-02-28");
    EXPECT_EQ(cell("61", "d/m/yy"), "1900-03-01");
    EXPECT_EQ(number_cell("60", builtin_format(14), false).note, Cell::Note::NoSuchDay);
}

TEST(NumberText, FormatsThatAreNoDatesAreNone) {
    EXPECT_EQ(cell("46447", "#,##0.00 \"days\""), "46447") << "a d in quotes is a word";
    EXPECT_EQ(cell("46447", "[Red]0.00"), "46447");
    EXPECT_EQ(cell("0.19", "0%"), "0.19");
    EXPECT_EQ(cell("1.5", "[h]:mm"), "1900-01-01T12:00:00") << "durations are written as the program counts them";
}

TEST(NumberText, LeadingZerosThatAreShownAreThere) {
    EXPECT_EQ(cell("123", "00000"), "00123");
    EXPECT_EQ(cell("123456", "00000"), "123456");
    EXPECT_EQ(cell("1.5", "00000"), "1.5");
}

}
}

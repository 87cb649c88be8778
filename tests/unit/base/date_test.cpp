// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/date.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

Date day(std::string_view text) {
    return Date::parse(text).value_or(Date());
}

TEST(Date, ReadsDaysAndTheBeginningOfTimes) {
    EXPECT_EQ(day("2027-03-01"), (Date{2027, 3, 1}));
    EXPECT_EQ(day("2027-03-01T23:59:00+01:00"), (Date{2027, 3, 1}));
    EXPECT_EQ(day("2027-03-01 08:00"), (Date{2027, 3, 1}));
    EXPECT_EQ(day("0999-12-31").to_string(), "0999-12-31");
}

TEST(Date, LeapYearsFollowTheGregorianRule) {
    EXPECT_TRUE(Date::parse("2028-02-29"));
    EXPECT_FALSE(Date::parse("2027-02-29"));
    EXPECT_FALSE(Date::parse("2100-02-29")); // divisible by 100 and not by 400
    EXPECT_TRUE(Date::parse("2000-02-29"));
}

TEST(Date, DaysThatDoNotExistAreNoDates) {
    for (const char* text :
         {"", "2027", "2027-3-1", "2027-00-10", "2027-13-01", "2027-04-31", "2027-01-00", "2027/01/01",
          "01.03.2027", "2027-03-01x", "-027-03-01", "2027-+3-01", "2027-03- 1", "20270301"}) {
        EXPECT_FALSE(Date::parse(text)) << '"' << text << '"';
    }
}

TEST(Date, DaysOfUnixTimesAreInUtc) {
    EXPECT_EQ(Date::from_unix_seconds(0), (Date{1970, 1, 1}));
    EXPECT_EQ(Date::from_unix_seconds(86'399), (Date{1970, 1, 1}));
    EXPECT_EQ(Date::from_unix_seconds(86'400), (Date{1970, 1, 2}));
    EXPECT_EQ(Date::from_unix_seconds(-1), (Date{1969, 12, 31}));
    EXPECT_EQ(Date::from_unix_seconds(951'782'400), (Date{2000, 2, 29})); // 11 016 days
}

TEST(Date, OrdersByTheCalendar) {
    EXPECT_LT(day("2027-02-28"), day("2027-03-01"));
    EXPECT_LT(day("2026-12-31"), day("2027-01-01"));
}

TEST(DateWindow, BothEndsAreIncluded) {
    const DateWindow window{day("2027-03-01"), day("2027-08-31")};
    EXPECT_TRUE(window.contains(day("2027-03-01")));
    EXPECT_TRUE(window.contains(day("2027-08-31")));
    EXPECT_FALSE(window.contains(day("2027-09-01")));
    EXPECT_EQ(window.to_string(), "2027-03-01..2027-08-31");
}

TEST(DateWindow, AnOpenEndHoldsEveryDay) {
    const DateWindow open, from{day("2027-03-01"), {}}, inner{day("2027-04-01"), day("2027-05-01")};
    EXPECT_TRUE(open.contains(from));
    EXPECT_TRUE(from.contains(inner));
    EXPECT_FALSE(inner.contains(from));
    EXPECT_FALSE(inner.contains(open)); // a window without ends is longer than any with
    EXPECT_FALSE((DateWindow{{}, day("2027-04-15")}).contains(inner));
    EXPECT_EQ(open.to_string(), "..");
    EXPECT_EQ(from.to_string(), "2027-03-01..");
}

}
}

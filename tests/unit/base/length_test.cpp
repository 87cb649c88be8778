// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/length.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

std::int64_t units(std::string_view text) {
    return Length::parse(text).value_or(Length::from_units(-1)).units();
}

TEST(Length, UnitsAreWholeNumbers) {
    EXPECT_EQ(units("1mm"), 36'000);
    EXPECT_EQ(units("1pt"), 12'700);
    EXPECT_EQ(units("1in"), 914'400);
    EXPECT_EQ(units("1cm"), 360'000);
    EXPECT_EQ(Length::from_units(72 * 12'700), Length::parse("1in")); // 72 points are an inch
    EXPECT_EQ(Length::parse("25.4mm"), Length::parse("1in"));         // 25.4 x 36 000 = 914 400
}

TEST(Length, FractionsAreRoundedToTheNearestUnit) {
    EXPECT_EQ(units("12.5mm"), 450'000);
    EXPECT_EQ(units("0.1mm"), 3'600);
    EXPECT_EQ(units("-3.5pt"), -44'450);
    EXPECT_EQ(units("0.00001mm"), 0); // 0.36 units
    EXPECT_EQ(units("0.00002mm"), 1); // 0.72 units
    EXPECT_EQ(units("-0.00002mm"), -1);
}

TEST(Length, BlanksDoNotMatterAndZeroNeedsNoUnit) {
    EXPECT_EQ(units(" 12 mm "), 432'000);
    EXPECT_EQ(units("0"), 0);
    EXPECT_EQ(units("0mm"), 0);
}

TEST(Length, WhatIsNoLengthIsNothing) {
    for (const char* text : {"", "mm", "12", "12px", "12 m m", "12MM", "1,5mm", "1e3mm", "nanmm", "infmm",
                             "nan", "inf", "-infpt", "0x10mm", "+5mm", "100001mm", "1e99mm", "5mm5"}) {
        EXPECT_FALSE(Length::parse(text)) << '"' << text << '"';
    }
}

TEST(Length, SumsAreExact) {
    Length sum;
    for (int i = 0; i < 1'000'000; ++i)
        sum += *Length::parse("0.1mm");
    EXPECT_EQ(sum, 100'000_mm);
    EXPECT_EQ(sum.millimetres(), 100'000);
    EXPECT_EQ(3 * 12_pt - 1_mm, Length::from_units(3 * 152'400 - 36'000));
    EXPECT_EQ(-(1_mm), Length::from_millimetres(-1));
    EXPECT_EQ(10_mm / 3, Length::from_units(120'000));
    EXPECT_DOUBLE_EQ(1_mm / 2_mm, 0.5);
    EXPECT_EQ((10_mm).scaled(0.85), Length::from_units(306'000));
    EXPECT_LT(1_pt, 1_mm);
}

TEST(Length, ListingsShowMillimetres) {
    EXPECT_EQ(to_millimetres_text(12.5_mm), "12.5");
    EXPECT_EQ(to_millimetres_text(210_mm), "210");
    EXPECT_EQ(to_millimetres_text(1_pt), "0.353"); // 12 700 / 36 000 = 0.35277...
    EXPECT_EQ(to_millimetres_text(Length::from_units(-1)), "0");
    EXPECT_EQ(to_millimetres_text(-2.25_mm), "-2.25");
}

}
}

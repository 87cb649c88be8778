// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/diag/codes.hpp"

#include <gtest/gtest.h>

namespace publisher::diag {
namespace {

Finding at(int page, Length x, Length y, std::string product) {
    return finding(Code::OversetStory)
        .on_page(page, Rect{x, y, 1_mm, 1_mm})
        .about_product(std::move(product));
}

std::vector<std::string> products(const std::vector<Finding>& findings) {
    std::vector<std::string> names;
    for (const Finding& each : findings)
        names.push_back(each.subject.product);
    return names;
}

TEST(Sink, OnlyErrorsAreErrors) {
    Sink sink;
    EXPECT_FALSE(sink.has_errors());
    sink.add(finding(Code::LowResolution));
    EXPECT_FALSE(sink.has_errors());
    sink.add(finding(Code::LowResolution).with_severity(Severity::Error));
    EXPECT_TRUE(sink.has_errors());
}

TEST(Sink, SortsByPageThenFromTheTopThenFromTheLeft) {
    Sink sink;
    sink.add(at(2, 10_mm, 10_mm, "page 2"));
    sink.add(at(1, 50_mm, 20_mm, "below right"));
    sink.add(at(1, 10_mm, 20_mm, "below left"));
    sink.add(at(1, 90_mm, 5_mm, "above"));
    sink.add(finding(Code::FileMissing).about_product("before pages"));
    EXPECT_EQ(products(sink.sorted()),
              (std::vector<std::string>{"before pages", "above", "below left", "below right", "page 2"}));
}

TEST(Sink, EqualPlacesKeepTheOrderInWhichTheyWereFound) {
    Sink sink;
    for (const char* name : {"c", "a", "b"})
        sink.add(at(3, 1_mm, 1_mm, name));
    EXPECT_EQ(products(sink.sorted()), (std::vector<std::string>{"c", "a", "b"}));
    EXPECT_EQ(products(sink.findings()), (std::vector<std::string>{"c", "a", "b"}));
}

TEST(Sink, KeepsTheFirstTenThousandOfAKindAndCountsTheRest) {
    const std::size_t n_more = 7;
    Sink sink;
    sink.add(finding(Code::LowResolution));
    for (std::size_t i = 0; i < Sink::kMostOfOneKind + n_more; ++i)
        sink.add(finding(Code::OversetStory).about_product(std::to_string(i)));
    ASSERT_EQ(sink.findings().size(), 1 + Sink::kMostOfOneKind + 1);
    EXPECT_EQ(sink.findings()[Sink::kMostOfOneKind].subject.product, "9999");
    EXPECT_EQ(sink.findings().back().code, Code::NotListed);
    EXPECT_EQ(sink.findings().back().message(), "7 more of layout/overset-story are not listed one by one");
    EXPECT_EQ(sink.findings().back().severity, Severity::Error);
}

TEST(Sink, WhatSinksOfParallelWorkCountedIsAddedUp) {
    Sink all, first, second;
    for (std::size_t i = 0; i < Sink::kMostOfOneKind + 1; ++i) {
        first.add(finding(Code::LowResolution));
        second.add(finding(Code::LowResolution));
    }
    all.add_all(first);
    all.add_all(second);
    ASSERT_EQ(all.findings().size(), Sink::kMostOfOneKind + 1);
    EXPECT_EQ(all.findings().back().message(),
              "10002 more of " + std::string(info(Code::LowResolution).id) + " are not listed one by one");
    EXPECT_EQ(all.findings().back().severity, Severity::Warning);
}

TEST(Sink, SinksOfParallelWorkAreMergedInTheOrderOfTheWork) {
    Sink all, first, second;
    first.add(at(1, 1_mm, 1_mm, "first"));
    second.add(at(1, 1_mm, 1_mm, "second"));
    all.add_all(first);
    all.add_all(second);
    EXPECT_EQ(products(all.findings()), (std::vector<std::string>{"first", "second"}));
}

}
}

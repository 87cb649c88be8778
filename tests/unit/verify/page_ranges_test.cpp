// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_ranges.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::verify {
namespace {

using testing::ElementsAre;

TEST(PageRanges, CountOnWithinOneStyleAndPrefix) {
    EXPECT_TRUE(counts_on("9", "10"));
    EXPECT_TRUE(counts_on("A-9", "A-10"));
    EXPECT_TRUE(counts_on("iv", "v"));
    EXPECT_FALSE(counts_on("9", "11"));
    EXPECT_FALSE(counts_on("A-9", "B-10"));
    EXPECT_FALSE(counts_on("iv", "5"));
}

TEST(PageRanges, PagesThatFollowOneAnotherAreOne) {
    const std::vector<std::string> folios = {"i", "ii", "1", "2", "3", "4"};
    EXPECT_THAT(page_ranges({0, 1, 2, 4, 5}, folios), ElementsAre("i–ii", "1", "3–4"));
    EXPECT_THAT(page_ranges({}, folios), ElementsAre());
}

TEST(ListItem, IsReadFromItsWord) {
    const auto item = read_list_item("12–14,", false);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->range, "12–14");
    EXPECT_TRUE(item->has_comma);
    EXPECT_FALSE(read_list_item("Oak", false));
    EXPECT_FALSE(read_list_item("–", false));
}

TEST(ListItem, IsReadFromTheRightInArabic) {
    const auto item = read_list_item("،14–12", true);
    ASSERT_TRUE(item);
    EXPECT_EQ(item->range, "12–14");
    EXPECT_TRUE(item->has_comma);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/report/built.hpp"

#include <gtest/gtest.h>

namespace publisher::report {
namespace {

using Pages = std::vector<int>;

Edition edition_of(const std::vector<std::string>& laid_out, const std::vector<std::string>& printed = {}) {
    Edition edition;
    edition.snapshot = "0f3c";
    for (const std::string& key : laid_out)
        edition.pages.emplace_back().content_key = key;
    edition.outputs.emplace_back().name = "press";
    edition.outputs.back().page_digests = printed;
    return edition;
}

TEST(Changes, ArePagesThatLookOtherwise) {
    const Edition before = edition_of({"a", "b", "c"}, {"A", "B", "C"});
    EXPECT_EQ(changes_between(before, before).pages, Pages{});
    // Page 2 prints the same from other data, page 3 has another font.
    EXPECT_EQ(changes_between(before, edition_of({"a", "x", "c"}, {"A", "B", "X"})).pages, Pages{3});
}

TEST(Changes, WhatWasNotReadBackIsToldByItsLayout) {
    const Edition before = edition_of({"a", "b", "c"}, {"A", "B", "C"});
    EXPECT_EQ(changes_between(before, edition_of({"a", "x", "c"})).pages, Pages{2});
}

TEST(Changes, NewPagesAreChanged) {
    const Changes changes = changes_between(edition_of({"a"}, {"A"}), edition_of({"a", "b"}, {"A", "B"}));
    EXPECT_EQ(changes.pages, Pages{2});
    EXPECT_EQ(changes.n_pages_before, 1);
    EXPECT_EQ(changes_between(edition_of({"a", "b"}), edition_of({"a"})).pages, Pages{});
}

TEST(Changes, OneOutputIsEnough) {
    Edition before = edition_of({"a", "b"}, {"A", "B"}), now = before;
    for (Edition* edition : {&before, &now}) {
        edition->outputs.emplace_back().name = "web";
        edition->outputs.back().page_digests = {"A", "B"};
    }
    now.outputs.back().page_digests = {"X", "B"};
    EXPECT_EQ(changes_between(before, now).pages, Pages{1});
}

TEST(Changes, AreSaidInRanges) {
    EXPECT_EQ((Changes{"0f3c", {4, 6, 7, 8, 11}, 12}).to_string(), "5 pages since snapshot 0f3c: 4, 6-8, 11");
    EXPECT_EQ((Changes{"0f3c", {4}, 12}).to_string(), "1 page since snapshot 0f3c: 4");
    EXPECT_EQ((Changes{"0f3c", {}, 12}).to_string(), "0 pages since snapshot 0f3c");
}

}
}

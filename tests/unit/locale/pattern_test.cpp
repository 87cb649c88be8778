// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/pattern.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Pattern, FindsAllPartsByBytes) {
    const auto pattern = Pattern::compile("[0-9]+");
    ASSERT_TRUE(pattern);
    EXPECT_THAT(*pattern->find_all("1 größe 23"), ElementsAre(Pattern::Match{0, 1}, Pattern::Match{10, 12}));
    EXPECT_THAT(*pattern->find_all("none"), IsEmpty());
    EXPECT_THAT(*pattern->find_all(""), IsEmpty());
}

TEST(Pattern, EmptyMatchesAreNone) {
    const auto pattern = Pattern::compile("x*");
    ASSERT_TRUE(pattern);
    EXPECT_THAT(*pattern->find_all("axxb"), ElementsAre(Pattern::Match{1, 3}));
}

TEST(Pattern, EndlessBacktrackingIsGivenUp) {
    const auto pattern = Pattern::compile("(a|aa)+$");
    ASSERT_TRUE(pattern);
    EXPECT_FALSE(pattern->find_all(std::string(200, 'a') + "b"));
}

}
}

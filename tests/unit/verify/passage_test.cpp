// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/passage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::verify {
namespace {

Passage passage(std::initializer_list<const char*> words) {
    Passage result;
    std::size_t i = 0;
    for (const char* word : words)
        result.add(word, i++);
    return result;
}

TEST(Passage, FindsWordsAcrossLines) {
    const Passage page = passage({"Kochtopf", "Stål,", "5", "l", "NV-2031"});
    EXPECT_THAT(page.find(squashed("Stål, 5 l")), testing::ElementsAre(1, 2, 3));
    EXPECT_THAT(page.find("Kochtopf"), testing::ElementsAre(0));
}

TEST(Passage, FindsWholeWordsOnly) {
    const Passage page = passage({"Kochtopfdeckel", "Topf"});
    EXPECT_THAT(page.find("Kochtopf"), testing::IsEmpty());
    EXPECT_THAT(page.find("Topf"), testing::ElementsAre(1));
    EXPECT_THAT(page.find("deckelTopf"), testing::IsEmpty());
    EXPECT_THAT(page.find(""), testing::IsEmpty());
}

}
}

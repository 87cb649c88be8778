// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/compare/internal/edition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::compare {
namespace {

/// Words in a row, each 10 mm wide.
std::vector<PlacedWord> words(const std::string& text) {
    std::vector<PlacedWord> words;
    Length x;
    for (const std::string_view word : split(text, ' ')) {
        words.push_back({std::string(word), {x, 0_mm, 10_mm, 4_mm}});
        x = x + 10_mm;
    }
    return words;
}

std::string changes(const std::string& before, const std::string& after) {
    std::string text;
    for (const TextChange& change : compare_words(words(before), words(after)))
        text += change.before + "->" + change.after + ';';
    return text;
}

TEST(CompareWords, EqualTextsHaveNoChange) {
    EXPECT_EQ(changes("a mug of clay", "a mug of clay"), "");
}

TEST(CompareWords, ReplacedWordsAreOneChange) {
    EXPECT_EQ(changes("mug 119,00 € each", "mug 109,00 € each"), "119,00->109,00;");
    EXPECT_EQ(changes("a b c d", "a x y d"), "b c->x y;");
}

TEST(CompareWords, AddedAndDroppedWords) {
    EXPECT_EQ(changes("a b c", "a c"), "b->;");
    EXPECT_EQ(changes("a c", "a b c"), "->b;");
    EXPECT_EQ(changes("one a two b", "a two x b"), "one->;->x;");
}

TEST(CompareWords, AreaIsAroundTheWordsAfter) {
    const auto found = compare_words(words("a b c d"), words("a x y d"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().area, (Rect{10_mm, 0_mm, 20_mm, 4_mm}));
}

TEST(CompareWords, AreaOfDroppedWordsIsWhereTheyStood) {
    const auto found = compare_words(words("a b c"), words("a b"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().area, (Rect{20_mm, 0_mm, 10_mm, 4_mm}));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/compare/internal/edition.hpp"

#include <gtest/gtest.h>

namespace publisher::compare {
namespace {

/// Pages by their words; the digest is of the words.
std::vector<PageContent> pages(std::initializer_list<const char*> texts) {
    std::vector<PageContent> pages;
    for (const char* text : texts) {
        PageContent page{text, {}};
        for (const std::string_view word : split(text, ' '))
            page.words.push_back({std::string(word), {}});
        pages.push_back(std::move(page));
    }
    return pages;
}

/// "1=1 2>3 -2 +4": the same, moved or changed with its texts, gone, new.
std::string matched(const std::vector<PageContent>& before, const std::vector<PageContent>& after) {
    std::string text;
    for (const PageMatch& match : match_pages(before, after)) {
        if (!text.empty()) text += ' ';
        if (!match.before)
            text += '+' + std::to_string(*match.after);
        else if (!match.after)
            text += '-' + std::to_string(*match.before);
        else
            text +=
                std::to_string(*match.before) + (match.is_same ? '=' : '~') + std::to_string(*match.after);
    }
    return text;
}

TEST(MatchPages, TheSameInPlace) {
    EXPECT_EQ(matched(pages({"a b c", "d e f"}), pages({"a b c", "d e f"})), "1=1 2=2");
}

TEST(MatchPages, APageBetween) {
    EXPECT_EQ(matched(pages({"a b c", "d e f"}), pages({"a b c", "x y z", "d e f"})), "1=1 +2 2=3");
}

TEST(MatchPages, APageThatIsGone) {
    EXPECT_EQ(matched(pages({"a b c", "x y z", "d e f"}), pages({"a b c", "d e f"})), "1=1 -2 3=2");
}

TEST(MatchPages, OneThatMovedAndChanged) {
    EXPECT_EQ(matched(pages({"a b c d e", "f g h i"}), pages({"f g h i", "a b c d x"})), "2=1 1~2");
}

TEST(MatchPages, BlankPagesAreAlike) {
    EXPECT_EQ(matched(pages({"", "a"}), pages({"", "a", ""})), "1=1 2=2 +3");
}

}
}

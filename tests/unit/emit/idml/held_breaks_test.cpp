// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/held_breaks.hpp"

#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

story::Story story_of(const std::string& text) {
    return {"s", "en", false, {{style::ParagraphStyleId(0), {{text}}, {}}}};
}

std::vector<story::Line> lines_of(const std::vector<std::string>& texts) {
    std::vector<story::Line> lines;
    for (const std::string& text : texts) {
        story::Line& line = lines.emplace_back();
        line.is_hyphenated = text.ends_with("\xC2\xAD");
        line.runs.emplace_back().text = text;
    }
    return lines;
}

std::string held(const std::string& text, const std::vector<std::string>& lines) {
    return hold_breaks(story_of(text), lines_of(lines)).story.paragraphs[0].runs[0].text;
}

TEST(HeldBreaks, StandBehindTheSpacesOfALineEnd) {
    EXPECT_EQ(held("one two three", {"one two", "three"}), "one two \nthree");
}

TEST(HeldBreaks, AHyphenatedWordGetsASoftHyphen) {
    EXPECT_EQ(held("Gewürzen", {"Gewür\xC2\xAD", "zen"}), "Gewür\xC2\xAD\nzen");
    EXPECT_EQ(held("Gewür\xC2\xADzen", {"Gewür\xC2\xAD", "zen"}), "Gewür\xC2\xAD\nzen") << "one is enough";
}

TEST(HeldBreaks, AForcedBreakOfTheTextIsNotDoubled) {
    EXPECT_EQ(held("one\ntwo three", {"one", "two", "three"}), "one\ntwo \nthree");
}

TEST(HeldBreaks, OrderOfTheCharactersOnALineDoesNotMatter) {
    EXPECT_EQ(held("אב גד הו", {"דג בא", "הו"}), "אב גד \nהו") << "lines are visual, text is logical";
}

TEST(HeldBreaks, LinesThatShowOtherCharactersStayFree) {
    const HeldStory result = hold_breaks(story_of("Maße sind"), lines_of({"MASSE", "SIND"}));
    EXPECT_EQ(result.story.paragraphs[0].runs[0].text, "Maße sind");
    EXPECT_EQ(result.n_free_paragraphs, 1u);
    EXPECT_EQ(result.n_breaks, 0u);
}

TEST(HeldBreaks, AMarkerStandsOnTheFirstLine) {
    story::Story story = story_of("one two");
    story.paragraphs[0].marker = "1.";
    EXPECT_EQ(hold_breaks(story, lines_of({"1.one", "two"})).story.paragraphs[0].runs[0].text, "one \ntwo");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

using story::PageField;
using testing::HasSubstr;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 50_mm, 10_mm};

/// A page with titles in the style Name, one frame below the other, and a running head.
PageMaker titled_page(int number, const std::vector<std::string>& titles, const std::string& head,
                      PageField field = PageField::FirstGroup, const std::string& style = "") {
    PageMaker maker(number);
    for (std::size_t i = 0; i < titles.size(); ++i)
        maker.text("title" + std::to_string(i), kPlace, {titles[i]}, Name);
    story::Run run{head};
    run.field = field;
    run.argument = style;
    maker.text("head", {10_mm, 5_mm, 50_mm, 4_mm}, run, Folio).head.is_furniture = true;
    return maker;
}

Written written(const std::vector<PageMaker>& makers) {
    std::vector<page::Page> pages;
    for (const PageMaker& maker : makers)
        pages.push_back(maker.page);
    return Written(pages);
}

TEST(RunningHeads, ThatInDesignFindsByAStyleAreVariablesOnTheParent) {
    const Written document = written({titled_page(1, {"Lamps"}, "Lamps"), titled_page(2, {}, "Lamps"),
                                      titled_page(3, {"Chairs"}, "Chairs")});
    EXPECT_THAT(document.part("MasterSpreads/"), HasSubstr("Name=\"head\""));
    EXPECT_THAT(document.part("Spreads/"), Not(HasSubstr("Name=\"head\"")));
    EXPECT_THAT(document.part("Stories/"),
                HasSubstr("AssociatedTextVariable=\"dTextVariablenrunning head of name%3a "
                          "large, first\""));
    const std::string map = document.part("designmap.xml");
    EXPECT_THAT(map, HasSubstr("VariableType=\"MatchParagraphStyleType\""));
    EXPECT_THAT(
        map,
        HasSubstr("AppliedParagraphStyle=\"ParagraphStyle/name%3a large\" SearchStrategy=\"FirstOnPage\""));
    EXPECT_EQ(document.translation("a running head").count, 0u);
    EXPECT_THAT(document.facts.problems, testing::IsEmpty());
}

TEST(RunningHeads, ThatSayWhatInDesignWouldNotFindStayText) {
    // The group in force at the top of a page is that of the page before; InDesign would take its first title.
    const Written document = written({titled_page(1, {"Lamps"}, "Lamps"), titled_page(2, {"Chairs"}, "Lamps"),
                                      titled_page(3, {"Tables"}, "Chairs")});
    EXPECT_THAT(document.part("MasterSpreads/"), Not(HasSubstr("Name=\"head\"")));
    EXPECT_THAT(document.part("designmap.xml"), Not(HasSubstr("MatchParagraphStyleType")));
}

TEST(RunningHeads, OfADictionaryLookForTheStyleThatTheyName) {
    const auto entry = [](int number, const std::string& title, const std::string& style) {
        return titled_page(number, {title}, title, PageField::LastEntry, style);
    };
    EXPECT_THAT(
        written({entry(1, "Aal", "name: large"), entry(2, "Bar", "name: large")}).part("designmap.xml"),
        HasSubstr("SearchStrategy=\"LastOnPage\""));
    EXPECT_THAT(written({entry(1, "Aal", "body"), entry(2, "Bar", "body")}).part("designmap.xml"),
                Not(HasSubstr("SearchStrategy")));
}

TEST(RunningHeads, WhoseStyleStandsInSeveralStoriesOfAPageStayText) {
    EXPECT_THAT(written({titled_page(1, {"Aal", "Bar"}, "Aal"), titled_page(2, {"Cod"}, "Cod")})
                    .part("designmap.xml"),
                Not(HasSubstr("SearchStrategy")))
        << "which of them InDesign takes for the first one is not documented";
}

TEST(RunningHeads, WhoseTitleWasFittedStayText) {
    PageMaker one = titled_page(1, {"Lamps"}, "Lamps"), two = titled_page(2, {"Chairs"}, "Chairs");
    std::get<page::TextFrame>(two.page.objects.front()).fitting.size = 0.9;
    EXPECT_THAT(written({one, two}).part("designmap.xml"), Not(HasSubstr("SearchStrategy")))
        << "it has a derived style";
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/finding.hpp"
#include "publisher/diag/codes.hpp"

#include <gtest/gtest.h>

namespace publisher::diag {
namespace {

TEST(Finding, ArgumentsStandInTheMessage) {
    const Finding overset = finding(Code::OversetStory, {{"story", "description"}, {"lines", "3"}});
    EXPECT_EQ(overset.message(), "3 lines of story 'description' do not fit its frame");
    EXPECT_EQ(overset.severity, Severity::Error);
    EXPECT_EQ(overset.remedy(), info(Code::OversetStory).remedy);
}

TEST(Finding, AnArgumentThatIsNotGivenShows) {
    const Finding overset = finding(Code::OversetStory, {{"lines", "3"}});
    EXPECT_EQ(overset.message(), "3 lines of story '?' do not fit its frame");
}

TEST(Finding, BracesInAnArgumentAreNoArguments) {
    const Finding syntax = finding(Code::XPathSyntax, {{"expression", "{reason}"}, {"reason", "x"}});
    EXPECT_EQ(syntax.message(), "the expression '{reason}' is not XPath 1.0: x");
}

TEST(Finding, BuildsFromBothOriginsAndTheSubject) {
    const origin::DesignOrigin design{"templates/tile.xml", 4, 9};
    const origin::DataOrigin data{"products.csv", 213, 7, "description"};
    const Finding built = finding(Code::OversetStory)
                              .from(design)
                              .from(data)
                              .about_product("SKU 4711-BL")
                              .about_asset("A-1")
                              .on_page(14, Rect{10_mm, 20_mm, 30_mm, 40_mm})
                              .with_severity(Severity::Warning)
                              .with_excerpt("<text/>\n^")
                              .with_remedy("write less");
    EXPECT_EQ(built.design, design);
    EXPECT_EQ(built.data, data);
    EXPECT_EQ(built.subject.product, "SKU 4711-BL");
    EXPECT_EQ(built.subject.asset, "A-1");
    EXPECT_EQ(built.subject.page, 14);
    EXPECT_EQ(built.subject.area->right(), 40_mm); // 10 + 30
    EXPECT_EQ(built.severity, Severity::Warning);
    EXPECT_EQ(built.excerpt, "<text/>\n^");
    EXPECT_EQ(built.remedy(), "write less");
}

TEST(Finding, WhatIsQuotedIsShortened) {
    const std::string word(10'000, 'x');
    const Finding built = finding(Code::OversetStory, {{"story", "ä" + word + "ö"}}).with_excerpt("<a/>\n ^");
    EXPECT_LT(built.message().size(), 700u);
    EXPECT_NE(built.message().find("ä" + std::string(300, 'x')), std::string::npos);
    EXPECT_NE(built.message().find("x … x"), std::string::npos);
    EXPECT_NE(built.message().find("xö"), std::string::npos);
    EXPECT_EQ(built.excerpt, "<a/>\n ^");
}

TEST(Finding, OfALongLineStandsWhatIsAroundTheCaret) {
    const std::string wide(5'000, ' ');
    const Finding built =
        finding(Code::OversetStory).with_excerpt(wide + "<wrong/>" + wide + "\n" + wide + "^");
    const std::size_t end = built.excerpt.find('\n');
    EXPECT_LT(end, 250u);
    EXPECT_EQ(built.excerpt.find('<'), built.excerpt.find('^') - end - 1);
}

TEST(Finding, AWholeSubjectReplacesWhatWasSaidBefore) {
    Subject subject;
    subject.edition = "de_DE";
    const Finding built = finding(Code::OversetStory).about_product("SKU 1").about(subject);
    EXPECT_EQ(built.subject, subject);
    EXPECT_TRUE(built.subject.product.empty());
}

}
}

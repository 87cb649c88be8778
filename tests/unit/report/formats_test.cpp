// SPDX-License-Identifier: Apache-2.0
#include "test_edition.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/report/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<diag::Finding> sample() {
    return {diag::finding(diag::Code::PreflightPicture, {{"rule", "R0031"},
                                                         {"problem", "a picture is too coarse"},
                                                         {"found", "72 ppi"},
                                                         {"wanted", "more than 149 ppi"}})
                .from(origin::DesignOrigin{"templates/tile.xml", 13, 7})
                .about_product("<script>alert(1)</script>")
                .on_page(4, Rect{10_mm, 20_mm, 30_mm, 40_mm})};
}

TEST(Sarif, SaysRuleLevelAndPlaces) {
    const std::string text = to_sarif(sample());
    EXPECT_THAT(text, HasSubstr(R"("version":"2.1.0")"));
    EXPECT_THAT(text, HasSubstr(R"("ruleId":"preflight/picture/R0031","level":"error")"));
    EXPECT_THAT(text, HasSubstr(R"("uri":"templates/tile.xml"},"region":{"startLine":13,"startColumn":7})"));
    EXPECT_THAT(text, HasSubstr(R"("page":4,"area_mm":[10,20,30,40])"));
}

TEST(Html, OfAnEditionLinksFindingsAndPagesBothWays) {
    Edition edition = make_test_edition();
    edition.findings = sample();
    edition.pages.push_back({4, "4", "catalog", "k4", {"<b>A-9</b>"}, {}});
    const std::string text = to_html(edition);
    EXPECT_THAT(text, HasSubstr("<a href=\"#page-4\">4</a>"));
    EXPECT_THAT(text, HasSubstr("<tr id=\"page-4\">"));
    EXPECT_THAT(text, HasSubstr("<a href=\"#finding-1\">finding 1</a>"));
    EXPECT_THAT(text, HasSubstr("missing price EUR; missing picture"));
    EXPECT_THAT(text, HasSubstr("&lt;b&gt;A-9&lt;/b&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("<script")));
}

TEST(Html, IsOnePageInWhichNoTextRuns) {
    const std::string text = to_html(sample());
    EXPECT_THAT(text, HasSubstr("default-src 'none'"));
    EXPECT_THAT(text, HasSubstr("R0031: a picture is too coarse"));
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("http://")));
}

}
}

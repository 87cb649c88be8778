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
    EXPECT_THAT(text, HasSubstr("<figure id=\"page-4\">"));
    EXPECT_THAT(text, HasSubstr("id=\"finding-1\""));
    EXPECT_THAT(text, HasSubstr("<a href=\"#finding-1\">finding 1</a>"));
    EXPECT_THAT(text, HasSubstr("missing price EUR; missing picture"));
    EXPECT_THAT(text, HasSubstr("&lt;b&gt;A-9&lt;/b&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("<script")));
}

Page shown(int number, Page::Side side) {
    Page page{number, std::to_string(number), "catalog", "k", {}, {}, side};
    page.picture = "JPEG";
    page.picture_size = {200_mm, 100_mm};
    return page;
}

TEST(Html, AFindingIsARectangleOnThePictureOfItsPage) {
    Edition edition = make_test_edition();
    edition.findings = sample();
    edition.pages = {shown(4, Page::Side::Single)};
    // 10 of 200 mm, 20 of 100 mm, 30 of 200 mm, 40 of 100 mm
    EXPECT_THAT(to_html(edition),
                HasSubstr("<a class=\"mark error\" href=\"#finding-1\" title=\"R0031: a picture is too "
                          "coarse; found 72 ppi, wanted more than 149 ppi\" "
                          "style=\"left:5%;top:20%;width:15%;height:40%\"></a>"));
}

TEST(Html, PicturesOfPagesArePartOfTheFile) {
    Edition edition = make_test_edition();
    edition.pages = {shown(1, Page::Side::Single)};
    const std::string text = to_html(edition);
    EXPECT_THAT(text, HasSubstr("src=\"data:image/jpeg;base64,SlBFRw==\""));
    EXPECT_THAT(text, HasSubstr("img-src data:"));
}

TEST(Html, PagesLieOpenAsTheReaderHoldsThem) {
    Edition edition = make_test_edition();
    edition.findings.clear();
    edition.pages = {shown(1, Page::Side::Right), shown(2, Page::Side::Left), shown(3, Page::Side::Right)};
    std::string text = to_html(edition);
    EXPECT_THAT(text, HasSubstr("<div class=\"spread alone-right\"><figure id=\"page-1\">"));
    EXPECT_THAT(text, HasSubstr("<div class=\"spread\"><figure id=\"page-2\">"));
    edition.is_right_to_left = true;
    edition.pages = {shown(1, Page::Side::Left), shown(2, Page::Side::Right), shown(3, Page::Side::Left)};
    text = to_html(edition);
    EXPECT_THAT(text, HasSubstr("<div class=\"spread alone-left\"><figure id=\"page-1\">"));
    EXPECT_THAT(text, HasSubstr("<div class=\"spread right-to-left\"><figure id=\"page-2\">"));
}

/// Two pages of a file of five plates; on the second there is more ink than the limit.
Output press_file() {
    Output output{"press", "press.pdf", "abcd", "PDF/X-4", 12345};
    output.plates = {"Cyan", "Magenta", "Yellow", "Black", "Gold <foil>"};
    output.ink_limit = 300;
    output.inks = {{1, {{"Cyan", false, 12.34, 100}, {"Gold <foil>", true, 50, 100}}, 250, 240, {}},
                   {2, {{"Black", false, 4, 100}}, 360, 330, {}}};
    return output;
}

TEST(Html, PlatesTellTheirInkPageByPage) {
    Edition edition = make_test_edition();
    edition.outputs = {press_file()};
    const std::string text = to_html(edition);
    EXPECT_THAT(
        text,
        HasSubstr(
            "5 plates: Cyan, Magenta, Yellow, Black, Gold &lt;foil&gt;. Limit of all inks together 300 %"));
    EXPECT_THAT(text, HasSubstr("<th>Gold &lt;foil&gt;</th>"));
    EXPECT_THAT(text, HasSubstr("<tr><td><a href=\"#page-1\">1</a></td>"
                                "<td class=\"cyan\">12.3 %<i style=\"--part:12.3%\"></i></td>"
                                "<td></td><td></td><td></td>"
                                "<td class=\"spot\">50 %<i style=\"--part:50%\"></i></td>"));
    // 250 of 300 and 240 of 300
    EXPECT_THAT(text, HasSubstr("<td class=\"\">250 %<i style=\"--part:83.3%\"></i></td>"
                                "<td class=\"\">240 %<i style=\"--part:80%\"></i></td>"));
    EXPECT_THAT(text, HasSubstr("<td class=\"over\">330 %<i style=\"--part:100%\"></i></td>"));
}

TEST(Html, PlatesThatWereNotMeasuredAreNamed) {
    Edition edition = make_test_edition();
    edition.outputs = {press_file()};
    edition.outputs[0].inks.clear();
    EXPECT_THAT(to_html(edition), HasSubstr("What is printed on them was not measured."));
    edition.outputs[0].plates.clear();
    EXPECT_THAT(to_html(edition), HasSubstr("no file for a press was made"));
}

TEST(Json, PlatesTellTheirInkPageByPage) {
    Edition edition = make_test_edition();
    edition.outputs = {press_file()};
    const std::string text = to_json(edition);
    EXPECT_THAT(
        text,
        HasSubstr(R"("plates":["Cyan","Magenta","Yellow","Black","Gold <foil>"],"ink_limit_percent":300)"));
    EXPECT_THAT(text, HasSubstr(R"({"page":2,"most_percent":360,"most_mean_percent":330,)"
                                R"("plates":[{"plate":"Black","mean_percent":4,"most_percent":100}]})"));
}

TEST(Text, NamesThePageWithTheMostInk) {
    Edition edition = make_test_edition();
    edition.outputs = {press_file()};
    EXPECT_THAT(to_text(edition),
                HasSubstr("5 plates; most ink 330 % in a square of 15 mm, page 2; limit 300 %"));
}

/// Every part of an edition that the report is to tell stands in it, below its heading.
TEST(Html, OfAnEditionTellsAllOfIt) {
    Edition edition = make_test_edition();
    edition.outputs = {press_file()};
    const std::string text = to_html(edition);
    const auto part = [&](const std::string& begin, const std::string& end) {
        const auto from = text.find("id=\"" + begin + "\""),
                   to = text.find(end.empty() ? "</main>" : "id=\"" + end + "\"");
        EXPECT_LT(from, to) << begin << " .. " << end;
        return from < to ? text.substr(from, to - from) : std::string();
    };
    const std::string facts = part("facts", "pages");
    for (const char* fact :
         {"ba7816bf8f01cfea", "field &#39;state&#39; is &#39;approved&#39;", "10 in the data, 5 placed",
          "layout/low-resolution", "press.pdf", "PDF/X-4", "12345"})
        EXPECT_THAT(facts, HasSubstr(fact));
    EXPECT_THAT(part("pages", "findings"), HasSubstr("<a href=\"#finding-1\">"));
    EXPECT_THAT(part("findings", "products"), HasSubstr("<a href=\"#page-2\">"));
    EXPECT_THAT(part("products", "missing"), HasSubstr("<span>A-5</span><a href=\"#page-2\">2</a>"));
    EXPECT_THAT(part("missing", "rights"), HasSubstr("<td>A-4</td><td>selected by no section</td>"));
    const std::string rights = part("rights", "texts");
    for (const char* right : {"licence ended 2027-01-31; not for print", "granted by", "M. Legal",
                              "Photo: A. Person", "<td>pic-1</td><td>2</td>"})
        EXPECT_THAT(rights, HasSubstr(right));
    EXPECT_THAT(part("texts", "ink"), HasSubstr("<td>tile-3/name</td><td>A-5</td><td>size 92 %</td>"));
    EXPECT_THAT(part("ink", ""), HasSubstr("5 plates"));
}

TEST(Html, NothingThatDataHoldsBecomesMarkup) {
    const std::string hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";
    Edition edition = make_test_edition();
    edition.publication = edition.id = edition.snapshot = edition.approval = hostile;
    edition.left_out = {{hostile, {hostile}}};
    edition.unplaced = edition.credits = edition.allowed = {hostile};
    edition.refused_assets = {{hostile, {hostile}, {hostile}}};
    edition.waivers = {{hostile, hostile, hostile, hostile, hostile, {hostile}}};
    edition.fitted = {{hostile, hostile, hostile, 2}};
    edition.pages = {shown(1, Page::Side::Single)};
    edition.pages[0].label = edition.pages[0].section = hostile;
    edition.pages[0].products = edition.pages[0].assets = {hostile};
    edition.outputs = {
        {hostile, hostile, hostile, hostile, 1, {hostile}, 300, {{1, {{hostile, true, 1, 1}}, 1, 1, {}}}}};
    edition.findings = {diag::finding(diag::Code::OversetStory, {{"lines", hostile}, {"story", hostile}})
                            .from(origin::DesignOrigin{hostile, 4, 9})
                            .from(origin::DataOrigin{hostile, 213, 7, hostile})
                            .about_product(hostile)
                            .about_asset(hostile)
                            .with_remedy(hostile)
                            .on_page(1, Rect{10_mm, 20_mm, 30_mm, 12.5_mm})};
    edition.data_findings = edition.findings;
    const std::string text = to_html(edition);
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("<img src=x")));
    EXPECT_THAT(text, Not(HasSubstr("'alert")));
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
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

// SPDX-License-Identifier: Apache-2.0
// A number of pages for the whole edition, met by denser grids and smaller tables, or said to be too few.
#include "tests/e2e/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace publisher::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPublication = R"xml(<publication id="budget">
  <include href="brand.xml"/>
  <title>Budget</title>
  <editions>
    <edition id="de" region="DE" locale="de_DE" channel="print" market="DE" currency="EUR" price-list="retail" tax="gross"
             price-date="2027-03-01" distribution="2027-03-01..2027-08-31" territories="DE AT" print-run="60000" pages="PAGES"/>
  </editions>
  <sections>
    <section id="goods" layout="layouts/catalog-a4.xml" parent="body" grid="two-by-four" denser-grids="two-by-five">
      <title>Goods</title>
      <grid template="tile.xml" order="sku"/>
    </section>
    <section id="prices" layout="layouts/pricelist-a4.xml" parent="list"><title>Prices</title>
      <table template="prices.xml" order="sku"/>
    </section>
    <section id="end" layout="layouts/plain-a4.xml" parent="blank" filler="filler.xml">
      <page template="templates/imprint.xml"/>
    </section>
  </sections>
</publication>)xml";

constexpr const char* kTile =
    R"xml(<item name="tile"><stack><text style="item-name">{value('name')}</text><text style="item-number">{identifier('sku')}</text></stack></item>)xml";

constexpr const char* kPrices = R"xml(<table name="prices" table-style="price-list">
  <copyfit name="list" same="table"><size to="0.7" step="0.05"/></copyfit>
  <columns><column width="natural"/><column width="1fr"/><column width="natural" align="decimal"/></columns>
  <body><row split="true">
    <cell style="table-number" copyfit="list">{identifier('sku')}</cell>
    <cell style="table-cell" copyfit="list">{value('name')}<br/>{value('material')}<br/>{value('colour')}</cell>
    <cell style="table-price" copyfit="list">{price('regular')}</cell>
  </row></body>
</table>)xml";

class PageBudget : public testing::Test {
protected:
    Folder folder_;

    void SetUp() override {
        std::filesystem::copy(PUBLISHER_SOURCE_DIR "/samples/norrvik", folder_.path() / "norrvik",
                              std::filesystem::copy_options::recursive);
        write(folder_.path() / "norrvik/tile.xml", kTile);
        write(folder_.path() / "norrvik/prices.xml", kPrices);
        write(folder_.path() / "norrvik/filler.xml",
              R"(<item name="filler"><text style="body">{phrase('imprint')}</text></item>)");
    }
    Outcome build(int n_pages, const std::string& command = "build") const {
        const Path publication = folder_.path() / "norrvik/budget.xml";
        write(publication,
              std::regex_replace(std::string(kPublication), std::regex("PAGES"), std::to_string(n_pages)));
        std::vector<std::string> arguments = {command, publication.string(), "-e", "de"};
        if (command == "build") arguments.insert(arguments.end(), {"-o", out().string(), "--to", "press"});
        return publish(arguments);
    }
    int n_pages_as_designed() const {
        const auto built = build(0);
        EXPECT_EQ(built.exit, 0) << built.err;
        return n_pages();
    }
    Path out() const { return folder_.path() / "out"; }
    std::string report(const std::string& folder = "de") const {
        return read(out() / folder / "report.json");
    }
    /// Pages of the report.
    int n_pages(const std::string& folder = "de") const {
        const std::string text = report(folder);
        const std::regex page("\"label\"");
        return static_cast<int>(std::distance(std::sregex_iterator(text.begin(), text.end(), page), {}));
    }
};

TEST_F(PageBudget, IsMetByStepsThatTheReportNames) {
    const int as_designed = n_pages_as_designed();
    EXPECT_THAT(report(), Not(HasSubstr("plan/denser-grid")));
    ASSERT_EQ(build(as_designed - 1).exit, 0) << report("de.failed");
    EXPECT_EQ(n_pages(), as_designed - 1);
    EXPECT_THAT(report(), HasSubstr("plan/denser-grid"));
    const auto tighter = build(as_designed - 2);
    ASSERT_EQ(tighter.exit, 0) << tighter.err;
    EXPECT_EQ(n_pages(), as_designed - 2);
    EXPECT_THAT(report(), HasSubstr("plan/table-tightened"));

    const auto planned = build(as_designed - 2, "plan");
    EXPECT_EQ(planned.exit, 0);
    EXPECT_THAT(planned.err, HasSubstr("plan/denser-grid")) << "the plan is that of the pages that are built";
}

TEST_F(PageBudget, PagesThatAreLeftAreFilled) {
    const int as_designed = n_pages_as_designed();
    ASSERT_EQ(build(as_designed + 3).exit, 0);
    EXPECT_EQ(n_pages(), as_designed + 3);
}

TEST_F(PageBudget, WhatDoesNotFitIsNamed) {
    const auto built = build(4);
    EXPECT_EQ(built.exit, 1);
    EXPECT_THAT(built.out, HasSubstr("error[plan/edition-budget]: edition 'de' takes "));
    EXPECT_THAT(built.out, HasSubstr(" pages and may take 4: goods "));
    EXPECT_THAT(built.out, HasSubstr(" products too many, the first is NV-"));
}

}
}

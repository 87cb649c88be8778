// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/job/settle.hpp"
#include "tests/unit/layout/composed_edition.hpp"

namespace publisher::job {
namespace {

/// A table whose first row says where the seventh stands, in a cell that has room for "page ix" and for
/// "page viii" in two lines only. Seven rows of one line take 36.1 of 39 mm, a second line 3.5 mm more.
struct Chase : layout::Compose {
    Chase() {
        placement().kind = publication::Placement::Kind::Table;
        placement().order = {"sku"};
        publication.sections[0].grid = "";
        parent_page = R"(<parent name="body" top="10mm" bottom="11mm" inside="10mm" outside="10mm"/>)";
        for (int i = 1; i <= 8; ++i)
            add_product("p" + std::to_string(i), i == 1 ? "First" : "Other");
    }
    int n_rounds = 0;

    layout::Outcome settled() {
        load(
            R"(<table name="list" table-style="list"><columns><column width="13.7mm"/><column width="1fr"/></columns>
            <body><row><cell style="body" if="raw('name') = 'First'">page <page-of product="'p7'"/></cell>
            <cell style="body">{identifier('sku')}</cell></row></body></table>)");
        diag::Sink kept;
        const auto last = settle(
            [&](const Answers& known) {
                ++n_rounds;
                references = known.references;
                compose();
                return Result<layout::Outcome>(outcome);
            },
            kept);
        for (const diag::Finding& finding : kept.findings())
            findings.add(finding);
        EXPECT_TRUE(last);
        return last ? *last : layout::Outcome();
    }
};

// On page viii the reference takes two lines, which moves what it names to page ix; on page ix it takes one.
TEST_F(Chase, ReferenceThatDrivesAwayWhatItNamesIsAFinding) {
    publication.sections[0].first_folio = {"", 8, Folio::Style::LowerRoman};
    settled();
    EXPECT_EQ(n_rounds, 5);
    ASSERT_EQ(codes(), layout::Lines{"layout/references-unsettled"});
    EXPECT_EQ(findings.findings()[0].message(),
              "page references did not settle within 5 rounds; the last to move was 'product/p7'");
    EXPECT_EQ(findings.findings()[0].severity, diag::Severity::Error);
}

TEST_F(Chase, SamePagesSettleWhereTheFolioIsAsWideAsBefore) {
    publication.sections[0].first_folio = {"", 4, Folio::Style::Arabic};
    const layout::Outcome last = settled();
    EXPECT_LE(n_rounds, 3);
    EXPECT_EQ(codes(), layout::Lines{});
    EXPECT_EQ(last.places.at("product/p7").front().folio.text(), "4");
}

}
}

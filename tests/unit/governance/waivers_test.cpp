// SPDX-License-Identifier: Apache-2.0
#include "rights_fixture.hpp"

#include "publisher/diag/codes.hpp"

namespace publisher::governance {
namespace {

TEST_F(RightsTest, AWaiverLiftsItsCodeForItsScope) {
    asset.print_run_limit = 10;
    add_waiver("rights/print-run", "asset:AST-00017");
    const AssetVerdict verdict = judge();
    EXPECT_TRUE(verdict.is_cleared);
    ASSERT_EQ(verdict.objections.size(), 1u);
    EXPECT_EQ(verdict.objections.front().waiver, "W1");
}

TEST_F(RightsTest, AWaiverOfAnotherScopeOrCodeLiftsNothing) {
    asset.print_run_limit = 10;
    add_waiver("rights/print-run", "asset:AST-00018");
    add_waiver("rights/window", "asset:*");
    EXPECT_FALSE(judge().is_cleared);
    add_waiver("rights/*", "asset:AST-*");
    EXPECT_TRUE(judge().is_cleared);
}

TEST_F(RightsTest, AWaiverForAnUnknownLicenceDoesNotCarryAnExpiredPictureAlong) {
    asset.licence = "ask Maria";
    asset.windows = {{std::nullopt, Date{2027, 4, 15}}};
    add_waiver("rights/licence-unknown", "asset:*");
    EXPECT_EQ(objections(), Codes{"rights/window"});
}

TEST_F(RightsTest, AWaiverHasToHoldToTheLastDayOfDistribution) {
    asset.print_run_limit = 10;
    publication::Waiver& waiver = add_waiver("rights/print-run", "asset:*");
    waiver.valid_until = Date{2027, 8, 31};
    EXPECT_TRUE(judge().is_cleared);
    waiver.valid_until = Date{2027, 8, 30};
    EXPECT_FALSE(judge().is_cleared);
    EXPECT_EQ(reported(), Codes{"governance/waiver-expired"});
    EXPECT_EQ(findings.findings().front().message(),
              "waiver 'W1' is valid until 2027-08-30, edition 'de_DE' is distributed until 2027-08-31");
}

TEST_F(RightsTest, AWaiverIsForItsEditions) {
    asset.print_run_limit = 10;
    publication::Waiver& waiver = add_waiver("rights/print-run", "asset:*");
    waiver.editions = {"fr_FR"};
    EXPECT_FALSE(judge().is_cleared);
    waiver.editions = {"fr_FR", "de_*"};
    EXPECT_TRUE(judge().is_cleared);
    edition.is_without_waivers = true;
    EXPECT_FALSE(judge().is_cleared);
}

TEST_F(RightsTest, OnlyRightsAndApprovalCanBeWaived) {
    add_waiver("governance/missing-price", "product:*");
    add_waiver("rights/everything", "asset:*");
    add_waiver("governance/asset-changed", "asset:*");
    judge();
    EXPECT_EQ(reported(), Codes(3, "governance/waiver-code"));
}

TEST_F(RightsTest, TheScopeHasToFitTheCode) {
    add_waiver("rights/window", "product:NV-1042");
    add_waiver("governance/unapproved", "asset:*");
    add_waiver("rights/window", "asset:");
    judge();
    EXPECT_EQ(reported(), Codes(3, "governance/waiver-scope"));
}

TEST_F(RightsTest, UsesAreListedSortedAndOnce) {
    add_waiver("rights/window", "asset:*");
    add_waiver("governance/unapproved", "product:NV-*");
    Waivers waivers(publication, edition, findings);
    EXPECT_TRUE(waivers.used().empty());
    EXPECT_EQ(waivers.lift_for_asset(diag::Code::RightsWindow, "B"), "W1");
    EXPECT_EQ(waivers.lift_for_asset(diag::Code::RightsWindow, "A"), "W1");
    EXPECT_EQ(waivers.lift_for_asset(diag::Code::RightsWindow, "B"), "W1");
    EXPECT_EQ(waivers.lift_for_product(diag::Code::ProductUnapproved, {"4711", "NV-1042"}), "W2");
    EXPECT_EQ(waivers.lift_for_product(diag::Code::ProductUnapproved, {"4711"}), "");
    const auto used = waivers.used();
    ASSERT_EQ(used.size(), 2u);
    EXPECT_EQ(used[0].used_for, (Codes{"A", "B"}));
    EXPECT_EQ(used[1].used_for, Codes{"4711"});
    EXPECT_EQ(used[1].granted_by, "Head of Marketing");
}

TEST_F(RightsTest, ASpellingBelongsToOneLicence) {
    publication::Licence other = licence();
    other.code = "other";
    other.spellings = {"house-licence 1.0"};
    publication.governance.licences.push_back(other);
    const LicenceTable table(publication.governance.licences, findings);
    EXPECT_EQ(reported(), Codes{"governance/licence-twice"});
    EXPECT_EQ(table.find("House Licence 1.0"), nullptr);
    EXPECT_NE(table.find("house"), nullptr);
}

}
}

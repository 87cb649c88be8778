// SPDX-License-Identifier: Apache-2.0
#include "rights_fixture.hpp"

namespace publisher::governance {
namespace {

using JudgedBy = catalog::Asset::JudgedBy;

TEST_F(RightsTest, AnAssetWithEverythingInOrderClears) {
    const AssetVerdict verdict = judge();
    EXPECT_TRUE(verdict.is_cleared);
    EXPECT_TRUE(verdict.objections.empty());
    EXPECT_EQ(verdict.licence, "house");
}

TEST_F(RightsTest, TheFirstAndTheLastDayOfDistributionHaveToBeCovered) {
    asset.windows = {{Date{2027, 3, 1}, Date{2027, 8, 31}}};
    EXPECT_EQ(objections(), Codes{});
    asset.windows = {{Date{2027, 3, 2}, Date{2027, 8, 31}}};
    EXPECT_EQ(objections(), Codes{"rights/window"});
    asset.windows = {{Date{2027, 3, 1}, Date{2027, 8, 30}}};
    EXPECT_EQ(only_text(), "the rights run 2027-03-01..2027-08-30, the edition needs 2027-03-01..2027-08-31");
    asset.windows = {{std::nullopt, Date{2027, 8, 31}}};
    EXPECT_EQ(objections(), Codes{});
}

TEST_F(RightsTest, AllWindowsBindTheEarliestEndCounts) {
    asset.windows = {{Date{2027, 1, 1}, Date{2028, 1, 1}},
                     {std::nullopt, Date{2027, 4, 15}},
                     {Date{2026, 1, 1}, std::nullopt}};
    EXPECT_EQ(only_text(), "the rights run 2027-01-01..2027-04-15, the edition needs 2027-03-01..2027-08-31");
    asset.windows = {{Date{2028, 1, 1}, std::nullopt}, {std::nullopt, Date{2026, 1, 1}}};
    EXPECT_EQ(objections(), Codes{"rights/window"});
}

TEST_F(RightsTest, WhichDaysCountIsTheLicencesWord) {
    edition.printing_date = Date{2027, 2, 10};
    asset.windows = {{Date{2027, 3, 1}, Date{2027, 8, 31}}};
    EXPECT_EQ(only_text(), "the rights run 2027-03-01..2027-08-31, the edition needs 2027-02-10..2027-08-31");
    licence().judged_by = "distribution";
    EXPECT_EQ(objections(), Codes{});

    asset.windows = {{std::nullopt, Date{2027, 2, 10}}};
    EXPECT_EQ(objections(), Codes{"rights/window"});
    licence().judged_by = "printing";
    EXPECT_EQ(objections(), Codes{});
    asset.windows = {{std::nullopt, Date{2027, 2, 9}}};
    EXPECT_EQ(only_text(), "the rights run ..2027-02-09, the edition needs 2027-02-10..2027-02-10");

    asset.windows = {{Date{2027, 3, 1}, Date{2027, 8, 31}}};
    asset.judged_by = JudgedBy::Distribution; // the asset's own word goes before its licence's
    EXPECT_EQ(objections(), Codes{});
}

TEST_F(RightsTest, WithoutAPrintingDateItIsTheWholeWindow) {
    licence().judged_by = "printing";
    asset.windows = {{std::nullopt, Date{2027, 8, 30}}};
    EXPECT_EQ(objections(), Codes{"rights/window"});
}

TEST_F(RightsTest, EveryTerritoryOfTheEditionCounts) {
    asset.territories = {"DE"};
    EXPECT_EQ(only_text(), "the rights do not cover AT, only DE");
    asset.territories = {"de", "at", "CH"};
    EXPECT_EQ(objections(), Codes{});
    asset.territories = {"Worldwide"};
    EXPECT_EQ(objections(), Codes{});
    asset.embedded_territories = {"DE"};
    EXPECT_EQ(objections(), Codes{"rights/territory"});
}

TEST_F(RightsTest, ARegionIsPartOfItsCountryAndNotTheOtherWayRound) {
    edition.territories = {"DE-BY"};
    asset.territories = {"DE"};
    EXPECT_EQ(objections(), Codes{});
    edition.territories = {"DE"};
    asset.territories = {"DE-BY"};
    EXPECT_EQ(objections(), Codes{"rights/territory"});
}

TEST_F(RightsTest, AnEditionForTheWholeWorldNeedsTheWholeWorld) {
    edition.territories = {"*"};
    asset.territories = {"DE", "AT"};
    EXPECT_EQ(objections(), Codes{"rights/territory"});
    edition.territories = {};
    EXPECT_EQ(objections(), Codes{"rights/territory"});
    asset.territories = {"*"};
    EXPECT_EQ(objections(), Codes{});
}

TEST_F(RightsTest, WhatNobodySaysIsNotCleared) {
    licence().territories = {};
    EXPECT_EQ(only_text(), "no source states its territory, so the asset is not cleared");
    licence().media = {};
    EXPECT_EQ(objections(), (Codes{"rights/unknown", "rights/unknown"}));
}

TEST_F(RightsTest, MediaOfAssetAndLicenceBothBind) {
    asset.media = {"web"};
    EXPECT_EQ(only_text(), "the rights do not cover the medium print, only web");
    asset.media = {"web", "Print"};
    EXPECT_EQ(objections(), Codes{});
    licence().media = {"web"};
    EXPECT_EQ(objections(), Codes{"rights/medium"});
}

// One layout serves all outputs: what the web must not show is in none of them.
TEST_F(RightsTest, AScreenEditionNeedsTheWebToo) {
    asset.media = {"print"};
    EXPECT_EQ(objections(), Codes{});
    publication.outputs = {{.name = "press"}, {.name = "online", .standard = "screen"}};
    EXPECT_EQ(only_text(), "the rights do not cover the medium web, only print");
    asset.media = {"print", "web"};
    edition.medium = "print poster";
    EXPECT_EQ(only_text(), "the rights do not cover the medium poster, only print, web");
}

TEST_F(RightsTest, ThePrintRunMayReachTheLimit) {
    asset.print_run_limit = 50'000;
    EXPECT_EQ(objections(), Codes{});
    asset.print_run_limit = 49'999;
    EXPECT_EQ(only_text(), "the rights end at 49999 copies, the edition prints 50000");
    edition.print_run = 0;
    EXPECT_EQ(only_text(), "the rights end at 49999 copies, the edition prints a number it does not state");
}

TEST_F(RightsTest, AFileWithoutAnyRecordIsOneObjection) {
    asset = {};
    asset.id = "icecat-17";
    asset.actual_sha256 = std::string(64, 'b');
    publication.governance.approval->accepted_assets.clear();
    EXPECT_EQ(only_text(), "no source states any rights, so the asset is not cleared");
}

TEST_F(RightsTest, UnknownSpellingsAreListedWithTheNearestKnown) {
    asset.licence = "Hose Licence 1.0";
    EXPECT_EQ(only_text(),
              "the licence 'Hose Licence 1.0' is not known, the nearest known is 'House Licence 1.0'");
    asset.licence = "ask Maria";
    EXPECT_EQ(only_text(), "the licence 'ask Maria' is not known");
    asset.licence = "";
    EXPECT_EQ(only_text(), "no source states its licence, so the asset is not cleared");
}

TEST_F(RightsTest, TheFilesOwnTermsCountWhereTheRecordIsSilentAndWhereTheyForbid) {
    publication::Licence reserved;
    reserved.code = "reserved";
    reserved.spellings = {"All rights reserved"};
    reserved.is_cleared = false;
    publication.governance.licences.push_back(reserved);
    asset.usage_terms = "all rights reserved";
    EXPECT_EQ(objections(), (Codes{"rights/licence-refused", "rights/unknown", "rights/unknown"}));
    asset.territories = asset.media = {"*"};
    EXPECT_EQ(only_text(), "the licence 'reserved' is not one that may be printed");
}

TEST_F(RightsTest, TheFilesOwnTermsStandInForASilentRecord) {
    asset.licence = "";
    asset.usage_terms = "HOUSE LICENCE 1.0";
    EXPECT_EQ(objections(), Codes{});
    asset.usage_terms = "";
    asset.web_statement = "house";
    EXPECT_EQ(objections(), Codes{});
}

TEST_F(RightsTest, ApprovalIsJudgedByTheAssetsOwnState) {
    asset.approval = "draft";
    EXPECT_EQ(only_text(), "the approval state of the asset is draft, accepted are approved");
    asset.approval = "";
    EXPECT_EQ(objections(), Codes{"rights/unapproved"});
    publication.governance.approval->accepted_assets.clear();
    EXPECT_EQ(objections(), Codes{});
    asset.approval = "rejected"; // it says something, and nobody has said that this is good enough
    EXPECT_EQ(objections(), Codes{"rights/unapproved"});
    publication.governance.approval->is_none = true;
    EXPECT_EQ(objections(), Codes{});
}

TEST_F(RightsTest, TheFileHasToBeThereAndTheApprovedOne) {
    asset.actual_sha256 = std::string(64, 'b');
    EXPECT_EQ(
        only_text(),
        "the file 'assets/AST-00017.jpg' has the checksum bbbbbbbbbbbb..., approved was aaaaaaaaaaaa...");
    asset.sha256 = std::string(64, 'B');
    EXPECT_EQ(objections(), Codes{});
    asset.actual_sha256 = "";
    EXPECT_EQ(objections(), Codes{"governance/asset-missing"});
    EXPECT_TRUE(judge().is_file_missing);
    add_waiver("rights/*", "asset:*");
    EXPECT_FALSE(judge().is_cleared) << "no waiver makes a file that is not there";
}

TEST_F(RightsTest, ADemandedCreditHasToBeKnown) {
    licence().is_credit_required = true;
    EXPECT_EQ(only_text(), "licence 'house' demands a credit line and none is known");
    asset.credit = " Photo: M. Gaida ";
    const AssetVerdict verdict = judge();
    EXPECT_TRUE(verdict.is_cleared && verdict.is_credit_required);
    EXPECT_EQ(verdict.credit, "Photo: M. Gaida");
}

TEST_F(RightsTest, ConstraintsOfAssetAndLicenceBindTheLayout) {
    asset.constraints = {"No Cropping", "http://ns.useplus.org/ldf/vocab/AL-FLP"};
    licence().constraints = {"no-merging"};
    const AssetVerdict verdict = judge();
    EXPECT_TRUE(verdict.is_cleared);
    EXPECT_TRUE(verdict.is_cropping_forbidden && verdict.is_flipping_forbidden &&
                verdict.is_merging_forbidden);
    EXPECT_FALSE(verdict.is_colorizing_forbidden || verdict.is_retouching_forbidden);
}

TEST(Constraints, AnUnknownOneForbidsEverything) {
    AssetVerdict verdict;
    EXPECT_FALSE(add_constraint(verdict, "handle with care"));
    EXPECT_TRUE(verdict.is_cropping_forbidden && verdict.is_flipping_forbidden &&
                verdict.is_merging_forbidden && verdict.is_colorizing_forbidden &&
                verdict.is_retouching_forbidden);
    verdict = {};
    EXPECT_TRUE(add_constraint(verdict, "No De-Colorization"));
    EXPECT_TRUE(verdict.is_colorizing_forbidden);
    EXPECT_FALSE(verdict.is_cropping_forbidden);
}

}
}

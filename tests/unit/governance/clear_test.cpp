// SPDX-License-Identifier: Apache-2.0
#include "clear_fixture.hpp"

#include "publisher/governance/dump.hpp"
#include "publisher/governance/impact.hpp"

namespace publisher::governance {
namespace {

TEST_F(ClearTest, AProductWithEverythingInOrderClears) {
    const Clearance clearance = clear();
    EXPECT_FALSE(clearance.is_refused || clearance.is_proof_only);
    ASSERT_EQ(clearance.products.size(), 1u);
    EXPECT_TRUE(clearance.products[0].gaps.empty());
    EXPECT_TRUE(clearance.assets.at(snapshot->find_asset("AST-1")->index).is_cleared);
    EXPECT_EQ(reported(), Lines{});
    EXPECT_EQ(clearance.approval, "products by status = approved; assets by approved");
}

TEST_F(ClearTest, CountsAddUpAndTheOrderIsThatOfTheSource) {
    add_lamp("L-2").prices.clear();
    add_lamp("L-3").enabled = "0";
    add_lamp("L-4");
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 2u);
    EXPECT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(clearance.disabled.size(), 1u);
    EXPECT_EQ(clearance.n_considered(), snapshot->n_products());
    EXPECT_EQ(snapshot->view(clearance.products[1].product).own().id, "L-4");
}

TEST_F(ClearTest, AnUndeclaredApprovalRefusesAndNoneIsSaid) {
    publication.governance.approval.reset();
    EXPECT_TRUE(clear().is_refused);
    EXPECT_EQ(reported(), Lines{"error governance/approval-undeclared"});
    publication.governance.approval.emplace();
    publication.governance.approval->is_none = true;
    EXPECT_FALSE(clear().is_refused);
    EXPECT_EQ(clear().approval, "none: the publication maps no approval of products; none of assets");
}

TEST_F(ClearTest, AWaiverLiftsTheApprovalOfAProduct) {
    lamp->values.back().text = "draft";
    publication.governance.waivers = {
        {"W1", "governance/unapproved", "product:L-*", "trade fair", "CEO", {}, Date{2027, 12, 31}, {}}};
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 1u);
    ASSERT_EQ(clearance.waivers.size(), 1u);
    EXPECT_EQ(clearance.waivers[0].used_for, Lines{"L-1"});
    EXPECT_EQ(message(),
              "waiver 'W1' (trade fair; granted by CEO, until 2027-12-31) lifts governance/unapproved for 1 "
              "products");
    edition.is_without_waivers = true;
    EXPECT_TRUE(clear().is_refused);
}

TEST_F(ClearTest, TheFamilysRequirementsAreJudgedForTheChannel) {
    family->requirements = {{"print", {"code", "cost", "photo"}}, {"web", {"width"}}};
    lamp->prices.clear();
    demands = {};
    for (const GapState state : {GapState::Incomplete, GapState::MissingPrice, GapState::MissingPicture})
        policy(state, GapAction::LeaveOut);
    ASSERT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(
        message(0),
        "'code' is required by family 'lamps' for channel 'print' and is not set; the product is left out");
    EXPECT_EQ(message(1), "price[regular] is missing: there is no price in EUR; the product is left out");
    EXPECT_EQ(message(2), "asset[photo] is missing: no picture is linked; the product is left out");
    edition.channel = "WEB";
    EXPECT_EQ(clear().left_out.at(0).gaps.at(0).field, "width");
    publication.governance.is_completeness_judged = false;
    EXPECT_EQ(clear().products.size(), 1u);
}

TEST_F(ClearTest, AnEmptyCellIsToldFromAnAbsentOne) {
    family->requirements = {{"print", {"code"}}};
    lamp->values.push_back(maker.value("code", ""));
    policy(GapState::Incomplete, GapAction::LeaveOut);
    clear();
    EXPECT_EQ(
        message(),
        "'code' is required by family 'lamps' for channel 'print' and is empty; the product is left out");
}

TEST_F(ClearTest, WhatAModelSaysCountsForItsVariants) {
    source::ProductRecord& model = maker.product("M", "lamps");
    model.kind = source::ProductRecord::Kind::Model;
    model.values = lamp->values;
    model.prices = lamp->prices;
    model.assets = lamp->assets;
    maker.product("V").parent = "M";
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 2u);
    EXPECT_EQ(clearance.n_considered(), 2u) << "models are not sold";
}

TEST_F(ClearTest, AStandingFallbackIsNoGap) {
    edition.locale = "de_AT";
    publication.governance.fallbacks = {{"de_AT", {"de_DE"}, {}}};
    EXPECT_EQ(clear().products.size(), 1u);
    EXPECT_EQ(reported(), Lines{});
}

TEST_F(ClearTest, AnOptionWithoutALabelIsNotTranslated) {
    lamp->values.push_back(maker.value("color", "teal"));
    demands.fields.push_back({"color", false, {}});
    policy(GapState::MissingTranslation, GapAction::LeaveOut);
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(),
              "the label of option 'teal' of 'color' has nothing in de_DE but is set in en_GB; the product "
              "is left out");
    publication.governance.policies.front() = {
        GapState::MissingTranslation, GapAction::Fallback, "en_GB", {}};
    EXPECT_EQ(clear().products.size(), 1u);
}

TEST_F(ClearTest, ADemandedUnitPriceIsGovernedLikeAnyPrice) {
    publication.governance.unit_prices = {
        {"per-litre", "capacity", "LITER", 1, {"in-category('drinks')", {}}, 2, Rounding::HalfUp, {}}};
    maker.category("drinks");
    add_lamp("D-1").categories = {"drinks"};
    demands.prices = {{"per-litre", false, {}}};
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 1u) << "the rule asks nothing of a lamp";
    EXPECT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(message(),
              "price[per-litre] is missing: 'capacity', from which it is computed, is not set; the product "
              "is left out");
}

TEST_F(ClearTest, WhatAReductionIsComparedWithIsDueOnlyWhenThereIsOne) {
    demands.prices = {{"regular", false, {}}, {"promotion", false, {}}, {"former", false, {}}};
    add_lamp("L-2").prices.push_back(maker.price("15.00", "EUR", "promotion"));
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 1u);
    ASSERT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(clearance.left_out[0].gaps.at(0).field, "price[former]");
}

TEST_F(ClearTest, TwoPromotionsThatHoldAtOnceAreReportedThoughNoneIsDue) {
    demands.prices.push_back({"promotion", true, {}});
    lamp->prices.push_back(maker.price("15.00", "EUR", "promotion"));
    lamp->prices.push_back(maker.price("14.00", "EUR", "promotion"));
    EXPECT_EQ(clear().products.size(), 1u);
    EXPECT_EQ(reported(), Lines{"error catalog/ambiguous-price"});
    EXPECT_EQ(message(), "2 different prices hold at once: 15.00 EUR, 14.00 EUR");
}

TEST_F(ClearTest, TwoPricesThatHoldAtOnceAreNone) {
    lamp->prices.push_back(maker.price("18.90", "EUR"));
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(reported(), (Lines{"error catalog/ambiguous-price", "info governance/missing-price"}));
}

TEST_F(ClearTest, OneClearedPictureIsEnough) {
    maker.asset("AST-2");
    lamp->assets.insert(lamp->assets.begin(), maker.picture("main", "AST-2"));
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 1u);
    EXPECT_EQ(clearance.refused_assets().size(), 1u);
    EXPECT_EQ(reported(), (Lines{"warning rights/unapproved", "warning rights/unknown"}));
    EXPECT_EQ(findings.findings()[0].subject.asset, "AST-2");
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU L-1") << "where it would have stood";
}

TEST_F(ClearTest, APictureThatIsNotThereIsMissingAndNotUncleared) {
    picture->actual_sha256 = "";
    policy(GapState::MissingPicture, GapAction::LeaveOut);
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(), "asset[main] is missing: the file of 'AST-1' is not there; the product is left out");
}

TEST_F(ClearTest, ADanglingReferenceAndAPictureForAnotherLocaleAreMissing) {
    lamp->assets.front().reference = "AST-9";
    policy(GapState::MissingPicture, GapAction::LeaveOut);
    clear();
    EXPECT_EQ(message(), "asset[main] is missing: 'AST-9' is no asset; the product is left out");
}

TEST_F(ClearTest, APictureForAnotherLocaleIsNone) {
    lamp->assets.front().locale = "en_GB";
    policy(GapState::MissingPicture, GapAction::LeaveOut);
    clear();
    EXPECT_EQ(message(), "asset[main] is missing: 'AST-1' is for en_GB; the product is left out");
}

TEST_F(ClearTest, AChangedFileCannotBeWaived) {
    picture->sha256 = std::string(64, 'b');
    publication.governance.waivers = {
        {"W1", "rights/*", "asset:*", "fair", "CEO", {}, Date{2027, 12, 31}, {}}};
    policy(GapState::UnclearedRights, GapAction::LeaveOut);
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(reported().back(), "warning governance/asset-changed");
}

TEST_F(ClearTest, CreditsOfPrintedPicturesAreCollected) {
    picture->credit = "Foto: Maria Lind";
    picture->credit_required = "true";
    picture->constraints = {"no folding"};
    EXPECT_EQ(clear().credits, Lines{"Foto: Maria Lind"});
    EXPECT_EQ(reported(), Lines{"warning rights/constraint-unknown"});
    edition.currency = "GBP";
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    EXPECT_EQ(clear().credits, Lines{}) << "a product that is left out shows no picture";
}

TEST_F(ClearTest, AnEditionTheDataDoesNotKnowIsFound) {
    edition.channel = "prnt";
    edition.locale = "de_DD";
    policy(GapState::MissingTranslation, GapAction::LeaveOut);
    clear();
    EXPECT_EQ(reported(), (Lines{"error governance/edition-channel", "warning governance/edition-locale",
                                 "info governance/missing-translation"}));
    EXPECT_EQ(findings.findings()[0].remedy(), "did you mean 'print'?");
}

TEST_F(ClearTest, DemandsOfTemplatesAreCollected) {
    expression::Mentions printed, tested;
    printed.attributes = {"name", "subtitle"};
    printed.price_kinds = {"promotion"};
    tested.tested_attributes = {"Subtitle"};
    tested.tested_price_kinds = {"promotion"};
    Demands collected;
    collected.add_template(std::vector{printed, tested}, {"tile.xml", 1, 1});
    ASSERT_EQ(collected.fields.size(), 2u);
    EXPECT_FALSE(collected.fields[0].is_optional);
    EXPECT_TRUE(collected.fields[1].is_optional && collected.prices[0].is_optional);
    collected.add_template(std::vector{printed}, {"row.xml", 1, 1});
    EXPECT_FALSE(collected.fields[1].is_optional) << "another template prints it in any case";
    EXPECT_EQ(collected.fields[1].origin.file, "row.xml");
}

TEST_F(ClearTest, ListsItself) {
    source::ProductRecord& other = add_lamp("L-2");
    other.prices.clear();
    add_lamp("L-3").enabled = "0";
    picture->constraints = {"No Cropping"};
    policy(GapState::MissingPrice, GapAction::LeaveOut);
    const Clearance clearance = clear();
    EXPECT_EQ(to_listing(clearance, *snapshot),
              "clearance of de_DE\n"
              "approval products by status = approved; assets by approved\n"
              "products 3 in = 1 cleared + 1 left out + 1 disabled\n"
              "  left out for missing-price: 1\n"
              "  L-2 left out\n"
              "    missing-price -> leave-out: price[regular] is missing: there is no price in EUR; the "
              "product is left out\n"
              "  L-3 disabled\n"
              "assets 1: 1 cleared, 0 refused\n"
              "  AST-1 cleared licence house (no cropping)\n");
}

TEST_F(ClearTest, TheSameInputGivesTheSameListing) {
    add_lamp("L-2").assets = {maker.picture("main", "AST-1"), maker.picture("detail", "AST-1")};
    picture->licence_end = "2027-04-15";
    publication.governance.waivers = {
        {"W1", "rights/window", "asset:AST-1", "letter of 3 May", "Legal", {}, Date{2027, 12, 31}, {}}};
    const Clearance clearance = clear();
    const std::string first = to_listing(clearance, *snapshot);
    EXPECT_EQ(to_listing(clear(), *snapshot), first);
    EXPECT_NE(first.find("rights/window lifted by W1: the rights run ..2027-04-15, the edition needs "
                         "2027-03-01..2027-08-31\n"),
              std::string::npos);
    EXPECT_NE(first.find("waiver W1 rights/window asset:AST-1 until 2027-12-31: letter of 3 May; granted by "
                         "Legal\n    AST-1\n"),
              std::string::npos);
}

struct ImpactTest : ClearTest {
    std::vector<Clearance> clearances;
    void SetUp() override {
        source::ProductRecord& other = add_lamp("L-2");
        other.prices.front().list = "trade";
        lamp->prices.front().list = "retail";
        maker.product("M", "lamps").kind = source::ProductRecord::Kind::Model;
        maker.product("V").parent = "M";
        policy(GapState::MissingPrice, GapAction::LeaveOut);
        edition.price_list = "retail";
        publication.editions = {edition};
        clearances.push_back(clear());
        edition.id = "trade";
        edition.price_list = "trade";
        publication.editions.push_back(edition);
        clearances.push_back(clear());
    }
    Impact impact(const std::string& id) { return find_impact(*snapshot, publication, clearances, id); }
};

TEST_F(ImpactTest, AProductIsFoundByAnyNameInEveryEdition) {
    const Impact found = impact("l-1");
    EXPECT_EQ(found.kind, Impact::Kind::Product);
    ASSERT_EQ(found.editions.size(), 2u);
    EXPECT_EQ(found.editions[0].printed.size(), 1u);
    EXPECT_EQ(found.editions[1].left_out.size(), 1u);
    EXPECT_EQ(to_listing(found, *snapshot),
              "product L-1\n"
              "  edition de_DE: 1 printed, 0 left out\n"
              "    printed L-1\n"
              "  edition trade: 0 printed, 1 left out\n"
              "    left out L-1\n"
              "    price[regular] is missing: there is none in list 'trade'; the product is left out\n");
}

TEST_F(ImpactTest, AModelTouchesAllItsVariants) {
    EXPECT_EQ(impact("M").kind, Impact::Kind::Model);
    EXPECT_EQ(impact("M").editions[0].left_out.size(), 1u);
}

TEST_F(ImpactTest, AnAssetTouchesAllThatLinkItAndAPriceListItsEditions) {
    const Impact asset = impact("AST-1");
    EXPECT_EQ(asset.kind, Impact::Kind::Asset);
    EXPECT_EQ(asset.editions[0].printed.size() + asset.editions[0].left_out.size(), 2u);
    const Impact list = impact("trade");
    EXPECT_EQ(list.kind, Impact::Kind::PriceList);
    EXPECT_FALSE(list.editions[0].is_touched());
    EXPECT_EQ(list.editions[1].printed.size(), 1u);
    EXPECT_EQ(impact("nothing of the kind").kind, Impact::Kind::Nothing);
}

}
}

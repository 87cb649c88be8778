// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/shop.hpp"

#include <regex>

namespace publisher::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// The licence of the bowl's picture ends while the edition is still being handed out.
void end_licence_early(const Shop& shop) {
    shop.change("dam/manifest.csv", "A-2;bowl.jpg;approved;own production;2027-01-01;2028-12-31",
                "A-2;bowl.jpg;approved;own production;2027-01-01;2027-04-15");
}

void refuse_on_uncleared_rights(const Shop& shop) {
    shop.change("publication.xml", R"(state="uncleared-rights" action="leave-out")",
                R"(state="uncleared-rights" action="refuse-edition")");
}

TEST(Governance, ADraftIsLeftOutAndListed) {
    const Shop shop;
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 0);
    EXPECT_THAT(run.out, HasSubstr("'status' is 'draft', accepted are approved; the product is left out"));
    EXPECT_THAT(shop.report("de_DE"),
                HasSubstr(R"("left_out":[{"product":"SKU G-2","reasons":["'status' is 'draft')"));
}

TEST(Governance, ALicenceThatEndsTooEarlyRefusesTheAsset) {
    const Shop shop;
    end_licence_early(shop);
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 0) << run.err;
    EXPECT_THAT(run.out,
                HasSubstr("the rights run 2027-01-01..2027-04-15, the edition needs 2027-03-01..2027-08-31"));
    const std::string report = shop.report("de_DE");
    EXPECT_TRUE(std::regex_search(
        report,
        std::regex(
            R"("refused_assets":\[\{"asset":"A-2","reasons":\["the rights run[^\]]*\],"products":\["[^"]*T-2)")))
        << report;
    EXPECT_THAT(
        report,
        HasSubstr(R"("considered":6,"placed":3,"left_out":2,"not_selected":0,"disabled":1,"not_planned":0)"));
}

TEST(Governance, APolicyMayRefuseTheEdition) {
    const Shop shop;
    end_licence_early(shop);
    refuse_on_uncleared_rights(shop);
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 5);
    EXPECT_THAT(run.out, HasSubstr("edition de_DE: refused"));
    EXPECT_FALSE(std::filesystem::exists(shop.out() / "de_DE/press.pdf"));
    EXPECT_THAT(
        read(shop.out() / "de_DE.failed/report.json"),
        AllOf(
            HasSubstr(R"("end":"refused")"),
            HasSubstr(
                R"("considered":6,"placed":0,"left_out":2,"not_selected":0,"disabled":1,"not_planned":3)")));
}

TEST(Governance, ASelectionDoesNotSeeRefusedPictures) {
    const Shop shop;
    end_licence_early(shop);
    shop.change("publication.xml", R"(state="uncleared-rights" action="leave-out")",
                R"(state="uncleared-rights" action="accept")");
    shop.change("publication.xml", R"(order="sku" group-tree="shop")",
                R"x(order="sku" group-tree="shop" select="has-asset('main')")x");
    ASSERT_EQ(shop.build({"-e", "de_DE", "--allow", "layout/low-resolution"}).exit, 0);
    const Outcome plan = publish({"plan", shop.publication(), "-e", "de_DE"});
    const std::string prices = plan.out.substr(plan.out.find("section prices"));
    EXPECT_THAT(prices, AllOf(HasSubstr("SKU T-1"), HasSubstr("SKU G-1"), Not(HasSubstr("SKU T-2"))))
        << "T-2 has a picture, and its rights end too early";
}

TEST(Governance, OneRefusedEditionDoesNotStopTheOther) {
    const Shop shop;
    shop.change("dam/manifest.csv", "A-2;bowl.jpg;approved;own production;2027-01-01;2028-12-31;*",
                "A-2;bowl.jpg;approved;own production;2027-01-01;2028-12-31;DE");
    refuse_on_uncleared_rights(shop);
    const Outcome run = shop.build({});
    EXPECT_EQ(run.exit, 4) << run.err;
    EXPECT_THAT(run.out, AllOf(HasSubstr("edition de_DE: published"), HasSubstr("edition ar_AE: refused"),
                               HasSubstr("the rights do not cover AE, only DE")));
    EXPECT_TRUE(std::filesystem::exists(shop.out() / "de_DE/press.pdf"));
    EXPECT_FALSE(std::filesystem::exists(shop.out() / "ar_AE"));
}

/// Licences of the house demand a credit line, and every picture has one.
void demand_credits(const Shop& shop) {
    shop.change("publication.xml", R"(<licence code="own">)", R"(<licence code="own" credit="required">)");
    shop.change("publication.xml", R"(<column name="role" role="role"/>)",
                R"(<column name="role" role="role"/><column name="credit" role="credit"/>)");
    shop.change("dam/manifest.csv", "role;products", "role;credit;products");
    for (const std::string product : {"T-1", "T-2", "G-1"}) {
        shop.change("dam/manifest.csv", ";main;" + product, ";main;Photo: Lind;" + product);
    }
}

TEST(Governance, ADemandedCreditIsPrintedBesideThePicture) {
    const Shop shop;
    demand_credits(shop);
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 0) << run.out << run.err;
    EXPECT_THAT(shop.text("de_DE"), HasSubstr("Photo: Lind"));
}

TEST(Governance, ADemandedCreditThatStandsNowhereStopsTheEdition) {
    const Shop shop;
    demand_credits(shop);
    shop.own_template("tile.xml", R"( credit-style="credit")", "");
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 1);
    EXPECT_THAT(
        run.out,
        AllOf(HasSubstr("error[job/credit-not-printed]: the credit 'Photo: Lind' of asset 'A-1' is due"),
              HasSubstr("dam/manifest.csv, row 2")));
    EXPECT_FALSE(std::filesystem::exists(shop.out() / "de_DE"));
}

TEST(Governance, NoOptionLiftsRightsOrApproval) {
    const Shop shop;
    for (const char* code : {"rights/window", "governance/unapproved"}) {
        const Outcome run = shop.build({"-e", "de_DE", "--allow", code});
        EXPECT_EQ(run.exit, 2) << code;
        EXPECT_THAT(run.err, HasSubstr(std::string("'") + code + "' is never lifted by --allow"));
    }
    const Outcome run = shop.build({"--allow", "job/picture-unusabel"});
    EXPECT_EQ(run.exit, 2);
    EXPECT_THAT(run.err, HasSubstr("job/picture-unusable"));
    EXPECT_FALSE(std::filesystem::exists(shop.out()));
}

TEST(Governance, AWaiverIsGrantedByNameAndListed) {
    const Shop shop;
    end_licence_early(shop);
    refuse_on_uncleared_rights(shop);
    shop.change(
        "publication.xml", "</governance>",
        R"(<waiver id="W-1" code="rights/window" scope="asset:A-2" reason="the photographer extends it")"
        R"( granted-by="Legal" valid-until="2027-12-31"/></governance>)");
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 0) << run.out << run.err;
    EXPECT_TRUE(std::regex_search(
        shop.report("de_DE"),
        std::regex(R"("waivers":\[\{"id":"W-1"[^\]]*"granted_by":"Legal","used_for":\["A-2"\])")))
        << shop.report("de_DE");
    EXPECT_THAT(
        run.out,
        HasSubstr("info[governance/waiver-used]: waiver 'W-1' (the photographer extends it; granted by "
                  "Legal, until 2027-12-31) lifts rights/window for 1 assets"));
}

TEST(Governance, AWaiverThatEndsTooEarlyDoesNotCount) {
    const Shop shop;
    end_licence_early(shop);
    refuse_on_uncleared_rights(shop);
    shop.change(
        "publication.xml", "</governance>",
        R"(<waiver id="W-1" code="rights/window" scope="asset:A-2" reason="the photographer extends it")"
        R"( granted-by="Legal" valid-until="2027-05-31"/></governance>)");
    const Outcome run = shop.build({"-e", "de_DE"});
    EXPECT_EQ(run.exit, 5) << run.err;
    EXPECT_THAT(run.out + run.err, HasSubstr("waiver 'W-1' is valid until 2027-05-31"));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "clear_fixture.hpp"

namespace publisher::governance {
namespace {

struct RulesTest : ClearTest {
    RulesTest() { policy(GapState::Incomplete, GapAction::LeaveOut); }
};

TEST_F(RulesTest, ARequiredFieldHasToBeSet) {
    rule("code").is_required = true;
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(),
              "'code' is required by a rule of the publication and is not set; the product is left out");
    EXPECT_EQ(findings.findings()[0].design.line, 20u);
}

TEST_F(RulesTest, APatternHasToMatchAllOfTheText) {
    lamp->values.push_back(maker.value("code", "AB-123x"));
    rule("code").pattern = "[A-Z]{2}-\\d+";
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(), "'code' is 'AB-123x', which does not match [A-Z]{2}-\\d+; the product is left out");
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "governance/pattern");
    publication.governance.rules[0].pattern = "/^ab-/i";
    EXPECT_EQ(clear().products.size(), 1u) << "between slashes a part is enough, as PIM systems have it";
}

TEST_F(RulesTest, APatternThatIsNoneOrNeverEndsIsReportedOnce) {
    lamp->values.push_back(maker.value("code", std::string(200, 'a')));
    add_lamp("L-2").values.push_back(maker.value("code", std::string(200, 'a')));
    rule("code").pattern = "(";
    rule("code").pattern = "(a+)+b";
    const Clearance clearance = clear();
    EXPECT_EQ(clearance.products.size(), 2u);
    EXPECT_EQ(reported(), Lines(2, "error governance/rule-unusable"));
}

TEST_F(RulesTest, ARangeIncludesItsEnds) {
    lamp->values.push_back(maker.metric("width", "20.50", "CENTIMETER"));
    rule("width").minimum = *Decimal::parse("20.5");
    EXPECT_EQ(clear().products.size(), 1u);
    publication.governance.rules[0].maximum = *Decimal::parse("20.49");
    publication.governance.rules[0].minimum.reset();
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(), "'width' is 20.5, allowed are ..20.49; the product is left out");
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "governance/range");
}

TEST_F(RulesTest, ACheckDigitIsComputedForIdentifiersToo) {
    lamp->identifiers.push_back({"gtin", "4006381333932", maker.next_cell()});
    rule("gtin").check = "gtin";
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(),
              "'gtin' is '4006381333932': its check digit is 2, computed is 1; the product is left out");
    EXPECT_EQ(findings.findings()[0].data.file, "house.csv");
}

TEST_F(RulesTest, AWarningIsListedAndLeavesNothingOut) {
    lamp->identifiers.push_back({"gtin", "1", maker.next_cell()});
    rule("gtin").check = "gtin";
    publication.governance.rules[0].severity = "warning";
    EXPECT_EQ(clear().products.size(), 1u);
    EXPECT_EQ(reported(), Lines{"warning governance/check-digit"});
}

TEST_F(RulesTest, AConditionSaysForWhomARuleIs) {
    rule("code").is_required = true;
    publication.governance.rules[0].condition = {"raw('status') = 'draft'", {}};
    EXPECT_EQ(clear().products.size(), 1u);
    publication.governance.rules[0].condition = {"raw('status') = 'approved'", {}};
    EXPECT_EQ(clear().left_out.size(), 1u);
    publication.governance.rules[0].condition = {"rwa('status')", {}};
    EXPECT_EQ(clear().products.size(), 1u);
    EXPECT_EQ(reported(), Lines{"error xml/xpath-function"});
    publication.governance.rules[0].condition = {"$x", {}};
    clear();
    EXPECT_EQ(reported(), Lines{"error governance/rule-unusable"});
}

TEST_F(RulesTest, RulesOfTheSourceItselfAreKept) {
    source::AttributeRecord& attribute = maker.attribute("wattage", "number");
    attribute.maximum = "60";
    lamp->values.push_back(maker.value("wattage", "75"));
    EXPECT_EQ(clear().left_out.size(), 1u);
    EXPECT_EQ(message(), "'wattage' is 75, allowed are ..60; the product is left out");
}

}
}

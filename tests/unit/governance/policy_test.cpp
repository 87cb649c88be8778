// SPDX-License-Identifier: Apache-2.0
#include "clear_fixture.hpp"

namespace publisher::governance {
namespace {

/// How one state is brought about, and what is said of it.
struct StateCase {
    GapState state;
    std::string code;
    void (*break_it)(ClearTest& test);
};

const StateCase kStates[] = {
    {GapState::MissingTranslation, "governance/missing-translation",
     [](ClearTest& t) { t.remove_value("name", "de_DE"); }},
    {GapState::MissingPrice, "governance/missing-price", [](ClearTest& t) { t.lamp->prices.clear(); }},
    {GapState::MissingPicture, "governance/missing-picture", [](ClearTest& t) { t.lamp->assets.clear(); }},
    {GapState::UnclearedRights, "governance/uncleared-picture",
     [](ClearTest& t) { t.picture->licence_end = "2027-04-15"; }},
    {GapState::Incomplete, "governance/incomplete",
     [](ClearTest& t) {
         t.remove_value("name", "de_DE");
         t.remove_value("name", "en_GB");
     }},
    {GapState::Unapproved, "governance/unapproved",
     [](ClearTest& t) { t.lamp->values.back().text = "draft"; }},
};

struct EveryState : ClearTest, testing::WithParamInterface<StateCase> {
    std::size_t count(const std::string& line) const {
        const Lines lines = reported();
        return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), line));
    }
};

INSTANTIATE_TEST_SUITE_P(Policy, EveryState, testing::ValuesIn(kStates));

TEST_P(EveryState, WithoutAPolicyRefusesTheEdition) {
    GetParam().break_it(*this);
    const Clearance clearance = clear();
    EXPECT_TRUE(clearance.is_refused);
    EXPECT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(count("error " + GetParam().code), 1u);
    EXPECT_EQ(count("error governance/policy-undeclared"), 1u);
}

TEST_P(EveryState, RefusesTheEditionWhenThatIsThePolicy) {
    GetParam().break_it(*this);
    policy(GetParam().state, GapAction::RefuseEdition);
    EXPECT_TRUE(clear().is_refused);
    EXPECT_EQ(count("error " + GetParam().code), 1u);
    EXPECT_EQ(count("error governance/policy-undeclared"), 0u);
}

TEST_P(EveryState, LeavesTheProductOutAndIsNoError) {
    GetParam().break_it(*this);
    policy(GetParam().state, GapAction::LeaveOut);
    const Clearance clearance = clear();
    EXPECT_FALSE(clearance.is_refused);
    ASSERT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(clearance.left_out[0].gaps.at(0).state, GetParam().state);
    EXPECT_EQ(clearance.n_considered(), 1u);
    EXPECT_EQ(count("info " + GetParam().code), 1u);
    EXPECT_FALSE(findings.has_errors());
}

TEST_P(EveryState, APlaceholderMakesTheEditionAProof) {
    GetParam().break_it(*this);
    policy(GetParam().state, GapAction::Placeholder);
    const Clearance clearance = clear();
    EXPECT_FALSE(clearance.is_refused);
    EXPECT_TRUE(clearance.is_proof_only);
    EXPECT_EQ(clearance.products.size(), 1u);
    EXPECT_EQ(count("warning " + GetParam().code), 1u);
    EXPECT_EQ(count("warning governance/proof-only"), 1u);
}

TEST_P(EveryState, AcceptedTheProductStandsAsItIsApprovalExcepted) {
    GetParam().break_it(*this);
    policy(GetParam().state, GapAction::Accept);
    const Clearance clearance = clear();
    const bool is_approval = GetParam().state == GapState::Unapproved;
    EXPECT_EQ(clearance.is_refused, is_approval);
    EXPECT_EQ(clearance.products.size(), is_approval ? 0u : 1u);
    EXPECT_EQ(count("error governance/policy-unfit"), is_approval ? 1u : 0u);
    if (GetParam().state == GapState::UnclearedRights) {
        EXPECT_EQ(clearance.refused_assets().size(), 1u) << "the picture itself stays refused";
    }
}

TEST_P(EveryState, OnlyATranslationCanFallBack) {
    GetParam().break_it(*this);
    policy(GetParam().state, GapAction::Fallback, "en_GB");
    const Clearance clearance = clear();
    const bool is_translation = GetParam().state == GapState::MissingTranslation;
    EXPECT_EQ(clearance.is_refused, !is_translation);
    EXPECT_EQ(count("error governance/policy-unfit"), is_translation ? 0u : 1u);
    if (!is_translation) return;
    ASSERT_EQ(clearance.products.size(), 1u);
    EXPECT_EQ(clearance.products[0].fallback_locales, Lines{"en_GB"});
    EXPECT_EQ(clearance.products[0].gaps.at(0).detail,
              "'name' has nothing in de_DE but is set in en_GB; en_GB stands in");
}

TEST_F(ClearTest, TheFirstPolicyThatCanServeIsFollowed) {
    remove_value("name", "de_DE");
    policy(GapState::MissingTranslation, GapAction::Fallback, "fr_FR");
    policy(GapState::MissingTranslation, GapAction::Fallback, "en_GB");
    policy(GapState::MissingTranslation, GapAction::LeaveOut);
    EXPECT_EQ(clear().products.at(0).fallback_locales, Lines{"en_GB"});
    publication.governance.policies.erase(publication.governance.policies.begin() + 1);
    EXPECT_EQ(clear().left_out.size(), 1u);
    publication.governance.policies.pop_back();
    EXPECT_TRUE(clear().is_refused) << "a fallback that has nothing either is no policy";
}

TEST_F(ClearTest, AllGapsOfAProductAreListedAndTheStrictestActionWins) {
    lamp->prices.clear();
    lamp->assets.clear();
    policy(GapState::MissingPrice, GapAction::Accept);
    policy(GapState::MissingPicture, GapAction::LeaveOut);
    const Clearance clearance = clear();
    ASSERT_EQ(clearance.left_out.size(), 1u);
    EXPECT_EQ(clearance.left_out[0].gaps.size(), 2u);
    EXPECT_EQ(reported(), (Lines{"info governance/missing-price", "info governance/missing-picture"}));
}

TEST_F(ClearTest, AnOptionalTextThatIsNotTranslatedFallsBackOrIsLeftAway) {
    lamp->values.push_back(maker.value("subtitle", "for desks", "en_GB"));
    demands.fields.push_back({"subtitle", true, {}});
    Clearance clearance = clear();
    ASSERT_EQ(clearance.products.size(), 1u);
    EXPECT_EQ(clearance.products[0].gaps.at(0).action, GapAction::Accept);
    policy(GapState::MissingTranslation, GapAction::LeaveOut);
    EXPECT_EQ(clear().products.size(), 1u);
    policy(GapState::MissingTranslation, GapAction::Fallback, "en_GB");
    EXPECT_EQ(clear().products.at(0).fallback_locales, Lines{"en_GB"});
}

}
}

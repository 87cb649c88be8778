// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/settle.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

layout::Outcome standing_on(int page) {
    layout::Outcome outcome;
    outcome.has_references = true;
    outcome.places = {{"product/p1", {{page, {"", page}}}}};
    return outcome;
}

TEST(Settle, PagesWithoutReferencesAreLaidOutOnce) {
    diag::Sink findings;
    int n_rounds = 0;
    ASSERT_TRUE(settle(
        [&](const Answers&) {
            ++n_rounds;
            return Result<layout::Outcome>(layout::Outcome());
        },
        findings));
    EXPECT_EQ(n_rounds, 1);
}

TEST(Settle, RoundsEndWhenEveryReferenceIsRight) {
    diag::Sink findings;
    int n_rounds = 0;
    const auto outcome = settle(
        [&](const Answers& answers) {
            const layout::References& references = answers.references;
            // A reference of two digits moves the product by a page.
            const auto known = references.find("product/p1");
            EXPECT_EQ(known == references.end(), ++n_rounds == 1);
            return Result<layout::Outcome>(standing_on(known == references.end() ? 9 : 10));
        },
        findings);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(n_rounds, 3);
    EXPECT_EQ(outcome->places.at("product/p1").front().page, 10);
    EXPECT_TRUE(findings.findings().empty());
}

TEST(Settle, ReferencesThatChaseThePageTheyNameAreAFinding) {
    diag::Sink findings;
    int n_rounds = 0;
    const auto outcome = settle(
        [&](const Answers&) { return Result<layout::Outcome>(standing_on(++n_rounds % 2 == 0 ? 9 : 10)); },
        findings);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(n_rounds, 5);
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "layout/references-unsettled");
    EXPECT_EQ(findings.findings()[0].message(),
              "page references did not settle within 5 rounds; the last to move was 'product/p1'");
}

TEST(Settle, FailureEndsTheRounds) {
    diag::Sink findings;
    const auto outcome = settle(
        [](const Answers&) {
            return Result<layout::Outcome>(Failure{Failure::Kind::Temporary, "disk full"});
        },
        findings);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.failure().message, "disk full");
}

layout::Outcome beginning_on(int page) {
    layout::Outcome outcome;
    outcome.depends_on_sides = true;
    outcome.first_pages[{"catalog", 0}] = page;
    return outcome;
}

TEST(Settle, TemplatesChosenBySideAreChosenAgainUntilTheSectionStaysWhereItIs) {
    diag::Sink findings;
    int n_rounds = 0;
    // Taken to begin on page 1 it comes to page 2, and there it stays.
    ASSERT_TRUE(settle(
        [&](const Answers& answers) {
            ++n_rounds;
            EXPECT_EQ(answers.first_pages.empty(), n_rounds == 1);
            return Result<layout::Outcome>(beginning_on(2));
        },
        findings));
    EXPECT_EQ(n_rounds, 2);
    EXPECT_TRUE(findings.findings().empty());
}

TEST(Settle, TemplatesThatMoveTheirOwnPagesAreAFinding) {
    diag::Sink findings;
    int n_rounds = 0;
    ASSERT_TRUE(settle([&](const Answers&) { return Result<layout::Outcome>(beginning_on(++n_rounds % 2)); },
                       findings));
    EXPECT_EQ(n_rounds, 5);
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "layout/templates-unsettled");
}

}
}

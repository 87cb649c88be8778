// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/fit_pages.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

/// Sections whose pages become fewer with every step, and more where they are filled.
struct FitPages : testing::Test {
    struct Section {
        layout::SectionPages pages;
        int n_won = 1; ///< pages that a step wins
    };
    std::vector<Section> sections;
    publication::Edition edition;
    diag::Sink findings;
    plan::PageFit last;
    int n_attempts = 0;

    FitPages() { edition.id = "de"; }

    Section& add(const std::string& id, int n_pages, int n_steps) {
        Section& section = sections.emplace_back();
        section.pages.id = id;
        section.pages.n_pages = n_pages;
        section.pages.n_steps = n_steps;
        section.pages.has_goods = id != "cover";
        return section;
    }

    layout::Outcome lay_out(const plan::PageFit& fit) {
        last = fit;
        ++n_attempts;
        layout::Outcome outcome;
        const auto learned = [](const std::map<std::string, int>& numbers, const std::string& id) {
            const auto found = numbers.find(id);
            return found == numbers.end() ? 0 : found->second;
        };
        for (const Section& section : sections) {
            layout::SectionPages pages = section.pages;
            pages.n_pages -= learned(fit.steps, pages.id) * section.n_won;
            pages.n_pages = std::max(pages.n_pages, learned(fit.min_pages, pages.id));
            if (const int n = learned(fit.grid_pages, pages.id)) pages.n_pages += n - pages.n_grid_pages;
            for (int i = 0; i < pages.n_pages; ++i) {
                layout::PageSummary& page = outcome.pages.emplace_back();
                page.number = static_cast<int>(outcome.pages.size());
                page.section = pages.id;
                page.products = {pages.id + "-" + std::to_string(i + 1)};
            }
            outcome.sections.push_back(pages);
        }
        return outcome;
    }

    std::size_t n_pages() {
        const auto outcome =
            fit_pages([&](const plan::PageFit& fit) { return Result<layout::Outcome>(lay_out(fit)); },
                      edition, findings);
        return outcome->pages.size();
    }
    std::string message() const {
        return findings.findings().size() == 1 ? std::string(diag::info(findings.findings()[0].code).id) +
                                                     ": " + findings.findings()[0].message()
                                               : std::to_string(findings.findings().size()) + " findings";
    }
};

TEST_F(FitPages, WithoutABudgetThePagesAreWhatTheyAre) {
    add("goods", 20, 5);
    EXPECT_EQ(n_pages(), 20u);
    EXPECT_EQ(n_attempts, 1);
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(FitPages, LongestSectionIsSetTighterUntilTheEditionFits) {
    add("cover", 2, 0);
    add("goods", 12, 5);
    add("more", 6, 5);
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 16u);
    EXPECT_EQ(last.steps, (std::map<std::string, int>{{"goods", 4}}));
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(FitPages, WhereTheLongestHasNoStepLeftTheNextIs) {
    add("cover", 2, 0);
    add("goods", 12, 1);
    add("more", 6, 5);
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 16u);
    EXPECT_EQ(last.steps, (std::map<std::string, int>{{"goods", 1}, {"more", 3}}));
}

TEST_F(FitPages, WhatDoesNotFitIsNamed) {
    add("cover", 2, 0);
    add("goods", 12, 2);
    edition.n_pages = 8;
    EXPECT_EQ(n_pages(), 12u);
    EXPECT_EQ(message(),
              "plan/edition-budget: edition 'de' takes 12 pages and may take 8: cover 2, goods 10; "
              "4 products too many, the first is goods-7");
}

TEST_F(FitPages, SectionsKeepToTheirOwnPages) {
    add("goods", 12, 5).pages.max_pages = 9;
    add("more", 6, 5);
    EXPECT_EQ(n_pages(), 15u);
    EXPECT_EQ(last.steps, (std::map<std::string, int>{{"goods", 3}}));
}

TEST_F(FitPages, GridWithSizeClassesTakesWhatIsLeft) {
    add("cover", 1, 0);
    add("offers", 9, 0).pages.n_grid_pages = 9;
    add("service", 1, 0).pages.has_filler = true;
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 16u);
    EXPECT_EQ(last.grid_pages, (std::map<std::string, int>{{"offers", 14}}));
    EXPECT_TRUE(last.min_pages.empty());
}

TEST_F(FitPages, FillerPagesDoElse) {
    add("goods", 13, 0).pages.has_filler = true;
    add("service", 1, 0);
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 16u);
    EXPECT_EQ(last.min_pages, (std::map<std::string, int>{{"goods", 15}}));
}

TEST_F(FitPages, PagesThatNothingFillsAreTold) {
    add("goods", 13, 0);
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 13u);
    EXPECT_EQ(message(), "plan/pages-left: edition 'de' takes 13 of its 16 pages");
}

TEST_F(FitPages, FillingUpAfterAStepTooFarEnds) {
    Section& goods = add("goods", 20, 3);
    goods.n_won = 3;
    goods.pages.has_filler = true;
    edition.n_pages = 16;
    EXPECT_EQ(n_pages(), 16u);
    EXPECT_EQ(last.steps.at("goods"), 2);
    EXPECT_EQ(last.min_pages.at("goods"), 16);
}

TEST_F(FitPages, FailureEndsTheAttempts) {
    edition.n_pages = 16;
    const auto outcome = fit_pages(
        [&](const plan::PageFit&) {
            return Result<layout::Outcome>(Failure{Failure::Kind::Temporary, "disk full"});
        },
        edition, findings);
    EXPECT_FALSE(outcome);
}

}
}

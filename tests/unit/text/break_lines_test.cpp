// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/break_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::text {
namespace {

using Kind = Break::Kind;

/// A paragraph of words given by their widths in points, with spaces of 2 pt that stretch by 1 and
/// shrink by 0.5; a negative number is the width of a part that ends with a possible hyphen of 1 pt.
std::vector<Break> words(const std::vector<int>& widths) {
    std::vector<Break> breaks(1);
    breaks[0].kind = Kind::Start;
    Extent total;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        total.width += Length::from_points(std::abs(widths[i]));
        Break place;
        place.kind = i + 1 == widths.size() ? Kind::Forced : widths[i] < 0 ? Kind::Hyphen : Kind::Space;
        place.before = place.after = total;
        if (place.kind == Kind::Hyphen) {
            place.end_change = 1_pt;
            place.penalty = 50;
        } else {
            place.after = place.after + Extent{2_pt, 1_pt, Length::from_points(0.5)};
            total = place.after;
        }
        breaks.push_back(place);
    }
    return breaks;
}

std::vector<std::uint32_t> set(const std::vector<Break>& breaks, BreakRules rules, Length width,
                               LastResort last_resort = LastResort::No) {
    rules.ragged_stretch = 10_pt;
    return break_lines(
        breaks, rules, [&](std::size_t) { return width; }, last_resort);
}

TEST(AdjustmentRatio, IsWhatIsMissingInTermsOfTheRoom) {
    EXPECT_DOUBLE_EQ(adjustment_ratio(10_pt, {8_pt, 4_pt, 1_pt}), 0.5);
    EXPECT_DOUBLE_EQ(adjustment_ratio(8_pt, {10_pt, 4_pt, 4_pt}), -0.5);
    EXPECT_DOUBLE_EQ(adjustment_ratio(8_pt, {8_pt, {}, {}}), 0);
    EXPECT_LT(adjustment_ratio(8_pt, {9_pt, {}, {}}), -1);
}

TEST(BreakLines, LooksAheadWhereFirstFitWouldLeaveAHole) {
    // In 22 pt first fit takes 10 10 / 4 / 20: the second line is all hole. 10 / 10 4 is better.
    EXPECT_THAT(set(words({10, 10, 4, 20, 3}), {.is_justified = false}, 22_pt),
                testing::ElementsAre(1, 3, 4, 5));
}

TEST(BreakLines, RaggedTextTakesNoMoreLinesThanFirstFit) {
    // 20 / 6 20 / would be evener as 20 6 / 20 does not fit; the short last line costs nothing.
    EXPECT_THAT(set(words({12, 8, 14, 8}), {.is_justified = false}, 22_pt), testing::ElementsAre(2, 3, 4));
    EXPECT_THAT(set(words({12, 8, 12, 8}), {.is_justified = false}, 22_pt), testing::ElementsAre(2, 4));
}

TEST(BreakLines, JustifiedLinesShrinkToFitButNeverBelowTheirLimit) {
    // Three words of 10 with two spaces are 34 wide and shrink to 33.
    EXPECT_THAT(set(words({10, 10, 10, 20}), {.is_justified = true}, 33_pt), testing::ElementsAre(3, 4));
    const auto narrower = set(words({10, 10, 10, 20}), {.is_justified = true}, Length::from_points(32.9));
    EXPECT_THAT(narrower, testing::ElementsAre(2, 4));
}

TEST(BreakLines, HyphenatesOnlyWhereWordSpacesAreNotEnough) {
    // 9 8 9 (30 wide) stretches to 31 well; no hyphen is taken although one is there.
    const auto easy = words({9, 8, 9, -12, 8, 5});
    EXPECT_THAT(set(easy, {.is_justified = true}, 31_pt), testing::ElementsAre(3, 6));
    // 9 8 needs 12 points of stretch from one space; with a part of 11 and a hyphen it fits.
    const auto hard = words({9, 8, -9, 20, 5});
    EXPECT_THAT(set(hard, {.is_justified = true}, 31_pt), testing::ElementsAre(3, 5));
}

TEST(BreakLines, NeverMoreHyphensInARowThanAllowed) {
    std::vector<int> widths;
    for (int i = 0; i < 12; ++i)
        widths.insert(widths.end(), {-10, -10, 10});
    const auto breaks = words(widths);
    const auto longest_ladder = [&](int limit) {
        int longest = 0, current = 0;
        const auto ends = set(breaks, {.is_justified = true, .max_consecutive_hyphens = limit}, 43_pt);
        EXPECT_FALSE(ends.empty());
        for (const std::uint32_t end : ends) {
            current = breaks[end].kind == Kind::Hyphen ? current + 1 : 0;
            longest = std::max(longest, current);
        }
        return longest;
    };
    // 10 10 10 2 10- and 10 10 2 10 10- fill a line without stretching.
    EXPECT_GE(longest_ladder(100), 2);
    EXPECT_LE(longest_ladder(1), 1);
    EXPECT_EQ(longest_ladder(0), 0);
}

TEST(BreakLines, WhatDoesNotFitIsSaidUnlessItIsTheLastResort) {
    const auto breaks = words({10, 50, 10});
    for (const bool is_justified : {false, true}) {
        EXPECT_THAT(set(breaks, {.is_justified = is_justified}, 30_pt), testing::IsEmpty());
        EXPECT_THAT(set(breaks, {.is_justified = is_justified}, 30_pt, LastResort::Yes),
                    testing::ElementsAre(1, 2, 3));
    }
}

TEST(BreakLines, EachLineHasItsOwnMeasure) {
    const auto breaks = words({10, 10, 10, 10, 10});
    const auto width_of = [](std::size_t line) { return line == 1 ? 10_pt : 22_pt; };
    for (const bool is_justified : {false, true}) {
        const BreakRules rules{.is_justified = is_justified, .is_uniform = false, .ragged_stretch = 10_pt};
        EXPECT_THAT(break_lines(breaks, rules, width_of, LastResort::No), testing::ElementsAre(2, 3, 5));
    }
}

}
}

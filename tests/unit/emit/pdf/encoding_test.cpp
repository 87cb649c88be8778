// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/encoding.hpp"

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> cluster_texts(const story::GlyphRun& run) {
    std::vector<std::string> texts;
    for_each_cluster(run, [&](const Cluster& cluster) {
        texts.push_back(std::string(cluster.text) + "/" + std::to_string(cluster.glyphs.size()));
    });
    return texts;
}

story::GlyphRun run_of(std::string text, std::vector<std::uint32_t> clusters, bool is_right_to_left = false) {
    story::GlyphRun run;
    run.text = std::move(text);
    run.is_right_to_left = is_right_to_left;
    std::uint16_t index = 1;
    for (const std::uint32_t cluster : clusters)
        run.glyphs.push_back({.index = index++, .cluster = cluster});
    return run;
}

TEST(Clusters, ReachToTheNextInReadingOrder) {
    EXPECT_THAT(cluster_texts(run_of("office", {0, 1, 4, 5})), ElementsAre("o/1", "ffi/1", "c/1", "e/1"));
    EXPECT_THAT(cluster_texts(run_of("äb", {0, 0, 2})), ElementsAre("ä/2", "b/1"));
    EXPECT_THAT(cluster_texts(run_of("abc", {2, 1, 0}, true)), ElementsAre("c/1", "b/1", "a/1"));
    EXPECT_THAT(cluster_texts(run_of("abc", {1, 0}, true)), ElementsAre("bc/1", "a/1"));
}

TEST(Clusters, OffsetsOutOfRangeGiveEmptyTexts) {
    EXPECT_THAT(cluster_texts(run_of("ab", {0, 9, 1})), ElementsAre("ab/1", "/1", "b/1"));
    EXPECT_THAT(cluster_texts(run_of("", {0})), ElementsAre("/1"));
    EXPECT_THAT(cluster_texts(run_of("ab", {})), ElementsAre());
}

GlyphUsage usage_of(std::vector<story::GlyphRun> runs) {
    page::Page page = blank_page(1);
    page.objects.push_back(page::TextFrame());
    for (story::GlyphRun& run : runs) {
        run.face = story::FaceId(0);
        std::get<page::TextFrame>(page.objects[0]).lines.emplace_back().runs.push_back(run);
    }
    GlyphUsage usage;
    usage.add(page);
    return usage;
}

TEST(GlyphUsage, TheTextOfAGlyphDoesNotDependOnTheOrderOfItsUses) {
    const story::GlyphRun space = run_of(" ", {0}), no_break = run_of("\u00A0", {0}),
                          narrow = run_of("\u202F", {0});
    for (const auto& order :
         {std::vector{space, no_break, narrow}, {narrow, no_break, space}, {no_break, space}})
        EXPECT_EQ(usage_of(order).faces().begin()->second[1].text, " ");
}

TEST(GlyphUsage, AGlyphOfItsOwnSaysMoreThanAPartOfACluster) {
    // A dotless i stands for itself, and for the i below a mark.
    const story::GlyphRun alone = run_of("ı", {0}), below_mark = run_of("i\u0307", {0, 0});
    for (const auto& order : {std::vector{alone, below_mark}, {below_mark, alone}}) {
        const GlyphUsage usage = usage_of(order);
        EXPECT_EQ(usage.faces().begin()->second[1].text, "ı");
        EXPECT_EQ(usage.faces().begin()->second[2].text, "\u0307");
    }
}

TEST(GlyphUsage, MarksComeBeforeTheirLetterInRightToLeftRuns) {
    const GlyphUsage usage = usage_of({run_of("مُ", {0, 0}, true)});
    EXPECT_EQ(usage.faces().begin()->second[1].text, "ُ");
    EXPECT_EQ(usage.faces().begin()->second[2].text, "م");
}

TEST(GlyphUsage, RemembersTheFirstMissingGlyph) {
    story::GlyphRun run = run_of("ab", {0, 1});
    EXPECT_EQ(usage_of({run}).page_of_missing_glyph(), 0);
    run.glyphs[1].index = 0;
    EXPECT_EQ(usage_of({run}).page_of_missing_glyph(), 1);
    EXPECT_EQ(usage_of({run}).text_of_missing_glyph(), "b");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/page/spool.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace publisher::page {
namespace {

/// A page with every kind of object, so that no field is forgotten on the way.
Page full_page(int number) {
    Page page{.number = number,
              .folio = {"", 4, Folio::Style::LowerRoman},
              .side = Side::Right,
              .section = "s",
              .parent_page = "A",
              .trim = {210_mm, 297_mm},
              .bleed = 3_mm};
    story::GlyphRun run;
    run.face = story::FaceId(2);
    run.size = 9_pt;
    run.origin = {10_mm, 20_mm};
    run.paint = {style::SwatchId(1), 0.5};
    run.text = "Öl";
    run.glyphs = {{7, 500, 1, -2, 0}, {8, 600, 0, 0, 2}};
    story::Line line;
    line.runs = {run};
    line.adjustment_ratio = 0.25;
    page.objects.push_back(
        TextFrame{.head = {.id = "t", .frame = {1_mm, 2_mm, 3_mm, 4_mm}}, .lines = {line}});
    page.objects.push_back(PictureFrame{.head = {.id = "p"}, .asset = "a", .is_mirrored = true});
    page.objects.push_back(Shape{.head = {.id = "s"}, .stroke = {{style::SwatchId(0), 1}, 1_pt}});
    page.objects.push_back(TablePart{.head = {.id = "b"},
                                     .column_widths = {10_mm},
                                     .rows = {{.kind = Row::Kind::Head, .cells = {{.lines = {line}}}}}});
    page.stories.push_back({.id = "story", .language = "ar-AE", .is_right_to_left = true});
    page.bindings.push_back({.product = "NV-1", .field = "name"});
    page.anchors.push_back({.key = "NV-1", .at = {1_mm, 1_mm}});
    page.content_key = sha256("page");
    return page;
}

std::string bytes_of(const Page& page) {
    ArchiveWriter writer;
    writer.field(page);
    return writer.take();
}

TEST(Spool, GivesPagesBackAsTheyWere) {
    MemoryWorld world;
    auto spool = Spool::create(world);
    ASSERT_TRUE(spool);
    EXPECT_EQ(spool->n_pages(), 0u);
    for (int number = 1; number <= 3; ++number)
        ASSERT_TRUE(spool->append(full_page(number)));
    ASSERT_EQ(spool->n_pages(), 3u);
    for (const std::size_t index : {2u, 0u, 1u}) {
        const auto page = spool->read(index);
        ASSERT_TRUE(page);
        EXPECT_EQ(bytes_of(*page), bytes_of(full_page(static_cast<int>(index) + 1)));
    }
    EXPECT_EQ(head(spool->read(0)->objects[1]).id, "p");
}

TEST(Spool, AReplacedPageKeepsItsPlace) {
    MemoryWorld world;
    auto spool = Spool::create(world);
    ASSERT_TRUE(spool->append(full_page(1)));
    ASSERT_TRUE(spool->append(full_page(2)));
    Page longer = full_page(1);
    longer.folio.prefix = "page 1 of 2, ";
    ASSERT_TRUE(spool->replace(0, longer));
    EXPECT_EQ(spool->n_pages(), 2u);
    EXPECT_EQ(spool->read(0)->folio.prefix, "page 1 of 2, ");
    EXPECT_EQ(spool->read(1)->number, 2);
}

TEST(Spool, AFullDiskIsAFailureAndEarlierPagesStay) {
    const auto world = make_system_world();
    auto spool = Spool::create(*world);
    ASSERT_TRUE(spool && spool->append(full_page(1)));
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{64, 64};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const bool has_failed = !spool->append(full_page(2)) && !spool->replace(0, full_page(9));
        ::_exit(has_failed && spool->n_pages() == 1 && spool->read(0)->number == 1 ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

}
}

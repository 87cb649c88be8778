// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace publisher::emit::idml {
namespace {

page::Page dense_page(int number) {
    PageMaker maker(number, number % 2 == 0 ? page::Side::Left : page::Side::Right);
    for (int i = 0; i < 100; ++i) {
        const Rect place = {5_mm, 1_mm * i, 50_mm, 4_mm};
        maker.text("tile/" + std::to_string(i), place,
                   {"A lamp of oak and linen", {}, maker.bind(std::to_string(number), "name")});
    }
    return maker.page;
}

// 100 frames, stories and bound values on each page: more stories than an archive can have entries.
TEST(Scale, AThousandDensePagesAreWrittenInTenSeconds) {
    MemoryWorld world;
    auto spool = page::Spool::create(world);
    for (int i = 1; i <= 1000; ++i)
        ASSERT_TRUE(spool->append(dense_page(i)));
    const LinkSource none = [](const std::string&) -> Result<LinkedPicture> { return LinkedPicture(); };
    auto file = world.create("a.idml");
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const auto report = write_idml(*spool, styles(), fonts(), none, plain_options(), **file);
    getrusage(RUSAGE_SELF, &after);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->n_stories, 100'000u);
    const double cpu = static_cast<double>(after.ru_utime.tv_sec - before.ru_utime.tv_sec);
    EXPECT_LE(cpu, 10);
    EXPECT_LE(after.ru_maxrss, 500 * 1024) << "kilobytes";
}

}
}

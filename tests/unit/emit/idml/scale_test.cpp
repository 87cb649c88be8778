// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace publisher::emit::idml {
namespace {

page::Page dense_page(int number) {
    PageMaker maker(number, number % 2 == 0 ? page::Side::Left : page::Side::Right);
    maker.picture("picture", {60_mm, 10_mm, 30_mm, 30_mm}).file_digest = std::to_string(number);
    maker.table("prices", {60_mm, 50_mm, 30_mm, 50_mm}, 10);
    for (int i = 0; i < 100; ++i) {
        const Rect place = {5_mm, 1_mm * i, 50_mm, 4_mm};
        maker.text("tile/" + std::to_string(i), place,
                   {"A lamp of oak and linen", {}, maker.bind(std::to_string(number), "name")});
    }
    return maker.page;
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// 100 frames, stories and bound values on each page: more stories than an archive can have entries.
TEST(Scale, AThousandDensePagesAreWrittenInTenSeconds) {
    MemoryWorld world;
    auto spool = page::Spool::create(world);
    for (int i = 1; i <= 1000; ++i)
        ASSERT_TRUE(spool->append(dense_page(i)));
    const LinkSource links = [](const std::string& digest) -> Result<LinkedPicture> {
        return LinkedPicture{digest + ".jpg", "JPEG", 3000, 3000, 300, 300};
    };
    auto file = world.create("a.idml");
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const auto report = write_idml(*spool, styles(), fonts(), links, plain_options(), **file);
    getrusage(RUSAGE_SELF, &after);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->n_stories, 101'000u);
    EXPECT_EQ(report->n_pictures, 1000u);
    const double spent = seconds(after.ru_utime) - seconds(before.ru_utime) + seconds(after.ru_stime) -
                         seconds(before.ru_stime);
    RecordProperty("seconds", std::to_string(spent));
    RecordProperty("megabytes", std::to_string(after.ru_maxrss / 1024));
    EXPECT_LE(spent, 10) << "seconds of the processor, whatever else the machine does";
    EXPECT_LE(after.ru_maxrss, 500 * 1024) << "kilobytes";
    (void)(*file)->publish();
    const auto facts = ::publisher::idml::read(*world.content("a.idml"));
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->links.size(), 1000u) << "each picture is there with its link";
    EXPECT_EQ(facts->bindings.size(), 100'000u);
    EXPECT_EQ(facts->problems.size(), 0u);
}

}
}

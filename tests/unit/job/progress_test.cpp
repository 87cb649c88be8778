// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/progress.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

TEST(Progress, TellsTheTimeLeftByWhatIsDone) {
    EXPECT_EQ(to_text({"", 6, 2, 640, 0.25}, 60), "2 of 6 editions, 640 pages, about 3 min left"); // 60 s * 3
    EXPECT_EQ(to_text({"", 1, 0, 1, 0.5}, 20), "0 of 1 edition, 1 page, about 20 s left");
    EXPECT_EQ(to_text({"", 1, 0, 9, 0.1}, 1000), "0 of 1 edition, 9 pages, about 2.5 h left");
}

TEST(Progress, IsSilentAboutTheTimeAtFirst) {
    EXPECT_EQ(to_text({"", 2, 0, 0, 0.01}, 60), "0 of 2 editions, 0 pages");
    EXPECT_EQ(to_text({"", 2, 0, 8, 0.5}, 1), "0 of 2 editions, 8 pages");
}

TEST(Course, AddsUpWhatEditionsSay) {
    std::vector<Progress> heard;
    Course course([&](const Progress& progress) { heard.push_back(progress); });
    course.say("reading design and data");
    course.begin_editions(2);
    course.reach(0, 0.5);
    course.reach(0, 0.25); // of a file that is written again
    course.add_pages(12);
    course.end(1);
    ASSERT_EQ(heard.size(), 4u);
    EXPECT_EQ(heard[0].message, "reading design and data");
    EXPECT_DOUBLE_EQ(heard[1].part, 0.25);
    EXPECT_EQ(heard[2].n_pages, 12u);
    EXPECT_EQ(heard[3].n_ended, 1u);
    EXPECT_DOUBLE_EQ(heard[3].part, 0.75);
}

}
}

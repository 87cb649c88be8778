// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/cache_room.hpp"

#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

struct CacheRoom : testing::Test {
    MemoryWorld world;

    CacheRoom() {
        for (const char* file : {"cache/pictures/1a/1a", "cache/pictures/8b/8b", "cache/heads/4c/4c",
                                 "cache/pages/ff", "cache/notes.txt"})
            world.add(file, std::string(100, 'x'));
    }
    std::vector<std::string> left() const {
        std::vector<std::string> files;
        for (const auto& [file, content] : world.files())
            files.push_back(file);
        return files;
    }
};

TEST_F(CacheRoom, IsLeftAloneWhileThereIsSome) {
    keep_within(world, "cache", 400);
    EXPECT_EQ(left().size(), 5u);
    keep_within(world, "", 1);
    EXPECT_EQ(left().size(), 5u);
}

TEST_F(CacheRoom, IsMadeByTheOrderOfDigests) {
    keep_within(world, "cache", 399); // 400 bytes are there, 199 at most may stay
    EXPECT_EQ(left(), (std::vector<std::string>{"cache/notes.txt", "cache/pages/ff"}));
}

}
}

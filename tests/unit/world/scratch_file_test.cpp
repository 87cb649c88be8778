// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/scratch_file.hpp"

#include "publisher/world/memory_world.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

namespace publisher {
namespace {

TEST(ScratchFile, GivesBackPiecesInAnyOrder) {
    MemoryWorld world;
    auto file = ScratchFile::create(world);
    ASSERT_TRUE(file);
    const auto first = file->append("first");
    const auto none = file->append("");
    const auto long_one = file->append(std::string(300'000, 'x'));
    ASSERT_TRUE(first && none && long_one);
    EXPECT_EQ(*file->read(*long_one), std::string(300'000, 'x'));
    EXPECT_EQ(*file->read(*first), "first");
    EXPECT_EQ(*file->read(*none), "");
    EXPECT_EQ(file->size(), 300'005u);
}

TEST(ScratchFile, AFullDiskIsAFailureAndWhatWasThereStays) {
    const auto world = make_system_world();
    auto file = ScratchFile::create(*world);
    ASSERT_TRUE(file);
    const auto first = file->append("first");
    // The limit on the file size stands for the full disk, in a process of its own.
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100, 100};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const bool has_failed = !file->append(std::string(200, 'x'));
        const auto second = file->append("second");
        const bool is_sound = second && *file->read(*second) == "second" && *file->read(*first) == "first";
        ::_exit(has_failed && is_sound ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

}
}

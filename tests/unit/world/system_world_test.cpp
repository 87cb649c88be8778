// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/descriptor.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

namespace publisher {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SystemWorldTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "publisher-world-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    void put(const fs::path& name, std::string_view content) {
        auto file = world_->create(folder_ / name);
        ASSERT_TRUE(file) << file.failure().message;
        (*file)->write(content);
        ASSERT_TRUE((*file)->publish());
    }
    std::string content(const fs::path& name) const {
        const auto bytes = world_->read(folder_ / name);
        return bytes ? *bytes : "failed: " + bytes.failure().message;
    }
    std::vector<std::string> names(const fs::path& folder) const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder))
            names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    std::unique_ptr<World> world_ = make_system_world();
    fs::path folder_;
};

TEST_F(SystemWorldTest, AFileIsSeenOnlyWhenItIsPublished) {
    auto file = world_->create(folder_ / "list.pdf");
    ASSERT_TRUE(file);
    (*file)->write("%PDF");
    EXPECT_FALSE(world_->is_file(folder_ / "list.pdf"));
    const auto before = names(folder_);
    ASSERT_EQ(before.size(), 1u);
    EXPECT_THAT(before[0], StartsWith(".list.pdf." + std::to_string(::getpid()) + "-"));
    EXPECT_THAT(before[0], ::testing::EndsWith(".tmp"));

    ASSERT_TRUE((*file)->publish());
    EXPECT_THAT(names(folder_), ElementsAre("list.pdf"));
    EXPECT_EQ(content("list.pdf"), "%PDF");
}

TEST_F(SystemWorldTest, ADroppedFileLeavesNothingAndThePreviousOneAsItWas) {
    put("list.pdf", "previous");
    {
        auto file = world_->create(folder_ / "list.pdf");
        ASSERT_TRUE(file);
        (*file)->write(std::string(1 << 20, 'x'));
    }
    EXPECT_THAT(names(folder_), ElementsAre("list.pdf"));
    EXPECT_EQ(content("list.pdf"), "previous");
}

TEST_F(SystemWorldTest, PiecesThroughTheBufferAndTheDescriptorKeepTheirOrder) {
    auto file = world_->create(folder_ / "a");
    ASSERT_TRUE(file);
    (*file)->write("one ");
    ASSERT_EQ(write_all((*file)->descriptor(), "two "), 0);
    (*file)->write("three ");
    (*file)->write(std::string(100'000, '4'));
    (*file)->write("five");
    ASSERT_TRUE((*file)->publish());
    EXPECT_EQ(content("a"), "one two three " + std::string(100'000, '4') + "five");
}

TEST_F(SystemWorldTest, AnUnwritableByteIsReportedByPublish) {
    put("list.pdf", "previous");
    // The limit on the file size stands for a disk that fills up in the middle of a file.
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1 << 16, 1 << 16};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        auto file = world_->create(folder_ / "list.pdf");
        (*file)->write(std::string(1 << 20, 'x'));
        (*file)->write("later writes are ignored");
        const bool has_no_descriptor = (*file)->descriptor() == -1;
        const auto published = (*file)->publish();
        file->reset();
        ::_exit(has_no_descriptor && !published ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_THAT(names(folder_), ElementsAre("list.pdf"));
    EXPECT_EQ(content("list.pdf"), "previous");
}

TEST_F(SystemWorldTest, AFullDeviceIsTemporary) {
    const FileDescriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    ASSERT_TRUE(full.is_open());
    const int error = write_all(full.number(), "bytes");
    EXPECT_EQ(error, ENOSPC);
    const auto failure = system_failure("list.pdf", error, Access::Write);
    EXPECT_EQ(failure.kind, Failure::Kind::Temporary);
    EXPECT_THAT(failure.message, HasSubstr("list.pdf: No space left"));
}

TEST_F(SystemWorldTest, ALockIsHeldUntilItsDescriptorCloses) {
    for (const fs::path& path : {folder_ / "edition.lock", folder_}) {
        auto held = world_->lock(path);
        ASSERT_TRUE(held) << held.failure().message;
        const auto second = world_->lock(path);
        ASSERT_FALSE(second) << path;
        EXPECT_EQ(second.failure().kind, Failure::Kind::Temporary);
        *held = FileDescriptor();
        EXPECT_TRUE(world_->lock(path)) << path;
    }
}

TEST_F(SystemWorldTest, ALockThatWasRemovedByItsHolderIsTakenAnew) {
    const auto removed = world_->lock(folder_ / "edition.lock");
    ASSERT_TRUE(world_->remove_all(folder_ / "edition.lock"));
    const auto fresh = world_->lock(folder_ / "edition.lock");
    EXPECT_TRUE(fresh) << "the old one is another file";
    EXPECT_FALSE(world_->lock("/proc/edition.lock"));
}

TEST_F(SystemWorldTest, ADeviceOrFolderIsNeverReplacedByAFile) {
    const auto device = world_->create("/dev/full");
    ASSERT_FALSE(device);
    EXPECT_EQ(device.failure().kind, Failure::Kind::Refused);
    fs::create_directory(folder_ / "out");
    EXPECT_FALSE(world_->create(folder_ / "out"));
    EXPECT_FALSE(world_->create(folder_ / "missing" / "list.pdf"));
}

TEST_F(SystemWorldTest, AFifoIsRefusedAndDoesNotHang) {
    ASSERT_EQ(::mkfifo((folder_ / "fifo").c_str(), 0600), 0);
    const auto bytes = world_->read(folder_ / "fifo");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.failure().kind, Failure::Kind::Refused);
    EXPECT_FALSE(world_->open("/dev/zero"));
    EXPECT_FALSE(world_->read(folder_));
    EXPECT_EQ(world_->list(folder_)->size(), 0u);
}

TEST_F(SystemWorldTest, AMissingFileSaysSoAndALargeOneIsRefused) {
    const auto missing = world_->read(folder_ / "none.csv");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.failure().kind, Failure::Kind::Missing);
    EXPECT_EQ(missing.failure().message, (folder_ / "none.csv").string() + ": No such file or directory");

    put("ten", "0123456789");
    EXPECT_TRUE(world_->read(folder_ / "ten", 10));
    const auto large = world_->read(folder_ / "ten", 9);
    ASSERT_FALSE(large);
    EXPECT_EQ(large.failure().kind, Failure::Kind::Refused);
    put("empty", "");
    EXPECT_EQ(content("empty"), "");
}

TEST_F(SystemWorldTest, ListsAreSortedByBytesAndKnowSizes) {
    for (const char* name : {"b", "a10", "a2", "Z"})
        put(name, name);
    ASSERT_TRUE(world_->create_directories(folder_ / "sub/deep"));
    put("sub/deep/c", "c");
    put("sub.txt", "c");
    const auto list = world_->list(folder_);
    ASSERT_TRUE(list);
    std::vector<std::string> seen;
    for (const auto& entry : *list)
        seen.push_back(entry.path.filename().string() + (entry.is_directory ? "/" : ""));
    EXPECT_THAT(seen, ElementsAre("Z", "a10", "a2", "b", "sub/", "sub.txt"));
    EXPECT_EQ((*list)[1].size, 3u);

    const auto all = world_->list_all(folder_);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->size(), 6u);
    EXPECT_EQ((*all)[4].path, folder_ / "sub.txt"); // '.' (0x2e) comes before '/' (0x2f)
    EXPECT_EQ((*all)[5].path, folder_ / "sub/deep/c");
    EXPECT_FALSE(world_->list(folder_ / "nowhere"));
}

TEST_F(SystemWorldTest, AFolderIsSwappedAsOneAndThePreviousOneRemoved) {
    ASSERT_TRUE(world_->create_directories(folder_ / "new"));
    put("new/list.pdf", "first");
    ASSERT_TRUE(world_->swap_directory(folder_ / "new", folder_ / "de_DE"));
    EXPECT_THAT(names(folder_), ElementsAre("de_DE"));

    ASSERT_TRUE(world_->create_directories(folder_ / "new"));
    put("new/other.pdf", "second");
    ASSERT_TRUE(world_->swap_directory(folder_ / "new", folder_ / "de_DE"));
    EXPECT_THAT(names(folder_), ElementsAre("de_DE"));
    EXPECT_THAT(names(folder_ / "de_DE"), ElementsAre("other.pdf"));
    EXPECT_EQ(content("de_DE/other.pdf"), "second");
}

TEST_F(SystemWorldTest, AFailedSwapLeavesThePreviousFolder) {
    put("de_DE", "a file where a folder should be");
    ASSERT_TRUE(world_->create_directories(folder_ / "new"));
    EXPECT_FALSE(world_->swap_directory(folder_ / "new", folder_ / "de_DE"));
    EXPECT_FALSE(world_->swap_directory(folder_ / "nowhere", folder_ / "fr_FR"));
    EXPECT_EQ(content("de_DE"), "a file where a folder should be");
}

TEST_F(SystemWorldTest, AFileBehindALinkIsReplacedAndTheLinkStays) {
    put("real", "old");
    fs::create_symlink("real", folder_ / "link");
    put("link", "new");
    EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
    EXPECT_EQ(content("real"), "new");
}

TEST_F(SystemWorldTest, KnowsWhereLinksLead) {
    fs::create_directories(folder_ / "dam/below");
    put("outside.jpg", "");
    put("dam/below/inside.jpg", "");
    fs::create_symlink("../outside.jpg", folder_ / "dam/out.jpg");
    fs::create_symlink("out.jpg", folder_ / "dam/twice.jpg");
    fs::create_symlink(folder_, folder_ / "dam/folder");
    fs::create_symlink("below/inside.jpg", folder_ / "dam/in.jpg");
    const auto leads_out = [&](const char* name) {
        return world_->leads_out(folder_ / "dam" / name, folder_ / "dam");
    };
    for (const char* out : {"out.jpg", "twice.jpg", "folder/outside.jpg", "../outside.jpg"})
        EXPECT_TRUE(leads_out(out)) << out;
    for (const char* in : {"in.jpg", "below/inside.jpg", "folder/dam/in.jpg", "not-there.jpg"})
        EXPECT_FALSE(leads_out(in)) << in;
}

TEST_F(SystemWorldTest, DescriptorsAreNotInheritedAndScratchHasNoName) {
    put("a", "a");
    auto file = world_->open(folder_ / "a");
    auto scratch = world_->create_scratch();
    ASSERT_TRUE(file && scratch);
    EXPECT_TRUE(::fcntl(file->number(), F_GETFD) & FD_CLOEXEC);
    EXPECT_TRUE(::fcntl(scratch->number(), F_GETFD) & FD_CLOEXEC);
    struct stat status {};
    ASSERT_EQ(::fstat(scratch->number(), &status), 0);
    EXPECT_EQ(status.st_nlink, 0u);
    ASSERT_EQ(write_all(scratch->number(), "spool"), 0);
    EXPECT_EQ(*read_all(scratch->number(), "scratch", 100), "spool");
}

TEST_F(SystemWorldTest, AnUnsetOrEmptyVariableIsNothing) {
    ::setenv("PUBLISHER_TEST_EMPTY", "", 1);
    EXPECT_EQ(world_->environment("PUBLISHER_TEST_EMPTY"), std::nullopt);
    EXPECT_EQ(world_->environment("PUBLISHER_TEST_NOT_SET"), std::nullopt);
    EXPECT_TRUE(world_->environment("PATH"));
}

}
}

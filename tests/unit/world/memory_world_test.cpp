// SPDX-License-Identifier: Apache-2.0
#include "publisher/world/memory_world.hpp"

#include "publisher/world/descriptor.hpp"

#include <gtest/gtest.h>

#include <cerrno>

namespace publisher {
namespace {

TEST(MemoryWorld, ReadsWhatWasAddedUnderAnySpellingOfThePath) {
    MemoryWorld world;
    world.add("/data/products.csv", "sku;name");
    EXPECT_EQ(*world.read("/data/./x/../products.csv"), "sku;name");
    EXPECT_TRUE(world.is_directory("/data/"));
    EXPECT_FALSE(world.is_file("/data"));
    const auto file = world.open("/data/products.csv");
    ASSERT_TRUE(file);
    EXPECT_EQ(*read_all(file->number(), "products.csv", 100), "sku;name");
    EXPECT_EQ(*digest_of(file->number(), "products.csv"), sha256("sku;name"));
    EXPECT_FALSE(digest_of(-1, "products.csv"));
    EXPECT_EQ(world.read("/data/products.csv", 3).failure().kind, Failure::Kind::Refused);
    EXPECT_EQ(world.read("/none").failure().kind, Failure::Kind::Missing);
}

TEST(MemoryWorld, TheChosenReadFailsAndOnlyThatOne) {
    MemoryWorld world;
    world.add("a", "a");
    world.fail_read(3, EIO);
    EXPECT_TRUE(world.read("a"));
    EXPECT_TRUE(world.open("a"));
    EXPECT_FALSE(world.read("a"));
    EXPECT_TRUE(world.read("a"));
}

TEST(MemoryWorld, AFullDiskIsTemporaryAndThePreviousFileStays) {
    MemoryWorld world;
    world.add("out/list.pdf", "previous");
    world.fail_write(2, ENOSPC);
    auto file = world.create("out/list.pdf");
    ASSERT_TRUE(file);
    (*file)->write("one");
    EXPECT_NE((*file)->descriptor(), -1);
    (*file)->write("two");
    (*file)->write("three");
    EXPECT_EQ((*file)->descriptor(), -1);
    const auto published = (*file)->publish();
    ASSERT_FALSE(published);
    EXPECT_EQ(published.failure().kind, Failure::Kind::Temporary);
    EXPECT_EQ(world.content("out/list.pdf"), "previous");

    world.fail_publish(1, ENOSPC);
    auto second = world.create("out/list.pdf");
    (*second)->write("new");
    EXPECT_FALSE((*second)->publish());
    EXPECT_EQ(world.content("out/list.pdf"), "previous");
    auto third = world.create("out/list.pdf");
    (*third)->write("new");
    EXPECT_TRUE((*third)->publish());
    EXPECT_EQ(world.content("out/list.pdf"), "new");
}

TEST(MemoryWorld, FoldersListSwapAndGo) {
    MemoryWorld world;
    world.add("out/de/list.pdf", "old");
    world.add("out/de/pages/001.png", "old");
    world.add("out/.de/list.pdf", "new");
    const auto list = world.list("out/de");
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 2u);
    EXPECT_EQ((*list)[0].path, "out/de/list.pdf");
    EXPECT_TRUE((*list)[1].is_directory);
    EXPECT_EQ(world.list_all("out")->size(), 3u);

    ASSERT_TRUE(world.swap_directory("out/.de", "out/de"));
    EXPECT_EQ(world.content("out/de/list.pdf"), "new");
    EXPECT_EQ(world.files().size(), 1u);
    EXPECT_FALSE(world.swap_directory("out/.de", "out/de"));

    ASSERT_TRUE(world.create_directories("out/empty/deep"));
    EXPECT_TRUE(world.is_directory("out/empty"));
    EXPECT_EQ(world.list("out/empty")->size(), 1u);
    ASSERT_TRUE(world.remove_all("out"));
    EXPECT_FALSE(world.is_directory("out/empty"));
    EXPECT_TRUE(world.files().empty());
    EXPECT_FALSE(world.list("out"));
}

TEST(MemoryWorld, HasItsOwnEnvironment) {
    MemoryWorld world;
    EXPECT_EQ(world.environment("PATH"), std::nullopt);
    world.set_environment("SOURCE_DATE_EPOCH", "0");
    EXPECT_EQ(world.environment("SOURCE_DATE_EPOCH"), "0");
}

}
}

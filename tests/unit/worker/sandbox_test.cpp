// SPDX-License-Identifier: Apache-2.0
#include "publisher/worker/sandbox.hpp"

#include "publisher/world/descriptor.hpp"
#include "test_worker_job.hpp"

#include <gmock/gmock.h>

namespace publisher::worker {
namespace {

using ::testing::AnyOf;
using ::testing::Eq;

const auto kIsDenied = AnyOf(Eq("Operation not permitted"), Eq("Permission denied"));

class SandboxTest : public ::testing::Test {
protected:
    void SetUp() override {
        if (kIsSanitized) GTEST_SKIP() << "not under a sanitizer";
        const auto protection = probe_protection();
        if (!protection.seccomp) GTEST_SKIP() << "this kernel has no seccomp";
    }
    std::string tried(std::string what, std::string argument = {}) {
        return outcome_of(test_job({"sandboxed", std::move(what), std::move(argument)})).answer;
    }
};

TEST_F(SandboxTest, ComputesAndUsesItsDescriptors) {
    const auto first = create_memory_file("first"), second = create_memory_file("second");
    ASSERT_TRUE(first && second);
    auto job = test_job({"sandboxed", "read"});
    job.descriptors = {first->number(), second->number()};
    EXPECT_EQ(outcome_of(job).answer, "3: first 4: second");
}

TEST_F(SandboxTest, OpensCreatesAndRemovesNothing) {
    EXPECT_THAT(tried("open", "/etc/passwd"), kIsDenied);
    EXPECT_THAT(tried("create", "/tmp/publisher-sandbox-test"), kIsDenied);
    EXPECT_THAT(tried("unlink", "/tmp/publisher-sandbox-test"), kIsDenied);
    EXPECT_FALSE(std::filesystem::exists("/tmp/publisher-sandbox-test"));
}

TEST_F(SandboxTest, StartsNoProcessAndMakesNoMachineCode) {
    EXPECT_THAT(tried("fork"), kIsDenied);
    EXPECT_THAT(tried("kill"), kIsDenied);
    EXPECT_THAT(tried("execute-memory"), kIsDenied);
}

TEST_F(SandboxTest, NetworkAndExecutionEndTheProcess) {
    for (const char* what : {"socket", "execute"}) {
        const auto outcome = outcome_of(test_job({"sandboxed", what}));
        EXPECT_EQ(outcome.description(), "crashed with signal 31 (forbidden system call)") << what;
    }
}

TEST_F(SandboxTest, AReadableFolderIsReadableAndOnlyThat) {
    if (probe_protection().landlock_abi == 0) GTEST_SKIP() << "this kernel has no Landlock";
    const std::string folder = std::string(PUBLISHER_SOURCE_DIR) + "/publisher";
    const auto tried_with_folder = [&](std::string what, std::string argument) {
        return outcome_of(test_job({"sandboxed-with-folder", folder, std::move(what), std::move(argument)}))
            .answer;
    };
    EXPECT_EQ(tried_with_folder("open", folder + "/CMakeLists.txt"), "done");
    EXPECT_THAT(tried_with_folder("open", "/etc/passwd"), kIsDenied);
    EXPECT_THAT(tried_with_folder("create", folder + "/new-file"), kIsDenied);
}

}

TEST(Protection, WhatIsMissingIsNamed) {
    const auto protection = probe_protection();
    EXPECT_TRUE(protection.no_new_privileges);
    const std::size_t n_given = 1 + protection.seccomp + (protection.landlock_abi > 0);
    EXPECT_EQ(protection.missing.size(), 3 - n_given);
    RecordProperty("landlock_abi", protection.landlock_abi);
}

}

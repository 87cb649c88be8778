// SPDX-License-Identifier: Apache-2.0
// Disks that take less than they are given.
#include "tests/strength/previous_edition.hpp"

#include <unistd.h>

#include <iostream>

namespace publisher::strength {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ShortWrites : public testing::TestWithParam<const char*> {};

TEST_P(ShortWrites, AreCarriedOn) {
    const PreviousEdition edition(GetParam());
    const e2e::Outcome run =
        e2e::publish(edition.arguments(), {{}, {{"LD_PRELOAD", PUBLISHER_SHORT_WRITES}}, 0});
    ASSERT_EQ(run.exit, 0) << run.err;
    EXPECT_TRUE(edition.is_new());
}

INSTANTIATE_TEST_SUITE_P(Outputs, ShortWrites, testing::Values("pdf", "idml", "png"));

/// A file system of some kibibytes that only the program under test sees, with the edition as it was on it.
class SmallDisk : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (e2e::run(within_a_namespace({"mount", "-t", "tmpfs", "none", "/mnt"})).exit != 0)
            GTEST_SKIP() << "file systems may not be mounted here";
    }

    static std::vector<std::string> within_a_namespace(const std::vector<std::string>& command) {
        std::vector<std::string> whole = {"unshare", "--mount"};
        if (::geteuid() != 0) whole.push_back("--map-root-user");
        whole.insert(whole.end(), command.begin(), command.end());
        return whole;
    }

    /// Mounts, builds and brings back what then lies on the disk.
    e2e::Outcome build(const PreviousEdition& edition, std::size_t kibibytes) const {
        constexpr const char* kScript = R"(
            disk=$1 size=$2 kept=$3 after=$4; shift 4
            mount -t tmpfs -o size="$size"k none "$disk" && cp -r "$kept/." "$disk" || exit 99
            "$@"; code=$?
            cp -r "$disk/." "$after"
            exit $code)";
        std::vector<std::string> command = {"sh",
                                            "-c",
                                            kScript,
                                            "sh",
                                            edition.shop().out().string(),
                                            std::to_string(kibibytes),
                                            edition.as_it_was().string(),
                                            after_.path().string(),
                                            e2e::program()};
        for (const std::string& argument : edition.arguments())
            command.push_back(argument);
        std::filesystem::remove_all(after_.path());
        std::filesystem::create_directories(after_.path());
        return e2e::run(within_a_namespace(command));
    }

    const e2e::Folder after_;
};

TEST_P(SmallDisk, ThatIsFullLeavesTheEditionAsItWas) {
    const PreviousEdition edition(GetParam());
    constexpr std::size_t kStep = 24; // kibibytes: some hundred of them hold the old edition and the new
    const std::size_t needed = edition.kibibytes();
    int n_refused = 0;
    bool has_succeeded = false;
    for (std::size_t size = needed + kStep; !has_succeeded && size < 8 * needed; size += kStep) {
        const e2e::Outcome run = build(edition, size);
        ASSERT_NE(run.exit, 99) << run.err;
        has_succeeded = run.exit == 0;
        if (has_succeeded) {
            EXPECT_TRUE(edition.is_new(after_.path()));
        } else {
            ++n_refused;
            EXPECT_TRUE(edition.is_as_it_was(after_.path())) << size << " KiB";
            EXPECT_THAT(run.err, HasSubstr("No space left")) << size << " KiB";
            EXPECT_EQ(run.exit, 75) << size << " KiB";
        }
        EXPECT_THAT(PreviousEdition::beside_the_edition(after_.path()), IsEmpty()) << size << " KiB";
    }
    EXPECT_TRUE(has_succeeded);
    EXPECT_GT(n_refused, 0);
    std::cout << n_refused << " disks were too small for " << GetParam() << '\n';
}

INSTANTIATE_TEST_SUITE_P(Outputs, SmallDisk, testing::Values("pdf", "idml", "png"));

}
}

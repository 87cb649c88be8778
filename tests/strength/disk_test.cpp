// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/previous_edition.hpp"

namespace publisher::strength {
namespace {

using testing::HasSubstr;

struct Fault {
    const char *call, *error;
    const char* outputs; ///< what is built
};

void PrintTo(const Fault& fault, std::ostream* out) {
    *out << fault.error << " of " << fault.call << " for " << fault.outputs;
}

class Disk : public testing::TestWithParam<Fault> {
protected:
    void SetUp() override {
        if (!e2e::is_installed("strace")) GTEST_SKIP() << "strace makes the faults, and is not installed";
        if (e2e::run({"strace", "-o", "/dev/null", "true"}).exit != 0)
            GTEST_SKIP() << "processes may not be traced here";
    }

    /// Builds while the n-th such call of each process fails.
    static e2e::Outcome build(const PreviousEdition& edition, const Fault& fault, int n) {
        const std::string call = fault.call;
        std::vector<std::string> command = {
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=" + call,
            "-e",
            "inject=" + call + ":error=" + fault.error + ":when=" + std::to_string(n),
            e2e::program()};
        for (const std::string& argument : edition.arguments())
            command.push_back(argument);
        return e2e::run(command);
    }
};

/// Each fault until there are no more such calls: the first builds fail, in the end one succeeds.
TEST_P(Disk, TheNthFaultLeavesAWholeEdition) {
    constexpr int kCallsAtMost = 400;
    const PreviousEdition edition(GetParam().outputs);
    int n = 1, n_succeeded = 0;
    for (; n <= kCallsAtMost && n_succeeded < 3; ++n) {
        edition.restore();
        const e2e::Outcome run = build(edition, GetParam(), n);
        if (run.exit == 0) {
            ++n_succeeded;
            continue;
        }
        n_succeeded = 0;
        ASSERT_TRUE(edition.is_as_it_was() || edition.is_new()) << "call " << n;
        EXPECT_THAT(run.err + run.out, HasSubstr("error")) << "call " << n << ", exit " << run.exit;
    }
    EXPECT_GT(n, 4) << "no call failed";
    EXPECT_EQ(n_succeeded, 3);
}

INSTANTIATE_TEST_SUITE_P(Faults, Disk,
                         testing::Values(Fault{"write", "ENOSPC", "pdf"}, Fault{"write", "EIO", "pdf"},
                                         Fault{"pwrite64", "ENOSPC", "pdf"}, Fault{"pwrite64", "EIO", "pdf"},
                                         Fault{"fsync", "EIO", "pdf"}, Fault{"write", "ENOSPC", "idml"},
                                         Fault{"rename", "ENOSPC", "pdf"}, Fault{"rename", "EIO", "pdf"}));

}
}

// SPDX-License-Identifier: Apache-2.0
#include "tests/strength/previous_edition.hpp"

#include <chrono>
#include <cstdio>
#include <random>

namespace publisher::strength {
namespace {

constexpr int kKills = 200;

/// SIGKILL from outside, as `kill -9` or the system's want of memory gives it.
TEST(Kill, AtAnyMomentAnEditionIsWhole) {
    const PreviousEdition edition;
    const e2e::Folder temporary;
    const e2e::Surroundings surroundings{{}, {{"TMPDIR", temporary.path().string()}}};
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_EQ(e2e::publish(edition.arguments(), surroundings).exit, 0);
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
    std::mt19937 random(20270101);
    std::uniform_real_distribution<double> moment(0.001, whole.count() * 1.1);
    int n_new = 0;
    for (int i = 0; i < kKills; ++i) {
        edition.restore();
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, "%.4f", moment(random));
        std::vector<std::string> command = {"timeout", "-s", "KILL", seconds, e2e::program()};
        const auto arguments = edition.arguments();
        command.insert(command.end(), arguments.begin(), arguments.end());
        e2e::run(command, surroundings);
        const bool is_new = edition.is_new();
        n_new += is_new ? 1 : 0;
        ASSERT_TRUE(is_new || edition.is_as_it_was()) << "killed after " << seconds << " s";
    }
    std::cout << kKills << " builds killed: " << n_new << " were published, " << kKills - n_new
              << " left the edition as it was\n";
    EXPECT_EQ(e2e::publish(edition.arguments(), surroundings).exit, 0);
    EXPECT_TRUE(edition.has_new_pages());
    EXPECT_THAT(edition.leftovers(), testing::IsEmpty()) << "the next build sweeps";
    EXPECT_TRUE(std::filesystem::is_empty(temporary.path())) << "scratch folders too";
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/crew.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <set>

namespace publisher {
namespace {

TEST(Crew, OneWorksAlone) {
    std::vector<std::size_t> done;
    const Crew crew(1);
    crew.run(4, [&](std::size_t i) { done.push_back(i); });
    EXPECT_EQ(done, (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(crew.lend(3).n(), 0);
}

TEST(Crew, HandsWorkAtTheSameTime) {
    std::latch meeting(3);
    Crew(3).run(3, [&](std::size_t) { meeting.arrive_and_wait(); });
}

TEST(Crew, LoopsWithinLoopsShareTheHands) {
    const Crew crew(3);
    std::atomic<int> n_at_work = 0, n_most = 0, n_done = 0;
    crew.run(4, [&](std::size_t) {
        crew.run(5, [&](std::size_t) {
            const int n = ++n_at_work;
            for (int most = n_most; n > most && !n_most.compare_exchange_weak(most, n);) {
            }
            ++n_done;
            --n_at_work;
        });
    });
    EXPECT_EQ(n_done, 20);
    EXPECT_LE(n_most, 3);
    EXPECT_EQ(crew.lend(9).n(), 2) << "all of them are free again";
}

TEST(Crew, WhatIsLentComesBack) {
    const Crew crew(4);
    {
        const Crew::Loan first = crew.lend(2), second = crew.lend(2);
        EXPECT_EQ(first.n(), 2);
        EXPECT_EQ(second.n(), 1) << "one of the four is who calls";
    }
    EXPECT_EQ(crew.lend(2).n(), 2);
}

}
}

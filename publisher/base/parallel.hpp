// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace publisher {

/// Runs `work(i)` for 0 <= i < n, at most `n_at_once` of them at a time; results belong into slots of their own,
/// so that their order is that of the numbers.
template <typename Work>
void run_at_once(std::size_t n, int n_at_once, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i; (i = next++) < n;)
            work(i);
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < std::min<std::ptrdiff_t>(n_at_once, static_cast<std::ptrdiff_t>(n)); ++i)
        threads.emplace_back(run);
    run();
}

}

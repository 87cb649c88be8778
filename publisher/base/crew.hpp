// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

namespace publisher {

/// Hands that work side by side, shared by loops and the loops within them. Copies are the same hands.
class Crew {
public:
    /// Whoever calls is one of them; a crew of one works alone.
    Crew(int n_hands) : n_free_(std::make_shared<std::atomic<int>>(std::max(n_hands, 1) - 1)) {}

    /// Hands that are taken for as long as the object lives.
    class Loan {
    public:
        Loan(std::shared_ptr<std::atomic<int>> n_free, int n) : n_free_(std::move(n_free)), n_(n) {}
        Loan(Loan&& other) noexcept : n_free_(std::move(other.n_free_)), n_(std::exchange(other.n_, 0)) {}
        Loan& operator=(Loan&&) = delete;
        ~Loan() {
            if (n_ > 0) *n_free_ += n_;
        }
        int n() const { return n_; }

    private:
        std::shared_ptr<std::atomic<int>> n_free_;
        int n_;
    };

    /// As many of those that are free as are wanted.
    Loan lend(int n_wanted) const {
        int n_free = *n_free_, n = 0;
        do
            n = std::clamp(n_wanted, 0, std::max(n_free, 0));
        while (!n_free_->compare_exchange_weak(n_free, n_free - n));
        return {n_free_, n};
    }

    /// Runs `work(i)` for 0 <= i < n. Whoever calls works with as many others as are free; each of them is free
    /// again as soon as nothing is left for it. Results belong into slots of their own, so that their order is that of
    /// the numbers.
    template <typename Work>
    void run(std::size_t n, const Work& work) const {
        std::atomic<std::size_t> next = 0;
        const auto take_all = [&] {
            for (std::size_t i; (i = next++) < n;)
                work(i);
        };
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < n; ++i) {
            Loan hand = lend(1);
            if (hand.n() == 0) break;
            others.emplace_back([&take_all, held = std::move(hand)] { take_all(); });
        }
        take_all();
    }

private:
    std::shared_ptr<std::atomic<int>> n_free_;
};

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/planogram.hpp"

#include "publisher/plan/internal/board.hpp"

#include <algorithm>
#include <numeric>

namespace publisher::plan {
namespace {

using End = Arrangement::End;

/// How much fuller than its share the first pages are made, one attempt after the other.
constexpr double kBiases[] = {1, 1.1, 0.9, 1.2, 0.83, 1.32, 0.76, 1.5, 0.66, 1.75, 0.57, 2};
constexpr long long kShortestSearch = 500, kLonger = 8;

class Solver {
public:
    Solver(const Planogram& planogram, const SolveOptions& options)
        : planogram_(planogram), options_(options) {}

    Arrangement solve() {
        std::vector<int> all(planogram_.demands.size());
        std::iota(all.begin(), all.end(), 0);
        const Rules rules(planogram_, all);
        Search found = find_any(planogram_, rules, options_.n_steps);
        result_.n_steps += found.n_steps;
        result_.end = found.end;
        if (found.end == End::Impossible) name_conflicts(all);
        // A search that did not settle may still be met by filling the pages in order.
        if (found.end == End::NotSettled) found = attempt(rules, n_slots(rules), options_.n_steps / 2);
        if (found.end != End::Solved) return std::move(result_);
        result_.end = End::Solved;
        take(rules, std::move(found));
        improve(rules);
        return std::move(result_);
    }

private:
    int n_slots(const Rules& rules) const { return rules.n_slots(planogram_); }

    void take(const Rules& rules, Search search) {
        result_.places = std::move(search.places);
        result_.n_empty_slots = n_slots(rules);
        for (const Place& place : result_.places)
            result_.n_empty_slots -= planogram_.sizes[place.size].area();
    }

    /// As few empty slots as there can be, else some arrangement in the items' order, then ever fewer by
    /// halves, as long as the searches settle.
    void improve(const Rules& rules) {
        int n_most = 0;
        for (std::size_t i = 0; i < planogram_.items.size(); ++i)
            n_most += rules.most_area(planogram_, static_cast<int>(i));
        int n_proved = std::max(0, n_slots(rules) - n_most); ///< fewer are impossible
        bool is_in_order = false;
        for (int wanted = n_proved, least = n_proved;;) {
            Search better = attempt(rules, wanted, options_.n_steps);
            if (better.end == End::Impossible) n_proved = std::max(n_proved, wanted + 1);
            if (better.end == End::Solved) {
                take(rules, std::move(better));
                is_in_order = true;
            } else {
                if (wanted == result_.n_empty_slots) break;
                least = wanted + 1;
            }
            if (is_in_order && least >= result_.n_empty_slots) break;
            wanted = is_in_order ? (least + result_.n_empty_slots) / 2 : result_.n_empty_slots;
        }
        result_.is_least_empty = result_.n_empty_slots <= n_proved;
    }

    /// A search that began badly seldom recovers, and a good one needs few steps: short searches with every
    /// bias come before longer ones (restarts as of Gomes, Selman and Kautz 1998, without their chance).
    Search attempt(const Rules& rules, int n_empty, long long n_steps) {
        Search search;
        for (long long n_short = kShortestSearch; n_steps > 0; n_short *= kLonger) {
            for (const double bias : kBiases) {
                search = fill_pages(planogram_, rules, n_empty, bias, std::min(n_short, n_steps));
                result_.n_steps += search.n_steps;
                n_steps -= search.n_steps;
                if (search.end != End::NotSettled || n_steps <= 0) return search;
            }
        }
        return search;
    }

    End test(const std::vector<int>& demands) {
        const Search search = find_any(planogram_, Rules(planogram_, demands), options_.n_steps / 8);
        result_.n_steps += search.n_steps;
        if (search.end == End::NotSettled) result_.is_irreducible = false;
        return search.end;
    }

    void name_conflicts(std::vector<int> demands) {
        do {
            std::vector<int> conflict = smallest_conflict({}, demands, false);
            std::sort(conflict.begin(), conflict.end());
            std::erase_if(demands, [&](int demand) {
                return std::binary_search(conflict.begin(), conflict.end(), demand);
            });
            result_.conflicts.push_back(std::move(conflict));
        } while (test(demands) == End::Impossible);
    }

    /// QuickXplain (Junker 2004): what has to be taken from `demands` so that it contradicts itself together
    /// with `background`. Halves are left out as a whole where they can be.
    std::vector<int> smallest_conflict(const std::vector<int>& background, const std::vector<int>& demands,
                                       bool is_changed) {
        if (is_changed && test(background) == End::Impossible) return {};
        if (demands.size() <= 1) return demands;
        const auto middle = demands.begin() + static_cast<std::ptrdiff_t>(demands.size() / 2);
        const std::vector<int> first(demands.begin(), middle), second(middle, demands.end());
        const std::vector<int> of_second = smallest_conflict(joined(background, first), second, true);
        const std::vector<int> of_first =
            smallest_conflict(joined(background, of_second), first, !of_second.empty());
        return joined(of_first, of_second);
    }

    static std::vector<int> joined(std::vector<int> a, const std::vector<int>& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    }

    const Planogram& planogram_;
    const SolveOptions& options_;
    Arrangement result_;
};

}

Arrangement solve(const Planogram& planogram, const SolveOptions& options) {
    return Solver(planogram, options).solve();
}

Arrangement::End can_be_met(const Planogram& planogram, const std::vector<int>& demands, long long n_steps) {
    return find_any(planogram, Rules(planogram, demands), n_steps).end;
}

}

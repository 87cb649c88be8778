// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/planogram.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

namespace publisher::plan {
namespace {

using Kind = Demand::Kind;
using End = Arrangement::End;

bool share_an_edge(const Planogram& planogram, const Place& a, const Place& b) {
    const SizeClass &size_a = planogram.sizes[a.size], &size_b = planogram.sizes[b.size];
    if (a.page != b.page) return false;
    for (int x = a.column; x < a.column + size_a.columns; ++x) {
        for (int y = a.row; y < a.row + size_a.rows; ++y) {
            for (const auto& [dx, dy] : {std::pair{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                const bool is_in_b = x + dx >= b.column && x + dx < b.column + size_b.columns &&
                                     y + dy >= b.row && y + dy < b.row + size_b.rows;
                if (is_in_b) return true;
            }
        }
    }
    return false;
}

/// All slots of an item's page that it covers, as numbers over the whole planogram.
std::vector<int> slots_of(const Planogram& planogram, const Place& place) {
    std::vector<int> slots;
    for (int y = place.row; y < place.row + planogram.sizes[place.size].rows; ++y) {
        for (int x = place.column; x < place.column + planogram.sizes[place.size].columns; ++x) {
            slots.push_back((place.page * planogram.n_rows + y) * planogram.n_columns + x);
        }
    }
    return slots;
}

std::set<int> kept_slots(const Planogram& planogram, const Demand& demand) {
    std::set<int> slots;
    for (int y = demand.row; y < demand.row + demand.rows; ++y) {
        for (int x = demand.column; x < demand.column + demand.columns; ++x)
            slots.insert((demand.first_page * planogram.n_rows + y) * planogram.n_columns + x);
    }
    return slots;
}

bool is_one_piece(const Planogram& planogram, const std::vector<Place>& places) {
    std::set<std::size_t> reached{0};
    for (std::size_t round = 0; round < places.size(); ++round) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (std::any_of(reached.begin(), reached.end(), [&](std::size_t other) {
                    return share_an_edge(planogram, places[i], places[other]);
                }))
                reached.insert(i);
        }
    }
    return reached.size() == places.size();
}

bool is_met(const Planogram& planogram, const Demand& demand, const std::vector<Place>& places) {
    const auto department = [&](std::size_t item) { return planogram.items[item].department; };
    switch (demand.kind) {
        case Kind::Size: return places[demand.item].size == demand.size;
        case Kind::Pages:
            return places[demand.item].page >= demand.first_page &&
                   places[demand.item].page <= demand.last_page;
        case Kind::Slot:
            return places[demand.item].page == demand.first_page &&
                   places[demand.item].column == demand.column && places[demand.item].row == demand.row;
        case Kind::Together: return places[demand.item].page == places[demand.other].page;
        case Kind::Apart: return !share_an_edge(planogram, places[demand.item], places[demand.other]);
        case Kind::Before:
            for (std::size_t a = 0; a < places.size(); ++a) {
                for (std::size_t b = 0; b < places.size(); ++b) {
                    if (department(a) == demand.item && department(b) == demand.other &&
                        places[b].page < places[a].page)
                        return false;
                }
            }
            return true;
        case Kind::Block:
            for (const Place& any : places) {
                std::vector<Place> of_page;
                for (std::size_t i = 0; i < places.size(); ++i) {
                    if (places[i].page == any.page && department(i) == demand.item)
                        of_page.push_back(places[i]);
                }
                if (!of_page.empty() && !is_one_piece(planogram, of_page)) return false;
            }
            return true;
        case Kind::Kept: {
            const std::set<int> kept = kept_slots(planogram, demand);
            return std::none_of(places.begin(), places.end(), [&](const Place& place) {
                const auto slots = slots_of(planogram, place);
                return std::any_of(slots.begin(), slots.end(), [&](int slot) { return kept.contains(slot); });
            });
        }
        case Kind::PageCount:
            return std::all_of(places.begin(), places.end(),
                               [&](const Place& place) { return place.page < planogram.n_pages; });
    }
    return false;
}

bool is_legal(const Planogram& planogram, const std::vector<Place>& places) {
    std::set<int> taken;
    std::size_t n = 0;
    for (const Place& place : places) {
        const SizeClass& size = planogram.sizes[place.size];
        if (place.column + size.columns > planogram.n_columns || place.row + size.rows > planogram.n_rows)
            return false;
        const auto slots = slots_of(planogram, place);
        taken.insert(slots.begin(), slots.end());
        n += slots.size();
    }
    return taken.size() == n;
}

/// The fewest slots that any arrangement leaves empty, by trying all of them; nothing when none meets the
/// demands.
std::optional<int> try_all(const Planogram& planogram, const std::vector<int>& demands) {
    const bool is_counted = std::any_of(demands.begin(), demands.end(),
                                        [&](int d) { return planogram.demands[d].kind == Kind::PageCount; });
    const int n_pages = planogram.n_pages + (is_counted ? 0 : static_cast<int>(planogram.items.size()));
    std::optional<int> fewest;
    std::vector<Place> places;
    const auto go_on = [&](const auto& self) -> void {
        if (places.size() == planogram.items.size()) {
            if (!std::all_of(demands.begin(), demands.end(),
                             [&](int d) { return is_met(planogram, planogram.demands[d], places); }))
                return;
            std::set<int> kept;
            for (const int d : demands) {
                if (planogram.demands[d].kind == Kind::Kept)
                    kept.merge(kept_slots(planogram, planogram.demands[d]));
            }
            int n = n_pages * planogram.n_columns * planogram.n_rows - static_cast<int>(kept.size());
            for (const Place& place : places)
                n -= planogram.sizes[place.size].area();
            if (!fewest || n < *fewest) fewest = n;
            return;
        }
        for (int page = 0; page < n_pages; ++page) {
            for (int size = 0; size < static_cast<int>(planogram.sizes.size()); ++size) {
                for (int row = 0; row < planogram.n_rows; ++row) {
                    for (int column = 0; column < planogram.n_columns; ++column) {
                        places.push_back({page, column, row, size});
                        if (is_legal(planogram, places)) self(self);
                        places.pop_back();
                    }
                }
            }
        }
    };
    go_on(go_on);
    return fewest;
}

std::vector<int> all_demands(const Planogram& planogram) {
    std::vector<int> all(planogram.demands.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

/// Any number of the range alike; the generator alone prefers small ones.
int any_of_range(int first, int end) {
    return *rc::gen::resize(1000, rc::gen::inRange(first, end));
}

/// Two columns by a few rows on one or two pages, up to three items, up to eight demands of all kinds.
Planogram small_planogram(int n_most_rows) {
    Planogram planogram;
    planogram.n_columns = 2;
    planogram.n_rows = any_of_range(1, n_most_rows + 1);
    planogram.n_pages = any_of_range(1, 3);
    for (const auto& [columns, rows] : {std::pair{1, 1}, {2, 1}, {1, 2}, {2, 2}}) {
        if (rows <= planogram.n_rows)
            planogram.sizes.push_back({std::to_string(columns) + 'x' + std::to_string(rows), columns, rows});
    }
    const int n_items = any_of_range(1, 4), n_departments = any_of_range(1, std::min(n_items, 2) + 1);
    for (int i = 0; i < n_items; ++i)
        planogram.items.push_back({"item " + std::to_string(i), i * n_departments / n_items, -1});
    planogram.demands.push_back({.kind = Kind::PageCount});
    const int n_demands = any_of_range(0, 9);
    for (int i = 0; i < n_demands; ++i) {
        Demand demand;
        demand.kind = *rc::gen::element(Kind::Size, Kind::Size, Kind::Pages, Kind::Slot, Kind::Together,
                                        Kind::Apart, Kind::Before, Kind::Block, Kind::Kept);
        demand.item = any_of_range(0, n_items);
        demand.other = any_of_range(0, n_items);
        demand.size = any_of_range(0, static_cast<int>(planogram.sizes.size()));
        demand.first_page = demand.last_page = any_of_range(0, planogram.n_pages);
        demand.column = any_of_range(0, planogram.n_columns);
        demand.row = any_of_range(0, planogram.n_rows);
        demand.columns = any_of_range(1, planogram.n_columns - demand.column + 1);
        demand.rows = any_of_range(1, planogram.n_rows - demand.row + 1);
        const bool is_pair = demand.kind == Kind::Together || demand.kind == Kind::Apart;
        if (is_pair && demand.item == demand.other) continue;
        if (demand.kind == Kind::Before) demand.item = 0, demand.other = 1;
        if (demand.kind == Kind::Before && n_departments < 2) continue;
        if (demand.kind == Kind::Block) demand.item = any_of_range(0, n_departments);
        planogram.demands.push_back(demand);
    }
    return planogram;
}

TEST(PlanogramProperty, AgreesWithTryingEverythingOut) {
    EXPECT_TRUE(rc::check([] {
        const Planogram planogram = small_planogram(3);
        const auto fewest = try_all(planogram, all_demands(planogram));
        const Arrangement found = solve(planogram);
        RC_ASSERT(found.end == (fewest ? End::Solved : End::Impossible));
        if (!fewest) return;
        RC_ASSERT(is_legal(planogram, found.places));
        for (const Demand& demand : planogram.demands)
            RC_ASSERT(is_met(planogram, demand, found.places));
        RC_ASSERT(found.n_empty_slots == *fewest);
        RC_ASSERT(found.is_least_empty);
    }));
}

TEST(PlanogramProperty, ConflictsAreIrreducibleAndAllOfThemAreNamed) {
    EXPECT_TRUE(rc::check([] {
        const Planogram planogram = small_planogram(2);
        const Arrangement found = solve(planogram);
        RC_PRE(found.end == End::Impossible);
        RC_ASSERT(found.is_irreducible);
        std::vector<int> rest = all_demands(planogram);
        for (const std::vector<int>& conflict : found.conflicts) {
            RC_ASSERT(!try_all(planogram, conflict));
            for (const int left_out : conflict) {
                std::vector<int> part = conflict;
                std::erase(part, left_out);
                RC_ASSERT(try_all(planogram, part).has_value());
            }
            RC_ASSERT(std::all_of(conflict.begin(), conflict.end(), [&](int d) {
                return std::find(rest.begin(), rest.end(), d) != rest.end();
            }));
            std::erase_if(rest, [&](int d) {
                return std::find(conflict.begin(), conflict.end(), d) != conflict.end();
            });
        }
        RC_ASSERT(try_all(planogram, rest).has_value());
    }));
}

/// The circular that is meant: 16 pages of four columns and six rows, 40 items, six size classes.
Planogram circular() {
    Planogram planogram{.n_columns = 4, .n_rows = 6, .n_pages = 16};
    planogram.sizes = {{"hero", 4, 4},     {"large", 2, 4}, {"wide", 4, 2},
                       {"standard", 2, 2}, {"tall", 1, 3},  {"small", 2, 1}};
    for (int i = 0; i < 40; ++i)
        planogram.items.push_back({"item " + std::to_string(i), i / 8, i % 8 == 0 ? 0 : 3});
    planogram.demands.push_back({.kind = Kind::PageCount, .words = "there are 16 pages"});
    for (int department = 0; department + 1 < 5; ++department)
        planogram.demands.push_back({.kind = Kind::Before, .item = department, .other = department + 1});
    for (int department = 0; department < 5; ++department) {
        planogram.demands.push_back({.kind = Kind::Size, .item = department * 8, .size = 0});
        planogram.demands.push_back({.kind = Kind::Block, .item = department});
        planogram.demands.push_back(
            {.kind = Kind::Together, .item = department * 8 + 2, .other = department * 8 + 5});
        planogram.demands.push_back(
            {.kind = Kind::Apart, .item = department * 8 + 1, .other = department * 8 + 3});
    }
    planogram.demands.push_back({.kind = Kind::Pages, .item = 0, .first_page = 0, .last_page = 0});
    planogram.demands.push_back({.kind = Kind::Pages, .item = 39, .first_page = 15, .last_page = 15});
    return planogram;
}

TEST(Planogram, CircularOfSixteenPagesIsFilledWithoutAHole) {
    const Planogram planogram = circular();
    const Arrangement found = solve(planogram);
    ASSERT_EQ(found.end, End::Solved) << found.n_steps << " steps";
    EXPECT_TRUE(is_legal(planogram, found.places));
    for (const Demand& demand : planogram.demands)
        EXPECT_TRUE(is_met(planogram, demand, found.places));
    EXPECT_EQ(found.n_empty_slots, 0);
    EXPECT_EQ(solve(planogram).places, found.places);
    EXPECT_LT(found.n_steps, 20000);
}

TEST(Planogram, ConflictsOfACircularAreFewDemandsOutOfMany) {
    Planogram planogram = circular();
    const int first = static_cast<int>(planogram.demands.size());
    // The hero of the second department on page 1, where that of the first is; and a small one in a taken
    // slot.
    planogram.demands.push_back({.kind = Kind::Pages, .item = 8, .first_page = 0, .last_page = 0});
    planogram.demands.push_back({.kind = Kind::Slot, .item = 20, .first_page = 7, .column = 1, .row = 1});
    planogram.demands.push_back({.kind = Kind::Slot, .item = 21, .first_page = 7, .column = 1, .row = 1});
    const Arrangement found = solve(planogram);
    ASSERT_EQ(found.end, End::Impossible);
    EXPECT_TRUE(found.is_irreducible);
    ASSERT_EQ(found.conflicts.size(), 2u);
    std::set<int> named;
    for (const auto& conflict : found.conflicts) {
        EXPECT_LE(conflict.size(), 5u);
        named.insert(conflict.begin(), conflict.end());
    }
    EXPECT_TRUE(named.contains(first));
    EXPECT_TRUE(named.contains(first + 1) && named.contains(first + 2));
}

TEST(Planogram, BudgetThatIsTooSmallIsNamed) {
    Planogram planogram = circular();
    planogram.n_pages = 3; // 40 items take 2 slots each at least, the heroes 16: 35 * 2 + 5 * 16 = 150 of 72
    const Arrangement found = solve(planogram);
    ASSERT_EQ(found.end, End::Impossible);
    ASSERT_FALSE(found.conflicts.empty());
    EXPECT_EQ(planogram.demands[found.conflicts[0][0]].kind, Kind::PageCount);
}

TEST(Planogram, WithoutEnoughStepsTheAnswerIsThatNothingIsSettled) {
    const Arrangement found = solve(circular(), {.n_steps = 10});
    EXPECT_EQ(found.end, End::NotSettled);
    EXPECT_TRUE(found.places.empty());
    EXPECT_LE(found.n_steps, 20);
}

TEST(Planogram, ItemsKeepTheirOrderWhereNothingDemandsAnother) {
    Planogram planogram{.n_columns = 2, .n_rows = 2, .n_pages = 2};
    planogram.sizes = {{"tile", 1, 1}};
    for (int i = 0; i < 8; ++i)
        planogram.items.push_back({"item", 0, 0});
    planogram.demands.push_back({.kind = Kind::PageCount});
    const Arrangement found = solve(planogram);
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(found.places[i], (Place{i / 4, i % 2, i / 2 % 2, 0})) << i;
}

}
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/planogram.hpp"

#include <bitset>
#include <optional>

namespace publisher::plan {

/// The slots of one page, row by row.
constexpr int kMostSlots = 256;
using Slots = std::bitset<kMostSlots>;

/// Demands as a search asks for them, item by item.
struct Rules {
    Rules(const Planogram& planogram, const std::vector<int>& demands);

    int n_pages = 0, n_departments = 0;
    std::vector<std::vector<char>> may_stand;      ///< [item][page]
    std::vector<std::vector<int>> sizes;           ///< [item]: allowed, by area from small to large
    std::vector<std::optional<Place>> slots;       ///< [item]: page, column and row that are demanded
    std::vector<std::vector<int>> together, apart; ///< [item]
    std::vector<char> is_before_next;              ///< [department]
    std::vector<char> is_block;                    ///< [department]
    std::vector<Slots> kept;                       ///< [page]: slots that no item takes
    bool is_contradiction = false;                 ///< some item is left without a page or a size

    /// Slots of all pages that items may take.
    int n_slots(const Planogram& planogram) const;
    int least_area(const Planogram& planogram, int item) const {
        return planogram.sizes[sizes[item].front()].area();
    }
    int most_area(const Planogram& planogram, int item) const {
        return planogram.sizes[sizes[item].back()].area();
    }
};

/// Items on pages, and what a new one may do.
class Board {
public:
    Board(const Planogram& planogram, const Rules& rules);

    const std::optional<Place>& place(int item) const { return places_[item]; }
    const std::vector<std::optional<Place>>& places() const { return places_; }
    /// Of a full board: the place of every item.
    std::vector<Place> all_places() const;
    const Slots& taken(int page) const { return taken_[page]; }
    int n_free(int page) const { return n_free_[page]; }
    Slots cells(const Place& place) const;
    /// Free slots inside the grid, the item's demanded corner, and nobody beside it that must not be.
    bool fits(int item, const Place& place) const;
    void put(int item, const Place& place);
    void take(int item);
    /// Leaves a slot empty for good, and frees it again.
    void block(int page, int slot);
    void unblock(int page, int slot);

    /// First and last page a department may have, from what stands already.
    struct Window {
        int first = 0, last = 0;
    };
    std::vector<Window> windows() const;
    /// Whether a page may take the item: its demands, its department's window, those it stands together with.
    bool may_stand(int item, int page, const Window& window) const;
    /// Whether items that are not placed yet have room, judged by area and by what is too wide or too high
    /// to stand beside its like, over every range of pages from `first_page` on.
    bool has_room(const std::vector<Window>& windows, int first_page) const;
    /// The departments that have to be in one piece on a page are.
    bool are_blocks_whole(int page) const;

    const Planogram& planogram() const { return planogram_; }
    const Rules& rules() const { return rules_; }

private:
    const Planogram& planogram_;
    const Rules& rules_;
    std::vector<std::optional<Place>> places_;
    std::vector<Slots> taken_;
    std::vector<int> n_free_;
};

/// Do two items on one page share a part of an edge?
bool touch(const Place& a, const SizeClass& size_a, const Place& b, const SizeClass& size_b);

/// What a search came to, and by how many steps.
struct Search {
    Arrangement::End end = Arrangement::End::NotSettled;
    std::vector<Place> places;
    long long n_steps = 0;
};

/// Any arrangement that meets the rules, or the proof that there is none. The item with the fewest places
/// left comes first, so that contradictions show early.
Search find_any(const Planogram& planogram, const Rules& rules, long long n_steps);

/// An arrangement with at most so many slots empty, page by page and slot by slot in reading order. `bias`
/// makes the first pages fuller (above 1) or lighter; any value is complete.
Search fill_pages(const Planogram& planogram, const Rules& rules, int n_empty, double bias,
                  long long n_steps);

}

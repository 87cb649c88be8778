// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/board.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace publisher::plan {
namespace {

using End = Arrangement::End;

/// Depth first with the most constrained item in front (Haralick and Elliott 1980: fail first). Pages that
/// nobody tells apart are tried once while they are empty.
class Finder {
public:
    Finder(const Planogram& planogram, const Rules& rules, long long n_steps)
        : planogram_(planogram), rules_(rules), n_steps_left_(n_steps), board_(planogram, rules) {
        find_twin_pages();
        for (const SizeClass& size : planogram.sizes) {
            auto& corners = corners_.emplace_back();
            for (int row = 0; row + size.rows <= planogram.n_rows; ++row) {
                for (int column = 0; column + size.columns <= planogram.n_columns; ++column)
                    corners.push_back({0, column, row, 0});
            }
        }
        n_places_.assign(static_cast<std::size_t>(rules.n_pages), std::vector<int>(planogram.sizes.size()));
        for (int page = 0; page < rules.n_pages; ++page)
            count_places(page);
    }

    End search() {
        if (n_steps_left_-- <= 0) return End::NotSettled;
        const auto windows = board_.windows();
        if (!board_.has_room(windows, 0)) return End::Impossible;
        const int item = choose(windows);
        if (item == kDeadEnd) return End::Impossible;
        if (item == kAllPlaced) return are_blocks_whole() ? End::Solved : End::Impossible;
        const Board::Window window = windows[planogram_.items[item].department];
        for (const int page : pages_from_the_likely(item)) {
            if (!board_.may_stand(item, page, window) || has_empty_twin_before(page)) continue;
            for (const Place& place : places_on(page, item)) {
                board_.put(item, place);
                count_places(page);
                const End end = search();
                if (end != End::Impossible) return end;
                board_.take(item);
                count_places(page);
            }
        }
        return End::Impossible;
    }

    Search result(End end, long long n_steps) const {
        return {end, end == End::Solved ? board_.all_places() : std::vector<Place>(),
                n_steps - std::max(0ll, n_steps_left_)};
    }

private:
    static constexpr int kAllPlaced = -1, kDeadEnd = -2;

    /// First where the item's turn in the order would be, then ever further away.
    std::vector<int> pages_from_the_likely(int item) const {
        std::vector<int> pages(static_cast<std::size_t>(rules_.n_pages));
        std::iota(pages.begin(), pages.end(), 0);
        const int likely = item * planogram_.n_pages / static_cast<int>(planogram_.items.size());
        std::stable_sort(pages.begin(), pages.end(),
                         [&](int a, int b) { return std::abs(a - likely) < std::abs(b - likely); });
        return pages;
    }

    /// Where the item fits on the page, small sizes first. Of a department that has to be in one piece those
    /// places come first that keep it so, and nothing else comes when nobody is left to close the gap.
    std::vector<Place> places_on(int page, int item) const {
        std::vector<Place> places;
        for (const int size : rules_.sizes[item]) {
            if (n_places_[page][size] == 0) continue;
            for (Place place : corners_[size]) {
                place.page = page;
                place.size = size;
                if (board_.fits(item, place)) places.push_back(place);
            }
        }
        const int department = planogram_.items[item].department;
        if (!rules_.is_block[department]) return places;
        bool is_alone = true, is_last = true;
        std::vector<const Place*> others;
        for (int other = 0; other < static_cast<int>(planogram_.items.size()); ++other) {
            if (other == item || planogram_.items[other].department != department) continue;
            const auto& place = board_.place(other);
            is_last = is_last && place;
            if (!place || place->page != page) continue;
            is_alone = false;
            others.push_back(&*place);
        }
        if (is_alone) return places;
        const auto apart = std::stable_partition(places.begin(), places.end(), [&](const Place& place) {
            return std::any_of(others.begin(), others.end(), [&](const Place* other) {
                return touch(place, planogram_.sizes[place.size], *other, planogram_.sizes[other->size]);
            });
        });
        if (is_last) places.erase(apart, places.end());
        return places;
    }

    /// The item with the fewest places; of equal ones the one that takes most room, then the first.
    int choose(const std::vector<Board::Window>& windows) const {
        int chosen = kAllPlaced;
        long long fewest = 0;
        for (int item = 0; item < static_cast<int>(planogram_.items.size()); ++item) {
            if (board_.place(item)) continue;
            long long n = 0;
            for (int page = 0; page < rules_.n_pages; ++page) {
                if (!board_.may_stand(item, page, windows[planogram_.items[item].department])) continue;
                for (const int size : rules_.sizes[item])
                    n += n_places_[page][size];
            }
            if (n == 0) return kDeadEnd;
            if (rules_.slots[item]) n = 1;
            const bool is_better =
                chosen == kAllPlaced || n < fewest ||
                (n == fewest && rules_.least_area(planogram_, item) > rules_.least_area(planogram_, chosen));
            if (is_better) chosen = item, fewest = n;
        }
        return chosen;
    }

    void count_places(int page) {
        for (std::size_t size = 0; size < corners_.size(); ++size) {
            n_places_[page][size] = static_cast<int>(
                std::count_if(corners_[size].begin(), corners_[size].end(), [&](Place place) {
                    place.size = static_cast<int>(size);
                    return (board_.taken(page) & board_.cells(place)).none();
                }));
        }
    }

    void find_twin_pages() {
        twin_before_.assign(static_cast<std::size_t>(rules_.n_pages), -1);
        if (std::find(rules_.is_before_next.begin(), rules_.is_before_next.end(), 1) !=
            rules_.is_before_next.end())
            return;
        for (int page = 1; page < rules_.n_pages; ++page) {
            const bool is_twin =
                std::all_of(rules_.may_stand.begin(), rules_.may_stand.end(),
                            [&](const auto& pages) { return pages[page] == pages[page - 1]; });
            if (is_twin) twin_before_[page] = page - 1;
        }
    }

    bool has_empty_twin_before(int page) const {
        return twin_before_[page] >= 0 && board_.taken(page).none() &&
               board_.taken(twin_before_[page]).none();
    }

    bool are_blocks_whole() const {
        for (int page = 0; page < rules_.n_pages; ++page) {
            if (!board_.are_blocks_whole(page)) return false;
        }
        return true;
    }

    const Planogram& planogram_;
    const Rules& rules_;
    long long n_steps_left_;
    Board board_;
    std::vector<std::vector<Place>> corners_; ///< [size]
    std::vector<std::vector<int>> n_places_;  ///< [page][size]: free ones
    std::vector<int> twin_before_;            ///< [page]
};

}

Search find_any(const Planogram& planogram, const Rules& rules, long long n_steps) {
    if (rules.is_contradiction) return {End::Impossible, {}, 0};
    Finder finder(planogram, rules, n_steps);
    const End end = finder.search();
    return finder.result(end, n_steps);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/board.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::plan {
namespace {

using End = Arrangement::End;

/// Covers the first free slot of the first page that has one, again and again: by an item whose corner is
/// there, or by nothing. Every arrangement is met that way, those in the items' own order first.
class Filler {
public:
    Filler(const Planogram& planogram, const Rules& rules, int n_empty, double bias, long long n_steps)
        : planogram_(planogram),
          rules_(rules),
          n_empty_left_(n_empty),
          bias_(bias),
          n_steps_left_(n_steps),
          board_(planogram, rules) {
        for (int item = 0; item < n_items(); ++item) {
            n_least_ += rules.least_area(planogram, item);
            n_most_ += rules.most_area(planogram, item);
            n_wished_ += wished_area(item);
        }
        n_free_ = rules.n_slots(planogram);
    }

    /// Items whose slot is demanded stand before the first step; false when they cannot.
    bool put_demanded() {
        for (int item = 0; item < n_items(); ++item) {
            const auto& slot = rules_.slots[item];
            if (!slot || rules_.sizes[item].size() != 1) continue;
            Place place = *slot;
            place.size = rules_.sizes[item].front();
            if (!board_.fits(item, place)) return false;
            put(item, place);
        }
        return true;
    }

    End search(int page) {
        if (n_steps_left_-- <= 0) return End::NotSettled;
        if (n_free_ - n_empty_left_ > n_most_ || n_free_ < n_least_) return End::Impossible;
        if (board_.n_free(page) == 0) return close(page);
        const int slot = first_free(page);
        const Place corner{page, slot % planogram_.n_columns, slot / planogram_.n_columns, 0};
        const auto windows = board_.windows();
        for (int item = 0; item < n_items(); ++item) {
            if (board_.place(item) ||
                !board_.may_stand(item, page, windows[planogram_.items[item].department]))
                continue;
            for (const int size : sizes_by_liking(item)) {
                Place place = corner;
                place.size = size;
                if (!board_.fits(item, place)) continue;
                put(item, place);
                const End end = has_room_for_late_comers(page) ? search(page) : End::Impossible;
                if (end != End::Impossible) return end;
                take(item);
            }
        }
        if (n_empty_left_ == 0) return End::Impossible;
        --n_empty_left_;
        --n_free_;
        board_.block(page, slot);
        const End end = has_room_for_late_comers(page) ? search(page) : End::Impossible;
        if (end != End::Impossible) return end;
        board_.unblock(page, slot);
        ++n_free_;
        ++n_empty_left_;
        return End::Impossible;
    }

    Search result(End end, long long n_steps) const {
        return {end, end == End::Solved ? board_.all_places() : std::vector<Place>(),
                n_steps - std::max(0ll, n_steps_left_)};
    }

private:
    int n_items() const { return static_cast<int>(planogram_.items.size()); }

    double wished_area(int item) const {
        const int wished = planogram_.items[item].wished_size;
        const auto& sizes = rules_.sizes[item];
        if (wished >= 0 && std::find(sizes.begin(), sizes.end(), wished) != sizes.end())
            return planogram_.sizes[wished].area();
        return planogram_.sizes[sizes[sizes.size() / 2]].area();
    }

    /// Nearest to the share of the free slots that its wish gives the item; the size wished for before
    /// others of its area.
    std::vector<int> sizes_by_liking(int item) const {
        const double wanted =
            wished_area(item) * (n_free_ - n_empty_left_ / 2.0) / std::max(1.0, n_wished_) * bias_;
        std::vector<int> sizes = rules_.sizes[item];
        const auto distance = [&](int size) {
            return std::abs(std::log(planogram_.sizes[size].area() / wanted));
        };
        const int wished = planogram_.items[item].wished_size;
        std::stable_sort(sizes.begin(), sizes.end(), [&](int a, int b) {
            const double distance_a = distance(a), distance_b = distance(b);
            return distance_a != distance_b ? distance_a < distance_b : a == wished && b != wished;
        });
        return sizes;
    }

    int first_free(int page) const {
        int slot = 0;
        while (board_.taken(page).test(static_cast<std::size_t>(slot)))
            ++slot;
        return slot;
    }

    /// Items that cannot stand on a later page, because of their own demands, of those they stand together
    /// with or of a later department on this page, have room on this one.
    bool has_room_for_late_comers(int page) const {
        const auto windows = board_.windows();
        int n_needed = 0;
        for (int item = 0; item < n_items(); ++item) {
            if (board_.place(item)) continue;
            const Board::Window& window = windows[planogram_.items[item].department];
            bool may_wait = false;
            for (int later = page + 1; later <= window.last && !may_wait; ++later)
                may_wait = board_.may_stand(item, later, window);
            if (may_wait) continue;
            if (!board_.may_stand(item, page, window)) return false;
            n_needed += rules_.least_area(planogram_, item);
        }
        return n_needed <= board_.n_free(page);
    }

    End close(int page) {
        if (!board_.are_blocks_whole(page)) return End::Impossible;
        if (page + 1 == rules_.n_pages) {
            const bool are_all_placed = std::all_of(board_.places().begin(), board_.places().end(),
                                                    [](const auto& place) { return place.has_value(); });
            return are_all_placed ? End::Solved : End::Impossible;
        }
        if (!board_.has_room(board_.windows(), page + 1)) return End::Impossible;
        return search(page + 1);
    }

    void put(int item, const Place& place) {
        board_.put(item, place);
        account(item, place, -1);
    }
    void take(int item) {
        const Place place = *board_.place(item);
        board_.take(item);
        account(item, place, 1);
    }
    void account(int item, const Place& place, int sign) {
        n_free_ += sign * planogram_.sizes[place.size].area();
        n_least_ += sign * rules_.least_area(planogram_, item);
        n_most_ += sign * rules_.most_area(planogram_, item);
        n_wished_ += sign * wished_area(item);
    }

    const Planogram& planogram_;
    const Rules& rules_;
    int n_empty_left_;
    double bias_;
    long long n_steps_left_;
    Board board_;
    /// Over everything not placed yet.
    int n_free_ = 0, n_least_ = 0, n_most_ = 0;
    double n_wished_ = 0;
};

}

Search fill_pages(const Planogram& planogram, const Rules& rules, int n_empty, double bias,
                  long long n_steps) {
    if (rules.is_contradiction) return {End::Impossible, {}, 0};
    Filler filler(planogram, rules, n_empty, bias, n_steps);
    const End end = filler.put_demanded() ? filler.search(0) : End::Impossible;
    return filler.result(end, n_steps);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/board.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace publisher::plan {

namespace {

/// Inside the grid.
Slots slots_at(const Planogram& planogram, int column, int row, int n_columns, int n_rows) {
    Slots slots;
    for (int y = row; y < row + n_rows; ++y) {
        for (int x = column; x < column + n_columns; ++x)
            slots.set(static_cast<std::size_t>(y * planogram.n_columns + x));
    }
    return slots;
}

}

Rules::Rules(const Planogram& planogram, const std::vector<int>& demands) {
    const std::size_t n_items = planogram.items.size();
    for (const Planogram::Item& item : planogram.items)
        n_departments = std::max(n_departments, item.department + 1);
    // Without a limit there is a page for every item behind those that demands name.
    n_pages = planogram.n_pages + static_cast<int>(n_items);
    for (const int d : demands) {
        if (planogram.demands[d].kind == Demand::Kind::PageCount) n_pages = planogram.n_pages;
    }
    std::vector<int> by_area(planogram.sizes.size());
    for (std::size_t i = 0; i < by_area.size(); ++i)
        by_area[i] = static_cast<int>(i);
    std::stable_sort(by_area.begin(), by_area.end(),
                     [&](int a, int b) { return planogram.sizes[a].area() < planogram.sizes[b].area(); });
    may_stand.assign(n_items, std::vector<char>(static_cast<std::size_t>(n_pages), 1));
    sizes.assign(n_items, by_area);
    slots.resize(n_items);
    together.resize(n_items);
    apart.resize(n_items);
    is_before_next.assign(static_cast<std::size_t>(n_departments) + 1, 0);
    is_block.assign(static_cast<std::size_t>(n_departments) + 1, 0);
    kept.resize(static_cast<std::size_t>(n_pages));

    for (const int d : demands) {
        const Demand& demand = planogram.demands[d];
        const auto keep_pages = [&](int first, int last) {
            for (int page = 0; page < n_pages; ++page) {
                if (page < first || page > last) may_stand[demand.item][page] = 0;
            }
        };
        switch (demand.kind) {
            case Demand::Kind::Size:
                std::erase_if(sizes[demand.item], [&](int size) { return size != demand.size; });
                break;
            case Demand::Kind::Pages: keep_pages(demand.first_page, demand.last_page); break;
            case Demand::Kind::Slot: {
                const Place wanted{demand.first_page, demand.column, demand.row, 0};
                auto& slot = slots[demand.item];
                if (slot && !(*slot == wanted)) is_contradiction = true;
                slot = wanted;
                keep_pages(demand.first_page, demand.first_page);
                break;
            }
            case Demand::Kind::Together:
            case Demand::Kind::Apart: {
                auto& pairs = demand.kind == Demand::Kind::Together ? together : apart;
                pairs[demand.item].push_back(demand.other);
                pairs[demand.other].push_back(demand.item);
                break;
            }
            case Demand::Kind::Before: is_before_next[demand.item] = 1; break;
            case Demand::Kind::Block: is_block[demand.item] = 1; break;
            case Demand::Kind::PageCount: break;
            case Demand::Kind::Kept:
                if (demand.first_page >= n_pages) {
                    is_contradiction = true;
                    break;
                }
                kept[demand.first_page] |=
                    slots_at(planogram, demand.column, demand.row, demand.columns, demand.rows);
                break;
        }
    }
    for (std::size_t i = 0; i < n_items; ++i) {
        const bool has_page = std::find(may_stand[i].begin(), may_stand[i].end(), 1) != may_stand[i].end();
        is_contradiction = is_contradiction || sizes[i].empty() || !has_page;
    }
}

int Rules::n_slots(const Planogram& planogram) const {
    int n = n_pages * planogram.n_columns * planogram.n_rows;
    for (const Slots& page : kept)
        n -= static_cast<int>(page.count());
    return n;
}

Board::Board(const Planogram& planogram, const Rules& rules)
    : planogram_(planogram), rules_(rules), places_(planogram.items.size()), taken_(rules.kept) {
    for (const Slots& kept : rules.kept)
        n_free_.push_back(planogram.n_columns * planogram.n_rows - static_cast<int>(kept.count()));
    assert(planogram.n_columns * planogram.n_rows <= kMostSlots &&
           "the layout has checked the size of its grid");
}

Slots Board::cells(const Place& place) const {
    const SizeClass& size = planogram_.sizes[place.size];
    return slots_at(planogram_, place.column, place.row, size.columns, size.rows);
}

bool touch(const Place& a, const SizeClass& size_a, const Place& b, const SizeClass& size_b) {
    if (a.page != b.page) return false;
    const int overlap_x =
        std::min(a.column + size_a.columns, b.column + size_b.columns) - std::max(a.column, b.column);
    const int overlap_y = std::min(a.row + size_a.rows, b.row + size_b.rows) - std::max(a.row, b.row);
    return (overlap_x == 0 && overlap_y > 0) || (overlap_y == 0 && overlap_x > 0);
}

bool Board::fits(int item, const Place& place) const {
    const SizeClass& size = planogram_.sizes[place.size];
    if (place.column + size.columns > planogram_.n_columns || place.row + size.rows > planogram_.n_rows)
        return false;
    if (const auto& slot = rules_.slots[item];
        slot && (slot->column != place.column || slot->row != place.row))
        return false;
    if ((taken_[place.page] & cells(place)).any()) return false;
    return std::none_of(rules_.apart[item].begin(), rules_.apart[item].end(), [&](int other) {
        return places_[other] && touch(place, size, *places_[other], planogram_.sizes[places_[other]->size]);
    });
}

std::vector<Place> Board::all_places() const {
    std::vector<Place> places;
    for (const auto& place : places_)
        places.push_back(*place);
    return places;
}

void Board::put(int item, const Place& place) {
    places_[item] = place;
    taken_[place.page] |= cells(place);
    n_free_[place.page] -= planogram_.sizes[place.size].area();
}

void Board::take(int item) {
    const Place place = *places_[item];
    taken_[place.page] &= ~cells(place);
    n_free_[place.page] += planogram_.sizes[place.size].area();
    places_[item].reset();
}

void Board::block(int page, int slot) {
    taken_[page].set(static_cast<std::size_t>(slot));
    --n_free_[page];
}

void Board::unblock(int page, int slot) {
    taken_[page].reset(static_cast<std::size_t>(slot));
    ++n_free_[page];
}

std::vector<Board::Window> Board::windows() const {
    std::vector<Window> own(static_cast<std::size_t>(rules_.n_departments), {rules_.n_pages, -1});
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (!places_[i]) continue;
        Window& window = own[planogram_.items[i].department];
        window.first = std::min(window.first, places_[i]->page);
        window.last = std::max(window.last, places_[i]->page);
    }
    std::vector<Window> windows(own.size(), {0, rules_.n_pages - 1});
    for (std::size_t d = 1; d < own.size(); ++d) {
        if (rules_.is_before_next[d - 1]) windows[d].first = std::max(windows[d - 1].first, own[d - 1].last);
    }
    for (std::size_t d = own.size(); d-- > 1;) {
        if (rules_.is_before_next[d - 1]) windows[d - 1].last = std::min(windows[d].last, own[d].first);
    }
    return windows;
}

bool Board::may_stand(int item, int page, const Window& window) const {
    if (page < window.first || page > window.last || !rules_.may_stand[item][page]) return false;
    return std::all_of(rules_.together[item].begin(), rules_.together[item].end(), [&](int other) {
        return places_[other] ? places_[other]->page == page : rules_.may_stand[other][page] != 0;
    });
}

bool Board::has_room(const std::vector<Window>& windows, int first_page) const {
    // What the items that must end by some page need at least. Items wider than half a page take rows of
    // their own, items higher than half of it columns of their own, whatever stands beside them.
    struct Need {
        int first, last, area, rows, columns;
    };
    std::vector<Need> needs;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (places_[i]) continue;
        const Window& window = windows[planogram_.items[i].department];
        Need need{-1, -1, kMostSlots, planogram_.n_rows, planogram_.n_columns};
        for (int page = std::max(window.first, first_page); page <= window.last; ++page) {
            if (!rules_.may_stand[i][page]) continue;
            if (need.first < 0) need.first = page;
            need.last = page;
        }
        if (need.first < 0) return false;
        for (const int s : rules_.sizes[i]) {
            const SizeClass& size = planogram_.sizes[s];
            need.area = std::min(need.area, size.area());
            need.rows = std::min(need.rows, size.columns * 2 > planogram_.n_columns ? size.rows : 0);
            need.columns = std::min(need.columns, size.rows * 2 > planogram_.n_rows ? size.columns : 0);
        }
        needs.push_back(need);
    }
    std::vector<int> firsts;
    for (const Need& need : needs)
        firsts.push_back(need.first);
    std::sort(firsts.begin(), firsts.end());
    firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
    std::vector<Need> by_last(static_cast<std::size_t>(rules_.n_pages));
    for (const int first : firsts) {
        std::fill(by_last.begin(), by_last.end(), Need{});
        for (const Need& need : needs) {
            if (need.first < first) continue;
            by_last[need.last].area += need.area;
            by_last[need.last].rows += need.rows;
            by_last[need.last].columns += need.columns;
        }
        Need sum{};
        int n_free = 0, n_rows = 0, n_columns = 0;
        for (int page = first; page < rules_.n_pages; ++page) {
            n_free += n_free_[page];
            n_rows += planogram_.n_rows;
            n_columns += planogram_.n_columns;
            sum.area += by_last[page].area;
            sum.rows += by_last[page].rows;
            sum.columns += by_last[page].columns;
            if (sum.area > n_free || sum.rows > n_rows || sum.columns > n_columns) return false;
        }
    }
    return true;
}

bool Board::are_blocks_whole(int page) const {
    for (int department = 0; department < rules_.n_departments; ++department) {
        if (!rules_.is_block[department]) continue;
        std::vector<int> waiting, reached;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const bool is_here =
                places_[i] && places_[i]->page == page && planogram_.items[i].department == department;
            if (is_here) (reached.empty() ? reached : waiting).push_back(static_cast<int>(i));
        }
        for (std::size_t at = 0; at < reached.size(); ++at) {
            const Place& from = *places_[reached[at]];
            const auto beside = std::stable_partition(waiting.begin(), waiting.end(), [&](int other) {
                return !touch(from, planogram_.sizes[from.size], *places_[other],
                              planogram_.sizes[places_[other]->size]);
            });
            reached.insert(reached.end(), beside, waiting.end());
            waiting.erase(beside, waiting.end());
        }
        if (!waiting.empty()) return false;
    }
    return true;
}

}

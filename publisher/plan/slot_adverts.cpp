// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/slot_filler.hpp"

#include <algorithm>
#include <utility>

namespace publisher::plan {

/// On in the row, or to the first row below that has slots side by side for the tile.
void SlotFiller::go_to_free_slots(const Tile& tile) {
    for (;; finish_row()) {
        open_row();
        if (const auto column = free_column(tile)) {
            column_ = *column;
            return;
        }
    }
}

std::optional<int> SlotFiller::free_column(const Tile& tile) const {
    for (int column = column_; column + tile.n_columns <= task_->grid.n_columns; ++column) {
        const auto first = taken_.begin() + column;
        if (std::find(first, first + tile.n_columns, 1) == first + tile.n_columns) return column;
    }
    return std::nullopt;
}

/// Adverts stand in their rows before what flows around them.
void SlotFiller::open_row() {
    if (is_row_open_) return;
    is_row_open_ = true;
    for (std::size_t i = 0; i < task_->adverts.size(); ++i) {
        const SlotTask::Advert& advert = task_->adverts[i];
        if (advert.page == page_ && advert.row == row_) add_advert(i);
    }
}

void SlotFiller::add_advert(std::size_t idx) {
    const SlotTask::Advert& advert = task_->adverts[idx];
    const Tile tile = tile_of(advert.item);
    std::string& problem = advert_problems_[idx];
    const auto first = taken_.begin() + advert.column;
    if (std::find(first, first + tile.n_columns, 1) != first + tile.n_columns)
        problem = "another advert stands in its place";
    else if (!has_room(tile))
        problem = "the page has no room left where its row begins";
    else
        problem.clear();
    if (!problem.empty()) return;
    std::fill(first, first + tile.n_columns, 1);
    const int column = std::exchange(column_, advert.column);
    place(*group_, tile, Entry::Kind::Note, {}, true);
    placement_->entries.back().label = placement_->add_label(advert.name);
    column_ = column;
}

/// Rows below the last one with tiles have room for adverts all the same, if anything stands on the page.
void SlotFiller::place_last_adverts() {
    if (y_ == top_ && row_height_ == Length()) return;
    std::vector<int> rows;
    for (const SlotTask::Advert& advert : task_->adverts) {
        if (advert.page == page_ && advert.row >= row_) rows.push_back(advert.row);
    }
    std::sort(rows.begin(), rows.end());
    for (const int row : rows) {
        if (row > row_) go_to_row(row, slot_.height);
        if (row == row_) open_row();
    }
    for (std::size_t i = 0; i < task_->adverts.size(); ++i) {
        const bool is_left = task_->adverts[i].page == page_ && task_->adverts[i].row > row_;
        if (is_left) advert_problems_[i] = "its page has fewer rows";
    }
}

std::vector<SlotReport::Advert> SlotFiller::adverts_left_out() const {
    std::vector<SlotReport::Advert> left_out;
    for (std::size_t i = 0; i < advert_problems_.size(); ++i) {
        if (!advert_problems_[i].empty()) left_out.push_back({i, advert_problems_[i]});
    }
    return left_out;
}

}

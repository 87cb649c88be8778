// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/slot_filler.hpp"

#include <algorithm>
#include <utility>

namespace publisher::plan {

SlotFiller::SlotFiller(const SlotTask& task, PlacementPlan& placement)
    : task_(&task),
      placement_(&placement),
      slot_{(task.area.width - task.grid.column_gutter * (task.grid.n_columns - 1)) / task.grid.n_columns,
            (task.area.height - task.grid.row_gutter * (task.grid.n_rows - 1)) / task.grid.n_rows},
      top_(task.heading),
      y_(task.heading),
      taken_(static_cast<std::size_t>(task.grid.n_columns)),
      advert_problems_(task.adverts.size(), "the grid ends before its page"),
      has_note_(task.notes.size()) {}

SlotFiller::Tile SlotFiller::tile_of(design::TemplateId id) const {
    const design::Template& item = task_->design.item(id);
    Tile tile;
    tile.id = id;
    tile.n_columns = std::clamp(item.span_columns, 1, task_->grid.n_columns);
    tile.n_rows = std::clamp(item.span_rows, 1, task_->grid.n_rows);
    tile.height = slot_.height * tile.n_rows + task_->grid.row_gutter * (tile.n_rows - 1);
    return tile;
}

/// The template is chosen for the place in hand; when the tile moves on it is chosen anew.
SlotFiller::Tile SlotFiller::tile_for(catalog::ProductId product) const {
    return tile_of(task_->template_of(product, {page_, is_first_of_page_, is_first_of_group_}));
}

void SlotFiller::go_to_page(int page, Length next_height) {
    finish_row();
    while (page_ < page) {
        if (y_ == top_)
            begin_page(); // left empty by the plan
        else
            finish_page(y_ + next_height > task_->area.height ? Rows::Stretched : Rows::AsTheyAre);
    }
}

/// Goes to the row of a plan, over rows it leaves empty as far as the page has room.
void SlotFiller::go_to_row(int row, Length height) {
    finish_row();
    for (; row_ < row && y_ + height <= task_->area.height; ++row_)
        y_ += height + task_->grid.row_gutter;
}

void SlotFiller::add_band(const Group& group, design::TemplateId band, Length below,
                          const PlannedSlot* planned) {
    finish_row();
    const Length height = task_->design.item(band).height, gutter = task_->grid.row_gutter;
    if (planned) go_to_page(planned->page, height + gutter + below);
    if (y_ + height + gutter + below > task_->area.height) leave_page(Rows::Stretched);
    Entry entry;
    entry.kind = Entry::Kind::Group;
    entry.item = band;
    entry.group = group.category;
    entry.page_offset = page_;
    entry.frame = {Length(), y_, task_->area.width, height};
    placement_->entries.push_back(std::move(entry));
    y_ += height + gutter;
    group_ = &group;
}

void SlotFiller::add_tile(const Group& group, catalog::ProductId product, const PlannedSlot* planned) {
    if (planned) {
        const Length height = tile_for(product).height;
        if (planned->page > page_) go_to_page(planned->page, height);
        if (planned->page == page_ && planned->row > row_) go_to_row(planned->row, height);
        if (planned->page == page_ && planned->row == row_) column_ = std::max(column_, planned->column);
    }
    group_ = &group;
    Tile tile;
    for (;;) {
        add_page_notes(group, product);
        tile = tile_for(product);
        go_to_free_slots(tile);
        if (has_room(tile)) break;
        leave_page(Rows::Stretched);
    }
    place(group, tile, Entry::Kind::Item, product, planned != nullptr);
    is_first_of_page_ = is_first_of_group_ = false;
}

/// Notes that begin every second or third page stand before its first tile, if that one still has room.
void SlotFiller::add_page_notes(const Group& group, catalog::ProductId next) {
    if (!is_first_of_page_ || noted_page_ == page_) return;
    noted_page_ = page_;
    const Tile tile = tile_for(next);
    for (std::size_t i = 0; i < task_->notes.size(); ++i) {
        if (task_->notes[i].every == 0 || (page_ + 1) % task_->notes[i].every != 0) continue;
        const Tile note = tile_of(task_->notes[i].item);
        const bool is_beside = column_ + note.n_columns + tile.n_columns <= task_->grid.n_columns;
        const Length height = is_beside ? std::max(note.height, tile.height)
                                        : note.height + task_->grid.row_gutter + tile.height;
        if (y_ + height > task_->area.height) continue;
        has_note_[i] = add_note(group, note.id, true) || has_note_[i];
    }
}

bool SlotFiller::add_note(const Group& group, design::TemplateId note, bool may_begin_row) {
    const Tile tile = tile_of(note);
    const auto column = free_column(tile);
    const bool is_in_row =
        column_ > 0 && column && tile.height <= (may_begin_row ? task_->area.height - y_ : row_height_);
    if (!is_in_row) {
        if (!may_begin_row) return false;
        const Length y = column_ > 0 ? y_ + row_height_ + task_->grid.row_gutter : y_;
        if (y + tile.height > task_->area.height) return false;
        finish_row();
        go_to_free_slots(tile);
        if (!has_room(tile)) return false;
    } else {
        column_ = *column;
    }
    place(group, tile, Entry::Kind::Note, {}, false);
    return true;
}

void SlotFiller::place(const Group& group, const Tile& tile, Entry::Kind kind, catalog::ProductId product,
                       bool is_pinned) {
    Entry entry;
    entry.kind = kind;
    entry.item = tile.id;
    entry.group = group.category;
    entry.page_offset = page_;
    entry.product = product;
    if (const auto family = group.variants.find(product); family != group.variants.end())
        entry.variants = placement_->add_family(family->second);
    entry.is_pinned = is_pinned;
    entry.place = {column_, row_, tile.n_columns, tile.n_rows};
    entry.frame = {(slot_.width + task_->grid.column_gutter) * column_, y_,
                   slot_.width * tile.n_columns + task_->grid.column_gutter * (tile.n_columns - 1),
                   tile.height};
    placement_->entries.push_back(std::move(entry));
    column_ += tile.n_columns;
    row_height_ = std::max(row_height_, tile.height);
}

int SlotFiller::n_fitting_on_empty_page(catalog::ProductId product, design::TemplateId above) const {
    const Tile tile = tile_for(product);
    const Length gutter = task_->grid.row_gutter;
    const Length band = above.is_valid() ? task_->design.item(above).height + gutter : Length();
    const auto n_rows = (task_->area.height + gutter - band).units() / (tile.height + gutter).units();
    return static_cast<int>(n_rows) * (task_->grid.n_columns / tile.n_columns);
}

std::pair<int, Length> SlotFiller::end_of_group() const {
    const Length end = row_height_ > Length() ? y_ + row_height_ : y_ - task_->grid.row_gutter;
    return {page_, task_->area.height - end};
}

int SlotFiller::n_fitting(catalog::ProductId product) const {
    const Tile tile = tile_for(product);
    const Length gutter = task_->grid.row_gutter;
    const bool is_in_row = column_ > 0 && has_room(tile);
    const int n_in_row = is_in_row ? (task_->grid.n_columns - column_) / tile.n_columns : 0;
    const Length y = column_ > 0 ? y_ + row_height_ + gutter : y_;
    const Length left = task_->area.height + gutter - y;
    const auto n_rows = std::max<std::int64_t>(0, left.units() / (tile.height + gutter).units());
    return n_in_row + static_cast<int>(n_rows) * (task_->grid.n_columns / tile.n_columns);
}

Length SlotFiller::height_of(catalog::ProductId product, int n) const {
    const Tile tile = tile_for(product);
    const int per_row = task_->grid.n_columns / tile.n_columns, n_rows = (n + per_row - 1) / per_row;
    return tile.height * n_rows + task_->grid.row_gutter * (n_rows - 1);
}

void SlotFiller::finish_page(Rows rows) {
    place_last_adverts();
    finish_row();
    if (y_ > top_) leave_page(rows);
}

/// Also where nothing but a heading stands on the page.
void SlotFiller::leave_page(Rows rows) {
    place_last_adverts();
    finish_row();
    if (y_ == Length()) return;
    if (y_ > top_ && rows == Rows::Stretched) stretch_rows();
    begin_page();
}

void SlotFiller::begin_page() {
    ++page_;
    y_ = top_ = Length();
    row_ = 0;
    is_first_of_page_ = true;
    first_of_page_ = placement_->entries.size();
}

void SlotFiller::finish_last_page() {
    place_last_adverts();
    finish_row();
    placement_->n_pages = y_ > top_ ? page_ + 1 : page_;
}

void SlotFiller::finish_row() {
    is_row_open_ = false;
    std::fill(taken_.begin(), taken_.end(), 0);
    column_ = 0;
    if (row_height_ == Length()) return;
    ++row_;
    y_ += row_height_ + task_->grid.row_gutter;
    row_height_ = Length();
}

void SlotFiller::stretch_rows() {
    const Length spare = task_->area.height - (y_ - task_->grid.row_gutter);
    int n_rows = 0;
    Length last_y = Length::from_units(-1);
    for (std::size_t i = first_of_page_; i < placement_->entries.size(); ++i) {
        const Entry& entry = placement_->entries[i];
        if (entry.kind != Entry::Kind::Group && entry.frame.y != last_y) ++n_rows, last_y = entry.frame.y;
    }
    if (n_rows == 0 || spare <= Length()) return;
    const Length extra = spare / n_rows;
    Length shift;
    last_y = Length::from_units(-1);
    bool was_tile = false;
    for (std::size_t i = first_of_page_; i < placement_->entries.size(); ++i) {
        Entry& entry = placement_->entries[i];
        const Length y = entry.frame.y;
        if (last_y >= Length() && y != last_y && was_tile) shift += extra;
        was_tile = entry.kind != Entry::Kind::Group;
        last_y = y;
        entry.frame.y += shift;
        if (was_tile) entry.frame.height += extra;
    }
}

}

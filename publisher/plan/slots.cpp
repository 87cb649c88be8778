// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/slots.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

/// Fills pages from the top: bands take their height, rows of tiles a slot's. Rows of a finished page
/// are then stretched together, so that pages end on one line.
class SlotFiller {
public:
    SlotFiller(const design::Template& tile, const design::Grid& grid, Size area, PlacementPlan& placement)
        : tile_(tile),
          grid_(grid),
          area_(area),
          placement_(placement),
          slot_{(area.width - grid.column_gutter * (grid.n_columns - 1)) / grid.n_columns,
                (area.height - grid.row_gutter * (grid.n_rows - 1)) / grid.n_rows} {}

    /// Goes to the page of a plan. A page that the next thing would not have fitted is full.
    void go_to_page(int page, Length next_height) {
        finish_row();
        while (page_ < page) {
            if (y_ == Length())
                ++page_; // left empty by the plan
            else
                finish_page(y_ + next_height > area_.height ? Rows::Stretched : Rows::AsTheyAre);
        }
    }

    /// Goes to the row of a plan, over rows it leaves empty as far as the page has room.
    void go_to_row(int row) {
        finish_row();
        for (; row_ < row && y_ + tile_height() <= area_.height; ++row_)
            y_ += tile_height() + grid_.row_gutter;
    }

    void add_band(const Group& group, const design::Template& band, design::TemplateId id,
                  const PlannedSlot* planned) {
        finish_row();
        if (planned) go_to_page(planned->page, band.height + grid_.row_gutter + tile_height());
        // A band never stands alone at the foot of a page.
        if (y_ + band.height + grid_.row_gutter + tile_height() > area_.height) finish_page(Rows::Stretched);
        Entry entry = make_entry(Entry::Kind::Group, id, group);
        entry.frame = {Length(), y_, area_.width, band.height};
        placement_.entries.push_back(std::move(entry));
        y_ += band.height + grid_.row_gutter;
    }

    void add_tile(const Group& group, catalog::ProductId product, design::TemplateId id,
                  const PlannedSlot* planned) {
        const int span = std::clamp(tile_.span_columns, 1, grid_.n_columns);
        if (planned) {
            if (planned->page > page_) go_to_page(planned->page, tile_height());
            if (planned->page == page_ && planned->row > row_) go_to_row(planned->row);
            if (planned->page == page_ && planned->row == row_) column_ = std::max(column_, planned->column);
        }
        if (column_ + span > grid_.n_columns) finish_row();
        if (column_ == 0 && y_ + tile_height() > area_.height) finish_page(Rows::Stretched);
        Entry entry = make_entry(Entry::Kind::Item, id, group);
        entry.product = product;
        entry.is_pinned = planned != nullptr;
        entry.place = {column_, row_, span, std::clamp(tile_.span_rows, 1, grid_.n_rows)};
        entry.frame = {(slot_.width + grid_.column_gutter) * column_, y_,
                       slot_.width * span + grid_.column_gutter * (span - 1), tile_height()};
        placement_.entries.push_back(std::move(entry));
        column_ += span;
    }

    /// Only a page that is full is stretched; the last one of a group keeps its white space.
    enum class Rows { Stretched, AsTheyAre };
    void finish_page(Rows rows) {
        finish_row();
        if (y_ > Length()) {
            if (rows == Rows::Stretched) stretch_rows();
        }
        if (y_ > Length()) ++page_;
        y_ = Length();
        row_ = 0;
        first_of_page_ = placement_.entries.size();
    }

    void finish_last_page() {
        finish_row();
        placement_.n_pages = y_ > Length() ? page_ + 1 : page_;
    }

private:
    Length tile_height() const {
        const int rows = std::clamp(tile_.span_rows, 1, grid_.n_rows);
        return slot_.height * rows + grid_.row_gutter * (rows - 1);
    }

    Entry make_entry(Entry::Kind kind, design::TemplateId id, const Group& group) const {
        Entry entry;
        entry.kind = kind;
        entry.item = id;
        entry.group = group.category;
        entry.page_offset = page_;
        return entry;
    }

    void finish_row() {
        if (column_ == 0) return;
        column_ = 0;
        ++row_;
        y_ += tile_height() + grid_.row_gutter;
    }

    void stretch_rows() {
        const Length spare = area_.height - (y_ - grid_.row_gutter);
        int n_rows = 0;
        Length last_y = Length::from_units(-1);
        for (std::size_t i = first_of_page_; i < placement_.entries.size(); ++i) {
            const Entry& entry = placement_.entries[i];
            if (entry.kind == Entry::Kind::Item && entry.frame.y != last_y) ++n_rows, last_y = entry.frame.y;
        }
        if (n_rows == 0 || spare <= Length()) return;
        const Length extra = spare / n_rows;
        Length shift;
        last_y = Length::from_units(-1);
        for (std::size_t i = first_of_page_; i < placement_.entries.size(); ++i) {
            Entry& entry = placement_.entries[i];
            const Length y = entry.frame.y;
            if (last_y >= Length() && y != last_y && was_item_) shift += extra;
            was_item_ = entry.kind == Entry::Kind::Item;
            last_y = y;
            entry.frame.y += shift;
            if (was_item_) entry.frame.height += extra;
        }
        was_item_ = false;
    }

    const design::Template& tile_;
    const design::Grid& grid_;
    Size area_;
    PlacementPlan& placement_;
    Size slot_;
    Length y_;
    int column_ = 0, row_ = 0, page_ = 0;
    std::size_t first_of_page_ = 0;
    bool was_item_ = false;
};

}

Size type_area(const design::Layout& layout, const design::ParentPage& parent) {
    return {layout.trim.width - parent.margins.left - parent.margins.right,
            layout.trim.height - parent.margins.top - parent.margins.bottom};
}

void assign_slots(const std::vector<Group>& groups, const design::Template& tile, design::TemplateId tile_id,
                  const design::Template* band, design::TemplateId band_id, const design::Grid& grid,
                  Size area, PlacementPlan& placement, const PlannedSlots& planned) {
    SlotFiller filler(tile, grid, area, placement);
    for (const Group& group : groups) {
        if (placement.is_group_on_new_page) filler.finish_page(SlotFiller::Rows::AsTheyAre);
        const auto plan_of = [&](catalog::ProductId product) {
            const auto found = planned.find(product);
            return found == planned.end() ? nullptr : &found->second;
        };
        if (band) filler.add_band(group, *band, band_id, plan_of(group.products.front()));
        for (const catalog::ProductId product : group.products)
            filler.add_tile(group, product, tile_id, plan_of(product));
    }
    filler.finish_last_page();
}

}

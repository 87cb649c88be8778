// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/slots.hpp"

#include <optional>

namespace publisher::plan {

/// Fills pages from the top: bands take their height, rows that of their highest tile. Rows of a finished
/// page are then stretched together, so that pages end on one line.
class SlotFiller {
public:
    SlotFiller(const SlotTask& task, PlacementPlan& placement);

    /// Only a page that is full is stretched; the last one of a group keeps its white space.
    enum class Rows { Stretched, AsTheyAre };
    /// Goes to the page of a plan. A page that the next thing would not have fitted is full.
    void go_to_page(int page, Length next_height);
    /// Nothing happens on a page on which nothing stands.
    void finish_page(Rows rows);
    void finish_last_page();
    void begin_group() { is_first_of_group_ = true; }

    /// A band never stands alone at the foot of a page: `below` is what has to fit with it.
    /// One that is as high as a page has that to itself.
    void add_band(const Group& group, design::TemplateId band, Length below, const PlannedSlot* planned);
    void add_tile(const Group& group, catalog::ProductId product, const PlannedSlot* planned);
    /// In the slots that are left of the row, or, where the page ends here, of the page. False: no room.
    bool add_note(const Group& group, design::TemplateId note, bool may_begin_row);
    /// As high as `n` tiles like the next one with their gutters; how many of them still have room.
    Length height_of(catalog::ProductId product, int n) const;
    int n_fitting(catalog::ProductId product) const;
    /// Below a band, if there is one.
    int n_fitting_on_empty_page(catalog::ProductId product, design::TemplateId band) const;
    /// Pages taken so far, and what of the last one is empty.
    std::pair<int, Length> end_of_group() const;
    const std::vector<char>& placed_notes() const { return has_note_; }
    std::vector<SlotReport::Advert> adverts_left_out() const;

private:
    struct Tile {
        design::TemplateId id;
        int n_columns = 1, n_rows = 1;
        Length height;
    };
    Tile tile_of(design::TemplateId id) const;
    Tile tile_for(catalog::ProductId product) const;
    bool has_room(const Tile& tile) const { return y_ + tile.height <= task_->area.height; }
    void go_to_row(int row, Length height);
    void add_page_notes(const Group& group, catalog::ProductId next);
    void place(const Group& group, const Tile& tile, Entry::Kind kind, catalog::ProductId product,
               bool is_pinned);
    void go_to_free_slots(const Tile& tile);
    std::optional<int> free_column(const Tile& tile) const;
    void open_row();
    void add_advert(std::size_t idx);
    void place_last_adverts();
    void finish_row();
    void stretch_rows();
    void leave_page(Rows rows);
    void begin_page();

    const SlotTask* task_; ///< assignable: bands are tried
    PlacementPlan* placement_;
    Size slot_;
    Length top_; ///< of the page in hand: where its first row begins
    Length y_, row_height_;
    int column_ = 0, row_ = 0, page_ = 0;
    bool is_first_of_page_ = true, is_first_of_group_ = true;
    bool is_row_open_ = false;                 ///< the row in hand has its adverts
    std::vector<char> taken_;                  ///< columns of the row that its adverts have
    const Group* group_ = nullptr;             ///< of what was placed last
    std::vector<std::string> advert_problems_; ///< of each advert: why it stands nowhere; empty: it does
    int noted_page_ = -1;                      ///< the page that has had its notes
    std::vector<char> has_note_;
    std::size_t first_of_page_ = 0;
};

}

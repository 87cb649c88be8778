// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/diag/sink.hpp"
#include "publisher/layout/pages.hpp"
#include "publisher/layout/table_part.hpp"
#include "publisher/layout/table_sums.hpp"

namespace publisher::layout {

/// Pours one table over as many columns and pages as it takes: heads repeated, group rows never alone
/// at the foot and repeated where a group goes on, rows whole unless they may be split. Column widths are the
/// same throughout. Heads and feet are set for each part anew, with the sums and page numbers of their place.
class TableSetter {
public:
    TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement,
                diag::Sink& findings);
    void pour();

private:
    void judge_ladder();
    /// Rows of the block they were bound to.
    struct SetBlock {
        bind::Block block;
        SetRows rows;
        Length height() const { return rows.height(); }
    };

    void measure_columns(Length width);
    SetBlock set(bind::Block block, page::Row::Kind kind) const;
    /// Rows that belong to no product, with what is known where they are set. Nothing when there are none.
    std::optional<SetBlock> set_part(const std::vector<design::TableRow>& rows, const std::string& name,
                                     page::Row::Kind kind, const plan::Entry* entry = nullptr);
    bind::Block bind_row(const plan::Entry& entry) const;
    void fill(bind::Block& block, const plan::Entry* entry);
    void measure_feet();
    std::vector<const std::vector<design::TableRow>*> feet() const;
    std::optional<Decimal> widest_sum(const std::string& column) const;
    bool place(const plan::Entry& entry, bool starts_group, bool ends_group);
    bool place_rows(const plan::Entry& entry, SetBlock block, bool starts_group, Length foot);
    void add_group(const plan::Entry& entry);
    std::optional<SetBlock> take_first_part(SetBlock& block, Length above, bool is_at_top);
    void set_group(const plan::Entry& entry, bool is_continued);
    /// False when the columns of the last page, all made lower, do not do.
    bool open_region();
    void balance_last_page();
    bool pour_last_page(Length height);
    bool pour_from(std::size_t entry_idx);
    enum class End { GoesOn, Ends };
    void close_region(End end);
    Length room() const { return region_.bottom() - foot_height_ - part_->bottom(); }
    std::string label_of_region(int offset) const;
    void add(const SetBlock& block);
    void note_place(const SetBlock& block, const plan::Entry& entry);
    void report_too_high(const SetBlock& block);

    const Inputs& inputs_;
    Pages& pages_;
    const plan::PlacementPlan& placement_;
    diag::Sink& findings_;
    const design::Template& template_;
    int rung_; ///< steps of their ladders that all cells have taken
    const style::TableStyle* style_ = nullptr;
    TableColumns columns_;
    std::optional<SetBlock> group_;
    TableSums sums_;
    bool is_measuring_ = false;       ///< feet are set with the widest sums there may be
    std::optional<TableSums> totals_; ///< of all rows, where they were looked at beforehand
    Length foot_height_, group_foot_height_;
    PageBuilder* page_ = nullptr;
    std::optional<TablePart> part_; ///< of the region in hand
    Rect region_;
    int region_idx_ = 0;
    std::uint32_t n_parts_ = 0;
    int n_body_rows_ = 0;

    /// What the page in hand began with, to pour it again with lower columns.
    struct PageStart {
        std::size_t entry_idx = 0;
        bool is_in_entry = false; ///< a row that was split goes on there
        TableSums sums;
        std::uint32_t n_parts = 0;
        int n_body_rows = 0;
        std::size_t n_fitted = 0; ///< in the ledger before it
    };
    std::optional<PageStart> page_start_;
    std::size_t entry_idx_ = 0;
    bool is_in_entry_ = false;
    std::optional<Length> column_height_; ///< of the last page while it is balanced
    bool uses_page_again_ = false;
    diag::Sink page_findings_; ///< of the page in hand
};

}

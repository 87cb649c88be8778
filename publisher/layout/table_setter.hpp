// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/pages.hpp"
#include "publisher/layout/table_rows.hpp"
#include "publisher/layout/table_sums.hpp"

namespace publisher::layout {

/// Pours one table over as many columns and pages as it takes: heads repeated, group rows never alone
/// at the foot and repeated where a group goes on, rows whole. Column widths are the same throughout.
/// Heads and feet are set for each part anew, with the sums and page numbers of their place.
class TableSetter {
public:
    TableSetter(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement,
                diag::Sink& findings);
    void pour();

private:
    void measure_columns(Length width);
    std::vector<Length> natural_widths() const;
    SetBlock set(bind::Block block, page::Row::Kind kind) const;
    /// Rows that belong to no product, with what is known where they are set. Nothing when there are none.
    std::optional<SetBlock> set_part(const std::vector<design::TableRow>& rows, const std::string& name,
                                     page::Row::Kind kind, const plan::Entry* entry = nullptr);
    void fill(bind::Block& block, const plan::Entry* entry);
    void measure_feet();
    void place(const plan::Entry& entry, bool starts_group, bool ends_group);
    void set_group(const plan::Entry& entry, bool is_continued);
    void open_region();
    enum class End { GoesOn, Ends };
    void close_region(End end);
    bool has_room(Length height) const { return y_ + height <= region_.bottom() - foot_height_; }
    std::string label_of_region(int offset) const;
    void add(const SetBlock& block, const plan::Entry* entry);
    page::Row placed(const SetRow& row, const bind::Block& block);
    page::Cell placed(const SetRow::Cell& set, const bind::Block& block, const Rect& box);
    style::Paint fill_of(page::Row::Kind kind) const;
    RowMeasures measures() const;
    void report_too_high(const SetBlock& block);

    const Inputs& inputs_;
    Pages& pages_;
    const plan::PlacementPlan& placement_;
    diag::Sink& findings_;
    const design::Template& template_;
    const style::TableStyle* style_ = nullptr;
    std::vector<Length> widths_;
    std::optional<SetBlock> group_;
    TableSums sums_;
    bool is_measuring_ = false; ///< feet are set with the widest sums there may be
    Length foot_height_, group_foot_height_;
    PageBuilder* page_ = nullptr;
    page::TablePart part_;
    std::vector<page::Shape> paragraph_rules_; ///< in the cells of this part
    Rect region_;
    int region_idx_ = 0;
    std::uint32_t n_parts_ = 0;
    Length y_;
    int n_body_rows_ = 0;
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/page_builder.hpp"
#include "publisher/layout/report_text.hpp"
#include "publisher/layout/table_rows.hpp"

namespace publisher::diag {
class Sink;
}

namespace publisher::layout {

/// The part of a table that stands on one page while its rows are added from the top. Body rows are counted
/// over all parts, for the stripes.
class TablePart {
public:
    struct Look {
        const design::Design& design;
        style::TableStyleId style;
        const std::vector<design::TableColumn>& columns;
        bool is_zebra = false, is_right_to_left = false;
    };
    /// `area`: where it begins and how wide it is; its height is what the rows take.
    TablePart(const Look& look, const TableColumns& columns, page::ObjectHead head, std::string table,
              std::uint32_t part, int n_body_rows_before);

    /// Rows of the block that the page builder has begun. Their stories come to the page.
    void add(const SetRows& rows, const bind::Block& block, PageBuilder& page, Outcome& outcome,
             diag::Sink& findings);
    Length bottom() const { return y_; }
    int n_body_rows() const { return n_body_rows_; }
    /// Adds the part as it is to the page, and the rules of paragraphs in its cells above it; no more of it.
    void finish(PageBuilder& page);

private:
    page::Cell make_cell(const SetCell& set, const SetRow& row, Length height,
                         const style::Paint& row_fill) const;
    void place_text(const SetCell& set, const bind::Block& block, PageBuilder& page, page::Cell& cell);
    void place_lines(const SetCell& set, const PageBuilder& page, page::Cell& cell) const;
    void report_turned(const SetCell& set, const page::Cell& cell, const TextPlace& place,
                       diag::Sink& findings) const;
    style::Paint fill_of(const SetRow& row) const;

    const Look look_;
    const style::TableStyle& style_;
    const TableColumns& columns_;
    page::TablePart part_;
    std::vector<page::Shape> paragraph_rules_;
    Length y_;
    int n_body_rows_ = 0;
};

}

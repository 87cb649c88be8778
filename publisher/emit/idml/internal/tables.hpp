// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/desk.hpp"

namespace publisher::emit::idml {

/// A table while its parts come, each from its page: rows and cells are counted on.
class TableBuilder {
public:
    TableBuilder(const page::TablePart& first, Desk& desk);

    /// Adds the rows of a part. Heads are written with the first part, feet with the last one: InDesign
    /// repeats them in each frame.
    void add(const page::TablePart& part, const PageContext& context, bool is_first, bool is_last);
    /// The Table element.
    void write(XmlWriter& xml);

private:
    void add_row(const page::Row& row, bool begins_frame);
    /// `row` stands in its part; the rows that the cell spans follow it there.
    void write_cell(const page::Row& row, const page::Cell& cell, const PageContext& context);
    void write_empty_cell(std::size_t column);
    std::string paragraph_style_of(const page::Row& row, const page::Page& page) const;
    void open_cell(std::size_t column, std::size_t n_rows, std::size_t n_columns, const std::string& style);
    std::string style_of(const page::Row& row, const page::Row& last_row, const page::Cell& cell);

    const std::string self_, table_;
    const style::TableStyleId style_;
    const std::vector<Length> column_widths_;
    Desk& desk_;
    XmlWriter rows_ = XmlWriter::fragment(), cells_ = XmlWriter::fragment();
    std::string row_style_; ///< of a paragraph without text
    std::size_t n_rows_ = 0, n_heads_ = 0, n_feet_ = 0, n_cells_ = 0;
};

/// Where a part of a table stands: a frame of a story, alone or one of several.
struct TableFrame {
    std::string self, story, previous = "n", next = "n";
};

/// Writes a table that is whole into a story of its own.
TableFrame write_whole_table(const page::TablePart& table, const PageContext& context, Desk& desk);
/// Writes a part of a table into the story of a table of its own, or into that of the table which goes on
/// from frame to frame.
TableFrame write_table_part(const page::TablePart& part, const PageContext& context, Desk& desk);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/idml/internal/tables.hpp"

#include "publisher/emit/idml/internal/stories.hpp"

#include <algorithm>

namespace publisher::emit::idml {
namespace {

using Kind = page::Row::Kind;

/// In a style of the row, so that it makes the row no higher.
void write_empty_paragraph(const std::string& style, XmlWriter& xml) {
    xml.open("ParagraphStyleRange").attribute("AppliedParagraphStyle", style);
    xml.open("CharacterStyleRange");
    xml.attribute("AppliedCharacterStyle", "CharacterStyle/$ID/[No character style]").close().close();
}

/// What the row before left over for this one, when the two are one row of ours.
bool goes_on(const page::Row& row, const page::Page& page) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const page::Cell& cell) {
        return page.stories[cell.story].id.ends_with("/continued");
    });
}

void report_dashes(const page::Cell& cell, const page::Row& row, Desk& desk) {
    for (const style::Stroke* rule : {&cell.above, &cell.below, &cell.left, &cell.right, &row.rule_below}) {
        if (rule->is_visible() && !rule->dashes.empty())
            desk.report.lost("a dashed line in a table", "it is unbroken");
    }
}

}

TableBuilder::TableBuilder(const page::TablePart& first, Desk& desk)
    : self_(desk.ids.next()),
      table_(first.table),
      style_(first.style),
      column_widths_(first.column_widths),
      desk_(desk) {}

void TableBuilder::add(const page::TablePart& part, const PageContext& context, bool is_first, bool is_last) {
    const std::size_t n_heads = count_heads(part), n_feet = count_feet(part);
    if (is_first) n_heads_ = n_heads;
    if (is_last) n_feet_ = n_feet;
    const std::size_t begin = is_first ? 0 : n_heads, end = part.rows.size() - (is_last ? 0 : n_feet);
    std::vector<std::size_t> covered_until(column_widths_.size(), n_rows_); ///< by column: rows from above
    for (std::size_t i = begin; i < end; ++i) {
        const page::Row& row = part.rows[i];
        add_row(row, !is_first && i == begin);
        row_style_ = paragraph_style_of(row, context.page);
        if (goes_on(row, context.page))
            desk_.report.translated("a row that goes on over pages", "two rows with the same bindings");
        for (const page::Cell& cell : row.cells) {
            write_cell(row, cell, context);
            for (std::uint32_t column = cell.column; column < cell.column + cell.n_columns; ++column)
                covered_until[column] = n_rows_ + cell.n_rows;
        }
        for (std::size_t column = 0; column < covered_until.size(); ++column)
            if (covered_until[column] <= n_rows_) write_empty_cell(column);
        ++n_rows_;
    }
}

void TableBuilder::add_row(const page::Row& row, bool begins_frame) {
    rows_.open("Row").attribute("Self", self_ + "Row" + std::to_string(n_rows_)).attribute("Name", n_rows_);
    rows_.attribute("MinimumHeight", row.height);
    // Where lines are held, pages are.
    if (begins_frame && desk_.options.line_breaks == LineBreaks::Held)
        rows_.attribute("StartRow", "NextFrame");
    rows_.attribute("AutoGrow", true).attribute("SingleRowHeight", row.height).close();
}

/// That of the first text in the row.
std::string TableBuilder::paragraph_style_of(const page::Row& row, const page::Page& page) const {
    style::ParagraphStyleId style;
    for (const page::Cell& cell : row.cells) {
        const auto& paragraphs = page.stories[cell.story].paragraphs;
        if (!style.is_valid() && !paragraphs.empty()) style = paragraphs.front().style;
    }
    return desk_.book.paragraph(style, {{}, desk_.survey.is_right_to_left, false});
}

void TableBuilder::open_cell(std::size_t column, std::size_t n_rows, std::size_t n_columns,
                             const std::string& style) {
    cells_.open("Cell").attribute("Self", self_ + 'i' + std::to_string(n_cells_++));
    cells_.attribute("Name", std::to_string(column) + ':' + std::to_string(n_rows_));
    cells_.attribute("RowSpan", n_rows).attribute("ColumnSpan", n_columns);
    cells_.attribute("AppliedCellStyle", style).attribute("AppliedCellStylePriority", 1);
}

void TableBuilder::write_cell(const page::Row& row, const page::Cell& cell, const PageContext& context) {
    const page::Row& last_row = *(&row + cell.n_rows - 1);
    open_cell(cell.column, cell.n_rows, cell.n_columns, style_of(row, last_row, cell));
    const story::Story& story = context.page.stories[cell.story];
    LabelKeys keys;
    const std::vector<BoundValue> values = values_of(story, context.page);
    add_label_keys(values, keys);
    if (!keys.empty() && story.id.ends_with("/continued"))
        keys.emplace_back(std::string(kLabelPrefix) + "continued", "true");
    desk_.structure.count_label_bindings(values.size());
    if (!keys.empty()) cells_.open("Properties").cell_label(keys).close();
    if (story.paragraphs.empty())
        write_empty_paragraph(row_style_, cells_);
    else
        write_paragraphs({cell.story, story, cell.lines, cell.fitting}, context, {}, desk_, cells_);
    cells_.close();
}

/// InDesign wants every place of a row covered.
void TableBuilder::write_empty_cell(std::size_t column) {
    open_cell(column, 1, 1, desk_.cells.row_reference(style_, "body"));
    write_empty_paragraph(row_style_, cells_);
    cells_.close();
}

std::string TableBuilder::style_of(const page::Row& row, const page::Row& last_row, const page::Cell& cell) {
    CellLook look{.table = style_, .own = cell.style, .fill = cell.fill, .insets = cell.insets};
    const style::Paint stripe = desk_.cells.fill(style_, "stripe");
    switch (row.kind) {
        case Kind::Head: look.kind = "head"; break;
        case Kind::Group: look.kind = "group"; break;
        case Kind::Foot: look.kind = "foot"; break;
        case Kind::Body: look.kind = stripe.is_visible() && cell.fill == stripe ? "stripe" : "body"; break;
    }
    if (look.kind == "stripe")
        desk_.report.translated("a cell of a table's stripes", "a cell style of its own");
    look.above = cell.above;
    look.below = cell.below.is_visible() ? cell.below : last_row.rule_below;
    look.left = cell.left;
    look.right = cell.right;
    look.vertical_alignment = cell.vertical_alignment;
    look.turn = cell.turn;
    if (!cell.lines.empty()) look.first_baseline = cell.lines.front().ascent;
    report_dashes(cell, last_row, desk_);
    return desk_.cells.reference(look);
}

void TableBuilder::write(XmlWriter& xml) {
    xml.open("Table").attribute("Self", self_).attribute("HeaderRowCount", n_heads_);
    xml.attribute("FooterRowCount", n_feet_).attribute("BodyRowCount", n_rows_ - n_heads_ - n_feet_);
    xml.attribute("ColumnCount", column_widths_.size());
    xml.attribute("AppliedTableStyle", desk_.book.table(style_));
    const bool is_right_to_left = desk_.survey.is_right_to_left;
    xml.attribute("TableDirection", is_right_to_left ? "RightToLeftDirection" : "LeftToRightDirection");
    xml.open("Properties").label(object_label(table_)).close();
    xml.raw(rows_.finish());
    for (std::size_t i = 0; i < column_widths_.size(); ++i) {
        xml.open("Column").attribute("Self", self_ + "Column" + std::to_string(i)).attribute("Name", i);
        xml.attribute("SingleColumnWidth", column_widths_[i]).close();
    }
    xml.raw(cells_.finish());
    xml.close();
    ++desk_.report.counts.n_tables;
}

TableFrame write_whole_table(const page::TablePart& table, const PageContext& context, Desk& desk) {
    const TableFrame frame{desk.ids.next(), desk.ids.next()};
    TableBuilder builder(table, desk);
    builder.add(table, context, true, true);
    write_table_story(builder, frame.story, table.head.id, desk);
    return frame;
}

TableFrame write_table_part(const page::TablePart& part, const PageContext& context, Desk& desk) {
    const bool begins = part.part == 0 || !desk.n_tables.contains(part.table);
    const std::size_t n = begins ? desk.n_tables[part.table]++ : desk.n_tables[part.table] - 1;
    const TableRun& run = desk.survey.tables.find(part.table, n);
    if (run.n_parts == 1) return write_whole_table(part, context, desk);
    if (!run.obstacle.empty()) {
        if (!begins) desk.report.translated("a table " + run.obstacle, "one table for each frame");
        return write_whole_table(part, context, desk);
    }
    if (begins) {
        Desk::OpenTable table{desk.ids.next(), "n", desk.ids.next(), run.n_parts,
                              std::make_shared<TableBuilder>(part, desk)};
        desk.tables.insert_or_assign(part.table, std::move(table));
    }
    Desk::OpenTable& table = desk.tables.at(part.table);
    const bool is_last = --table.n_parts_left == 0;
    table.builder->add(part, context, begins, is_last);
    const TableFrame frame{table.own, table.story, table.previous, is_last ? "n" : desk.ids.next()};
    table.previous = frame.self;
    table.own = frame.next;
    if (is_last) {
        write_table_story(*table.builder, frame.story, part.table, desk);
        desk.tables.erase(part.table);
    }
    return frame;
}

}

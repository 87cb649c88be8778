// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/internal/loader.hpp"
#include "publisher/design/span.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <utility>

namespace publisher::design {
namespace {

/// A cell is as high as its text and set before its neighbours: what a ladder could do nothing about, but
/// for one that all cells climb down together.
void check_copyfit(TextSpec& text, const xml::Node& cell, const Reader& reader) {
    if (!text.copyfit) return;
    const auto refuse = [&](const char* reason) {
        text.copyfit = nullptr;
        reader.findings.add(cell.finding(diag::Code::CopyfitInCell, {{"reason", reason}}));
    };
    if (text.copyfit->sharing == Copyfit::Sharing::Table) return;
    if (text.copyfit->sharing != Copyfit::Sharing::None)
        return refuse("rows of a table share no step of a ladder");
    if (text.max_lines == 0) refuse("it has as much room as it wants, since max-lines is missing");
}

TableCell read_cell(const xml::Node& node, const Reader& reader, const std::string& name) {
    TableCell cell;
    cell.text = read_text_spec(node, reader);
    check_copyfit(cell.text, node, reader);
    cell.n_columns = xml::read_int_from(1, node, "columns", 1, reader.findings);
    const bool spans_variants = node.attribute_or("rows", "") == "all";
    cell.n_rows = spans_variants ? kAllVariants : xml::read_int_from(1, node, "rows", 1, reader.findings);
    cell.condition = reader.expression(node, "if");
    cell.fill = reader.paint(node, "fill");
    cell.style = reader.cell_style(node, "cell-style");
    cell.turn = read_turn(node, reader);
    cell.node = reader.add_node(node);
    cell.name = node.attribute_or("name", name);
    return cell;
}

std::vector<TableRow> read_rows(const xml::Node& node, const Reader& reader) {
    std::vector<TableRow> rows;
    if (!node) return rows;
    for (const xml::Node& row_node : node.children("row")) {
        TableRow row;
        row.node = reader.add_node(row_node);
        row.condition = reader.expression(row_node, "if");
        row.may_split = xml::read_bool(row_node, "split", false, reader.findings);
        row.is_for_variants = row_node.attribute("each").has_value();
        for (const xml::Node& cell_node : row_node.children("cell")) {
            row.cells.push_back(read_cell(cell_node, reader, "cell" + std::to_string(row.cells.size() + 1)));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Every place of the grid is taken once, by a cell of its row or by one that reaches down from above.
void check_spans(const std::vector<TableRow>& rows, std::size_t n_columns, const Reader& reader) {
    std::size_t n_from_above = 0;
    std::vector<std::size_t> n_ending(rows.size() + 1); ///< columns whose cells reach down to before this row
    for (std::size_t i = 0; i < rows.size(); ++i) {
        n_from_above -= n_ending[i];
        std::size_t n = n_from_above;
        for (const TableCell& cell : rows[i].cells) {
            const auto n_own = static_cast<std::size_t>(cell.n_columns), n_left = rows.size() - i;
            n += n_own;
            if (static_cast<std::size_t>(cell.n_rows) > n_left) {
                reader.findings.add(
                    diag::finding(diag::Code::RowSpan, {{"found", std::to_string(cell.n_rows)},
                                                        {"wanted", std::to_string(n_left)}})
                        .from(reader.nodes.origin(cell.node)));
            }
            const std::size_t end = end_of_span(rows, i, cell);
            if (end == i + 1) continue;
            n_from_above += n_own;
            n_ending[end] += n_own;
        }
        if (n == n_columns) continue;
        reader.findings.add(diag::finding(diag::Code::TableRowWidth, {{"found", std::to_string(n)},
                                                                      {"wanted", std::to_string(n_columns)}})
                                .from(reader.nodes.origin(rows[i].node)));
    }
}

/// The content of one cell in the style of another.
TableCell in_style_of(const TableCell& content, const TableCell& look) {
    TableCell cell = look;
    cell.text.content = content.text.content;
    cell.text.locale = content.text.locale;
    return cell;
}

}

style::Turn read_turn(const xml::Node& node, const Reader& reader) {
    using style::Turn;
    return xml::read_enum(node, "turn", Turn::None,
                          {{"none", Turn::None}, {"left", Turn::Left}, {"right", Turn::Right}},
                          reader.findings);
}

TableSpec read_table(const xml::Node& root, const Reader& reader) {
    TableSpec table;
    table.style = reader.table_style(root, "table-style");
    table.is_zebra = xml::read_bool(root, "zebra", false, reader.findings);
    for (const xml::Node& node : root.child("columns").children("column")) {
        TableColumn column;
        column.name = node.attribute_or("name", "column" + std::to_string(table.columns.size() + 1));
        column.width = read_extent(node, "width", reader.findings);
        column.node = reader.add_node(node);
        column.sum = reader.expression(node, "sum");
        column.is_decimal = node.attribute("align").has_value();
        column.fill = reader.paint(node, "fill");
        table.columns.push_back(column);
    }
    table.head = read_rows(root.child("head"), reader);
    table.group = read_rows(root.child("group"), reader);
    table.body = read_rows(root.child("body"), reader);
    table.head_continued = read_rows(root.child("head-continued"), reader);
    table.group_continued = read_rows(root.child("group-continued"), reader);
    table.group_foot = read_rows(root.child("group-foot"), reader);
    table.foot_continued = read_rows(root.child("foot-continued"), reader);
    table.foot = read_rows(root.child("foot"), reader);
    for (const auto* rows : table.all_rows())
        check_spans(*rows, table.columns.size(), reader);
    return table;
}

MatrixSpec read_matrix(const xml::Node& node, const Reader& reader) {
    MatrixSpec matrix;
    matrix.style = reader.table_style(node, "table-style");
    matrix.row_key = reader.expression(node, "rows");
    matrix.column_key = reader.expression(node, "columns");
    matrix.max_columns = xml::read_int_from(0, node, "max-columns", 0, reader.findings);
    if (node.attribute("column-width"))
        matrix.column_width = read_extent(node, "column-width", reader.findings);
    matrix.is_zebra = xml::read_bool(node, "zebra", false, reader.findings);
    matrix.node = reader.add_node(node);
    matrix.row_head = read_cell(node.child("row-head"), reader, "row-head");
    matrix.column_head = read_cell(node.child("column-head"), reader, "column-head");
    matrix.body = read_cell(node.child("cell"), reader, "cell");
    if (const xml::Node corner = node.child("corner")) matrix.corner = read_cell(corner, reader, "corner");
    matrix.turned_corner = matrix.corner;
    if (const xml::Node corner = node.child("corner-turned"))
        matrix.turned_corner = read_cell(corner, reader, "corner");
    matrix.turned_row_head = in_style_of(matrix.column_head, matrix.row_head);
    matrix.turned_column_head = in_style_of(matrix.row_head, matrix.column_head);
    return matrix;
}

}

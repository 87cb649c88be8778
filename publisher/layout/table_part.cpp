// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_part.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/missing_glyphs.hpp"
#include "publisher/layout/pour.hpp"

#include <utility>

namespace publisher::layout {
namespace {

using Kind = page::Row::Kind;
using style::Turn;

style::VerticalAlignment alignment_of(const design::TableCell& cell, const style::StyleSheet& styles) {
    const bool has_own = cell.text.vertical_alignment != style::VerticalAlignment::Top;
    return has_own || !cell.style.is_valid() ? cell.text.vertical_alignment
                                             : styles[cell.style].vertical_alignment;
}

}

TablePart::TablePart(const Look& look, const TableColumns& columns, page::ObjectHead head, std::string table,
                     std::uint32_t part, int n_body_rows_before)
    : look_(look),
      style_(look.design.styles[look.style]),
      columns_(columns),
      y_(head.frame.y),
      n_body_rows_(n_body_rows_before) {
    part_.table = std::move(table);
    part_.part = part;
    part_.head = std::move(head);
    part_.style = look.style;
    part_.column_widths = columns.widths;
}

page::TablePart TablePart::take() {
    part_.head.frame.height = y_ - part_.head.frame.y;
    return std::move(part_);
}

style::Paint TablePart::fill_of(const SetRow& row) const {
    switch (row.kind) {
        case Kind::Head:
            return style_.head_fill;
        case Kind::Group:
        case Kind::Foot:
            return style_.group_fill;
        case Kind::Body:
            break;
    }
    // What goes on of a row has the ground with which it began.
    const int place = n_body_rows_ - row.is_continued;
    return look_.is_zebra && place % 2 == 1 ? style_.zebra_fill : style::Paint();
}

void TablePart::add(const SetRows& rows, const bind::Block& block, PageBuilder& page, diag::Sink& findings) {
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
        const SetRow& set_row = rows.rows[i];
        page::Row row;
        row.kind = set_row.kind;
        row.y = y_;
        row.height = set_row.height;
        row.rule_below = set_row.kind == Kind::Head ? style_.head_rule : style_.row_rule;
        const style::Paint row_fill = fill_of(set_row);
        for (const SetCell& set_cell : set_row.cells) {
            Length height;
            for (std::size_t j = i; j < i + set_cell.n_rows; ++j)
                height += rows.rows[j].height;
            page::Cell cell = make_cell(set_cell, set_row, height, row_fill);
            if (set_cell.story) {
                cell.story = page.add_story(*set_cell.story);
            } else {
                cell.story = static_cast<page::StoryIndex>(page.page().stories.size());
                page.page().stories.emplace_back();
            }
            place_lines(set_cell, page, cell);
            const auto origin = look_.design.nodes.origin(set_cell.spec->node);
            report_missing_glyphs(set_cell.galley.missing_glyphs, block, origin, page.page().number, cell.box, findings);
            const Length room = set_cell.spec->turn == Turn::None ? height : cell.box.width;
            const Insets insets = insets_along_text(cell.insets, cell.turn);
            if (set_cell.spec->turn != Turn::None && set_cell.galley.height > room - insets.top - insets.bottom) {
                findings.add(diag::finding(diag::Code::OversetStory,
                                           {{"lines", std::to_string(set_cell.galley.lines.size())},
                                            {"story", block.stories[*set_cell.story].id}})
                                 .from(origin)
                                 .about_product(block.product_name)
                                 .on_page(page.page().number, cell.box));
            }
            row.cells.push_back(std::move(cell));
        }
        y_ += set_row.height;
        if (set_row.kind == Kind::Body && !set_row.is_continued) ++n_body_rows_;
        part_.rows.push_back(std::move(row));
    }
}

page::Cell TablePart::make_cell(const SetCell& set, const SetRow& row, Length height,
                                const style::Paint& row_fill) const {
    page::Cell cell;
    cell.column = set.column;
    cell.n_columns = set.n_columns;
    cell.n_rows = set.n_rows;
    const Rect& frame = part_.head.frame;
    const Length before = columns_.width(0, set.column);
    const Length x = look_.is_right_to_left ? frame.right() - before - set.width : frame.x + before;
    cell.box = {x, y_, set.width, height};
    cell.insets = set.insets;
    cell.turn = set.spec->turn;
    cell.vertical_alignment = alignment_of(*set.spec, look_.design.styles);
    const bool is_last = set.column + set.n_columns == columns_.widths.size();
    style::Stroke start, end = is_last ? style::Stroke() : style_.column_rule;
    cell.fill = set.spec->fill;
    if (set.spec->style.is_valid()) {
        const style::CellStyle& own = look_.design.styles[set.spec->style];
        if (!cell.fill.is_visible()) cell.fill = own.fill;
        cell.above = own.rule_above;
        cell.below = own.rule_below;
        start = own.rule_start;
        if (own.rule_end.is_visible()) end = own.rule_end;
    }
    const bool is_tinted = row.kind == Kind::Body && set.n_columns == 1;
    if (!cell.fill.is_visible() && is_tinted) cell.fill = look_.columns[set.column].fill;
    if (!cell.fill.is_visible()) cell.fill = row_fill;
    if (look_.is_right_to_left) std::swap(start, end);
    cell.left = start;
    cell.right = end;
    return cell;
}

void TablePart::place_lines(const SetCell& set, const PageBuilder& page, page::Cell& cell) const {
    const bool is_turned = cell.turn != Turn::None;
    const Insets insets = insets_along_text(cell.insets, cell.turn);
    const Length height = is_turned ? cell.box.width : cell.box.height;
    const Length spare = height - insets.top - insets.bottom - set.galley.height;
    Length y = cell.box.y + insets.top;
    std::vector<story::Line> lines = set.galley.lines;
    if (spare > Length()) {
        if (cell.vertical_alignment == style::VerticalAlignment::Centre) y += spare / 2;
        if (cell.vertical_alignment == style::VerticalAlignment::Bottom) y += spare;
        if (cell.vertical_alignment == style::VerticalAlignment::Justify)
            justify_vertically(lines, set.galley.height + spare);
    }
    cell.lines = page.place_lines(std::move(lines), cell.box.x + insets.left, y);
}

}

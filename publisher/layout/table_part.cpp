// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_part.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/paragraph_rules.hpp"
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

void TablePart::finish(PageBuilder& page) {
    part_.head.frame.height = y_ - part_.head.frame.y;
    page.add(std::move(part_));
    for (page::Shape& rule : paragraph_rules_)
        page.add(std::move(rule));
    paragraph_rules_.clear();
}

style::Paint TablePart::fill_of(const SetRow& row) const {
    switch (row.kind) {
        case Kind::Head: return style_.head_fill;
        case Kind::Group:
        case Kind::Foot: return style_.group_fill;
        case Kind::Body: break;
    }
    // What goes on of a row has the ground with which it began.
    const int place = n_body_rows_ - row.is_continued;
    return look_.is_zebra && place % 2 == 1 ? style_.zebra_fill : style::Paint();
}

void TablePart::add(const SetRows& rows, const bind::Block& block, PageBuilder& page, Outcome& outcome,
                    diag::Sink& findings) {
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
                place_text(set_cell, block, page, cell);
                const TextPlace place{block.stories[*set_cell.story].id, block,
                                      look_.design.nodes.origin(set_cell.spec->node), page.page().number,
                                      cell.box};
                report_text(set_cell.fitted, place, outcome, findings);
                report_missing_glyphs(set_cell.galley.missing_glyphs, place, findings);
                report_turned(set_cell, cell, place, findings);
            } else {
                cell.story = static_cast<page::StoryIndex>(page.page().stories.size());
                page.page().stories.emplace_back();
            }
            row.cells.push_back(std::move(cell));
        }
        y_ += set_row.height;
        if (set_row.kind == Kind::Body && !set_row.is_continued) ++n_body_rows_;
        part_.rows.push_back(std::move(row));
    }
}

/// A turned text has the width of its cell for its lines.
void TablePart::report_turned(const SetCell& set, const page::Cell& cell, const TextPlace& place,
                              diag::Sink& findings) const {
    const Insets insets = insets_along_text(cell.insets, cell.turn);
    const bool has_room = set.galley.height <= cell.box.width - insets.top - insets.bottom;
    if (cell.turn == Turn::None || has_room) return;
    findings.add(diag::finding(diag::Code::OversetStory,
                               {{"lines", std::to_string(set.galley.lines.size())}, {"story", place.id}})
                     .from(place.design)
                     .about_product(place.block.product_name)
                     .on_page(place.page, place.frame));
}

void TablePart::place_text(const SetCell& set, const bind::Block& block, PageBuilder& page,
                           page::Cell& cell) {
    const story::Story& text = set.text(block);
    cell.story = page.add_story(*set.story);
    if (set.fitted.is_changed) page.replace_text(cell.story, text);
    cell.fitting = to_page(set.fitted.fitting);
    place_lines(set, page, cell);
    if (cell.turn != Turn::None) return;
    const Rect inner = cell.box.inset(cell.insets);
    const page::ObjectHead head{block.stories[*set.story].id, part_.head.layer, {}, cell.box, set.spec->node,
                                part_.head.is_furniture};
    for (page::Shape& rule : paragraph_rules(cell.lines, text, look_.design.styles, head, &inner))
        paragraph_rules_.push_back(std::move(rule));
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
    cell.style = set.spec->style;
    if (cell.style.is_valid()) {
        const style::CellStyle& own = look_.design.styles[cell.style];
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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/box_setter.hpp"
#include "publisher/layout/table_rows.hpp"

namespace publisher::layout {

/// A text that reads upwards or downwards is a table of one cell, which InDesign turns and keeps as text.
void BoxSetter::place_turned(const bind::BoundBox& box, const Rect& frame) {
    const design::TextSpec& spec = box.spec->text;
    FittedStory fitted = fit_text(setting_.composer, setting_.design.styles,
                                  {spec, block_.stories[*box.story], frame.height, frame.width});
    report_text(fitted, text_place(box.id, box.spec->node, frame), setting_.outcome, setting_.findings);
    page::Cell cell;
    cell.story = page_.add_story(*box.story);
    if (fitted.is_changed) page_.replace_text(cell.story, fitted.story);
    cell.box = frame;
    cell.turn = box.spec->turn;
    cell.vertical_alignment = spec.vertical_alignment;
    cell.fitting = to_page(fitted.fitting);
    const Length dy = align_vertically(fitted.galley, spec.vertical_alignment, frame.width);
    cell.lines = page_.place_lines(std::move(fitted.galley.lines), frame.x, frame.y + dy);
    page::TablePart part;
    part.head = head(box, frame);
    part.table = box.id;
    part.column_widths = {frame.width};
    part.rows.push_back({page::Row::Kind::Body, frame.y, frame.height, {std::move(cell)}, {}});
    page_.add(std::move(part));
}

}

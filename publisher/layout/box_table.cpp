// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/box_setter.hpp"
#include "publisher/layout/table_part.hpp"

namespace publisher::layout {

SetRows BoxSetter::set_table(const bind::BoundBox& box, Length width, TableColumns& columns) const {
    const bind::BoundTable& table = *box.table;
    const style::StyleSheet& styles = setting_.design.styles;
    const style::TableStyle& style = styles[table.style];
    ColumnMeasure measure(table.columns, style, styles, setting_.composer);
    if (measure.looks_at_rows()) measure.add(block_, table.rows);
    columns = measure.columns(width);
    return RowSetter(columns, table.columns, style, styles, setting_.composer, setting_.is_right_to_left)
        .set(block_, table.rows, page::Row::Kind::Body);
}

Length BoxSetter::measure_table(const bind::BoundBox& box, Length width) const {
    TableColumns columns;
    return set_table(box, width, columns).height();
}

void BoxSetter::place_table(const bind::BoundBox& box, const Rect& frame) {
    TableColumns columns;
    const SetRows rows = set_table(box, frame.width, columns);
    TablePart part({setting_.design, box.table->style, box.table->columns, box.table->is_zebra,
                    setting_.is_right_to_left},
                   columns, head(box, frame), box.id, 0, 0);
    part.add(rows, block_, page_, setting_.outcome, setting_.findings);
    const Length overflow = part.bottom() - frame.bottom();
    part.finish(page_);
    if (overflow > 0.01_mm) report_too_high(box, frame, overflow);
}

}

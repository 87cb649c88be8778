// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_setter.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// What no sum of a page exceeds where nothing else is known.
constexpr std::int64_t kWidestSum = 9999999;

}

std::vector<const std::vector<design::TableRow>*> TableSetter::feet() const {
    const design::TableSpec& table = template_.table;
    return {&table.group_foot, &table.foot_continued, &table.foot};
}

/// The sum of all rows, where they have been looked at; no part has a wider one.
std::optional<Decimal> TableSetter::widest_sum(const std::string& column) const {
    const auto sum = (totals_ ? *totals_ : sums_).sum(story::PageField::SumOfTable, column);
    return sum && !totals_ ? Decimal(kWidestSum) : sum;
}

/// Room for the feet is kept free before it is known what they will say.
void TableSetter::measure_feet() {
    const design::TableSpec& table = template_.table;
    is_measuring_ = true;
    for (const auto* rows : {&table.foot_continued, &table.foot}) {
        const auto foot = set_part(*rows, "foot", page::Row::Kind::Foot);
        if (foot) foot_height_ = std::max(foot_height_, foot->height());
    }
    const auto group_foot =
        set_part(table.group_foot, "group-foot", page::Row::Kind::Foot, &placement_.entries.front());
    if (group_foot) group_foot_height_ = group_foot->height();
    is_measuring_ = false;
}

void TableSetter::measure_columns(Length width) {
    ColumnMeasure measure(template_.table.columns, *style_, inputs_.design.styles, pages_.setting().composer,
                          static_cast<std::size_t>(rung_));
    if (measure.looks_at_rows()) {
        totals_.emplace(template_.table);
        bind::Block head = inputs_.binder.bind_part(template_, template_.table.head, "head");
        for (bind::BoundRow& row : head.rows)
            row.kind = bind::BoundRow::Kind::Head;
        measure.add(head, head.rows);
        for (const plan::Entry& entry : placement_.entries) {
            const bind::Block block = bind_row(entry);
            measure.add(block, block.rows);
            totals_->add(block);
        }
        is_measuring_ = true;
        for (const auto* foot : feet()) {
            bind::Block block = inputs_.binder.bind_part(template_, *foot, "foot");
            fill(block, &placement_.entries.front());
            measure.add(block, block.rows);
        }
        is_measuring_ = false;
    }
    columns_ = measure.columns(width);
}

}

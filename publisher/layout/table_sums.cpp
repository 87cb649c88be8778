// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_sums.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// A sum that has more digits than a decimal holds stays as it is; no catalog comes near.
void increase(Decimal& sum, const Decimal& amount) {
    sum = sum.plus(amount).value_or(sum);
}

}

TableSums::TableSums(const design::TableSpec& table) {
    for (const design::TableColumn& column : table.columns)
        columns_.push_back({column.name, column.sum != nullptr, {}, {}, {}, {}});
}

void TableSums::add(const bind::Block& block) {
    for (std::size_t i = 0; i < block.amounts.size(); ++i) {
        if (!block.amounts[i]) continue;
        for (Decimal* sum : {&columns_[i].part, &columns_[i].group, &columns_[i].all})
            increase(*sum, *block.amounts[i]);
    }
}

void TableSums::begin_part() {
    for (Column& column : columns_) {
        column.before = column.all;
        column.part = {};
    }
}

void TableSums::begin_group() {
    for (Column& column : columns_)
        column.group = {};
}

std::optional<Decimal> TableSums::sum(story::PageField field, const std::string& name) const {
    using story::PageField;
    const auto column =
        std::find_if(columns_.begin(), columns_.end(), [&](const Column& each) { return each.name == name; });
    if (column == columns_.end() || !column->is_summed) return std::nullopt;
    switch (field) {
        case PageField::SumOfPage: return column->part;
        case PageField::SumOfGroup: return column->group;
        case PageField::SumOfTable:
        case PageField::SumSoFar: return column->all;
        case PageField::SumBefore: return column->before;
        default: return std::nullopt;
    }
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/story/story.hpp"

#include <string>
#include <vector>

namespace publisher::layout {

/// Sums of a table's columns while it is poured: of the part on this page, of the group, of everything.
class TableSums {
public:
    explicit TableSums(const design::TableSpec& table);

    void add(const bind::Block& block);
    void begin_part();
    void begin_group();
    /// Nothing for a column that is not summed.
    std::optional<Decimal> sum(story::PageField field, const std::string& column) const;

private:
    struct Column {
        std::string name;
        bool is_summed = false;
        Decimal part, group, all, before;
    };
    std::vector<Column> columns_;
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/layout/number_extent.hpp"
#include "publisher/text/composer.hpp"

#include <vector>

namespace publisher::layout {

/// What the rows of one table agree on: how wide its columns are, and where their decimal points stand.
struct TableColumns {
    std::vector<Length> widths;
    std::vector<NumberExtent> numbers; ///< the widest number of each column; zero where it does not align

    Length width(std::uint32_t column, std::uint32_t n_columns) const;
};

/// Looks at all rows of a table before the first is set, so that its columns are the same throughout.
class ColumnMeasure {
public:
    /// `rung`: the step of their ladders that the cells of the table take together.
    ColumnMeasure(const std::vector<design::TableColumn>& columns, const style::TableStyle& style,
                  const style::StyleSheet& styles, text::Composer& composer, std::size_t rung = 0);

    /// Is there a column whose width or decimal point depends on what its cells say?
    bool looks_at_rows() const;
    /// Cells that span several columns do not count, and the numbers of heads do not align.
    void add(const bind::Block& block, const std::vector<bind::BoundRow>& rows);
    /// Fixed columns and those by content take what they need of the room, shares divide the rest. Without
    /// shares columns by content that are too wide for it give up the same part of their widths.
    TableColumns columns(Length room) const;

private:
    void add(const bind::Block& block, const bind::BoundCell& cell, std::size_t column, bool may_align);

    const std::vector<design::TableColumn>& columns_;
    const style::TableStyle& style_;
    const style::StyleSheet& styles_;
    text::Composer& composer_;
    std::size_t rung_;
    std::vector<Length> natural_;
    std::vector<NumberExtent> numbers_;
};

/// The distances of a cell's text from its edges.
const Insets& insets_of(const design::TableCell& cell, const style::TableStyle& style,
                        const style::StyleSheet& styles);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/table_rows.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// The row grows with its texts.
constexpr Length kEndless = 10'000_mm;
/// A rounding unit more, so that the widest cell does not break.
constexpr Length kSpare = 0.1_pt;

FittedStory fit_cell(const RowMeasures& measures, const bind::Block& block, const bind::BoundCell& cell,
                     Length width) {
    FitRequest request{cell.spec->text, block.stories[*cell.story], width, kEndless};
    for (const auto& version : cell.versions)
        request.versions.push_back(version ? &block.stories[*version] : nullptr);
    return fit_text(measures.composer, measures.styles, request);
}

SetRow set_row(const RowMeasures& measures, const bind::Block& block, const bind::BoundRow& bound,
               const std::vector<Length>& widths) {
    const Insets& insets = measures.insets;
    SetRow row;
    Length x;
    std::uint32_t column = 0;
    for (const bind::BoundCell& cell : bound.cells) {
        SetRow::Cell& set = row.cells.emplace_back();
        set.spec = cell.spec;
        set.story = cell.story;
        set.column = column;
        set.n_columns = static_cast<std::uint32_t>(cell.spec->n_columns);
        set.x = x;
        for (std::uint32_t i = 0; i < set.n_columns; ++i)
            set.width += widths[column + i];
        x += set.width;
        column += set.n_columns;
        if (!cell.story) continue;
        set.text = fit_cell(measures, block, cell, set.width - insets.left - insets.right);
        row.height = std::max(row.height, height_of_lines(set.text.galley, 0) + insets.top + insets.bottom);
    }
    return row;
}

}

SetBlock set_rows(const RowMeasures& measures, bind::Block block, page::Row::Kind kind,
                  const std::vector<Length>& widths) {
    SetBlock result;
    for (const bind::BoundRow& bound : block.rows) {
        result.rows.push_back(set_row(measures, block, bound, widths));
        result.rows.back().kind = kind;
        result.height += result.rows.back().height;
    }
    result.block = std::move(block);
    return result;
}

void widen_to_content(const RowMeasures& measures, const bind::Block& block, std::vector<Length>& widths) {
    const Length insets = measures.insets.left + measures.insets.right;
    for (const bind::BoundRow& row : block.rows) {
        std::size_t column = 0;
        for (const bind::BoundCell& cell : row.cells) {
            if (cell.spec->n_columns == 1 && cell.story) {
                const Length content = measures.composer.prepare(block.stories[*cell.story]).natural_width();
                widths[column] = std::max(widths[column], content + insets + kSpare);
            }
            column += static_cast<std::size_t>(cell.spec->n_columns);
        }
    }
}

}

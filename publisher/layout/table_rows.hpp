// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/layout/fit_text.hpp"
#include "publisher/page/page.hpp"

#include <optional>
#include <vector>

namespace publisher::layout {

/// A row set in the table's column widths, waiting for its place.
struct SetRow {
    page::Row::Kind kind = page::Row::Kind::Body;
    Length height;
    struct Cell {
        const design::TableCell* spec = nullptr;
        std::optional<bind::StoryIndex> story;
        std::uint32_t column = 0, n_columns = 1;
        Length x, width;
        FittedStory text; ///< nothing in an empty cell
    };
    std::vector<Cell> cells;
};

/// The rows of one product, or a head or foot.
struct SetBlock {
    bind::Block block;
    std::vector<SetRow> rows;
    Length height;
};

/// What setting rows needs to know of their table.
struct RowMeasures {
    text::Composer& composer;
    const style::StyleSheet& styles;
    Insets insets; ///< of every cell
};

/// Cells are as high as their texts; a text of more lines than its cell may have goes down its ladder.
SetBlock set_rows(const RowMeasures& measures, bind::Block block, page::Row::Kind kind,
                  const std::vector<Length>& widths);

/// Makes each width at least that of the widest content in its column. Cells that span several columns do
/// not count.
void widen_to_content(const RowMeasures& measures, const bind::Block& block, std::vector<Length>& widths);

}

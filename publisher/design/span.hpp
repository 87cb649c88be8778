// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"

#include <algorithm>

namespace publisher::design {

/// The row behind those that a cell of the template spans; one that spans the rows of all variants reaches to
/// the last of the rows for variants it stands in.
inline std::size_t end_of_span(const std::vector<TableRow>& rows, std::size_t row_idx,
                               const TableCell& cell) {
    if (cell.n_rows != kAllVariants)
        return std::min(rows.size(), row_idx + static_cast<std::size_t>(cell.n_rows));
    std::size_t end = row_idx + 1;
    while (end < rows.size() && rows[row_idx].is_for_variants && rows[end].is_for_variants)
        ++end;
    return end;
}

}

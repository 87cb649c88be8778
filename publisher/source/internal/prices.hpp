// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/reporter.hpp"
#include "publisher/source/records.hpp"

#include <string_view>
#include <vector>

namespace publisher::source {

/// Adds a price for the cell. With a currency in `pattern` the cell is its amount; without, it is a
/// list such as "331.4 EUR,590.41 USD", and each entry becomes a price. An empty cell has none.
void add_prices(std::string_view text, const PriceRecord& pattern, const CellRef& cell, Reporter& reporter,
                std::vector<PriceRecord>& prices);

}

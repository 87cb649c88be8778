// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"

#include <functional>
#include <string>

namespace publisher::catalog {

struct DumpOptions {
    /// Says for each value whether, and by which step of the chain, this address gets it.
    const Address* address = nullptr;
    /// Adds the source cell of each value; without it the listing is the same for the same data,
    /// whatever the order of the sources.
    bool has_cells = false;
};

/// One product with everything it has and inherits, sorted by field, then level:
///
///     product NV-1042  SKU NV-1042, GTIN 4012345678901
///       model nv-1000
///       family chairs
///       value name  de_DE  level 1  step locale  "Stuhl"
///       price regular  19.90 EUR  list retail  gross  level 0
std::string dump_product(const Snapshot& snapshot, ProductId product, const DumpOptions& options = {});

/// What is in the snapshot: counts by family, the category trees, how many products have each attribute
/// (by locale), prices (by currency, list and kind) and pictures. Reads every product once.
std::string dump_summary(const Snapshot& snapshot);

/// The summary, then every product and model, sorted by id. Piece by piece, so that a large snapshot need
/// not be in memory.
void dump_snapshot(const Snapshot& snapshot, const DumpOptions& options,
                   const std::function<void(std::string_view)>& write);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"

#include <string>
#include <utility>
#include <vector>

namespace publisher::plan {

/// A category's place in its tree: the order of every ancestor from the root down, and which one it is.
using TreePath = std::vector<std::pair<int, std::uint32_t>>;

/// Empty for no category.
TreePath path_of(catalog::CategoryId category, const catalog::Snapshot& snapshot);

/// The product's first category of a tree; invalid when it has none.
catalog::CategoryId category_in_tree(const catalog::ProductView& product, const std::string& tree,
                                     const catalog::Snapshot& snapshot);

}

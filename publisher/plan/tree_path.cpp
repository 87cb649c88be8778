// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/tree_path.hpp"

#include <algorithm>

namespace publisher::plan {

using catalog::CategoryId;

TreePath path_of(CategoryId category, const catalog::Snapshot& snapshot) {
    TreePath path;
    for (; category.is_valid(); category = snapshot.categories()[category.index()].parent) {
        path.emplace_back(snapshot.categories()[category.index()].order, category.index());
    }
    std::reverse(path.begin(), path.end());
    return path;
}

CategoryId category_in_tree(const catalog::ProductView& product, const std::string& tree,
                            const catalog::Snapshot& snapshot) {
    for (const CategoryId category : product.categories()) {
        const catalog::Category& entry = snapshot.categories()[category.index()];
        if (entry.tree == tree || entry.code == tree) return category;
    }
    return {};
}

}

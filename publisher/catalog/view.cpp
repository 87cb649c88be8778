// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/snapshot.hpp"

#include <algorithm>

namespace publisher::catalog {

std::string_view ProductView::identifier(std::string_view scheme) const {
    for (const auto& level : levels_) {
        for (const Identifier& identifier : level->identifiers) {
            if (equals_ignoring_case(identifier.scheme, scheme)) return identifier.text;
        }
    }
    // A table names its records by their article number; only other sources keep one beside the id.
    if (equals_ignoring_case(scheme, "sku") && !own().is_model) return own().id;
    return {};
}

std::vector<CategoryId> ProductView::categories() const {
    std::vector<CategoryId> result;
    for (const auto& level : levels_) {
        for (const CategoryId category : level->categories) {
            if (std::find(result.begin(), result.end(), category) == result.end()) result.push_back(category);
        }
    }
    return result;
}

FamilyId ProductView::family() const {
    for (const auto& level : levels_) {
        if (level->family.is_valid()) return level->family;
    }
    return {};
}

std::vector<const Price*> ProductView::prices(std::string_view currency) const {
    std::vector<const Price*> result;
    for (const auto& level : levels_) {
        for (const Price& price : level->prices) {
            if (price.currency == currency) result.push_back(&price);
        }
        if (!result.empty()) break;
    }
    return result;
}

std::vector<const AssetLink*> ProductView::assets() const {
    std::vector<const AssetLink*> result;
    for (const auto& level : levels_) {
        const std::size_t n_nearer = result.size();
        for (const AssetLink& link : level->assets) {
            const bool is_hidden =
                std::any_of(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(n_nearer),
                            [&](const AssetLink* nearer) { return nearer->role == link.role; });
            if (!is_hidden) result.push_back(&link);
        }
    }
    return result;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/relatives.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>

namespace publisher::verify {

Relatives::Relatives(const Inputs& inputs) : snapshot_(inputs.snapshot) {
    for (const governance::ClearedProduct& cleared : inputs.clearance.products)
        fallbacks_.emplace(cleared.product, &cleared.fallback_locales);
    for (const plan::SectionPlan& section : inputs.flatplan.sections) {
        for (const plan::PlacementPlan& placement : section.placements) {
            if (placement.is_index) continue;
            for (const plan::Entry& entry : placement.entries) {
                const auto products = placement.products_of(entry);
                placed_.insert(products.begin(), products.end());
            }
        }
    }
}

std::vector<catalog::ProductId> Relatives::of(const catalog::ProductView& product,
                                              std::string_view relation) const {
    std::vector<catalog::ProductId> relatives;
    bool is_named = false;
    for (const auto& level : product.levels()) {
        for (const catalog::Relation& each : level->relations) {
            if (!equals_ignoring_case(each.type, relation)) continue;
            is_named = true;
            const auto placed = each.target.is_valid() ? placed_one_of(each.target) : std::nullopt;
            if (placed && std::ranges::find(relatives, *placed) == relatives.end())
                relatives.push_back(*placed);
        }
        if (is_named) break;
    }
    return relatives;
}

std::optional<catalog::ProductId> Relatives::placed_one_of(catalog::ProductId target) const {
    if (placed_.contains(target)) return target;
    for (const catalog::ProductId variant : snapshot_.variants(target)) {
        if (const auto placed = placed_one_of(variant)) return placed;
    }
    return std::nullopt;
}

const std::vector<std::string>& Relatives::fallback_locales(catalog::ProductId product) const {
    static const std::vector<std::string> kNone;
    const auto found = fallbacks_.find(product);
    return found == fallbacks_.end() ? kNone : *found->second;
}

}

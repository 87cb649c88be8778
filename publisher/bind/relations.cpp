// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/relations.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace publisher::bind {
namespace {

using catalog::ProductId;
using catalog::Relation;

std::vector<const Relation*> relations_of(const catalog::ProductView& product, std::string_view type) {
    std::vector<const Relation*> relations;
    for (const auto& level : product.levels()) {
        for (const Relation& relation : level->relations) {
            if (equals_ignoring_case(relation.type, type)) relations.push_back(&relation);
        }
        if (!relations.empty()) break;
    }
    return relations;
}

/// The target, or the first placed record below it.
std::optional<ProductId> placed_one_of(ProductId target, const Inputs& inputs) {
    if (inputs.is_placed && inputs.is_placed(target)) return target;
    for (const ProductId variant : inputs.snapshot.variants(target)) {
        if (const auto placed = placed_one_of(variant, inputs)) return placed;
    }
    return std::nullopt;
}

}

std::vector<ProductId> related_products(const catalog::ProductView& product, const design::Inline& piece,
                                        const Inputs& inputs, diag::Sink& findings) {
    std::vector<ProductId> related;
    for (const Relation* relation : relations_of(product, piece.argument)) {
        // One that is no record at all is a finding of the catalog.
        if (!relation->target.is_valid()) continue;
        const auto placed = placed_one_of(relation->target, inputs);
        if (!placed) {
            findings.add(diag::finding(diag::Code::RelationLeftOut,
                                       {{"target", relation->target_code}, {"type", relation->type}})
                             .from(inputs.design.nodes.origin(piece.node))
                             .from(inputs.snapshot.cells().resolve(relation->cell))
                             .about_product(product.own().name_for_findings()));
            continue;
        }
        if (std::find(related.begin(), related.end(), *placed) == related.end()) related.push_back(*placed);
    }
    return related;
}

}

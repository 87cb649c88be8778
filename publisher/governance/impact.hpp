// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/governance/clearance.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::governance {

/// What a change of one thing touches in one edition; pages and files are added from its report.
struct EditionImpact {
    std::string edition;
    std::vector<ProductId> printed;   ///< in the order of the sources
    std::vector<ProductId> left_out;  ///< a change may bring them in
    std::vector<std::string> reasons; ///< "the asset is refused: the rights run ..", sorted, each once

    bool is_touched() const { return !printed.empty() || !left_out.empty(); }
};

struct Impact {
    enum class Kind { Nothing, Product, Model, Asset, PriceList };
    Kind kind = Kind::Nothing;
    std::string name;                    ///< as the data spells it: the stable id
    std::vector<EditionImpact> editions; ///< one for each clearance, in their order
};

std::string_view to_string(Impact::Kind kind);

/// What an id stands for and which editions it touches: a product by its id or any identifier, a model for
/// all its variants, an asset for all products that link it, a price list for the products it prices in
/// the editions that use it. Kind::Nothing when the id is none of these.
Impact find_impact(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                   std::span<const Clearance> clearances, std::string_view id);

std::string to_listing(const Impact& impact, const catalog::Snapshot& snapshot);

}

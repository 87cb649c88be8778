// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/plan.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::plan {

/// The products of one group in their order.
struct Group {
    catalog::CategoryId category; ///< invalid: the placement is not grouped
    GroupName name;
    std::vector<catalog::ProductId> products;
    /// Of products that stand for all variants of their model: these, the product first.
    std::map<catalog::ProductId, std::vector<catalog::ProductId>> variants = {};
    std::map<catalog::ProductId, catalog::ProductId> families =
        {}; ///< the root model of each variant, where the placement asks for it
};

/// The cleared products a placement selects, in groups: the tree's order, then the products' own.
std::vector<Group> select_groups(const publication::Placement& placement, const Inputs& inputs,
                                 diag::Sink& findings);

}

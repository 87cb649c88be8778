// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/plan.hpp"

#include <string>
#include <vector>

namespace publisher::plan {

/// The products of one group in their order.
struct Group {
    catalog::CategoryId category;          ///< invalid: the placement is not grouped
    GroupName name;
    std::vector<catalog::ProductId> products;
};

/// The cleared products a placement selects, in groups: the tree's order, then the products' own.
std::vector<Group> select_groups(const publication::Placement& placement, const Inputs& inputs, diag::Sink& findings);

}

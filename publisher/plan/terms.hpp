// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/plan.hpp"
#include "publisher/plan/select.hpp"

#include <vector>

namespace publisher::plan {

/// The terms of an index: what the placement's expression says of each selected product, taken apart at the
/// separator, each term once, with its products in the order in which they were selected.
std::vector<Term> collect_terms(const publication::Placement& placement, const std::vector<Group>& groups,
                                const Inputs& inputs, diag::Sink& findings);

/// When all is planned: leaves out what stands nowhere, adds the references from term to term, and gives the
/// placement a row for each term, as readers of the locale sort them. A reference to a term that is not
/// there is a finding and is left out.
void settle_terms(const publication::Placement& placement, const std::vector<bool>& is_placed,
                  const Inputs& inputs, PlacementPlan& plan, diag::Sink& findings);

}

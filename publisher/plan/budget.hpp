// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/flow_grid.hpp"

namespace publisher::plan {

/// Pours tiles into the grid of their section; where its pages do not do, into the first of its denser grids
/// with which they do, and says so. When none does the densest stands, and layout names what is beyond.
void flow_within_budget(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
                        const std::vector<Group>& groups, const Inputs& inputs, PlacementPlan& placement,
                        diag::Sink& findings);

}

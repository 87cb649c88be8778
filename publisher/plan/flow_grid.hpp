// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/solved_grid.hpp"

namespace publisher::plan {

/// Pours the tiles of all groups row by row, in the order and to the places that plans give. What a plan
/// demands and flowing tiles do not meet is reported; the tiles stand where they came to.
void flow_grid(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
               std::vector<Group> groups, const Inputs& inputs, PlacementPlan& placement,
               diag::Sink& findings);

}

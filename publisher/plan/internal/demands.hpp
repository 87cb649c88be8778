// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/solved_grid.hpp"

#include <vector>

namespace publisher::plan {

/// Turns groups, plans, records and the publication's rules into a planogram: items in their order, sizes in
/// the order of the placement's choices, demands in words. `pinned` says of each item whether its slot is
/// demanded. Rows that are impossible by themselves are reported and demand nothing.
void put_question(const GridTask& task, const std::vector<Group>& groups, const Inputs& inputs,
                  SolvedGrid& solved, std::vector<char>& pinned, diag::Sink& findings);

}

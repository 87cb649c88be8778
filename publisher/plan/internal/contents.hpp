// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

namespace publisher::plan {

/// Gives a table of contents its lines when all else is planned: sections that have a title and something to
/// show, groups in the order in which they stand in the edition. `contents` is a placement of the flatplan
/// with one entry, which says the template.
void fill_contents(const Flatplan& flatplan, publication::Placement::Lines lines, PlacementPlan& contents);

}

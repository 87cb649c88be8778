// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/pagination.hpp"
#include "publisher/plan/plan.hpp"
#include "publisher/plan/planogram.hpp"
#include "publisher/plan/select.hpp"

#include <string>
#include <vector>

namespace publisher::plan {

/// A grid with size classes as it was put to the solver, and what came back.
struct SolvedGrid {
    Planogram planogram;
    Arrangement arrangement;
    std::vector<catalog::ProductId> products; ///< of the planogram's items
    std::vector<std::string> departments;
    std::vector<origin::DataOrigin> origins; ///< of the demands; unknown where the publication makes them
    long long n_steps = 0;
};

/// What a placement's grid is solved with.
struct GridTask {
    const publication::Section& section;
    const publication::Placement& placement;
    const std::vector<design::TemplateId>& templates; ///< of the placement's size choices
    const design::Grid& grid;
    Size area;                     ///< type area
    int first_page = 1;            ///< of the placement in its section; plans count from there
    std::size_t placement_idx = 0; ///< in the section
    Length heading = {};           ///< of the section, at the head of the placement's first page
    int n_pages = 0;               ///< of a grid with size classes; 0: as few as do
    std::vector<design::TemplateId> adverts = {}; ///< templates, one for each advert of the placement
};

/// Gives every product of the groups a slot of its size class. Demands that cannot be met together are
/// named and given up, so that there is always something to look at.
void solve_grid(const GridTask& task, const std::vector<Group>& groups, const Inputs& inputs,
                PlacementPlan& placement, diag::Sink& findings);

/// The place of columns and rows in the type area.
Rect frame_of(const GridPlace& place, const design::Grid& grid, Size area);

/// Why a product stands where it stands: what was demanded of it, and for every page whether it could stand
/// there and what forbids it. Nothing when no solved grid places it.
std::string explain(const Flatplan& flatplan, catalog::ProductId product);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/solved_grid.hpp"

#include <vector>

namespace publisher::plan {

/// An advert where a row of a plan puts it.
struct PlannedAdvert {
    std::size_t idx = 0; ///< among those of the placement
    design::TemplateId item;
    int page = 0;    ///< of the placement, from 0
    GridPlace place; ///< inside the grid
    const PlanRow* row = nullptr;
};

/// The adverts that plans put on pages of the placement, in the order of the rows. Rows without a place, or
/// with one that leaves the grid, are findings.
std::vector<PlannedAdvert> planned_adverts(const GridTask& task, const Inputs& inputs, diag::Sink& findings);

void report_left_out(const PlannedAdvert& advert, const std::string& reason, diag::Sink& findings);

}

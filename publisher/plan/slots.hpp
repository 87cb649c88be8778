// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/flatplan.hpp"
#include "publisher/plan/select.hpp"

#include <map>

namespace publisher::plan {

/// Where a plan puts a tile of a flowing grid: page of the placement, column and row of the page, from 0.
struct PlannedSlot {
    int page = 0, column = 0, row = 0;
    auto operator<=>(const PlannedSlot&) const = default;
};
using PlannedSlots = std::map<catalog::ProductId, PlannedSlot>;

/// The type area of a parent page of a layout.
Size type_area(const design::Layout& layout, const design::ParentPage& parent);

/// Gives the tiles of all groups their slots, row by row, bands above their groups.
///
/// A page whose rows do not fill it because a band takes room, or whose next row would not fit, has its
/// rows stretched to the foot of the type area; the last page of a group keeps the slot's height. Planned
/// tiles begin the page, row and column of their slot unless that lies behind; the others follow them.
void assign_slots(const std::vector<Group>& groups, const design::Template& tile, design::TemplateId tile_id,
                  const design::Template* band, design::TemplateId band_id, const design::Grid& grid,
                  Size area, PlacementPlan& placement, const PlannedSlots& planned = {});

}

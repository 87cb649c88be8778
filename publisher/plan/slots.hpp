// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/flatplan.hpp"
#include "publisher/plan/select.hpp"

namespace publisher::plan {

/// The type area of a parent page of a layout.
Size type_area(const design::Layout& layout, const design::ParentPage& parent);

/// Gives the tiles of all groups their slots, row by row, bands above their groups.
///
/// A page whose rows do not fill it because a band takes room, or whose next row would not fit, has its
/// rows stretched to the foot of the type area; the last page of a group keeps the slot's height.
void assign_slots(const std::vector<Group>& groups, const design::Template& tile, design::TemplateId tile_id,
                  const design::Template* band, design::TemplateId band_id, const design::Grid& grid, Size area,
                  PlacementPlan& placement);

}

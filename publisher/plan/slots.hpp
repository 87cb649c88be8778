// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/flatplan.hpp"
#include "publisher/plan/select.hpp"

#include <functional>
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

/// A place as the rules for templates see it; the page is that of the placement, from 0.
struct Spot {
    int page = 0;
    bool is_first_of_page = false, is_first_of_group = false;
};

/// What flows into the slots of a grid, and by which rules.
struct SlotTask {
    const design::Design& design;
    const design::Grid& grid;
    Size area; ///< type area
    std::function<design::TemplateId(catalog::ProductId, const Spot&)> template_of;
    design::TemplateId band = {}; ///< above each group; invalid: none
    bool keeps_families = false;
    struct Note {
        design::TemplateId item;
        int every =
            0; ///< first on every second page, third, ...; 0: behind each group, where slots stay empty
    };
    std::vector<Note> notes = {};
};

/// What the rules could not be followed in.
struct SlotReport {
    struct Family {
        catalog::ProductId model;
        int n_products = 0;
    };
    std::vector<Family> families_apart;
    std::vector<std::size_t> notes_left_out; ///< those that found no room anywhere
};

/// Gives the tiles of all groups their slots, row by row, bands above their groups.
///
/// A page whose rows do not fill it because a band takes room, or whose next row would not fit, has its
/// rows stretched to the foot of the type area; the last page of a group keeps the slot's height. Planned
/// tiles begin the page, row and column of their slot unless that lies behind; the others follow them.
/// Families that are kept together begin a new page where this one has not enough slots for them.
SlotReport assign_slots(const std::vector<Group>& groups, const SlotTask& task, PlacementPlan& placement,
                        const PlannedSlots& planned = {});

}

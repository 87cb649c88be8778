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
    /// Above each group, from the one that is liked best; none: empty. Where groups begin pages the first of them
    /// stands with which the group ends on the fewest pages and leaves the least of the last one empty.
    std::vector<design::TemplateId> bands = {};
    bool keeps_families = false;
    Length heading = {}; ///< taken at the head of the first page
    struct Note {
        design::TemplateId item;
        int every =
            0; ///< first on every second page, third, ...; 0: behind each group, where slots stay empty
    };
    std::vector<Note> notes = {};
    /// What a plan puts on a page, whatever flows around it; a row is as high as its advert.
    struct Advert {
        design::TemplateId item;
        std::string name;
        int page = 0, column = 0, row = 0; ///< inside the grid
    };
    std::vector<Advert> adverts = {};
};

/// What the rules could not be followed in.
struct SlotReport {
    struct Family {
        catalog::ProductId model;
        int n_products = 0;
    };
    std::vector<Family> families_apart;
    std::vector<std::size_t> notes_left_out; ///< those that found no room anywhere
    struct Advert {
        std::size_t idx = 0;
        std::string reason;
    };
    std::vector<Advert> adverts_left_out;
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

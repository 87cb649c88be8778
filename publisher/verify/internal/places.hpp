// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/expect.hpp"
#include "publisher/verify/internal/page_text.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace publisher::verify {

/// Where a product stands, found from the page alone: its number, and the parts of the page above and below
/// it up to the next number of the same column.
struct Place {
    std::size_t placed = 0;          ///< index into the expectations
    std::size_t page = 0;            ///< index into the pages
    Rect number;                     ///< where the number, or what stands for it, is printed
    std::optional<std::size_t> word; ///< the number's; nothing when the place was found by the name
    bool is_number_right = true;     ///< false: it was found by something like it
    Rect above, below;
};

struct Places {
    std::vector<Place> places;          ///< by page, then as read
    std::vector<std::size_t> not_found; ///< indexes of products
    struct Stranger {
        std::size_t page = 0;
        std::size_t word = 0;
        std::string id;
        bool is_planned = false; ///< planned, but not so often
    };
    std::vector<Stranger> strangers; ///< numbers of products that are not planned here
    /// Pages on which each section of the plan was met; first and last as indexes.
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> section_pages;
};

/// The room on its page that the plan gives a product, where it gives one.
std::optional<Rect> planned_frame(const Inputs& inputs, const Placed& placed, int page_number);

/// The columns of a page of a section in reading order, as high as the type area.
std::vector<Rect> text_columns(const Inputs& inputs, std::size_t section, int page_number);

/// Gives every place the parts of its page that belong to it. Tiles have the room that was planned for them,
/// as long as their number stands in it; all others the strip of their column between one number and the
/// next.
void measure(const Inputs& inputs, const std::vector<Placed>& placed, const std::vector<PageText>& pages,
             std::vector<Place>& places);

/// Products by their article numbers; by something very like the number, or by the name, where the number is
/// not there.
Places find_places(const Inputs& inputs, const std::vector<Placed>& placed,
                   const std::vector<PageText>& pages);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/page/page.hpp"
#include "publisher/plan/flatplan.hpp"

#include <map>
#include <optional>
#include <string>

namespace publisher::layout {

/// Where the thumb tabs of an edition stand: sections and groups in their order, each one step below the
/// one before, and from the top again where the page ends.
class ThumbTabPlaces {
public:
    ThumbTabPlaces(const plan::Flatplan& flatplan, const design::Design& design);

    /// What is seen of the tab of a page after trimming. Nothing where the page stands in no group that has
    /// a tab. `group` is the code of the page's first group.
    std::optional<Rect> place(const design::ThumbTabs& tabs, const page::Page& page,
                              const std::string& group) const;
    /// The same with what is trimmed off at the outer edge.
    Rect bled(Rect place, const page::Page& page) const;

private:
    bool is_at_left(const page::Page& page) const;

    bool is_right_to_left_ = false;
    std::map<std::string, int> order_; ///< by "section/ID" and "group/CODE"
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/internal/running_heads.hpp"

namespace publisher::emit::idml {

/// One side of a parent page, with the furniture of the first page that uses it. What is not the same on
/// all its pages, page fields and running heads that InDesign finds apart, stays on the pages.
struct ParentSide {
    page::Page sample; ///< its objects are furniture
    std::size_t n_pages = 0;
    std::set<std::string> changing; ///< ids of objects that differ from page to page

    bool is_shared(const std::string& object_id) const;

    std::map<std::string, std::string> forms; ///< by object id, of the sample's objects
};

struct Parent {
    std::string name;
    ParentSide left, right; ///< `right` as well for single pages
};

/// Adds a page to the side of the parent that it uses.
void add_furniture(const page::Page& page, ParentSide& side);
/// Running heads that InDesign does not find itself stay on their pages, or every page that is added would say
/// what the first one says; to be called behind the last page.
void settle_heads(const RunningHeads& heads, ParentSide& side);

}

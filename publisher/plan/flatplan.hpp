// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/folio.hpp"
#include "publisher/base/geometry.hpp"
#include "publisher/catalog/product.hpp"
#include "publisher/design/design.hpp"
#include "publisher/expression/index_term.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Which product goes where: sections, their placements, and in them pages, slots and order.
namespace publisher::plan {

struct SolvedGrid;

/// A place on the grid's lattice: columns and rows from 0.
struct GridPlace {
    int column = 0, row = 0, n_columns = 1, n_rows = 1;
    bool operator==(const GridPlace&) const = default;
};

/// Something that gets a place: a tile, a band above a group, a fixed page, a row of a table or of an index.
struct Entry {
    enum class Kind { Page, Group, Item, Term };
    Kind kind = Kind::Item;
    design::TemplateId item;
    catalog::ProductId product; ///< Item
    catalog::CategoryId group;  ///< of Item and Group; invalid where nothing is grouped
    /// Grids and pages: page within the placement, from 0, and the place in the type area.
    int page_offset = 0;
    Rect frame;
    GridPlace place;        ///< of items of a grid
    std::string size_class; ///< of items of a grid with size classes
    bool is_pinned = false; ///< the place was planned by somebody
    std::string letter;     ///< of a row of an index by letters
    std::uint32_t term = 0; ///< of a row of an index of terms: which of them
};

/// A line of an index of terms: keywords, brands, article numbers.
struct Term {
    expression::IndexTerm text;
    std::vector<catalog::ProductId> products; ///< that are placed; none for a term that only sends readers on
};

/// What a group is called: by people, and by whatever refers to it.
struct GroupName {
    std::string code, title; ///< code of the category; title in the edition's locale
};

struct PlacementPlan {
    enum class Kind { Page, Grid, Table };
    Kind kind = Kind::Grid;
    bool is_index = false; ///< its rows refer to places and are none
    bool is_group_on_new_page = false;
    std::vector<Entry> entries;
    std::map<catalog::CategoryId, GroupName> groups;
    std::vector<Term> terms;                  ///< of an index of terms; one entry each
    design::TemplateId term_item;             ///< of its rows
    int n_pages = 0;                          ///< of grids and pages; a table finds out in layout
    std::shared_ptr<const SolvedGrid> solved; ///< of a grid with size classes: how its places came about

    /// Empty where nothing is grouped.
    const GroupName& name_of(catalog::CategoryId group) const;
};

struct SectionPlan {
    std::string id, title;
    bool has_title = false; ///< else the title is the id
    enum class Start { Page, Recto, Spread } start = Start::Page;
    design::LayoutId layout;
    std::string parent_page;
    std::vector<PlacementPlan> placements;
    int min_pages = 0, max_pages = 0, page_multiple = 1; ///< 0: no limit
    Folio first_folio; ///< prefix and style of its folios; number 0: counts on from the page before
    design::TemplateId filler; ///< of the pages that make a multiple; invalid: blank ones
    origin::DesignOrigin origin;
};

struct Flatplan {
    std::vector<SectionPlan> sections;
    bool is_right_to_left = false;
    /// Cleared products that no placement selected; they are listed, because "in = placed + left out".
    std::vector<catalog::ProductId> unplaced;
};

/// One line for each entry: section, page, slot, product.
std::string to_listing(const Flatplan& flatplan,
                       const std::function<std::string(catalog::ProductId)>& name_of);

}

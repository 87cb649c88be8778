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

using LabelId = Id<struct LabelTag>;
using VariantsId = Id<struct VariantsTag>;

/// Something that gets a place: a tile, a band above a group, an advert or note, a fixed page, a row of a
/// table, of an index or of contents.
struct Entry {
    enum class Kind : std::uint8_t { Page, Group, Item, Note, Term, Section };
    Kind kind = Kind::Item;
    bool is_pinned = false; ///< the place was planned by somebody
    design::TemplateId item;
    catalog::ProductId product; ///< Item
    VariantsId variants;        ///< Item: those it stands for; invalid where it stands for itself alone
    catalog::CategoryId group;  ///< of Item and Group; invalid where nothing is grouped
    /// Grids and pages: page within the placement, from 0, and the place in the type area.
    int page_offset = 0;
    Rect frame;
    GridPlace place; ///< of items of a grid
    LabelId
        label; ///< the size class of an item of a grid, the name of an advert; the letter of a row of an index
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
    std::vector<Entry> entries; ///< half a million of a large price list: what many share is outside
    std::vector<std::string> labels;
    std::vector<std::vector<catalog::ProductId>>
        families; ///< variants that stand together, the first in front
    std::map<catalog::CategoryId, GroupName> groups;
    std::vector<std::string> sections; ///< of contents: the id for each entry, empty for lines of groups
    std::vector<Term> terms;           ///< of an index of terms; one for each entry
    design::TemplateId term_item;      ///< of its rows
    int n_pages = 0;                   ///< of grids and pages; a table finds out in layout
    bool may_grow = false;             ///< a grid with size classes and no number of pages of its own
    std::shared_ptr<const SolvedGrid> solved; ///< of a grid with size classes: how its places came about

    /// Empty where nothing is grouped.
    const GroupName& name_of(catalog::CategoryId group) const;
    /// Empty where the entry has none.
    const std::string& label_of(const Entry& entry) const;
    LabelId add_label(const std::string& label);
    /// All that the entry stands for: variants, or its product; none for bands, notes and pages.
    std::vector<catalog::ProductId> products_of(const Entry& entry) const;
    /// The variant of its family that has a row or a tile for all of them; the product itself where it stands alone.
    catalog::ProductId leader_of(catalog::ProductId product) const;
    VariantsId add_family(std::vector<catalog::ProductId> variants);
    /// The id of the section that a line of contents is about; empty for other entries.
    const std::string& section_of(const Entry& entry) const;
    /// Of one of its own entries; null where it is no row of an index of terms.
    const Term* term_of(const Entry& entry) const;
};

struct SectionPlan {
    std::string id, title;
    bool has_title = false; ///< else the title is the id
    enum class Start { Page, Recto, Spread } start = Start::Page;
    design::LayoutId layout;
    std::string parent_page;
    std::vector<PlacementPlan> placements;
    int min_pages = 0, max_pages = 0, page_multiple = 1; ///< 0: no limit
    Folio first_folio;          ///< prefix and style of its folios; number 0: counts on from the page before
    design::TemplateId filler;  ///< of the pages that make a multiple; invalid: blank ones
    design::TemplateId heading; ///< above the content of its first page; invalid: none
    origin::DesignOrigin origin;
    int n_denser_grids = 0; ///< steps that its grids can be set tighter
    int table_rung = 0;     ///< steps that its tables have been set tighter
};

/// What rounds before have learned of the pages that an edition may have.
struct PageFit {
    std::map<std::string, int> steps;      ///< by section: how many steps tighter than designed it is set
    std::map<std::string, int> min_pages;  ///< by section: filled up to so many
    std::map<std::string, int> grid_pages; ///< by section: of its grid with size classes
};

/// On which page of the edition placements begin, by section and place in it: what only layout knows.
using FirstPages = std::map<std::pair<std::string, std::size_t>, int>;

struct Flatplan {
    std::vector<SectionPlan> sections;
    bool is_right_to_left = false;
    bool depends_on_sides = false; ///< templates were chosen by left and right pages
    /// Cleared products that no placement selected; they are listed, because "in = placed + left out".
    std::vector<catalog::ProductId> unplaced;
};

/// One line for each entry: section, page, slot, product.
std::string to_listing(const Flatplan& flatplan,
                       const std::function<std::string(catalog::ProductId)>& name_of);

}

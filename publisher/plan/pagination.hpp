// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/decimal.hpp"
#include "publisher/catalog/snapshot.hpp"
#include "publisher/origin/origin.hpp"
#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace publisher::diag {
class Sink;
}
namespace publisher::sheet {
struct Table;
}
namespace publisher::source {
struct TextTable;
}

namespace publisher::plan {

/// What somebody wants of a product's place: a row of a plan, or the same fields of the product's record.
/// What is not said is left to the engine.
struct PlanRow {
    std::string section; ///< id; empty: whichever section places the product
    std::string product; ///< as written
    std::string advert;  ///< by name, instead of a product
    int page = 0;        ///< of the section, from 1
    struct Pair {
        int column = 0, row = 0;
    };
    std::optional<Pair> slot; ///< column and row of its corner, from 0
    std::optional<Pair> span; ///< how many columns and rows
    std::string size_class, template_file;
    std::optional<Decimal> order;                     ///< within the product's group, from low to high
    int must_first = 0, must_last = 0;                ///< pages it has to stand on, from 1
    std::vector<std::string> keep_with, never_beside; ///< other products
    bool is_free = false;                             ///< pinned="no": page and slot may change
    std::string paid_by;                              ///< who paid for the space of that size
    /// Where the fields stand: of the row, and of each field that is said.
    origin::DataOrigin origin;
    std::map<std::string, origin::DataOrigin> origins;

    bool is_placed() const { return page > 0 && slot && !is_free; }
    /// "stands on page 3 (plan.csv, row 7)": the words with where they come from.
    std::string with_origin(const std::string& words, const std::string& field) const;
};

/// The rows of all plans of an edition.
struct Pagination {
    std::vector<PlanRow> rows;
};

/// Adds the rows of a plan, each field checked; headings are those of the manual in any order. `section` is
/// the one of rows that name none.
void add_rows(const source::TextTable& table, const std::string& section, Pagination& pagination,
              diag::Sink& findings);

/// A plan as XML, `<flatplan><row product="NV-1" page="3" slot="B2"/></flatplan>`, as a table; nothing when
/// it is none, which is a finding then. A row's number is its line.
std::optional<source::TextTable> read_xml_table(std::string bytes, const std::string& name,
                                                diag::Sink& findings);

struct Group;

/// What holds for the products of one section: records first, then the plans' rows field by field. Variants
/// that have one place follow the row of any of them. A place with two rows is a finding.
std::map<catalog::ProductId, PlanRow> rows_of_section(const std::string& section,
                                                      const Pagination& pagination,
                                                      const catalog::Snapshot& snapshot,
                                                      const std::vector<Group>& groups, diag::Sink& findings);
/// Rows that no section of the edition can follow: unknown sections, products and adverts, products left out.
void check_rows(const Pagination& pagination, const Flatplan& flatplan,
                const publication::Publication& publication, const catalog::Snapshot& snapshot,
                diag::Sink& findings);

/// The flatplan's grids as a table of the same form, one row for each item, in the order of the pages. Read
/// back it gives the same plan.
sheet::Table to_table(const Flatplan& flatplan, const Pagination& pagination,
                      const catalog::Snapshot& snapshot, const design::Design& design);
std::string to_xml(const sheet::Table& table);

/// "B3": column by letter, row by number.
std::string to_slot_text(const GridPlace& place);
/// "2x3": columns and rows.
std::string to_span_text(const GridPlace& place);

}

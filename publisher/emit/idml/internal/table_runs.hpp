// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/page/page.hpp"

#include <map>
#include <string>
#include <vector>

namespace publisher::emit::idml {

/// A table from its first part to its last.
struct TableRun {
    std::size_t n_parts = 1;
    /// Why it cannot be one table over several frames; empty: it can.
    std::string obstacle;
};

/// The tables of a document, in the order in which they begin. A table whose heads and feet are the same on
/// all its parts is one table in several frames; InDesign repeats them.
class TableRuns {
public:
    /// Pages come in their order.
    void add(const page::Page& page);
    /// The n-th table of an id, from 0.
    const TableRun& find(const std::string& table, std::size_t n) const { return runs_.at(table).at(n); }

private:
    /// What the parts of a table have in common.
    struct Form {
        Digest heads, feet;
        std::vector<Length> column_widths;
        bool operator==(const Form&) const = default;
    };
    void add(const page::TablePart& part, const page::Page& page);
    std::string obstacle_to(const page::TablePart& part, const page::Page& page, const Form& form) const;

    std::map<std::string, std::vector<TableRun>> runs_;
    std::map<std::string, Form> forms_;             ///< of the tables that may go on
    std::map<std::string, std::string> last_group_; ///< of those: the group that their last rows belong to
};

/// Heads at the top and feet at the bottom of a part: as many rows as InDesign would repeat.
std::size_t count_heads(const page::TablePart& part);
std::size_t count_feet(const page::TablePart& part);

}

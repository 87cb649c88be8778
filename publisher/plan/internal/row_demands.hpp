// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/solved_grid.hpp"

#include <map>
#include <tuple>

namespace publisher::plan {

std::string in_quotes(const std::string& text);

/// Adds a demand to the question; one that comes of a plan's row says where its field stands.
void add_demand(SolvedGrid& solved, Demand demand, const PlanRow* row = nullptr,
                const std::string& field = {});

/// What rows of plans demand of single items: size, pages, slot. A row that is impossible by itself is
/// reported and demands nothing; `pinned` says of which items the slot is demanded.
class RowDemands {
public:
    RowDemands(const GridTask& task, SolvedGrid& solved, std::vector<char>& pinned, diag::Sink& findings)
        : task_(task), solved_(solved), pinned_(pinned), findings_(findings) {}

    void demand(int item, const PlanRow& row);

private:
    Planogram& planogram() { return solved_.planogram; }
    const std::string& name(int item) const { return solved_.planogram.items[item].name; }
    int demanded_size(const PlanRow& row);
    bool is_page(const PlanRow& row, int page);
    bool is_slot(int item, const PlanRow& row, int size, int page);

    const GridTask& task_;
    SolvedGrid& solved_;
    std::vector<char>& pinned_;
    diag::Sink& findings_;
    std::map<std::tuple<int, int, int>, int> taken_; ///< page, column, row of demanded slots
};

}

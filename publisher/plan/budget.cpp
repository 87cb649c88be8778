// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/budget.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

namespace publisher::plan {

void flow_within_budget(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
                        const std::vector<Group>& groups, const Inputs& inputs, PlacementPlan& placement,
                        diag::Sink& findings) {
    const publication::Section& section = task.section;
    std::vector<std::string> grids = {section.grid};
    grids.insert(grids.end(), section.denser_grids.begin(), section.denser_grids.end());
    for (const std::string& name : grids) {
        GridTask tried{section,   task.placement,  task.templates,    *layout.find_grid(name),
                       task.area, task.first_page, task.placement_idx};
        PlacementPlan result = placement;
        diag::Sink found;
        flow_grid(tried, use, layout, groups, inputs, result, found);
        const int n_pages = task.first_page - 1 + result.n_pages;
        const bool does = section.max_pages == 0 || n_pages <= section.max_pages;
        if (!does && name != grids.back()) continue;
        if (does && name != section.grid) {
            found.add(diag::finding(diag::Code::DenserGrid, {{"section", section.id},
                                                             {"grid", name},
                                                             {"pages", std::to_string(section.max_pages)}})
                          .from(section.origin));
        }
        placement = std::move(result);
        findings.add_all(found);
        return;
    }
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/budget.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::plan {

void flow_within_budget(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
                        const std::vector<Group>& groups, const Inputs& inputs, PlacementPlan& placement,
                        diag::Sink& findings) {
    const publication::Section& section = task.section;
    std::vector<std::string> grids = {section.grid};
    grids.insert(grids.end(), section.denser_grids.begin(), section.denser_grids.end());
    const auto known = inputs.page_fit.steps.find(section.id);
    const std::size_t step =
        known == inputs.page_fit.steps.end() ? 0 : static_cast<std::size_t>(known->second);
    for (std::size_t i = std::min(step, grids.size() - 1); i < grids.size(); ++i) {
        const std::string& name = grids[i];
        GridTask tried{section,   task.placement,  task.templates,     *layout.find_grid(name),
                       task.area, task.first_page, task.placement_idx, task.heading,
                       0,         task.adverts};
        PlacementPlan result = placement;
        diag::Sink found;
        flow_grid(tried, use, layout, groups, inputs, result, found);
        const int n_pages = task.first_page - 1 + result.n_pages;
        const bool does = section.max_pages == 0 || n_pages <= section.max_pages;
        if (!does && name != grids.back()) continue;
        if (does && name != section.grid) {
            found.add(
                diag::finding(diag::Code::DenserGrid,
                              {{"section", section.id}, {"grid", name}, {"pages", std::to_string(n_pages)}})
                    .from(section.origin));
        }
        placement = std::move(result);
        findings.add_all(found);
        return;
    }
}

}

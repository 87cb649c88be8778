// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/internal/adverts.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <algorithm>

namespace publisher::plan {

std::vector<PlannedAdvert> planned_adverts(const GridTask& task, const Inputs& inputs, diag::Sink& findings) {
    std::vector<PlannedAdvert> planned;
    if (!inputs.pagination) return planned;
    const auto& known = task.placement.adverts;
    for (const PlanRow& row : inputs.pagination->rows) {
        if (row.advert.empty() || (!row.section.empty() && row.section != task.section.id)) continue;
        const auto advert = std::find_if(known.begin(), known.end(), [&](const publication::Advert& each) {
            return each.name == row.advert;
        });
        if (advert == known.end()) continue;
        PlannedAdvert result;
        result.idx = static_cast<std::size_t>(advert - known.begin());
        result.item = task.adverts[result.idx];
        result.row = &row;
        if (!row.is_placed()) {
            report_left_out(result, "its row names no page and slot", findings);
            continue;
        }
        const design::Template& item = inputs.design.item(result.item);
        result.page = row.page - task.first_page;
        result.place = {row.slot->column, row.slot->row, item.span_columns, item.span_rows};
        const bool is_inside = result.page >= 0 &&
                               result.place.column + result.place.n_columns <= task.grid.n_columns &&
                               result.place.row + result.place.n_rows <= task.grid.n_rows;
        if (is_inside)
            planned.push_back(result);
        else
            report_left_out(result,
                            "span " + to_span_text(result.place) + " at slot " + to_slot_text(result.place) +
                                " leaves the grid",
                            findings);
    }
    return planned;
}

void report_left_out(const PlannedAdvert& advert, const std::string& reason, diag::Sink& findings) {
    findings.add(
        diag::finding(diag::Code::AdvertNotPlaced, {{"advert", advert.row->advert}, {"reason", reason}})
            .from(advert.row->origin));
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/solved_grid.hpp"

#include <algorithm>
#include <numeric>

namespace publisher::plan {
namespace {

bool concerns(const Demand& demand, int item, const Planogram& planogram) {
    const int department = planogram.items[item].department;
    switch (demand.kind) {
        case Demand::Kind::Size:
        case Demand::Kind::Pages:
        case Demand::Kind::Slot: return demand.item == item;
        case Demand::Kind::Together:
        case Demand::Kind::Apart: return demand.item == item || demand.other == item;
        case Demand::Kind::Before: return demand.item == department || demand.other == department;
        case Demand::Kind::Block: return demand.item == department;
        case Demand::Kind::PageCount:
        case Demand::Kind::Kept: return false;
    }
    return false;
}

/// What happens when the item has to stand on another page.
std::string answer_for(const SolvedGrid& solved, int item, int page) {
    Planogram planogram = solved.planogram;
    planogram.demands.push_back(
        {.kind = Demand::Kind::Pages, .item = item, .first_page = page, .last_page = page, .words = ""});
    const Arrangement other = solve(planogram, {std::max(1ll, solved.n_steps / 16)});
    if (other.end == Arrangement::End::NotSettled) return "not settled within the steps allowed";
    if (other.end == Arrangement::End::Solved) {
        const int more = other.n_empty_slots - solved.arrangement.n_empty_slots;
        if (more > 0)
            return "possible; what was found leaves " + std::to_string(more) +
                   (more == 1 ? " slot" : " slots") + " more empty";
        return "possible; the order of the section puts it on the page where it is";
    }
    std::string reasons;
    for (const int demand : other.conflicts.front()) {
        const std::string& words = planogram.demands[demand].words;
        if (!words.empty()) reasons += (reasons.empty() ? "" : "; ") + words;
    }
    return "impossible: " + reasons;
}

std::string explain_item(const SolvedGrid& solved, int item, int first_page) {
    const Planogram& planogram = solved.planogram;
    const Planogram::Item& it = planogram.items[item];
    const Place& place = solved.arrangement.places[item];
    const SizeClass& size = planogram.sizes[place.size];
    const std::string& department = solved.departments[it.department];
    std::string text = it.name + "  page " + std::to_string(first_page + place.page) + ", slot " +
                       to_slot_text({place.column, place.row, 1, 1}) + ", size '" + size.name + "' (" +
                       to_span_text({0, 0, size.columns, size.rows}) + ")\n";
    if (!department.empty()) text += "  department '" + department + "'\n";
    const bool is_demanded = std::any_of(
        planogram.demands.begin(), planogram.demands.end(),
        [&](const Demand& demand) { return demand.kind == Demand::Kind::Size && demand.item == item; });
    if (it.wished_size >= 0 && it.wished_size != place.size && !is_demanded) {
        text += "  the publication wishes size '" + planogram.sizes[it.wished_size].name +
                "'; this one fills the page\n";
    }
    bool has_demand = false;
    for (const Demand& demand : planogram.demands) {
        if (!concerns(demand, item, planogram)) continue;
        text += "  demanded: " + demand.words + '\n';
        has_demand = true;
    }
    if (!has_demand) text += "  nothing is demanded of it; it follows the order of the section\n";
    for (int page = 0; page < planogram.n_pages; ++page) {
        if (page != place.page)
            text +=
                "  page " + std::to_string(first_page + page) + "  " + answer_for(solved, item, page) + '\n';
    }
    return text;
}

}

std::string explain(const Flatplan& flatplan, catalog::ProductId product) {
    std::string text;
    for (const SectionPlan& section : flatplan.sections) {
        int first_page = 1;
        for (const PlacementPlan& placement : section.placements) {
            if (placement.solved) {
                const auto& products = placement.solved->products;
                const auto found = std::find(products.begin(), products.end(), placement.leader_of(product));
                const bool is_solved = placement.solved->arrangement.end == Arrangement::End::Solved;
                if (found != products.end() && is_solved) {
                    text += "section " + section.id + '\n' +
                            explain_item(*placement.solved, static_cast<int>(found - products.begin()),
                                         first_page);
                }
            }
            first_page += placement.n_pages;
        }
    }
    return text;
}

}

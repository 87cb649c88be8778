// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/solved_grid.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/internal/demands.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace publisher::plan {
namespace {

using End = Arrangement::End;

/// "1 slot", "2 slots"
std::string counted(int n, const std::string& thing) {
    return std::to_string(n) + ' ' + thing + (n == 1 ? "" : "s");
}

class GridSolver {
public:
    GridSolver(const GridTask& task, const std::vector<Group>& groups, const Inputs& inputs,
               diag::Sink& findings)
        : task_(task), findings_(findings), solved_(std::make_shared<SolvedGrid>()), groups_(groups) {
        solved_->n_steps = task.placement.n_steps;
        put_question(task, groups, inputs, *solved_, pinned_, findings);
    }

    void solve(PlacementPlan& placement) {
        if (solved_->products.empty()) return;
        if (task_.n_pages == 0) find_page_count();
        solved_->arrangement = plan::solve(solved_->planogram, {task_.placement.n_steps});
        if (solved_->arrangement.end == End::Impossible) give_up_conflicts();
        if (solved_->arrangement.end == End::NotSettled) report_unsettled();
        if (solved_->arrangement.end != End::Solved) stand_in();
        report_empty_slots();
        add_entries(placement);
    }

private:
    Planogram& planogram() { return solved_->planogram; }

    std::vector<int> all_demands() {
        std::vector<int> all(planogram().demands.size());
        std::iota(all.begin(), all.end(), 0);
        return all;
    }

    /// The fewest pages on which all demands can be met; when there are none, as many as areas need.
    void find_page_count() {
        const int fewest = planogram().n_pages, most = fewest + static_cast<int>(planogram().items.size());
        for (; planogram().n_pages < most; ++planogram().n_pages) {
            if (can_be_met(planogram(), all_demands(), task_.placement.n_steps / 8) == End::Solved) return;
        }
        planogram().n_pages = fewest;
    }

    /// Names each conflict, then solves without its demands. Pages are added one by one where their number
    /// was among them.
    void give_up_conflicts() {
        std::vector<int> given_up;
        bool needs_pages = false;
        for (const std::vector<int>& conflict : solved_->arrangement.conflicts) {
            std::vector<std::string> words;
            origin::DataOrigin data;
            for (const int demand : conflict) {
                words.push_back(planogram().demands[demand].words);
                if (!data.is_known()) data = solved_->origins[demand];
                if (planogram().demands[demand].kind == Demand::Kind::PageCount)
                    needs_pages = true;
                else
                    given_up.push_back(demand);
            }
            auto report = diag::finding(diag::Code::PlanConflict,
                                        {{"section", task_.section.id}, {"demands", joined(words, "; ")}});
            if (!solved_->arrangement.is_irreducible)
                report.with_remedy(
                    "give up one of them; the steps did not do to prove that all of them are needed");
            findings_.add(report.from(task_.placement.origin).from(data));
        }
        std::sort(given_up.rbegin(), given_up.rend());
        for (const int demand : given_up) {
            planogram().demands.erase(planogram().demands.begin() + demand);
            solved_->origins.erase(solved_->origins.begin() + demand);
        }
        if (needs_pages) find_page_count();
        solved_->arrangement = plan::solve(planogram(), {task_.placement.n_steps});
    }

    void report_unsettled() {
        findings_.add(
            diag::finding(diag::Code::PlanUnsettled,
                          {{"section", task_.section.id}, {"steps", std::to_string(task_.placement.n_steps)}})
                .from(task_.placement.origin));
    }

    /// One page for each item in its smallest size: something to look at beside the finding.
    void stand_in() {
        const Planogram& question = planogram();
        const auto smallest =
            std::min_element(question.sizes.begin(), question.sizes.end(),
                             [](const SizeClass& a, const SizeClass& b) { return a.area() < b.area(); });
        for (std::size_t i = 0; i < question.items.size(); ++i) {
            solved_->arrangement.places.push_back(
                {static_cast<int>(i), 0, 0, static_cast<int>(smallest - question.sizes.begin())});
        }
    }

    void report_empty_slots() {
        const Arrangement& arrangement = solved_->arrangement;
        if (arrangement.end != End::Solved || arrangement.n_empty_slots == 0) return;
        std::vector<int> n_taken(static_cast<std::size_t>(n_pages()));
        for (const Place& place : arrangement.places)
            n_taken[place.page] += planogram().sizes[place.size].area();
        for (const Demand& demand : planogram().demands) {
            if (demand.kind == Demand::Kind::Kept) n_taken[demand.first_page] += demand.columns * demand.rows;
        }
        const int n_slots = planogram().n_columns * planogram().n_rows;
        const auto first = std::find_if(n_taken.begin(), n_taken.end(), [&](int n) { return n < n_slots; });
        findings_.add(diag::finding(diag::Code::PlanEmptySlots,
                                    {{"slots", counted(arrangement.n_empty_slots, "slot")},
                                     {"section", task_.section.id},
                                     {"page", std::to_string(task_.first_page + (first - n_taken.begin()))},
                                     {"proof", arrangement.is_least_empty ? "no arrangement leaves fewer"
                                                                          : "fewer were not found"}})
                          .from(task_.placement.origin));
    }

    int n_pages() const {
        int n = solved_->planogram.n_pages;
        for (const Place& place : solved_->arrangement.places)
            n = std::max(n, place.page + 1);
        return n;
    }

    void add_entries(PlacementPlan& placement) {
        const auto& places = solved_->arrangement.places;
        std::vector<std::size_t> order(places.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::tie(places[a].page, places[a].row, places[a].column) <
                   std::tie(places[b].page, places[b].row, places[b].column);
        });
        for (const std::size_t i : order) {
            const Place& place = places[i];
            const SizeClass& size = planogram().sizes[place.size];
            const Group& group = groups_[planogram().items[i].department];
            Entry entry;
            entry.item = task_.templates[place.size];
            entry.product = solved_->products[i];
            if (const auto family = group.variants.find(entry.product); family != group.variants.end())
                entry.variants = placement.add_family(family->second);
            entry.group = group.category;
            entry.page_offset = place.page;
            entry.place = {place.column, place.row, size.columns, size.rows};
            entry.frame = frame_of(entry.place, task_.grid, task_.area);
            entry.label = placement.add_label(size.name);
            entry.is_pinned = pinned_[i];
            placement.entries.push_back(std::move(entry));
        }
        if (solved_->arrangement.end == End::Solved) add_adverts(placement);
        placement.n_pages = n_pages();
        placement.solved = solved_;
    }

    /// Each among the items of its page.
    void add_adverts(PlacementPlan& placement) {
        for (const Demand& demand : planogram().demands) {
            if (demand.kind != Demand::Kind::Kept) continue;
            const auto idx = static_cast<std::size_t>(demand.item);
            Entry entry;
            entry.kind = Entry::Kind::Note;
            entry.item = task_.adverts[idx];
            entry.label = placement.add_label(task_.placement.adverts[idx].name);
            entry.page_offset = demand.first_page;
            entry.place = {demand.column, demand.row, demand.columns, demand.rows};
            entry.frame = frame_of(entry.place, task_.grid, task_.area);
            entry.is_pinned = true;
            placement.entries.push_back(std::move(entry));
        }
        std::stable_sort(placement.entries.begin(), placement.entries.end(),
                         [](const Entry& a, const Entry& b) {
                             return std::tie(a.page_offset, a.place.row, a.place.column) <
                                    std::tie(b.page_offset, b.place.row, b.place.column);
                         });
    }

    const GridTask& task_;
    diag::Sink& findings_;
    std::shared_ptr<SolvedGrid> solved_;
    const std::vector<Group>& groups_;
    std::vector<char> pinned_;
};

}

Rect frame_of(const GridPlace& place, const design::Grid& grid, Size area) {
    const Length width = (area.width - grid.column_gutter * (grid.n_columns - 1)) / grid.n_columns;
    const Length height = (area.height - grid.row_gutter * (grid.n_rows - 1)) / grid.n_rows;
    return {(width + grid.column_gutter) * place.column, (height + grid.row_gutter) * place.row,
            width * place.n_columns + grid.column_gutter * (place.n_columns - 1),
            height * place.n_rows + grid.row_gutter * (place.n_rows - 1)};
}

void solve_grid(const GridTask& task, const std::vector<Group>& groups, const Inputs& inputs,
                PlacementPlan& placement, diag::Sink& findings) {
    GridSolver(task, groups, inputs, findings).solve(placement);
}

}

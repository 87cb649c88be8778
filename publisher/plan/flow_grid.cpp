// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/flow_grid.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/internal/adverts.hpp"
#include "publisher/plan/slots.hpp"
#include "publisher/plan/template_rules.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::plan {
namespace {

using Rows = std::map<catalog::ProductId, PlanRow>;

PlannedSlots planned_slots(const Rows& rows, int first_page) {
    PlannedSlots slots;
    for (const auto& [product, row] : rows) {
        if (row.is_placed() && row.page >= first_page)
            slots[product] = {row.page - first_page, row.slot->column, row.slot->row};
    }
    return slots;
}

/// Products with an order of their own first in their group.
void sort_by_order(std::vector<Group>& groups, const Rows& rows) {
    for (Group& group : groups) {
        std::stable_sort(group.products.begin(), group.products.end(),
                         [&](catalog::ProductId a, catalog::ProductId b) {
                             const auto &order_a = rows.at(a).order, &order_b = rows.at(b).order;
                             if (order_a && order_b) return *order_a < *order_b;
                             return order_a && !order_b;
                         });
    }
}

/// Planned products in the order of their places and behind them the others. A group that a plan has torn
/// apart has its band above each part.
std::vector<Group> in_planned_order(const std::vector<Group>& groups, const PlannedSlots& planned) {
    struct Member {
        const Group* group;
        catalog::ProductId product;
        const PlannedSlot* slot;
    };
    std::vector<Member> members;
    for (const Group& group : groups) {
        for (const catalog::ProductId product : group.products) {
            const auto slot = planned.find(product);
            members.push_back({&group, product, slot == planned.end() ? nullptr : &slot->second});
        }
    }
    std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
        if (!a.slot || !b.slot) return a.slot && !b.slot;
        return std::tie(a.slot->page, a.slot->row, a.slot->column) <
               std::tie(b.slot->page, b.slot->row, b.slot->column);
    });
    std::vector<Group> ordered;
    const Group* last = nullptr;
    for (const Member& member : members) {
        if (member.group != last) {
            ordered.push_back(*member.group);
            ordered.back().products.clear();
            last = member.group;
        }
        ordered.back().products.push_back(member.product);
    }
    return ordered;
}

/// Compares what plans demand with where the tiles stand.
class FlowCheck {
public:
    FlowCheck(const GridTask& task, const Rows& rows, const Inputs& inputs, const PlacementPlan& placement,
              diag::Sink& findings)
        : task_(task), rows_(rows), inputs_(inputs), findings_(findings) {
        for (const Entry& entry : placement.entries) {
            for (const catalog::ProductId product : placement.products_of(entry))
                entries_[product] = &entry;
        }
    }

    void check() {
        for (const auto& [product, row] : rows_) {
            const auto entry = entries_.find(product);
            if (entry != entries_.end()) check_row(row, *entry->second);
        }
    }

private:
    int page_of(const Entry& entry) const { return task_.first_page + entry.page_offset; }

    void report(const PlanRow& row, const std::string& field, const std::string& demand,
                const std::string& instead) {
        const auto origin = row.origins.find(field);
        findings_.add(diag::finding(diag::Code::PlanConflict,
                                    {{"section", task_.section.id},
                                     {"demands", row.with_origin('\'' + row.product + "' " + demand, field) +
                                                     "; " + instead}})
                          .from(task_.placement.origin)
                          .from(origin == row.origins.end() ? row.origin : origin->second));
    }

    void check_row(const PlanRow& row, const Entry& entry) {
        const std::string flows = "tiles of a grid without size classes flow, and it comes to page " +
                                  std::to_string(page_of(entry)) + ", slot " + to_slot_text(entry.place);
        const bool is_there =
            row.slot && entry.place.column == row.slot->column && entry.place.row == row.slot->row;
        if (row.is_placed() && (page_of(entry) != row.page || !is_there)) {
            report(row, "slot",
                   "stands on page " + std::to_string(row.page) + " in slot " +
                       to_slot_text({row.slot->column, row.slot->row, 1, 1}),
                   flows);
        } else if (row.page > 0 && !row.slot && !row.is_free && page_of(entry) != row.page) {
            report(row, "page", "stands on page " + std::to_string(row.page), flows);
        }
        if (row.must_first > 0 && (page_of(entry) < row.must_first || page_of(entry) > row.must_last)) {
            report(row, "must-page", "must be on page " + std::to_string(row.must_first), flows);
        }
        if (!row.size_class.empty()) {
            findings_.add(diag::finding(diag::Code::PlanSizeClass,
                                        {{"section", task_.section.id}, {"name", row.size_class}})
                              .from(row.origins.at("size-class")));
        }
        for (const std::string& other : row.keep_with) {
            const Entry* with = find(other, row, "keep-with");
            if (with && with->page_offset != entry.page_offset)
                report(row, "keep-with", "stands on one page with '" + other + "'", flows);
        }
        for (const std::string& other : row.never_beside) {
            const Entry* beside = find(other, row, "never-beside");
            if (beside && are_beside(entry, *beside))
                report(row, "never-beside", "never stands beside '" + other + "'", flows);
        }
    }

    static bool are_beside(const Entry& a, const Entry& b) {
        if (a.page_offset != b.page_offset) return false;
        const int x = std::min(a.place.column + a.place.n_columns, b.place.column + b.place.n_columns) -
                      std::max(a.place.column, b.place.column);
        const int y = std::min(a.place.row + a.place.n_rows, b.place.row + b.place.n_rows) -
                      std::max(a.place.row, b.place.row);
        return (x == 0 && y > 0) || (y == 0 && x > 0);
    }

    const Entry* find(const std::string& code, const PlanRow& row, const char* field) {
        const auto product = inputs_.snapshot.find_product(code);
        if (!product)
            findings_.add(diag::finding(diag::Code::PlanProductUnknown, {{"product", code}})
                              .from(row.origins.at(field)));
        const auto found = product ? entries_.find(*product) : entries_.end();
        return found == entries_.end() ? nullptr : found->second;
    }

    const GridTask& task_;
    const Rows& rows_;
    const Inputs& inputs_;
    diag::Sink& findings_;
    std::map<catalog::ProductId, const Entry*> entries_;
};

void report(const SlotReport& report, const GridTask& task, const Inputs& inputs, diag::Sink& findings) {
    for (const SlotReport::Family& family : report.families_apart) {
        findings.add(
            diag::finding(diag::Code::FamilyApart, {{"count", std::to_string(family.n_products)},
                                                    {"family", inputs.snapshot.view(family.model).own().id}})
                .from(task.placement.origin));
    }
    for (const std::size_t note : report.notes_left_out) {
        const publication::NoteRule& rule = task.placement.notes[note];
        findings.add(diag::finding(diag::Code::NoteNotPlaced,
                                   {{"template", rule.template_file}, {"section", task.section.id}})
                         .from(rule.origin));
    }
}

}

void flow_grid(const GridTask& task, const design::Design::Use& use, const design::Layout& layout,
               std::vector<Group> groups, const Inputs& inputs, PlacementPlan& placement,
               diag::Sink& findings) {
    static const Pagination kNone;
    const Pagination& pagination = inputs.pagination ? *inputs.pagination : kNone;
    const Rows rows = rows_of_section(task.section.id, pagination, inputs.snapshot, groups, findings);
    const PlannedSlots planned = planned_slots(rows, task.first_page);
    sort_by_order(groups, rows);
    if (!planned.empty()) groups = in_planned_order(groups, planned);
    const TemplateRules rules(task, use, layout, groups, inputs, findings);
    SlotTask slots{inputs.design, task.grid, task.area,
                   [&](catalog::ProductId product, const Spot& spot) { return rules.choose(product, spot); }};
    slots.bands = use.groups[task.placement_idx];
    slots.keeps_families = task.placement.keeps_families;
    slots.heading = task.heading;
    for (std::size_t i = 0; i < task.placement.notes.size(); ++i) {
        const publication::NoteRule& note = task.placement.notes[i];
        const bool is_at_page_start = note.at == publication::NoteRule::At::PageStart;
        slots.notes.push_back({use.notes[task.placement_idx][i], is_at_page_start ? note.every : 0});
    }
    const std::vector<PlannedAdvert> adverts = planned_adverts(task, inputs, findings);
    for (const PlannedAdvert& advert : adverts)
        slots.adverts.push_back(
            {advert.item, advert.row->advert, advert.page, advert.place.column, advert.place.row});
    const SlotReport outcome = assign_slots(groups, slots, placement, planned);
    for (const SlotReport::Advert& left_out : outcome.adverts_left_out)
        report_left_out(adverts[left_out.idx], left_out.reason, findings);
    report(outcome, task, inputs, findings);
    FlowCheck(task, rows, inputs, placement, findings).check();
}

}

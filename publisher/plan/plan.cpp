// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/plan.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/plan/select.hpp"
#include "publisher/plan/slots.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

using Kind = publication::Placement::Kind;

bool is_wanted(const publication::Section& section, const publication::Edition& edition) {
    return edition.sections.empty() ||
           std::find(edition.sections.begin(), edition.sections.end(), section.id) != edition.sections.end();
}

PlacementPlan plan_page(design::TemplateId item, Size area) {
    PlacementPlan placement;
    placement.kind = PlacementPlan::Kind::Page;
    Entry entry;
    entry.kind = Entry::Kind::Page;
    entry.item = item;
    entry.frame = {Length(), Length(), area.width, area.height};
    placement.entries.push_back(entry);
    placement.n_pages = 1;
    return placement;
}

PlacementPlan plan_table(const std::vector<Group>& groups, design::TemplateId item) {
    PlacementPlan placement;
    placement.kind = PlacementPlan::Kind::Table;
    std::size_t n_entries = 0;
    for (const Group& group : groups) n_entries += group.products.size();
    placement.entries.reserve(n_entries);
    for (const Group& group : groups) {
        for (const catalog::ProductId product : group.products) {
            Entry entry;
            entry.item = item;
            entry.product = product;
            entry.group = group.category;
            placement.entries.push_back(entry);
        }
    }
    return placement;
}

class Planner {
public:
    Planner(const Inputs& inputs, diag::Sink& findings)
        : inputs_(inputs), findings_(findings), is_placed_(inputs.snapshot.n_products() + inputs.snapshot.n_models()) {}

    Flatplan plan() {
        Flatplan flatplan;
        flatplan.is_right_to_left = inputs_.locale.direction() == Locale::Direction::RightToLeft;
        for (const publication::Section& section : inputs_.publication.sections) {
            if (is_wanted(section, inputs_.edition)) flatplan.sections.push_back(plan_section(section));
        }
        for (const governance::ClearedProduct& cleared : inputs_.clearance.products) {
            if (!is_placed_[cleared.product.index()]) flatplan.unplaced.push_back(cleared.product);
        }
        return flatplan;
    }

private:
    SectionPlan plan_section(const publication::Section& section) {
        const design::Design::Use& use = inputs_.design.sections.at(section.id);
        const design::Layout& layout = inputs_.design.layout(use.layout);
        const std::string* title = publication::find_localized(section.titles, inputs_.edition.locale);
        SectionPlan result;
        result.id = section.id;
        result.title = title ? *title : section.id;
        result.start = static_cast<SectionPlan::Start>(section.start);
        result.layout = use.layout;
        result.parent_page = section.parent_page;
        const Size area = type_area(layout, *layout.find_parent(section.parent_page));
        for (std::size_t i = 0; i < section.placements.size(); ++i) {
            result.placements.push_back(
                plan_placement(section, section.placements[i], use.placements[i], use.groups[i], layout, area));
        }
        return result;
    }

    PlacementPlan plan_placement(const publication::Section& section, const publication::Placement& placement,
                                 design::TemplateId item, design::TemplateId band, const design::Layout& layout,
                                 Size area) {
        if (placement.kind == Kind::Page) return plan_page(item, area);
        const std::vector<Group> groups = select_groups(placement, inputs_, findings_);
        std::size_t n_products = 0;
        for (const Group& group : groups) {
            for (const catalog::ProductId product : group.products) is_placed_[product.index()] = true;
            n_products += group.products.size();
        }
        if (n_products == 0) {
            findings_.add(diag::finding(diag::Code::NothingSelected, {{"section", section.id}}).from(placement.origin));
        }
        PlacementPlan result;
        if (placement.kind == Kind::Table) {
            result = plan_table(groups, item);
        } else {
            result.is_group_on_new_page = placement.is_group_on_new_page;
            assign_slots(groups, inputs_.design.item(item), item, band.is_valid() ? &inputs_.design.item(band) : nullptr,
                         band, *layout.find_grid(section.grid), area, result);
        }
        result.is_group_on_new_page = placement.is_group_on_new_page;
        for (const Group& group : groups) {
            if (group.category.is_valid()) result.groups[group.category] = group.name;
        }
        return result;
    }

    const Inputs& inputs_;
    diag::Sink& findings_;
    std::vector<bool> is_placed_;          ///< by product
};

std::string_view to_string(PlacementPlan::Kind kind) {
    switch (kind) {
        case PlacementPlan::Kind::Page: return "page";
        case PlacementPlan::Kind::Grid: return "grid";
        case PlacementPlan::Kind::Table: return "table";
    }
    return "";
}

}

const GroupName& PlacementPlan::name_of(catalog::CategoryId group) const {
    static const GroupName none;
    const auto found = groups.find(group);
    return found == groups.end() ? none : found->second;
}

Flatplan plan(const Inputs& inputs, diag::Sink& findings) { return Planner(inputs, findings).plan(); }

std::string to_listing(const Flatplan& flatplan, const std::function<std::string(catalog::ProductId)>& name_of) {
    std::string text;
    for (const SectionPlan& section : flatplan.sections) {
        text += "section " + section.id + "  " + section.title + '\n';
        for (const PlacementPlan& placement : section.placements) {
            text += "  " + std::string(to_string(placement.kind)) + "  " + std::to_string(placement.entries.size()) + " entries\n";
            catalog::CategoryId group;
            for (const Entry& entry : placement.entries) {
                if (entry.group != group) text += "    group " + placement.name_of(entry.group).title + '\n';
                group = entry.group;
                if (entry.kind != Entry::Kind::Item) continue;
                text += "    ";
                if (placement.kind == PlacementPlan::Kind::Grid) {
                    text += "page +" + std::to_string(entry.page_offset) + "  " + to_millimetres_text(entry.frame.x) + ',' +
                            to_millimetres_text(entry.frame.y) + ' ' + to_millimetres_text(entry.frame.width) + 'x' +
                            to_millimetres_text(entry.frame.height) + "  ";
                }
                text += name_of(entry.product) + '\n';
            }
        }
    }
    return text;
}

}

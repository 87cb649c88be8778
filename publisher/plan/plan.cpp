// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/plan.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/locale/alphabet.hpp"
#include "publisher/plan/budget.hpp"
#include "publisher/plan/internal/contents.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/plan/select.hpp"
#include "publisher/plan/slots.hpp"
#include "publisher/plan/solved_grid.hpp"
#include "publisher/plan/terms.hpp"

#include <algorithm>

namespace publisher::plan {
namespace {

using Kind = publication::Placement::Kind;

bool is_wanted(const publication::Section& section, const publication::Edition& edition) {
    return edition.sections.empty() ||
           std::find(edition.sections.begin(), edition.sections.end(), section.id) != edition.sections.end();
}

bool depends_on_sides(const publication::Placement& placement) {
    return std::any_of(placement.rules.begin(), placement.rules.end(),
                       [](const publication::TemplateRule& rule) {
                           return rule.side != publication::TemplateRule::Side::Either;
                       });
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
    for (const Group& group : groups)
        n_entries += group.products.size();
    placement.entries.reserve(n_entries);
    for (const Group& group : groups) {
        for (const catalog::ProductId product : group.products) {
            Entry entry;
            entry.item = item;
            entry.product = product;
            if (const auto family = group.variants.find(product); family != group.variants.end())
                entry.variants = placement.add_family(family->second);
            entry.group = group.category;
            placement.entries.push_back(std::move(entry));
        }
    }
    return placement;
}

/// A line for each section and group of the edition comes when all of it is planned.
PlacementPlan plan_contents(design::TemplateId item) {
    PlacementPlan placement;
    placement.kind = PlacementPlan::Kind::Table;
    placement.is_index = true;
    Entry entry;
    entry.kind = Entry::Kind::Group;
    entry.item = item;
    placement.entries.push_back(std::move(entry));
    return placement;
}

class Planner {
public:
    Planner(const Inputs& inputs, diag::Sink& findings)
        : inputs_(inputs),
          findings_(findings),
          is_placed_(inputs.snapshot.n_products() + inputs.snapshot.n_models()) {}

    Flatplan plan() {
        Flatplan flatplan;
        flatplan.is_right_to_left = inputs_.locale.direction() == Locale::Direction::RightToLeft;
        for (const publication::Section& section : inputs_.publication.sections) {
            if (is_wanted(section, inputs_.edition)) flatplan.sections.push_back(plan_section(section));
        }
        flatplan.depends_on_sides = depends_on_sides_;
        keep_what_is_placed(flatplan);
        fill_contents(flatplan);
        for (const governance::ClearedProduct& cleared : inputs_.clearance.products) {
            if (!is_placed_[cleared.product.index()]) flatplan.unplaced.push_back(cleared.product);
        }
        if (inputs_.pagination)
            check_rows(*inputs_.pagination, flatplan, inputs_.publication, inputs_.snapshot, findings_);
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
        result.has_title = title != nullptr;
        result.start = static_cast<SectionPlan::Start>(section.start);
        result.layout = use.layout;
        result.parent_page = section.parent_page;
        result.min_pages = section.min_pages;
        result.max_pages = section.max_pages;
        result.page_multiple = section.page_multiple;
        result.first_folio = section.first_folio;
        result.filler = use.filler;
        result.origin = section.origin;
        fit_pages(section, result);
        set_heading(section, use, result);
        const Size area = type_area(layout, *layout.find_parent(section.parent_page));
        int first_page = 1;
        Length heading = result.heading.is_valid() ? inputs_.design.item(result.heading).height : Length();
        for (std::size_t i = 0; i < section.placements.size(); ++i) {
            result.placements.push_back(plan_placement(section, i, use, layout, {area, heading, first_page}));
            if (!result.placements.back().entries.empty()) heading = Length();
            depends_on_sides_ = depends_on_sides_ || depends_on_sides(section.placements[i]);
            first_page += result.placements.back().n_pages;
        }
        return result;
    }

    /// What is asked for beyond the section's own design, so that its pages do.
    void fit_pages(const publication::Section& section, SectionPlan& plan) const {
        const auto learned = [&](const std::map<std::string, int>& numbers) {
            const auto found = numbers.find(section.id);
            return found == numbers.end() ? 0 : found->second;
        };
        const bool has_flow = std::any_of(section.placements.begin(), section.placements.end(),
                                          [](const publication::Placement& placement) {
                                              return placement.kind == Kind::Grid && placement.sizes.empty();
                                          });
        plan.n_denser_grids = has_flow ? static_cast<int>(section.denser_grids.size()) : 0;
        plan.table_rung = std::max(0, learned(inputs_.page_fit.steps) - plan.n_denser_grids);
        plan.min_pages = std::max(plan.min_pages, learned(inputs_.page_fit.min_pages));
    }

    void set_heading(const publication::Section& section, const design::Design::Use& use, SectionPlan& plan) {
        if (!use.heading.is_valid()) return;
        const auto leave_out = [&](const char* reason) {
            findings_.add(
                diag::finding(diag::Code::HeadingLeftOut, {{"section", section.id}, {"reason", reason}})
                    .from(section.origin));
        };
        if (!section.placements.front().sizes.empty())
            return leave_out("a grid of size classes takes the whole of its first page");
        if (inputs_.design.item(use.heading).height == Length())
            return leave_out("its template has no height");
        plan.heading = use.heading;
    }

    /// Where a placement of a section goes.
    struct Room {
        Size area;      ///< type area
        Length heading; ///< at the head of the first page
        int first_page = 1;
    };

    PlacementPlan plan_placement(const publication::Section& section, std::size_t placement_idx,
                                 const design::Design::Use& use, const design::Layout& layout,
                                 const Room& room) {
        const publication::Placement& placement = section.placements[placement_idx];
        const design::TemplateId item = use.placements[placement_idx];
        if (placement.kind == Kind::Page) return plan_page(item, room.area);
        if (placement.kind == Kind::Contents) return plan_contents(item);
        const std::vector<Group> groups = select_groups(placement, inputs_, findings_);
        std::size_t n_products = 0;
        for (const Group& group : groups) {
            n_products += group.products.size();
        }
        if (n_products == 0) {
            findings_.add(
                diag::finding(diag::Code::NothingSelected, {{"section", section.id}}).from(placement.origin));
        }
        PlacementPlan result;
        if (placement.kind == Kind::Table) {
            if (placement.terms.is_empty())
                result = plan_table(groups, item);
            else
                result = plan_terms(placement, groups, item);
            result.is_index = placement.is_index;
            if (!placement.letter_of.empty()) set_letters(placement.letter_of, result);
        } else {
            result.is_group_on_new_page = placement.is_group_on_new_page;
            GridTask task{section,
                          placement,
                          use.sizes[placement_idx],
                          *layout.find_grid(section.grid),
                          room.area,
                          room.first_page,
                          placement_idx};
            task.heading = room.heading;
            task.adverts = use.adverts[placement_idx];
            task.n_pages = n_grid_pages(section, placement);
            result.may_grow = !placement.sizes.empty() && placement.n_pages == 0;
            if (!placement.sizes.empty())
                solve_grid(task, groups, inputs_, result, findings_);
            else
                flow_within_budget(task, use, layout, groups, inputs_, result, findings_);
        }
        result.is_group_on_new_page = placement.is_group_on_new_page;
        for (const Group& group : groups) {
            if (group.category.is_valid()) result.groups[group.category] = group.name;
        }
        if (!placement.is_index) {
            for (const Entry& entry : result.entries) {
                for (const catalog::ProductId product : result.products_of(entry))
                    is_placed_[product.index()] = true;
            }
        }
        return result;
    }

    /// Of a grid with size classes: its own number, else what the edition has left for it; 0: as few as do.
    int n_grid_pages(const publication::Section& section, const publication::Placement& placement) const {
        const auto left = inputs_.page_fit.grid_pages.find(section.id);
        const bool may_grow = placement.n_pages == 0 && left != inputs_.page_fit.grid_pages.end();
        return may_grow ? left->second : placement.n_pages;
    }

    PlacementPlan plan_terms(const publication::Placement& placement, const std::vector<Group>& groups,
                             design::TemplateId item) {
        PlacementPlan result;
        result.kind = PlacementPlan::Kind::Table;
        result.terms = collect_terms(placement, groups, inputs_, findings_);
        result.term_item = item;
        return result;
    }

    /// An index names what stands on some page and nothing else.
    void keep_what_is_placed(Flatplan& flatplan) {
        for (SectionPlan& section : flatplan.sections) {
            const publication::Section& source = section_named(section.id);
            for (std::size_t i = 0; i < section.placements.size(); ++i) {
                PlacementPlan& placement = section.placements[i];
                if (!placement.is_index) continue;
                if (placement.term_item.is_valid())
                    settle_terms(source.placements[i], is_placed_, inputs_, placement, findings_);
                std::erase_if(placement.entries, [&](const Entry& entry) {
                    return entry.product.is_valid() && !is_placed_[entry.product.index()];
                });
            }
        }
    }

    void fill_contents(Flatplan& flatplan) const {
        for (SectionPlan& section : flatplan.sections) {
            const auto& placements = section_named(section.id).placements;
            for (std::size_t i = 0; i < placements.size(); ++i) {
                if (placements[i].kind == Kind::Contents)
                    plan::fill_contents(flatplan, placements[i].lines, section.placements[i]);
            }
        }
    }

    const publication::Section& section_named(const std::string& id) const {
        const auto& sections = inputs_.publication.sections;
        return *std::find_if(sections.begin(), sections.end(),
                             [&](const publication::Section& section) { return section.id == id; });
    }

    /// Groups the rows of an index by the first letter of an attribute as the locale's readers see it.
    void set_letters(const std::string& attribute_code, PlacementPlan& placement) const {
        const catalog::Attribute* attribute = inputs_.snapshot.find_attribute(attribute_code);
        const Alphabet alphabet(inputs_.edition.locale);
        const catalog::Address address{
            inputs_.edition.locale, inputs_.edition.channel, inputs_.edition.market, {}};
        for (Entry& entry : placement.entries) {
            std::string text;
            if (attribute) {
                const auto found =
                    inputs_.snapshot.resolve(inputs_.snapshot.view(entry.product), attribute->index, address);
                const auto* plain =
                    found.is_set() ? std::get_if<catalog::PlainText>(&found.value->datum) : nullptr;
                if (plain) text = plain->text;
            }
            entry.group = {};
            entry.label = placement.add_label(alphabet.letter_of(text));
        }
    }

    const Inputs& inputs_;
    diag::Sink& findings_;
    std::vector<bool> is_placed_; ///< by product
    bool depends_on_sides_ = false;
};

}

Flatplan plan(const Inputs& inputs, diag::Sink& findings) {
    return Planner(inputs, findings).plan();
}

}

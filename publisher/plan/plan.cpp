// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/plan.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/locale/alphabet.hpp"
#include "publisher/plan/budget.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/plan/select.hpp"
#include "publisher/plan/slots.hpp"
#include "publisher/plan/solved_grid.hpp"
#include "publisher/plan/terms.hpp"

#include <algorithm>
#include <set>

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

/// Gives tables of contents their lines: groups in the order in which they stand in the edition.
void fill_contents(Flatplan& flatplan) {
    std::vector<Entry> lines;
    std::set<catalog::CategoryId> listed;
    for (const SectionPlan& section : flatplan.sections) {
        for (const PlacementPlan& placement : section.placements) {
            if (placement.is_index) continue;
            for (const Entry& entry : placement.entries) {
                if (!entry.group.is_valid() || !listed.insert(entry.group).second) continue;
                Entry& line = lines.emplace_back();
                line.kind = Entry::Kind::Group;
                line.group = entry.group;
            }
        }
    }
    for (SectionPlan& section : flatplan.sections) {
        for (PlacementPlan& placement : section.placements) {
            const bool is_contents = placement.is_index && placement.entries.size() == 1 &&
                                     placement.entries[0].kind == Entry::Kind::Group;
            if (!is_contents) continue;
            const design::TemplateId item = placement.entries[0].item;
            placement.entries = lines;
            for (Entry& line : placement.entries)
                line.item = item;
        }
    }
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
        fill_contents(flatplan);
        keep_what_is_placed(flatplan);
        for (const governance::ClearedProduct& cleared : inputs_.clearance.products) {
            if (!is_placed_[cleared.product.index()]) flatplan.unplaced.push_back(cleared.product);
        }
        if (inputs_.pagination) check_rows(*inputs_.pagination, flatplan, inputs_.snapshot, findings_);
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
        const Size area = type_area(layout, *layout.find_parent(section.parent_page));
        int first_page = 1;
        for (std::size_t i = 0; i < section.placements.size(); ++i) {
            result.placements.push_back(plan_placement(section, i, use, layout, area, first_page));
            depends_on_sides_ = depends_on_sides_ || depends_on_sides(section.placements[i]);
            first_page += result.placements.back().n_pages;
        }
        return result;
    }

    PlacementPlan plan_placement(const publication::Section& section, std::size_t placement_idx,
                                 const design::Design::Use& use, const design::Layout& layout, Size area,
                                 int first_page) {
        const publication::Placement& placement = section.placements[placement_idx];
        const design::TemplateId item = use.placements[placement_idx];
        if (placement.kind == Kind::Page) return plan_page(item, area);
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
            const GridTask task{
                section,    placement,    use.sizes[placement_idx], *layout.find_grid(section.grid), area,
                first_page, placement_idx};
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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/pages.hpp"
#include "publisher/layout/story_setter.hpp"
#include "publisher/layout/table_setter.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// One fixed page, or those that a story takes: its template fills the type area, or the whole page with its
/// bleed.
void set_page(const Inputs& inputs, Pages& pages, const plan::Entry& entry) {
    const design::Template& item = inputs.design.item(entry.item);
    if (item.kind == design::Template::Kind::Story) return pour_story(inputs, pages, entry);
    PageBuilder& page = pages.open();
    bind::Block block = inputs.binder.bind(entry, item);
    pages.fill(block, page);
    const Length bleed = page.page().bleed;
    const Size trim = page.page().trim;
    const Rect whole{-bleed, -bleed, trim.width + bleed * 2, trim.height + bleed * 2};
    BoxSetter setter(pages.setting(), page, block);
    setter.place(block.root, item.is_full_bleed ? whole : pages.content_area());
}

/// Tiles and bands of one page at the places the flatplan gives them.
class GridPage {
public:
    GridPage(const Inputs& inputs, const plan::PlacementPlan& placement, Pages& pages, PageBuilder& page)
        : inputs_(inputs),
          placement_(placement),
          pages_(pages),
          setting_(pages.setting()),
          page_(page),
          area_(pages.type_area()) {
        setting_.agreement = {};
    }

    void add(const plan::Entry& entry) {
        items_.push_back(
            {&entry,
             inputs_.binder.bind(entry, inputs_.design.item(entry.item), placement_.products_of(entry)),
             frame_of(entry)});
        pages_.fill(items_.back().block, page_);
    }

    void place() {
        rehearse();
        for (const Item& item : items_) {
            const plan::Entry& entry = *item.entry;
            const plan::GroupName& group = placement_.name_of(entry.group);
            const Point place{item.frame.x, item.frame.y};
            page_.note_group(group);
            if (entry.kind != plan::Entry::Kind::Group) {
                for (std::size_t i = 0; i < item.block.products.size(); ++i)
                    page_.add_anchor({page::Anchor::Kind::Product, item.block.products[i],
                                      item.block.title(i), place, group.title});
            } else if (entry.group.is_valid()) {
                page_.add_anchor({page::Anchor::Kind::Group, group.code, group.title, place});
            }
            // The rows of a page are stretched for what follows on the next one.
            page_.add_input(item.frame);
            set(item, setting_, page_);
        }
    }

private:
    struct Item {
        const plan::Entry* entry;
        bind::Block block;
        Rect frame;
    };

    Rect frame_of(const plan::Entry& entry) const {
        Rect frame = entry.frame.moved(area_.x, area_.y);
        if (inputs_.flatplan.is_right_to_left) frame.x = area_.x + area_.right() - frame.right();
        return frame;
    }

    static void set(const Item& item, Setting& setting, PageBuilder& page) {
        setting.agreement.begin_row(item.frame.y);
        BoxSetter setter(setting, page, item.block);
        setter.place(item.block.root, item.frame);
    }

    /// Texts that share a step of their ladders have to know each other's before the first is placed.
    void rehearse() {
        const bool agrees = std::any_of(items_.begin(), items_.end(), [&](const Item& item) {
            return has_shared_copyfit(inputs_.design.item(item.entry->item).root);
        });
        if (!agrees) return;
        Outcome outcome;
        diag::Sink findings;
        Setting rehearsal{setting_.design, setting_.composer, setting_.is_right_to_left,
                          outcome,         findings,          {},
                          setting_.lattice};
        page::Page blank;
        blank.trim = page_.page().trim;
        PageBuilder page(std::move(blank));
        for (const Item& item : items_)
            set(item, rehearsal, page);
        setting_.agreement = std::move(rehearsal.agreement);
    }

    const Inputs& inputs_;
    const plan::PlacementPlan& placement_;
    Pages& pages_;
    Setting& setting_;
    PageBuilder& page_;
    Rect area_;
    std::vector<Item> items_;
};

void set_grid(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement) {
    const std::vector<plan::Entry>& entries = placement.entries;
    int n_opened = 0;
    for (std::size_t i = 0; i < entries.size();) {
        // Pages that a plan leaves empty are there all the same.
        for (; n_opened < entries[i].page_offset; ++n_opened)
            pages.open();
        ++n_opened;
        GridPage page(inputs, placement, pages, pages.open());
        for (const int offset = entries[i].page_offset;
             i < entries.size() && entries[i].page_offset == offset; ++i) {
            page.add(entries[i]);
        }
        page.place();
    }
    for (; n_opened < placement.n_pages; ++n_opened)
        pages.open();
}

/// What stands on pages that the budget of the section does not have.
void report_beyond(const plan::SectionPlan& section, int n_before, const Outcome& outcome,
                   diag::Sink& findings) {
    std::vector<std::string> products;
    for (auto i = static_cast<std::size_t>(n_before + section.max_pages); i < outcome.pages.size(); ++i)
        products.insert(products.end(), outcome.pages[i].products.begin(), outcome.pages[i].products.end());
    if (products.empty()) return;
    findings.add(diag::finding(diag::Code::BeyondBudget, {{"count", std::to_string(products.size())},
                                                          {"section", section.id},
                                                          {"pages", std::to_string(section.max_pages)},
                                                          {"product", products.front()}})
                     .from(section.origin));
}

/// Fills a section up to its least number of pages and to a multiple, and judges how many it has become.
void fill_up(const Inputs& inputs, Pages& pages, const plan::SectionPlan& section, int n_before,
             const Outcome& outcome, diag::Sink& findings) {
    const int n_own = pages.n_pages() - n_before;
    const int n_least = std::max(n_own, section.min_pages);
    const int n_wanted =
        (n_least + section.page_multiple - 1) / section.page_multiple * section.page_multiple;
    plan::Entry filler;
    filler.kind = plan::Entry::Kind::Page;
    filler.item = section.filler;
    for (int n = n_own; n < n_wanted; ++n) {
        if (section.filler.is_valid())
            set_page(inputs, pages, filler);
        else
            pages.add_blank();
    }
    pages.close();
    if (n_wanted > n_own && !section.filler.is_valid()) {
        findings.add(
            diag::finding(diag::Code::FillerMissing, {{"count", std::to_string(n_wanted - n_own)},
                                                      {"section", section.id},
                                                      {"multiple", std::to_string(section.page_multiple)}})
                .from(section.origin));
    }
    if (section.max_pages > 0 && n_wanted > section.max_pages) {
        findings.add(diag::finding(diag::Code::PageBudget, {{"section", section.id},
                                                            {"found", std::to_string(n_wanted)},
                                                            {"wanted", std::to_string(section.max_pages)}})
                         .from(section.origin));
        report_beyond(section, n_before, outcome, findings);
    }
}

SectionPages judge(const plan::SectionPlan& section, int n_pages, const Outcome& outcome) {
    SectionPages result;
    result.id = section.id;
    result.n_pages = n_pages;
    result.max_pages = section.max_pages;
    result.has_filler = section.filler.is_valid();
    const auto table = outcome.table_steps.find(section.id);
    result.n_steps = section.n_denser_grids + (table == outcome.table_steps.end() ? 0 : table->second);
    for (const plan::PlacementPlan& placement : section.placements) {
        if (placement.may_grow) result.n_grid_pages = placement.n_pages;
        const auto places_product = [](const plan::Entry& entry) { return entry.product.is_valid(); };
        result.has_goods = result.has_goods ||
                           (!placement.is_index &&
                            std::any_of(placement.entries.begin(), placement.entries.end(), places_product));
    }
    return result;
}

}

Result<Outcome> compose(const Inputs& inputs, page::Spool& spool, diag::Sink& findings) {
    Outcome outcome;
    outcome.depends_on_sides = inputs.flatplan.depends_on_sides;
    Pages pages(inputs, spool, outcome, findings);
    for (const plan::SectionPlan& section : inputs.flatplan.sections) {
        pages.begin_section(section);
        const int n_before = pages.n_pages();
        for (std::size_t i = 0; i < section.placements.size(); ++i) {
            const plan::PlacementPlan& placement = section.placements[i];
            outcome.first_pages[{section.id, i}] = pages.n_pages() + 1;
            if (placement.entries.empty()) continue;
            switch (placement.kind) {
                case plan::PlacementPlan::Kind::Page:
                    set_page(inputs, pages, placement.entries.front());
                    break;
                case plan::PlacementPlan::Kind::Grid: set_grid(inputs, pages, placement); break;
                case plan::PlacementPlan::Kind::Table:
                    TableSetter(inputs, pages, placement, findings).pour();
                    break;
            }
            pages.close();
            if (!pages.status()) return pages.status().failure();
        }
        fill_up(inputs, pages, section, n_before, outcome, findings);
        outcome.sections.push_back(judge(section, pages.n_pages() - n_before, outcome));
    }
    if (const Status status = pages.finish(); !status) return status.failure();
    return outcome;
}

}

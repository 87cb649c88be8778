// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/layout/pages.hpp"
#include "publisher/layout/table_setter.hpp"

#include <algorithm>

namespace publisher::layout {
namespace {

/// One fixed page: its template fills the type area, or the whole page with its bleed.
void set_page(const Inputs& inputs, Pages& pages, const plan::Entry& entry) {
    const design::Template& item = inputs.design.item(entry.item);
    PageBuilder& page = pages.open();
    bind::Block block = inputs.binder.bind(entry, item);
    pages.fill(block, page);
    const Length bleed = page.page().bleed;
    const Size trim = page.page().trim;
    const Rect whole{-bleed, -bleed, trim.width + bleed * 2, trim.height + bleed * 2};
    BoxSetter setter(pages.setting(), page, block);
    setter.place(block.root, item.is_full_bleed ? whole : pages.type_area());
}

/// Tiles and bands at the places the flatplan gives them.
void set_grid(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement) {
    PageBuilder* page = nullptr;
    int offset = -1;
    for (const plan::Entry& entry : placement.entries) {
        for (; offset < entry.page_offset; ++offset) page = &pages.open();
        const Rect area = pages.type_area();
        Rect frame = entry.frame.moved(area.x, area.y);
        if (inputs.flatplan.is_right_to_left) frame.x = area.x + area.right() - frame.right();
        bind::Block block = inputs.binder.bind(entry, inputs.design.item(entry.item));
        pages.fill(block, *page);
        const bool is_group = entry.kind == plan::Entry::Kind::Group;
        page->note_group(entry.group_title);
        page->add_anchor({is_group ? page::Anchor::Kind::Group : page::Anchor::Kind::Product,
                          is_group ? std::to_string(entry.group.index()) : block.product, entry.group_title,
                          {frame.x, frame.y}});
        // The rows of a page are stretched for what follows on the next one.
        page->add_input(frame);
        BoxSetter setter(pages.setting(), *page, block);
        setter.place(block.root, frame);
    }
    for (; offset + 1 < placement.n_pages; ++offset) pages.open();
}

/// Fills a section up to its least number of pages and to a multiple, and judges how many it has become.
void fill_up(const Inputs& inputs, Pages& pages, const plan::SectionPlan& section, int n_before, diag::Sink& findings) {
    const int n_own = pages.n_pages() - n_before;
    const int n_least = std::max(n_own, section.min_pages);
    const int n_wanted = (n_least + section.page_multiple - 1) / section.page_multiple * section.page_multiple;
    plan::Entry filler;
    filler.kind = plan::Entry::Kind::Page;
    filler.item = section.filler;
    for (int n = n_own; n < n_wanted; ++n) {
        if (section.filler.is_valid()) set_page(inputs, pages, filler);
        else pages.add_blank();
    }
    pages.close();
    if (n_wanted > n_own && !section.filler.is_valid()) {
        findings.add(diag::finding(diag::Code::FillerMissing, {{"count", std::to_string(n_wanted - n_own)},
                                                               {"section", section.id},
                                                               {"multiple", std::to_string(section.page_multiple)}})
                         .from(section.origin));
    }
    if (section.max_pages > 0 && n_wanted > section.max_pages) {
        findings.add(diag::finding(diag::Code::PageBudget, {{"section", section.id},
                                                            {"found", std::to_string(n_wanted)},
                                                            {"wanted", std::to_string(section.max_pages)}})
                         .from(section.origin));
    }
}

}

Result<Outcome> compose(const Inputs& inputs, page::Spool& spool, diag::Sink& findings) {
    Outcome outcome;
    Pages pages(inputs, spool, outcome, findings);
    for (const plan::SectionPlan& section : inputs.flatplan.sections) {
        pages.begin_section(section);
        const int n_before = pages.n_pages();
        for (const plan::PlacementPlan& placement : section.placements) {
            if (placement.entries.empty()) continue;
            switch (placement.kind) {
                case plan::PlacementPlan::Kind::Page: set_page(inputs, pages, placement.entries.front()); break;
                case plan::PlacementPlan::Kind::Grid: set_grid(inputs, pages, placement); break;
                case plan::PlacementPlan::Kind::Table: TableSetter(inputs, pages, placement, findings).pour(); break;
            }
            pages.close();
            if (!pages.status()) return pages.status().failure();
        }
        fill_up(inputs, pages, section, n_before, findings);
    }
    if (const Status status = pages.finish(); !status) return status.failure();
    return outcome;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

#include "publisher/layout/pages.hpp"
#include "publisher/layout/table_setter.hpp"

namespace publisher::layout {
namespace {

/// One fixed page: its template fills the type area, or the whole page with its bleed.
void set_page(const Inputs& inputs, Pages& pages, const plan::Entry& entry) {
    const design::Template& item = inputs.design.item(entry.item);
    PageBuilder& page = pages.open();
    const bind::Block block = inputs.binder.bind(entry, item);
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
        if (entry.page_offset != offset) {
            page = &pages.open();
            offset = entry.page_offset;
        }
        const Rect area = pages.type_area();
        Rect frame = entry.frame.moved(area.x, area.y);
        if (inputs.flatplan.is_right_to_left) frame.x = area.x + area.right() - frame.right();
        const bind::Block block = inputs.binder.bind(entry, inputs.design.item(entry.item));
        const bool is_group = entry.kind == plan::Entry::Kind::Group;
        const plan::GroupName& group = placement.name_of(entry.group);
        page->note_group(group.title);
        if (!is_group) {
            page->add_anchor({page::Anchor::Kind::Product, block.product, group.title, {frame.x, frame.y}});
        } else if (entry.group.is_valid()) {
            page->add_anchor({page::Anchor::Kind::Group, group.code, group.title, {frame.x, frame.y}});
        }
        // The rows of a page are stretched for what follows on the next one.
        page->add_input(frame);
        BoxSetter setter(pages.setting(), *page, block);
        setter.place(block.root, frame);
    }
}

}

Result<Outcome> compose(const Inputs& inputs, page::Spool& spool, diag::Sink& findings) {
    Outcome outcome;
    Pages pages(inputs, spool, outcome, findings);
    for (const plan::SectionPlan& section : inputs.flatplan.sections) {
        pages.begin_section(section);
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
    }
    if (const Status status = pages.finish(); !status) return status.failure();
    return outcome;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

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
    const bind::Block block = inputs.binder.bind(entry, item);
    const Length bleed = page.page().bleed;
    const Size trim = page.page().trim;
    const Rect whole{-bleed, -bleed, trim.width + bleed * 2, trim.height + bleed * 2};
    BoxSetter setter(pages.setting(), page, block);
    setter.place(block.root, item.is_full_bleed ? whole : pages.type_area());
}

/// Tiles and bands of one page at the places the flatplan gives them.
class GridPage {
public:
    GridPage(const Inputs& inputs, const plan::PlacementPlan& placement, Pages& pages, PageBuilder& page)
        : inputs_(inputs), placement_(placement), setting_(pages.setting()), page_(page), area_(pages.type_area()) {
        setting_.agreement = {};
    }

    void add(const plan::Entry& entry) {
        items_.push_back({&entry, inputs_.binder.bind(entry, inputs_.design.item(entry.item)), frame_of(entry)});
    }

    void place() {
        rehearse();
        for (const Item& item : items_) {
            const plan::Entry& entry = *item.entry;
            const plan::GroupName& group = placement_.name_of(entry.group);
            const Point place{item.frame.x, item.frame.y};
            page_.note_group(group.title);
            if (entry.kind != plan::Entry::Kind::Group) {
                page_.add_anchor({page::Anchor::Kind::Product, item.block.product, group.title, place});
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
        Setting rehearsal{setting_.design, setting_.composer, setting_.is_right_to_left, outcome, findings, {}};
        page::Page blank;
        blank.trim = page_.page().trim;
        PageBuilder page(std::move(blank));
        for (const Item& item : items_) set(item, rehearsal, page);
        setting_.agreement = std::move(rehearsal.agreement);
    }

    const Inputs& inputs_;
    const plan::PlacementPlan& placement_;
    Setting& setting_;
    PageBuilder& page_;
    Rect area_;
    std::vector<Item> items_;
};

void set_grid(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement) {
    const std::vector<plan::Entry>& entries = placement.entries;
    for (std::size_t i = 0; i < entries.size();) {
        GridPage page(inputs, placement, pages, pages.open());
        for (const int offset = entries[i].page_offset; i < entries.size() && entries[i].page_offset == offset; ++i) {
            page.add(entries[i]);
        }
        page.place();
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

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

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
    GridPage(const Inputs& inputs, Pages& pages, PageBuilder& page)
        : inputs_(inputs), setting_(pages.setting()), page_(page), area_(pages.type_area()) {
        setting_.agreement = {};
    }

    void add(const plan::Entry& entry) {
        items_.push_back(
            {&entry, inputs_.binder.bind(entry, inputs_.design.item(entry.item)), frame_of(entry)});
    }

    void place() {
        rehearse();
        for (const Item& item : items_) {
            const plan::Entry& entry = *item.entry;
            const bool is_group = entry.kind == plan::Entry::Kind::Group;
            page_.note_group(entry.group_title);
            page_.add_anchor({is_group ? page::Anchor::Kind::Group : page::Anchor::Kind::Product,
                              is_group ? std::to_string(entry.group.index()) : item.block.product,
                              entry.group_title,
                              {item.frame.x, item.frame.y}});
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
    Setting& setting_;
    PageBuilder& page_;
    Rect area_;
    std::vector<Item> items_;
};

void set_grid(const Inputs& inputs, Pages& pages, const plan::PlacementPlan& placement) {
    const std::vector<plan::Entry>& entries = placement.entries;
    for (std::size_t i = 0; i < entries.size();) {
        GridPage page(inputs, pages, pages.open());
        for (const int offset = entries[i].page_offset;
             i < entries.size() && entries[i].page_offset == offset; ++i) {
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
                case plan::PlacementPlan::Kind::Page:
                    set_page(inputs, pages, placement.entries.front());
                    break;
                case plan::PlacementPlan::Kind::Grid:
                    set_grid(inputs, pages, placement);
                    break;
                case plan::PlacementPlan::Kind::Table:
                    TableSetter(inputs, pages, placement, findings).pour();
                    break;
            }
            pages.close();
            if (!pages.status()) return pages.status().failure();
        }
    }
    if (const Status status = pages.finish(); !status) return status.failure();
    return outcome;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/thumb_tabs.hpp"

namespace publisher::layout {
namespace {

using design::ThumbTabs;

std::string key_of(ThumbTabs::Per per, const std::string& section, const std::string& group) {
    if (per == ThumbTabs::Per::Section) return "section/" + section;
    return group.empty() ? std::string() : "group/" + group;
}

}

ThumbTabPlaces::ThumbTabPlaces(const plan::Flatplan& flatplan, const design::Design& design)
    : is_right_to_left_(flatplan.is_right_to_left) {
    const auto add = [this](const std::string& key) {
        if (!key.empty()) order_.emplace(key, static_cast<int>(order_.size()));
    };
    for (const plan::SectionPlan& section : flatplan.sections) {
        const design::ParentPage* parent = design.layout(section.layout).find_parent(section.parent_page);
        if (!parent->thumb_tabs) continue;
        const ThumbTabs::Per per = parent->thumb_tabs->per;
        if (per == ThumbTabs::Per::Section) add(key_of(per, section.id, {}));
        if (per == ThumbTabs::Per::Section) continue;
        for (const plan::PlacementPlan& placement : section.placements) {
            if (placement.is_index) continue;
            for (const plan::Entry& entry : placement.entries)
                add(key_of(per, section.id, placement.name_of(entry.group).code));
        }
    }
}

bool ThumbTabPlaces::is_at_left(const page::Page& page) const {
    return page.side == page::Side::Single ? is_right_to_left_ : page.side == page::Side::Left;
}

std::optional<Rect> ThumbTabPlaces::place(const ThumbTabs& tabs, const page::Page& page,
                                          const std::string& group) const {
    const auto found = order_.find(key_of(tabs.per, page.section, group));
    if (found == order_.end()) return std::nullopt;
    Rect place = tabs.first.frame;
    const auto n_places = 1 + (page.trim.height - place.bottom()).units() / tabs.step.units();
    place.y += tabs.step * (found->second % n_places);
    place.x = is_at_left(page) ? Length() : page.trim.width - place.width;
    return place;
}

Rect ThumbTabPlaces::bled(Rect place, const page::Page& page) const {
    if (is_at_left(page)) place.x -= page.bleed;
    place.width += page.bleed;
    return place;
}

}

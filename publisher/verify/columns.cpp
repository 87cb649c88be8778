// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/places.hpp"

#include <algorithm>
#include <map>

namespace publisher::verify {
namespace {

/// Where a section's pages have their content.
struct Geometry {
    Rect type_area;
    int n_columns = 1;
    Length gutter;
};

/// Within the margins of the parent page, which are inside and outside in turn where pages face.
Geometry geometry_of(const Inputs& inputs, std::size_t section_index, int page_number) {
    const plan::SectionPlan& section = inputs.flatplan.sections[section_index];
    const design::Layout& layout = inputs.design.layout(section.layout);
    const Rect trim{Length(), Length(), layout.trim.width, layout.trim.height};
    const design::ParentPage* parent = layout.find_parent(section.parent_page);
    if (!parent) return {trim};
    Insets margins = parent->margins;
    const bool is_odd = page_number % 2 == 1;
    if (layout.has_facing_pages && is_odd == inputs.is_right_to_left) std::swap(margins.left, margins.right);
    return {trim.inset(margins), std::max(1, parent->n_columns), parent->column_gutter};
}

/// The columns of the page from the left, each as wide as nobody else claims it.
std::vector<Rect> columns_of(const Geometry& geometry, const Rect& height) {
    const Rect& area = geometry.type_area;
    const Length width = (area.width - geometry.gutter * (geometry.n_columns - 1)) / geometry.n_columns;
    std::vector<Rect> columns;
    for (int i = 0; i < geometry.n_columns; ++i) {
        const Length left = area.x + (width + geometry.gutter) * i - geometry.gutter / 2;
        columns.push_back({left, height.y, width + geometry.gutter, height.height});
    }
    return columns;
}

/// The column around the point; all of the page, when it is in none.
Rect column_around(const Geometry& geometry, const Size& page, Length x) {
    const Rect all{Length(), Length(), page.width, page.height};
    for (const Rect& column : columns_of(geometry, all)) {
        if (x >= column.left() && x < column.right()) return column;
    }
    return all;
}

/// The strips of one column: from one number to the next.
void measure_strips(const Rect& column, std::vector<Place*>& places) {
    std::stable_sort(places.begin(), places.end(),
                     [](const Place* a, const Place* b) { return a->number.y < b->number.y; });
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Rect& number = places[i]->number;
        const Length top = i == 0 ? Length() : places[i - 1]->number.bottom();
        const Length bottom = i + 1 == places.size() ? column.bottom() : places[i + 1]->number.top();
        places[i]->above = {column.x, top, column.width, number.top() - top};
        places[i]->below = {column.x, number.top(), column.width, bottom - number.top()};
    }
}

}

std::vector<Rect> text_columns(const Inputs& inputs, std::size_t section, int page_number) {
    const Geometry geometry = geometry_of(inputs, section, page_number);
    std::vector<Rect> columns = columns_of(geometry, geometry.type_area);
    if (inputs.is_right_to_left) std::ranges::reverse(columns);
    return columns;
}

std::optional<Rect> planned_frame(const Inputs& inputs, const Placed& placed, int page_number) {
    if (!placed.frame) return std::nullopt;
    const Rect area = geometry_of(inputs, placed.section, page_number).type_area;
    Rect frame = placed.frame->moved(area.x, area.y);
    if (inputs.is_right_to_left) frame.x = area.x + area.right() - frame.right();
    return frame;
}

void measure(const Inputs& inputs, const std::vector<Placed>& placed, const std::vector<PageText>& pages,
             std::vector<Place>& places) {
    std::map<std::tuple<std::size_t, Length, Length>, std::pair<Rect, std::vector<Place*>>> columns;
    for (Place& place : places) {
        const PageText& page = pages[place.page];
        const Geometry geometry = geometry_of(inputs, placed[place.placed].section, page.number);
        const auto frame = planned_frame(inputs, placed[place.placed], page.number);
        if (frame && contains_middle(*frame, place.number)) {
            place.above = place.below = *frame;
            continue;
        }
        const Rect column = column_around(geometry, page.size, place.number.x + place.number.width / 2);
        auto& [area, members] = columns[{place.page, column.x, column.width}];
        area = column;
        members.push_back(&place);
    }
    for (auto& [key, column] : columns)
        measure_strips(column.first, column.second);
}

}

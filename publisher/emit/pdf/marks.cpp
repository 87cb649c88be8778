// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/page_content.hpp"

#include <algorithm>

namespace publisher::emit::pdf {
namespace {

constexpr Length kMarkWeight = Length::from_units(Length::kUnitsPerPoint / 4);

Length mark_start(Length bleed, const Options& options) {
    return std::max(bleed, options.mark_offset);
}

}

Length sheet_margin(const page::Page& page, const Options& options) {
    const Length bleed = std::max(page.bleed, Length());
    if (!options.has_crop_marks) return bleed;
    return std::max(bleed, mark_start(bleed, options) + options.mark_length);
}

void draw_crop_marks(const Options& options, Painter& painter) {
    if (!options.has_crop_marks || options.mark_length <= Length()) return;
    const PageSpace& space = painter.space();
    const Length start = mark_start(space.bleed, options), end = start + options.mark_length;
    const Length right = space.trim.width, bottom = space.trim.height;
    painter.set_stroke(painter.colors().registration(), kMarkWeight);
    const auto mark = [&](Point from, Point to) {
        painter.move_to(from);
        painter.line_to(to);
        painter.out().operation("S");
    };
    for (const Length x : {Length(), right}) {
        mark({x, -start}, {x, -end});
        mark({x, bottom + start}, {x, bottom + end});
    }
    for (const Length y : {Length(), bottom}) {
        mark({-start, y}, {-end, y});
        mark({right + start, y}, {right + end, y});
    }
}

}

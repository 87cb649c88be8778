// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/art.hpp"

namespace publisher::emit::pdf {
namespace {

/// Where the picture has a point of its clipping path.
Point place(const page::PictureFrame& frame, const std::int32_t* numbers) {
    constexpr double kUnit = 1 << 24;
    const double x = numbers[0] / kUnit, y = numbers[1] / kUnit;
    const Rect& whole = frame.picture;
    return {whole.x + whole.width.scaled(frame.is_mirrored ? 1 - x : x), whole.y + whole.height.scaled(y)};
}

/// Where curves lie in one another they alternate, as they do for the retoucher (even-odd rule).
void clip_out(const page::PictureFrame& frame, const std::vector<std::vector<std::int32_t>>& clip,
              Painter& painter) {
    if (clip.empty()) return;
    constexpr std::size_t kKnot = 6;
    for (const std::vector<std::int32_t>& curve : clip) {
        const auto point = [&](std::size_t at) { return place(frame, curve.data() + at % curve.size()); };
        painter.move_to(point(2));
        for (std::size_t knot = 0; knot < curve.size(); knot += kKnot)
            painter.curve_to(point(knot + 4), point(knot + kKnot), point(knot + kKnot + 2));
        painter.out().operation("h");
    }
    painter.out().operation("W* n");
}

}

void show_art(std::uint32_t number, const ArtStore& store, Painter& painter) {
    if (std::holds_alternative<SuppliedPage>(store.entries()[number])) {
        painter.out().raw(kPageStart);
        painter.resources().has_graphics_states = true;
    }
    painter.out().name("/Im", number).operation("Do");
    painter.resources().art.insert(number);
    if (store.is_transparent(number)) painter.resources().has_transparency = true;
    // The plates of a page are those of what is shown on it too.
    if (const auto* form = std::get_if<Form>(&store.entries()[number]))
        painter.resources().plates.insert(form->resources.plates.begin(), form->resources.plates.end());
}

void draw_art(const page::PictureFrame& frame, std::uint32_t number, const ArtStore& store,
              Length corner_radius, Painter& painter) {
    const Rect& whole = frame.picture;
    if (whole.is_empty() || frame.head.frame.is_empty() || !whole.overlaps(frame.head.frame)) return;
    ContentStream& out = painter.out();
    const PageSpace& space = painter.space();
    painter.save();
    if (frame.is_whole) corner_radius = Length();
    if (corner_radius > Length() || !frame.head.frame.contains(whole)) {
        painter.trace(frame.head.frame, corner_radius);
        out.operation("W n");
    }
    const auto* image = std::get_if<Image>(&store.entries()[number]);
    if (image && !frame.is_whole) clip_out(frame, image->facts.clip, painter);
    out.operand(frame.is_mirrored ? -whole.width : whole.width).raw("0 0 ").operand(whole.height);
    out.operand(space.x(frame.is_mirrored ? whole.right() : whole.left())).operand(space.y(whole.bottom()));
    out.operation("cm");
    show_art(number, store, painter);
    painter.restore();
}

}

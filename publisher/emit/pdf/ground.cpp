// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/ground.hpp"

namespace publisher::emit::pdf {
namespace {

/// The colour of a shape that covers the rectangle with one process colour.
std::optional<Cmyk> cover_of(const page::Object& object, const Rect& rect, const Colors& colors) {
    const auto* shape = std::get_if<page::Shape>(&object);
    const bool covers = shape && !shape->is_line && shape->corner_radius == Length() &&
                        shape->blending.is_plain() && shape->head.frame.contains(rect);
    if (!covers || colors.gradient(shape->fill)) return std::nullopt;
    const auto ink = colors.ink(shape->fill);
    if (!ink || ink->plate || ink->is_overprinting) return std::nullopt;
    return ink->cmyk;
}

bool is_without_ink(const page::Object& object) {
    const auto* text = std::get_if<page::TextFrame>(&object);
    return text && text->lines.empty();
}

}

std::optional<Cmyk> find_ground(const page::Page& page, std::size_t object_idx, const Colors& colors) {
    const Rect& frame = page::head(page.objects[object_idx]).frame;
    for (std::size_t i = object_idx; i-- > 0;) {
        const page::Object& below = page.objects[i];
        if (!page::head(below).frame.overlaps(frame) || is_without_ink(below)) continue;
        return cover_of(below, frame, colors);
    }
    return Cmyk{};
}

Cmyk composited(const Cmyk& above, const Cmyk& ground, double opacity) {
    Cmyk result;
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = above[i] * opacity + ground[i] * (1 - opacity);
    return result;
}

}

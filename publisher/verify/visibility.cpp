// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::verify {
namespace {

using inspect::Color;

constexpr double kOpaque = 0.95;
constexpr Length kTolerance = 0.5_pt;

Rect around_middle(const Rect& box) {
    return box.inset({box.height / 4, box.width / 4, box.height / 4, box.width / 4});
}

/// White is what leaves the paper alone, whatever space says it.
bool is_paper(const Color& color) {
    const auto all_are = [&](double value) {
        return !color.components.empty() &&
               std::all_of(color.components.begin(), color.components.end(),
                           [&](double each) { return std::abs(each - value) < 0.004; });
    };
    const bool is_additive = color.space == "DeviceGray" || color.space == "DeviceRGB" ||
                             color.space == "CalGray" || color.space == "CalRGB" ||
                             (color.space == "ICCBased" && color.components.size() != 4);
    return all_are(is_additive ? 1 : 0);
}

bool is_same_color(const Color& a, const Color& b) {
    if (is_paper(a) || is_paper(b)) return is_paper(a) && is_paper(b);
    if (a.space != b.space || a.colorants != b.colorants || a.components.size() != b.components.size())
        return false;
    for (std::size_t i = 0; i < a.components.size(); ++i) {
        if (std::abs(a.components[i] - b.components[i]) > 0.02) return false;
    }
    return true;
}

bool paints_solid(const inspect::Painted& thing) {
    return thing.opacity >= kOpaque && thing.blend_mode == "Normal" && !thing.has_soft_mask &&
           thing.within == inspect::Within::Page;
}

/// A path whose area is its box; of another shape nobody knows where it is.
bool fills_its_box(const inspect::Path& path) {
    return path.kind != inspect::Path::Kind::Stroke && path.is_rectangle && !path.overprint;
}

bool fills_its_box(const inspect::Picture& picture) {
    return picture.mask == inspect::Picture::Mask::None && !picture.overprint;
}

/// What a reader sees below or above some glyphs.
struct Ground {
    int order = -1;
    const Color* color = nullptr; ///< null: paper, or a picture
    bool is_picture = false;
};

template <typename Things, typename Take>
void for_each_over(const Things& things, const Rect& middle, Take take) {
    for (const auto& thing : things) {
        if (paints_solid(thing) && thing.visible.contains(middle)) take(thing);
    }
}

bool is_covered(const inspect::PageFacts& page, int order, const Rect& middle) {
    bool covered = false;
    for_each_over(page.pictures, middle,
                  [&](const auto& picture) { covered |= picture.order > order && fills_its_box(picture); });
    for_each_over(page.paths, middle,
                  [&](const auto& path) { covered |= path.order > order && fills_its_box(path); });
    for_each_over(page.shadings, middle,
                  [&](const auto& shading) { covered |= shading.order > order && !shading.overprint; });
    return covered;
}

Ground ground_below(const inspect::PageFacts& page, int order, const Rect& middle) {
    Ground ground;
    const auto offer = [&](const auto& thing, const Color* color) {
        if (thing.order > order || thing.order < ground.order) return;
        ground = {thing.order, color, color == nullptr};
    };
    for_each_over(page.pictures, middle, [&](const auto& picture) { offer(picture, nullptr); });
    for_each_over(page.shadings, middle, [&](const auto& shading) { offer(shading, nullptr); });
    // A shape that is no rectangle may or may not be below: then nothing is said.
    for_each_over(page.paths, middle, [&](const auto& path) {
        if (path.kind != inspect::Path::Kind::Stroke) offer(path, path.is_rectangle ? &path.color : nullptr);
    });
    return ground;
}

bool is_on_same_color(const inspect::PageFacts& page, const inspect::TextRun& run, const Rect& middle) {
    if (run.render_mode != 0 && run.render_mode != 4) return false;
    // White that overprints leaves no ink and takes none away.
    if (run.fill_overprint && is_paper(run.fill)) return true;
    const Ground ground = ground_below(page, run.order, middle);
    if (ground.is_picture) return false;
    return ground.color ? is_same_color(run.fill, *ground.color) : is_paper(run.fill);
}

}

std::string_view to_string(Hidden hidden) {
    switch (hidden) {
        case Hidden::No: return "it can be seen";
        case Hidden::Invisible: return "it is drawn invisibly";
        case Hidden::Clipped: return "it is clipped";
        case Hidden::Covered: return "something opaque is painted over it";
        case Hidden::SameColor: return "it has the colour of its ground";
        case Hidden::OffPage: return "it lies outside the trim";
    }
    return "";
}

bool contains_middle(const Rect& outer, const Rect& inner) {
    const Point middle{inner.x + inner.width / 2, inner.y + inner.height / 2};
    return middle.x >= outer.left() && middle.x <= outer.right() && middle.y >= outer.top() &&
           middle.y <= outer.bottom();
}

Rect united(const Rect& a, const Rect& b) {
    const Length left = std::min(a.left(), b.left()), top = std::min(a.top(), b.top());
    return {left, top, std::max(a.right(), b.right()) - left, std::max(a.bottom(), b.bottom()) - top};
}

Hidden hidden_glyphs(const inspect::PageFacts& page, const inspect::TextRun& run, const Rect& box) {
    const Rect trim{Length(), Length(), page.size.width, page.size.height};
    const Insets outwards{-kTolerance, -kTolerance, -kTolerance, -kTolerance};
    for (const inspect::Glyph& glyph : run.glyphs) {
        if (glyph.box.is_empty() || !contains_middle(box, glyph.box)) continue;
        const Rect middle = around_middle(glyph.box);
        if (!trim.inset(outwards).contains(middle)) return Hidden::OffPage;
        if (!run.visible.inset(outwards).contains(middle)) return Hidden::Clipped;
        if (run.opacity < 0.3) return Hidden::Invisible;
        if (is_covered(page, run.order, middle)) return Hidden::Covered;
        if (is_on_same_color(page, run, middle)) return Hidden::SameColor;
    }
    return Hidden::No;
}

}

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

}

/// Something solid on the page, as far as it may lie over or under text.
struct Grounds::Solid {
    int order = 0;
    Rect visible;
    bool covers = false; ///< what was painted before it; a path of another shape than its box may or may not
    const Color* color = nullptr; ///< of a ground; null: a picture, or nobody knows
};

Grounds::~Grounds() = default;

Grounds::Grounds(const inspect::PageFacts& page) : page_(page) {
    for (const inspect::Picture& picture : page.pictures) {
        const bool fills_its_box = picture.mask == inspect::Picture::Mask::None && !picture.overprint;
        if (paints_solid(picture))
            solids_.push_back({picture.order, picture.visible, fills_its_box, nullptr});
    }
    for (const inspect::Shading& shading : page.shadings) {
        if (paints_solid(shading))
            solids_.push_back({shading.order, shading.visible, !shading.overprint, nullptr});
    }
    for (const inspect::Path& path : page.paths) {
        const bool is_fill = path.kind != inspect::Path::Kind::Stroke;
        const bool fills_its_box = is_fill && path.is_rectangle && !path.overprint;
        if (is_fill && paints_solid(path))
            solids_.push_back(
                {path.order, path.visible, fills_its_box, path.is_rectangle ? &path.color : nullptr});
    }
    std::ranges::stable_sort(solids_, {}, &Solid::order);
}

bool Grounds::is_covered(int order, const Rect& middle) const {
    return std::ranges::any_of(solids_, [&](const Solid& solid) {
        return solid.order > order && solid.covers && solid.visible.contains(middle);
    });
}

/// The last thing painted below; null: paper.
const Grounds::Solid* Grounds::below(int order, const Rect& middle) const {
    const Solid* ground = nullptr;
    for (const Solid& solid : solids_) {
        if (solid.order > order) break;
        if (solid.visible.contains(middle)) ground = &solid;
    }
    return ground;
}

bool Grounds::is_on_same_color(const inspect::TextRun& run, const Rect& middle) const {
    if (run.render_mode != 0 && run.render_mode != 4) return false;
    // White that overprints leaves no ink and takes none away.
    if (run.fill_overprint && is_paper(run.fill)) return true;
    const Solid* ground = below(run.order, middle);
    if (!ground) return is_paper(run.fill);
    return ground->color && is_same_color(run.fill, *ground->color);
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

Hidden Grounds::look_at(const inspect::TextRun& run, const Rect& box) const {
    const Rect trim{Length(), Length(), page_.size.width, page_.size.height};
    const Insets outwards{-kTolerance, -kTolerance, -kTolerance, -kTolerance};
    for (const inspect::Glyph& glyph : run.glyphs) {
        if (glyph.box.is_empty() || !contains_middle(box, glyph.box)) continue;
        const Rect middle = around_middle(glyph.box);
        if (!trim.inset(outwards).contains(middle)) return Hidden::OffPage;
        if (!run.visible.inset(outwards).contains(middle)) return Hidden::Clipped;
        if (run.opacity < 0.3) return Hidden::Invisible;
        if (is_covered(run.order, middle)) return Hidden::Covered;
        if (is_on_same_color(run, middle)) return Hidden::SameColor;
    }
    return Hidden::No;
}

}

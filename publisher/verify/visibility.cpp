// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/page_text.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::verify {
namespace {

using inspect::Color;

constexpr double kOpaque = 0.95;
constexpr double kDark = 0.85;      // of black: nothing shows through
constexpr double kFaint = 0.06;     // of an ink: less than this beside the ground nobody reads
constexpr double kHiddenPart = 0.3; // of the middle of a glyph; a line that strikes it out covers less
constexpr Length kTolerance = 0.5_pt;
constexpr Length kThickLine = 2_pt;

Rect around_middle(const Rect& box) {
    return box.inset({box.height / 4, box.width / 4, box.height / 4, box.width / 4});
}

bool is_additive(const Color& color) {
    return color.space == "DeviceGray" || color.space == "DeviceRGB" || color.space == "CalGray" ||
           color.space == "CalRGB" || (color.space == "ICCBased" && color.components.size() != 4);
}

/// White, and what can hardly be told from it, is what leaves the paper alone, whatever space says it.
bool is_paper(const Color& color) {
    const double white = is_additive(color) ? 1 : 0;
    return !color.components.empty() && std::ranges::all_of(color.components, [&](double component) {
        return std::abs(component - white) < kFaint;
    });
}

/// The black ink of a colour, 0 where it has none or nobody knows.
double black_of(const Color& color) {
    const auto& inks = color.components;
    if (color.space == "DeviceCMYK" && inks.size() == 4) return inks[3];
    if (color.space == "DeviceGray" && inks.size() == 1) return 1 - inks[0];
    for (std::size_t i = 0; i < std::min(color.colorants.size(), inks.size()); ++i) {
        if (color.colorants[i] == "Black") return inks[i];
    }
    return 0;
}

bool is_same_color(const Color& a, const Color& b) {
    if (is_paper(a) || is_paper(b)) return is_paper(a) && is_paper(b);
    if (a.space != b.space || a.colorants != b.colorants || a.components.size() != b.components.size())
        return false;
    for (std::size_t i = 0; i < a.components.size(); ++i) {
        if (std::abs(a.components[i] - b.components[i]) > kFaint) return false;
    }
    return true;
}

/// Whether ink that overprints leaves nothing of what lies below: it is black, or it replaces every ink there
/// (PDF 32000-1 §11.7.4.3: in mode 1 inks of no amount stay as they are).
bool drowns(const Color& cover, int overprint_mode, const Color& below) {
    if (black_of(cover) >= kDark) return true;
    if (cover.space != "DeviceCMYK" || below.space != "DeviceCMYK" || below.components.size() != 4)
        return false;
    for (std::size_t i = 0; i < 4; ++i) {
        const bool is_replaced = overprint_mode == 0 || cover.components[i] > 0;
        if (below.components[i] >= kFaint && !is_replaced) return false;
    }
    return true;
}

bool is_opaque(const inspect::Painted& thing) {
    return thing.opacity >= kOpaque && !thing.has_soft_mask && thing.within == inspect::Within::Page;
}

/// Paints over what lies below, or darkens it with this colour until nothing is left.
bool paints_solid(const inspect::Painted& thing, const Color& color) {
    if (!is_opaque(thing)) return false;
    const bool darkens = thing.blend_mode == "Multiply" || thing.blend_mode == "Darken";
    return thing.blend_mode == "Normal" || (darkens && black_of(color) >= kDark);
}

Rect common_part(const Rect& a, const Rect& b) {
    const Length left = std::max(a.left(), b.left()), top = std::max(a.top(), b.top());
    return {left, top, std::min(a.right(), b.right()) - left, std::min(a.bottom(), b.bottom()) - top};
}

/// What a path surely covers of its box: of rounded and round shapes the inner part.
Rect covered_by(const inspect::Path& path) {
    if (path.is_rectangle || path.kind == inspect::Path::Kind::Stroke) return path.visible;
    const Length dx = path.box.width * 15 / 100, dy = path.box.height * 15 / 100;
    return common_part(path.box.inset({dy, dx, dy, dx}), path.visible);
}

/// A plain shape, or a line so thick that it covers letters; drawings cover what nobody knows.
bool is_cover(const inspect::Path& path) {
    constexpr int kPointsOfARoundedRectangle = 18; // those that bend its corners as well
    if (path.kind == inspect::Path::Kind::Stroke)
        return path.n_points == 2 && !path.is_dashed && path.line_width >= kThickLine;
    return path.n_subpaths == 1 && path.n_points <= kPointsOfARoundedRectangle;
}

/// Of the text and of all groups it stands in.
double opacity_of(const inspect::TextRun& run, const inspect::PageFacts& page) {
    double opacity = run.has_soft_mask ? 0 : run.opacity;
    for (int group = run.group; group >= 0; group = page.groups[static_cast<std::size_t>(group)].group) {
        const inspect::TransparencyGroup& around = page.groups[static_cast<std::size_t>(group)];
        opacity *= around.has_soft_mask ? 0 : around.opacity;
    }
    return opacity;
}

/// Whether letters are so narrow for their height that nobody reads them. Of upright lines; marks have no width.
bool is_squeezed(const inspect::TextRun& run, const inspect::GlyphSpan& glyphs) {
    constexpr int kLeastPercent = 10; // of the size: half the width of the narrowest figure one meets
    if (run.angle != 0) return false;
    for (std::uint32_t i = glyphs.begin; i < glyphs.end; ++i) {
        const inspect::Glyph& glyph = run.glyphs[i];
        const std::string_view text =
            std::string_view(run.text).substr(glyph.text_begin, glyph.text_end - glyph.text_begin);
        const bool is_figure = text.size() == 1 && text.front() >= '0' && text.front() <= '9';
        if (is_figure && glyph.advance_x < run.size * kLeastPercent / 100) return true;
    }
    return false;
}

double area(const Rect& box) {
    return box.is_empty() ? 0 : box.width.points() * box.height.points();
}

}

/// Something solid on the page, as far as it may lie over or under text.
struct Grounds::Solid {
    int order = 0;
    Rect visible;
    Rect covered;                 ///< of what was painted before it, surely; empty: a drawing may or may not
    const Color* color = nullptr; ///< null: a picture, or nobody knows
    bool is_ground = false;       ///< of this colour wherever it is visible
    bool overprints = false;
    int overprint_mode = 0;

    bool hides(const Color& text) const {
        return !overprints || (color && drowns(*color, overprint_mode, text));
    }
};

Grounds::~Grounds() = default;

Grounds::Grounds(const inspect::PageFacts& page) : page_(page) {
    const Color unknown;
    for (const inspect::Picture& picture : page.pictures) {
        const bool fills_its_box = picture.mask == inspect::Picture::Mask::None && !picture.overprint;
        if (paints_solid(picture, unknown))
            solids_.push_back({picture.order, picture.visible, fills_its_box ? picture.visible : Rect()});
    }
    for (const inspect::Shading& shading : page.shadings) {
        if (paints_solid(shading, unknown))
            solids_.push_back({shading.order, shading.visible, shading.overprint ? Rect() : shading.visible});
    }
    for (const inspect::TilingPattern& pattern : page.patterns) {
        if (paints_solid(pattern, unknown))
            solids_.push_back({pattern.order, pattern.visible, pattern.visible});
    }
    for (const inspect::Path& path : page.paths) {
        if (!paints_solid(path, path.color)) continue;
        const bool is_plain = is_cover(path);
        const bool is_line = path.kind == inspect::Path::Kind::Stroke;
        if (is_line && !is_plain) continue;
        solids_.push_back({path.order, path.visible, is_plain ? covered_by(path) : Rect(), &path.color,
                           is_line || path.is_rectangle, path.overprint, path.overprint_mode});
    }
    std::ranges::stable_sort(solids_, {}, &Solid::order);
}

Grounds::Solids Grounds::at(const Rect& box) const {
    Solids met;
    for (const Solid& solid : solids_) {
        if (solid.visible.overlaps(box)) met.push_back(&solid);
    }
    return met;
}

std::string_view to_string(Hidden hidden) {
    switch (hidden) {
        case Hidden::No: return "it can be seen";
        case Hidden::Invisible: return "it is drawn invisibly";
        case Hidden::Clipped: return "it is clipped";
        case Hidden::Covered: return "something opaque is painted over it";
        case Hidden::SameColor: return "it has the colour of its ground";
        case Hidden::OffPage: return "it lies outside the trim";
        case Hidden::Squeezed: return "its letters are squeezed together";
        case Hidden::Contradicted: return "its glyphs are other figures than its ActualText says";
    }
    return "";
}

Hidden Grounds::look_at(const inspect::GlyphSpan& glyphs) const {
    const inspect::TextRun& run = page_.runs[glyphs.run];
    const bool is_filled = run.render_mode == 0 || run.render_mode == 4;
    const Rect trim{Length(), Length(), page_.size.width, page_.size.height};
    const Insets outwards{-kTolerance, -kTolerance, -kTolerance, -kTolerance};
    if (opacity_of(run, page_) < 0.3) return Hidden::Invisible;
    if (run.n_contradicted > 0) return Hidden::Contradicted;
    if (is_squeezed(run, glyphs)) return Hidden::Squeezed;
    Rect whole = run.glyphs[glyphs.begin].box;
    for (std::uint32_t i = glyphs.begin; i < glyphs.end; ++i)
        whole = united(whole, run.glyphs[i].box);
    const Solids solids = at(whole);
    const auto is_covered = [&](const Rect& middle) {
        double hidden = 0;
        for (const Solid* solid : solids) {
            if (solid->order > run.order && solid->hides(run.fill))
                hidden += area(common_part(solid->covered, middle));
        }
        return hidden > kHiddenPart * area(middle);
    };
    // White that overprints leaves no ink and takes none away.
    const auto is_on_same_color = [&](const Rect& middle) {
        if (run.fill_overprint && is_paper(run.fill)) return true;
        const Solid* ground = nullptr;
        for (const Solid* solid : solids) {
            if (solid->order < run.order && solid->visible.contains(middle)) ground = solid;
        }
        if (!ground) return is_paper(run.fill);
        return ground->is_ground && is_same_color(run.fill, *ground->color);
    };
    for (std::uint32_t i = glyphs.begin; i < glyphs.end; ++i) {
        const Rect& box = run.glyphs[i].box;
        if (box.is_empty()) continue;
        const Rect middle = around_middle(box);
        if (!trim.inset(outwards).contains(middle)) return Hidden::OffPage;
        if (!run.visible.inset(outwards).contains(middle)) return Hidden::Clipped;
        if (is_covered(middle)) return Hidden::Covered;
        if (is_filled && is_on_same_color(middle)) return Hidden::SameColor;
    }
    return Hidden::No;
}

}

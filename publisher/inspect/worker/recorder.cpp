// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/recorder.hpp"

#include "publisher/inspect/worker/places.hpp"
#include "publisher/inspect/worker/poppler_colors.hpp"

#include <Gfx.h>
#include <GfxState.h>

#include <stdexcept>

namespace publisher::inspect {
namespace {

// What a stroke of no width is given, so that its box can be seen: the thinnest line of a 720 ppi device.
constexpr double kThinnestLine = 0.1;

void add_box(GfxState* state, const PdfBox& box, BoxBuilder& builder) {
    for (const double x : {box[0], box[2]}) {
        for (const double y : {box[1], box[3]}) {
            double device_x, device_y;
            state->transform(x, y, &device_x, &device_y);
            builder.add(device_x, device_y);
        }
    }
}

/// Four right angles, upright on the page: "re" and what draws the same.
bool is_upright_rectangle(GfxState* state) {
    const auto* path = state->getPath();
    if (path->getNumSubpaths() != 1) return false;
    const auto* subpath = path->getSubpath(0);
    const int n = subpath->getNumPoints();
    if (n != 4 && n != 5) return false;
    if (n == 5 && (subpath->getX(0) != subpath->getX(4) || subpath->getY(0) != subpath->getY(4)))
        return false;
    double x[4], y[4];
    for (int i = 0; i < 4; ++i) {
        if (subpath->getCurve(i)) return false;
        state->transform(subpath->getX(i), subpath->getY(i), &x[i], &y[i]);
    }
    const auto same = [](double a, double b) { return std::abs(a - b) < 1e-4; };
    const bool is_across_first = same(y[0], y[1]) && same(x[1], x[2]) && same(y[2], y[3]) && same(x[3], x[0]);
    const bool is_down_first = same(x[0], x[1]) && same(y[1], y[2]) && same(x[2], x[3]) && same(y[3], y[0]);
    return is_across_first || is_down_first;
}

}

Recorder::Recorder(PageStructure& structure, bool has_glyphs, Figures* figures)
    : structure_(structure), page_(structure.page), text_(page_.runs, has_glyphs), figures_(figures) {}

void Recorder::startPage(int, GfxState* state, XRef* xref) {
    xref_ = xref;
    double left = HUGE_VAL, top = HUGE_VAL;
    for (const double x : {structure_.trim[0], structure_.trim[2]}) {
        for (const double y : {structure_.trim[1], structure_.trim[3]}) {
            double device_x, device_y;
            state->transform(x, y, &device_x, &device_y);
            left = std::min(left, device_x);
            top = std::min(top, device_y);
        }
    }
    trim_x_ = left;
    trim_y_ = top;
    const auto trim_area = page_box(state, structure_.trim.data());
    page_.size = {trim_area.width, trim_area.height};
    for (auto* box : {&page_.media, &page_.crop, &page_.bleed, &page_.trim, &page_.art}) {
        if (!*box) continue;
        const double corners[] = {(*box)->left, (*box)->bottom, (*box)->right, (*box)->top};
        (*box)->area = page_box(state, corners);
    }
    for (std::size_t i = 0; i < page_.annotations.size(); ++i)
        page_.annotations[i].area = page_box(state, structure_.annotation_boxes[i].data());
}

void Recorder::finish() {
    text_.end_run();
}

Rect Recorder::page_box(GfxState* state, const double* box) const {
    BoxBuilder builder;
    add_box(state, {box[0], box[1], box[2], box[3]}, builder);
    return builder.rect().moved(-to_length(trim_x_), -to_length(trim_y_));
}

Rect Recorder::clip_box(GfxState* state) const {
    double left, top, right, bottom;
    state->getClipBBox(&left, &top, &right, &bottom);
    if (right < left || bottom < top) return {to_length(left - trim_x_), to_length(top - trim_y_), {}, {}};
    BoxBuilder builder;
    builder.add(left - trim_x_, top - trim_y_);
    builder.add(right - trim_x_, bottom - trim_y_);
    return builder.rect();
}

Within Recorder::within() const {
    if (soft_mask_depth_ > 0) return Within::SoftMask;
    if (pattern_depth_ > 0) return Within::Pattern;
    return is_in_annotations_ ? Within::Annotation : Within::Page;
}

Painted Recorder::painted(GfxState* state, const Rect& box, Paint paint) {
    Painted result;
    result.order = n_things_++;
    result.box = box;
    result.visible = common_part(box, clip_box(state));
    result.opacity = paint == Paint::Fill ? state->getFillOpacity() : state->getStrokeOpacity();
    result.blend_mode = blend_mode_name(state->getBlendMode());
    result.has_soft_mask = has_soft_mask_;
    result.group = open_groups_.empty() ? -1 : open_groups_.back();
    result.form = innermost_form();
    result.within = within();
    return result;
}

void Recorder::saveState(GfxState*) {
    n_things_ += kThingsOfAState;
    // Poppler breaks off one form at a time, and there may be millions of millions.
    if (is_overfull()) throw std::runtime_error("a page holds more things than any page does");
    saved_soft_masks_.push_back(has_soft_mask_);
}

void Recorder::restoreState(GfxState*) {
    restyle();
    if (saved_soft_masks_.empty()) return;
    has_soft_mask_ = saved_soft_masks_.back();
    saved_soft_masks_.pop_back();
}

void Recorder::add_path(GfxState* state, Path::Kind kind) {
    text_.end_run();
    const bool is_stroke = kind == Path::Kind::Stroke;
    const auto* outline = state->getPath();
    BoxBuilder box;
    Path path;
    for (int i = 0; i < outline->getNumSubpaths(); ++i) {
        const auto* subpath = outline->getSubpath(i);
        path.n_points += subpath->getNumPoints();
        for (int k = 0; k < subpath->getNumPoints(); ++k) {
            double x, y;
            state->transform(subpath->getX(k), subpath->getY(k), &x, &y);
            box.add(x - trim_x_, y - trim_y_);
        }
    }
    const double width = is_stroke ? state->getTransformedLineWidth() : 0;
    if (is_stroke) box.grow(std::max(width, kThinnestLine) / 2);
    static_cast<Painted&>(path) = painted(state, box.rect(), is_stroke ? Paint::Stroke : Paint::Fill);
    path.kind = kind;
    path.color = is_stroke ? to_color(state->getStrokeColorSpace(), *state->getStrokeColor())
                           : to_color(state->getFillColorSpace(), *state->getFillColor());
    path.overprint = is_stroke ? state->getStrokeOverprint() : state->getFillOverprint();
    path.overprint_mode = state->getOverprintMode();
    path.line_width = to_length(width);
    double dash_start;
    path.is_dashed = is_stroke && !state->getLineDash(&dash_start).empty();
    path.n_subpaths = outline->getNumSubpaths();
    path.is_rectangle = is_upright_rectangle(state);
    page_.paths.push_back(std::move(path));
}

void Recorder::stroke(GfxState* state) {
    add_path(state, Path::Kind::Stroke);
}

void Recorder::fill(GfxState* state) {
    add_path(state, Path::Kind::Fill);
}

void Recorder::eoFill(GfxState* state) {
    add_path(state, Path::Kind::EvenOddFill);
}

// Poppler has clipped to the shape before. The content of a tile is listed once, not a thousand times.
bool Recorder::tilingPatternFill(GfxState* state, Gfx* gfx, Catalog*, GfxTilingPattern* pattern,
                                 const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                                 double y_step) {
    text_.end_run();
    TilingPattern tiling;
    static_cast<Painted&>(tiling) = painted(state, clip_box(state), Paint::Fill);
    const double n_tiles = (static_cast<double>(x1) - x0) * (static_cast<double>(y1) - y0);
    tiling.n_tiles = static_cast<int>(std::clamp(n_tiles, 0.0, 2e9));
    page_.patterns.push_back(tiling);
    const double x = x0 * x_step, y = y0 * y_step;
    const double first_tile[6] = {matrix[0],
                                  matrix[1],
                                  matrix[2],
                                  matrix[3],
                                  x * matrix[0] + y * matrix[2] + matrix[4],
                                  x * matrix[1] + y * matrix[3] + matrix[5]};
    ++pattern_depth_;
    gfx->drawForm(pattern->getContentStream(), pattern->getResDict(), first_tile, pattern->getBBox());
    text_.end_run();
    --pattern_depth_;
    restyle();
    return true;
}

void Recorder::add_shading(GfxState* state, GfxShading& source) {
    text_.end_run();
    Shading shading;
    static_cast<Painted&>(shading) = painted(state, clip_box(state), Paint::Fill);
    shading.type = source.getType();
    shading.color = to_color_space(source.getColorSpace());
    shading.overprint = state->getFillOverprint();
    page_.shadings.push_back(std::move(shading));
}

bool Recorder::functionShadedFill(GfxState* state, GfxFunctionShading* shading) {
    return add_shading(state, *shading), true;
}

bool Recorder::axialShadedFill(GfxState* state, GfxAxialShading* shading, double, double) {
    return add_shading(state, *shading), true;
}

bool Recorder::radialShadedFill(GfxState* state, GfxRadialShading* shading, double, double) {
    return add_shading(state, *shading), true;
}

bool Recorder::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) {
    return add_shading(state, *shading), true;
}

bool Recorder::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) {
    return add_shading(state, *shading), true;
}

void Recorder::beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* space, bool isolated,
                                      bool knockout, bool for_soft_mask) {
    text_.end_run();
    TransparencyGroup group;
    static_cast<Painted&>(group) = painted(state, page_box(state, box), Paint::Fill);
    group.space = space ? to_color_space(space).space : "";
    group.is_isolated = isolated;
    group.is_knockout = knockout;
    group.is_soft_mask = for_soft_mask;
    open_groups_.push_back(static_cast<int>(page_.groups.size()));
    page_.groups.push_back(std::move(group));
    if (for_soft_mask) ++soft_mask_depth_;
    restyle();
}

void Recorder::endTransparencyGroup(GfxState*) {
    text_.end_run();
    restyle();
    if (open_groups_.empty()) return;
    ended_group_ = open_groups_.back();
    open_groups_.pop_back();
    if (page_.groups[static_cast<std::size_t>(ended_group_)].is_soft_mask) --soft_mask_depth_;
}

// Poppler sets opacity and blend mode back before a group begins; those of the group itself are in force
// again when it is put on the page.
void Recorder::paintTransparencyGroup(GfxState* state, const double*) {
    if (ended_group_ < 0) return;
    auto& group = page_.groups[static_cast<std::size_t>(ended_group_)];
    group.opacity = state->getFillOpacity();
    group.blend_mode = blend_mode_name(state->getBlendMode());
    group.has_soft_mask = has_soft_mask_;
}

void Recorder::setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) {
    has_soft_mask_ = true;
    restyle();
}

void Recorder::clearSoftMask(GfxState*) {
    has_soft_mask_ = false;
    restyle();
}

void Recorder::beginForm(Ref form) {
    text_.end_run();
    restyle();
    const FormFacts facts{form.num, innermost_form(), {}};
    const auto known = std::ranges::find_if(page_.forms, [&](const FormFacts& other) {
        return other.object == facts.object && other.parent == facts.parent;
    });
    open_forms_.push_back(static_cast<int>(known - page_.forms.begin()));
    if (known == page_.forms.end()) page_.forms.push_back(facts);
}

void Recorder::endForm(Ref) {
    text_.end_run();
    restyle();
    if (!open_forms_.empty()) open_forms_.pop_back();
}

}

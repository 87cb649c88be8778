// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/figures.hpp"
#include "publisher/inspect/worker/structure.hpp"
#include "publisher/inspect/worker/text_recorder.hpp"

#include <OutputDev.h>

#include <vector>

namespace publisher::inspect {

/// Listens to Poppler's interpreter and writes down what is painted, where and how, without painting.
class Recorder final : public OutputDev {
public:
    /// Fills `structure.page`; the caller keeps it until the end, and the figures, which may be null.
    Recorder(PageStructure& structure, bool has_glyphs, Figures* figures);

    /// What follows belongs to annotations; Poppler draws them after the page.
    void begin_annotations() { is_in_annotations_ = true; }
    /// The last run is complete; called once after the page.
    void finish();
    /// A page of more things than this is a bomb; interpreting it is broken off.
    bool is_overfull() const { return n_things_ > kThingsLimit; }

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool useTilingPatternFill() override { return true; }
    bool useShadedFills(int) override { return true; }

    void startPage(int number, GfxState* state, XRef* xref) override;
    void saveState(GfxState* state) override;
    void restoreState(GfxState* state) override;

    void updateAll(GfxState*) override { restyle(); }
    void updateCTM(GfxState*, double, double, double, double, double, double) override { restyle(); }
    void updateFillColorSpace(GfxState*) override { restyle(); }
    void updateStrokeColorSpace(GfxState*) override { restyle(); }
    void updateFillColor(GfxState*) override { restyle(); }
    void updateStrokeColor(GfxState*) override { restyle(); }
    void updateBlendMode(GfxState*) override { restyle(); }
    void updateFillOpacity(GfxState*) override { restyle(); }
    void updateStrokeOpacity(GfxState*) override { restyle(); }
    void updateFillOverprint(GfxState*) override { restyle(); }
    void updateStrokeOverprint(GfxState*) override { restyle(); }
    void updateOverprintMode(GfxState*) override { restyle(); }
    void updateFont(GfxState*) override { restyle(); }
    void updateTextMat(GfxState*) override { restyle(); }
    void updateRender(GfxState*) override { restyle(); }
    void clip(GfxState*) override { restyle(); }
    void eoClip(GfxState*) override { restyle(); }
    void clipToStrokePath(GfxState*) override { restyle(); }

    void stroke(GfxState* state) override;
    void fill(GfxState* state) override;
    void eoFill(GfxState* state) override;
    bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern,
                           const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                           double y_step) override;
    bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
    bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double, double) override;
    bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double, double) override;
    bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
    bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode code, int n_bytes, const Unicode* unicode, int n_unicode) override;
    void beginActualText(GfxState* state, const GooString* text) override;
    void endActualText(GfxState* state) override;

    void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool is_inline) override;
    void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                   GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                   bool is_inline) override;
    void drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                         GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                         int mask_height, bool mask_invert, bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                             GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                             int mask_height, GfxImageColorMap* mask_colors, bool mask_interpolate) override;

    void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* space, bool isolated,
                                bool knockout, bool for_soft_mask) override;
    void endTransparencyGroup(GfxState* state) override;
    void paintTransparencyGroup(GfxState* state, const double* box) override;
    void setSoftMask(GfxState* state, const double* box, bool alpha, Function* transfer,
                     GfxColor* backdrop) override;
    void clearSoftMask(GfxState* state) override;

    void beginForm(Ref form) override;
    void endForm(Ref form) override;

private:
    enum class Paint { Fill, Stroke };

    Painted painted(GfxState* state, const Rect& box, Paint paint);
    Rect page_box(GfxState* state, const double* box) const;
    Rect clip_box(GfxState* state) const;
    void add_path(GfxState* state, Path::Kind kind);
    Picture picture(GfxState* state, Object* reference, Stream* stream, int width, int height);
    void add_picture(Picture picture, GfxImageColorMap* colors, Picture::Mask mask, bool interpolate,
                     bool is_inline);
    void add_shading(GfxState* state, GfxShading& shading);
    void note_font(const GfxFont& font);
    TextStyle text_style(GfxState* state);
    void restyle() { is_style_current_ = false; }
    Within within() const;
    int innermost_form() const { return open_forms_.empty() ? -1 : open_forms_.back(); }

    void note_figure(GfxFont& font, CharCode code, const std::string& text);

    PageStructure& structure_;
    PageFacts& page_;
    TextRecorder text_;
    Figures* figures_;
    XRef* xref_ = nullptr;
    bool is_style_current_ = false;
    double trim_x_ = 0, trim_y_ = 0; ///< of the trim's top left corner in Poppler's device space
    int n_things_ = 0;
    bool is_in_annotations_ = false;
    int pattern_depth_ = 0, soft_mask_depth_ = 0;
    std::vector<int> open_groups_, open_forms_;
    int ended_group_ = -1;
    bool has_soft_mask_ = false;
    std::vector<bool> saved_soft_masks_;

    static constexpr int kThingsLimit = 4'000'000;
    /// Forms that show forms ten times each save more states than they paint.
    static constexpr int kThingsOfAState = 25;
};

}

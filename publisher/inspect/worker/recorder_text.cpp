// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/base/text.hpp"
#include "publisher/inspect/worker/places.hpp"
#include "publisher/inspect/worker/poppler_colors.hpp"
#include "publisher/inspect/worker/recorder.hpp"

#include <GfxFont.h>
#include <GfxState.h>
#include <UTF.h>
#include <goo/gmem.h>

namespace publisher::inspect {
namespace {

// Poppler gives an inline font dictionary a number of its own making and this generation.
constexpr int kNoObjectGeneration = 100'000;

std::string font_name(const GfxFont& font) {
    return font.getName().value_or("");
}

int font_object(const GfxFont& font) {
    return font.getID()->gen < kNoObjectGeneration ? font.getID()->num : 0;
}

std::string font_type(GfxFontType type) {
    switch (type) {
        case fontType1:
        case fontType1C:
        case fontType1COT: return "Type1";
        case fontType3: return "Type3";
        case fontTrueType:
        case fontTrueTypeOT: return "TrueType";
        case fontCIDType0:
        case fontCIDType0C:
        case fontCIDType0COT: return "Type0/CIDFontType0";
        case fontCIDType2:
        case fontCIDType2OT: return "Type0/CIDFontType2";
        default: return "unknown";
    }
}

/// Nothing for a code point that stands for nothing.
bool append_code_point(std::string& text, Unicode code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point < 0xE000;
    if (code_point == 0 || code_point > 0x10FFFF || is_surrogate) return false;
    append_utf8(text, code_point);
    return true;
}

std::string to_utf8(const GooString& text_string) {
    Unicode* code_points = nullptr;
    const int n = TextStringToUCS4(text_string.toStr(), &code_points);
    std::string text;
    for (int i = 0; i < n; ++i)
        append_code_point(text, code_points[i]);
    gfree(code_points);
    return text;
}

/// Without a ToUnicode map and with glyph numbers for codes Poppler gives the numbers for text.
bool has_meaning(const GfxFont& font) {
    if (!font.isCIDFont() || font.hasToUnicodeCMap()) return true;
    const auto* collection = static_cast<const GfxCIDFont&>(font).getCollection();
    return collection && collection->toStr() != "Adobe-Identity";
}

bool paints_fill(int render_mode) {
    return render_mode % 4 == 0 || render_mode % 4 == 2;
}

bool paints_stroke(int render_mode) {
    return render_mode % 4 == 1 || render_mode % 4 == 2;
}

// Text filled with a pattern is turned into a clipping path by Poppler, which changes the mode it was
// written with: 0 and 1 (fill) to 7, 2 (both) to 5.
int written_render_mode(GfxState* state) {
    const int mode = state->getRender();
    if (state->getFillColorSpace()->getMode() != csPattern) return mode;
    return mode == 7 ? 0 : mode == 5 ? 2 : mode;
}

}

void Recorder::note_font(const GfxFont& font) {
    const int object = font_object(font);
    const auto name = font_name(font);
    for (const auto& known : page_.fonts) {
        if (known.object == object && known.name == name) return;
    }
    Ref program;
    const bool is_embedded = font.getType() == fontType3 || font.getEmbeddedFontID(&program);
    page_.fonts.push_back({object, name, font_type(font.getType()), is_embedded, font.isSubset(),
                           font.hasToUnicodeCMap(), true});
}

TextStyle Recorder::text_style(GfxState* state) {
    const auto& font = *state->getFont();
    note_font(font);
    TextStyle style;
    style.font = font_name(font);
    style.font_object = font_object(font);
    state->getFontTransMat(&style.matrix[0], &style.matrix[1], &style.matrix[2], &style.matrix[3]);
    style.ascent = font.getAscent();
    style.descent = font.getDescent();
    if (font.getType() == fontType3) {
        style.ascent = font.getFontBBox()[3] * font.getFontMatrix()[3];
        style.descent = font.getFontBBox()[1] * font.getFontMatrix()[3];
    }
    style.render_mode = written_render_mode(state);
    if (paints_fill(style.render_mode))
        style.fill = to_color(state->getFillColorSpace(), *state->getFillColor());
    if (paints_stroke(style.render_mode)) {
        style.stroke = to_color(state->getStrokeColorSpace(), *state->getStrokeColor());
    }
    style.fill_overprint = state->getFillOverprint();
    style.stroke_overprint = state->getStrokeOverprint();
    style.overprint_mode = state->getOverprintMode();
    style.opacity = style.render_mode % 4 == 1 ? state->getStrokeOpacity() : state->getFillOpacity();
    style.blend_mode = blend_mode_name(state->getBlendMode());
    style.has_soft_mask = has_soft_mask_;
    style.form = innermost_form();
    style.group = open_groups_.empty() ? -1 : open_groups_.back();
    style.within = within();
    style.clip = clip_box(state);
    return style;
}

void Recorder::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                        double origin_y, CharCode code, int n_bytes, const Unicode* unicode, int n_unicode) {
    if (!state->getFont()) return;
    if (!is_style_current_) text_.set_style(text_style(state));
    is_style_current_ = true;
    ShownGlyph glyph;
    state->transform(x - origin_x, y - origin_y, &glyph.x, &glyph.y);
    glyph.x -= trim_x_;
    glyph.y -= trim_y_;
    state->transformDelta(dx, dy, &glyph.movement_x, &glyph.movement_y);
    double spacing = state->getCharSpace();
    if (n_bytes == 1 && code == ' ') spacing += state->getWordSpace();
    double spacing_x, spacing_y;
    if (state->getFont()->getWMode())
        state->textTransformDelta(0, spacing, &spacing_x, &spacing_y);
    else
        state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
    state->transformDelta(dx - spacing_x, dy - spacing_y, &glyph.advance_x, &glyph.advance_y);
    glyph.code = code;
    for (int i = 0; i < n_unicode && has_meaning(*state->getFont()); ++i)
        append_code_point(glyph.text, unicode[i]);
    note_figure(*state->getFont(), code, glyph.text);
    glyph.is_unmapped = glyph.text.empty();
    if (glyph.is_unmapped) append_utf8(glyph.text, 0xFFFD);
    if (text_.show(std::move(glyph), n_things_)) ++n_things_;
}

void Recorder::note_figure(GfxFont& font, CharCode code, const std::string& text) {
    const bool is_figure = text.size() == 1 && text.front() >= '0' && text.front() <= '9';
    if (!figures_ || !is_figure) return;
    if (auto outline = figures_->look_up(font, xref_, code))
        page_.figures.push_back({font_name(font), font_object(font), text.front(), std::move(*outline)});
}

void Recorder::beginActualText(GfxState*, const GooString* text) {
    text_.begin_actual_text(to_utf8(*text));
}

void Recorder::endActualText(GfxState*) {
    text_.end_actual_text();
}

}

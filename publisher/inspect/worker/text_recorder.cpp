// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/text_recorder.hpp"

#include "publisher/base/text.hpp"
#include "publisher/inspect/reading.hpp"
#include "publisher/inspect/worker/places.hpp"

#include <cmath>
#include <numbers>

namespace publisher::inspect {
namespace {

// A mark may stand half an em off the baseline; the next line of a paragraph is farther away or goes
// back to the left. A gap of more than an em begins another column or cell.
constexpr double kOffBaselineLimit = 0.5;
constexpr double kGapLimit = 1.0;
constexpr double kOverlapLimit = 0.6;

/// The parallelogram of advance by ascent and descent. Of upright glyphs of a level line it begins at the
/// origin and is as wide as the advance, to the last unit.
Rect glyph_box(const TextStyle& style, const ShownGlyph& glyph) {
    if (style.matrix[2] == 0 && glyph.advance_y == 0 && glyph.advance_x >= 0) {
        const double ascent = style.matrix[3] * style.ascent, descent = style.matrix[3] * style.descent;
        const Length top = to_length(glyph.y + std::min(ascent, descent));
        return {to_length(glyph.x), top, to_length(glyph.advance_x),
                to_length(glyph.y + std::max(ascent, descent)) - top};
    }
    BoxBuilder box;
    for (const double height : {style.ascent, style.descent}) {
        const double x = glyph.x + style.matrix[2] * height, y = glyph.y + style.matrix[3] * height;
        box.add(x, y);
        box.add(x + glyph.advance_x, y + glyph.advance_y);
    }
    return box.rect();
}

constexpr std::string_view kUnmapped = "\uFFFD";

std::string figures_of(std::string_view text) {
    std::string figures;
    for (const char c : text) {
        if (c >= '0' && c <= '9') figures += c;
    }
    return figures;
}

TextRun make_run(const TextStyle& style, double em, const ShownGlyph& first, int order) {
    TextRun run;
    run.order = order;
    run.opacity = style.opacity;
    run.blend_mode = style.blend_mode;
    run.has_soft_mask = style.has_soft_mask;
    run.group = style.group;
    run.form = style.form;
    run.within = style.within;
    run.font = style.font;
    run.font_object = style.font_object;
    run.size = to_length(em);
    run.angle = std::atan2(style.matrix[1], style.matrix[0]) * 180 / std::numbers::pi;
    run.origin = to_point(first.x, first.y);
    run.fill = style.fill;
    run.stroke = style.stroke;
    run.fill_overprint = style.fill_overprint;
    run.stroke_overprint = style.stroke_overprint;
    run.overprint_mode = style.overprint_mode;
    run.render_mode = style.render_mode;
    return run;
}

}

bool TextRecorder::continues(const ShownGlyph& glyph) const {
    if (glyphs_.empty() || em_ <= 0 || along_ <= 0) return false;
    const auto& last = glyphs_.back();
    const double dx = glyph.x - last.x - last.movement_x, dy = glyph.y - last.y - last.movement_y;
    const double gap = (dx * style_.matrix[0] + dy * style_.matrix[1]) / along_ / em_;
    const double off = (dx * style_.matrix[1] - dy * style_.matrix[0]) / along_ / em_;
    return std::abs(off) < kOffBaselineLimit && gap < kGapLimit && gap > -kOverlapLimit;
}

void TextRecorder::set_style(TextStyle style) {
    if (style == style_) return;
    end_run();
    style_ = std::move(style);
    em_ = std::hypot(style_.matrix[2], style_.matrix[3]);
    along_ = std::hypot(style_.matrix[0], style_.matrix[1]);
}

bool TextRecorder::show(ShownGlyph glyph, int order) {
    if (actual_text_depth_ > 0) {
        shown_text_ += glyph.text;
        glyph.text = is_actual_text_used_ ? "" : actual_text_;
        glyph.is_unmapped = false;
        glyph.is_actual_text = true;
        is_actual_text_used_ = true;
    }
    const bool is_new = !continues(glyph);
    if (is_new) {
        end_run();
        order_ = order;
    }
    glyphs_.push_back(std::move(glyph));
    return is_new;
}

void TextRecorder::begin_actual_text(std::string text) {
    if (actual_text_depth_++ > 0) return;
    actual_text_ = std::move(text);
    shown_text_.clear();
    is_actual_text_used_ = false;
}

void TextRecorder::end_actual_text() {
    if (actual_text_depth_ == 0 || --actual_text_depth_ > 0) return;
    if (shown_text_.find(kUnmapped) != std::string::npos ||
        figures_of(shown_text_) == figures_of(actual_text_))
        return;
    if (!glyphs_.empty())
        glyphs_.back().is_contradicted = true;
    else if (!runs_.empty())
        ++runs_.back().n_contradicted;
}

void TextRecorder::end_run() {
    if (glyphs_.empty()) return;
    TextRun run = make_run(style_, em_, glyphs_.front(), order_);
    std::vector<std::string_view> pieces;
    pieces.reserve(glyphs_.size());
    for (const auto& glyph : glyphs_)
        pieces.push_back(glyph.text);
    if (has_glyphs_) run.glyphs.reserve(glyphs_.size());
    run.is_right_to_left = inspect::is_right_to_left(pieces);
    run.box = glyph_box(style_, glyphs_.front());
    for (const auto idx : reading_order(pieces)) {
        const auto& shown = glyphs_[idx];
        Glyph glyph;
        glyph.origin = to_point(shown.x, shown.y);
        glyph.advance_x = to_length(shown.advance_x);
        glyph.advance_y = to_length(shown.advance_y);
        glyph.box = glyph_box(style_, shown);
        glyph.code = shown.code;
        glyph.text_begin = static_cast<std::uint32_t>(run.text.size());
        run.text += shown.text;
        glyph.text_end = static_cast<std::uint32_t>(run.text.size());
        run.n_unmapped += shown.is_unmapped ? 1 : 0;
        run.n_code_zero += shown.code == 0 ? 1 : 0;
        run.n_contradicted += shown.is_contradicted ? 1 : 0;
        run.has_actual_text = run.has_actual_text || shown.is_actual_text;
        run.box = united(run.box, glyph.box);
        if (has_glyphs_) run.glyphs.push_back(glyph);
    }
    run.visible = common_part(run.box, style_.clip);
    runs_.push_back(std::move(run));
    glyphs_.clear();
}

}

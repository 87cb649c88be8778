// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/facts.hpp"

#include <string>
#include <vector>

namespace publisher::inspect {

/// What must stay the same within one run.
struct TextStyle {
    std::string font;
    int font_object = 0;
    std::array<double, 4> matrix{}; ///< text space of one em to page points
    double ascent = 0, descent = 0; ///< in ems
    Color fill, stroke;
    bool fill_overprint = false, stroke_overprint = false;
    int overprint_mode = 0, render_mode = 0;
    double opacity = 1;
    std::string blend_mode;
    bool has_soft_mask = false;
    int group = -1, form = -1;
    Within within = Within::Page;
    Rect clip;

    bool operator==(const TextStyle&) const = default;
};

/// One glyph as it was shown, in page points.
struct ShownGlyph {
    double x = 0, y = 0;                   ///< origin
    double advance_x = 0, advance_y = 0;   ///< of the glyph alone
    double movement_x = 0, movement_y = 0; ///< of the pen, spacing included
    std::uint32_t code = 0;
    std::string text;
    bool is_unmapped = false, is_actual_text = false;
    bool is_contradicted = false; ///< the ActualText that ends with it says other figures
};

/// Joins glyphs to runs.
class TextRecorder {
public:
    TextRecorder(std::vector<TextRun>& runs, bool has_glyphs) : runs_(runs), has_glyphs_(has_glyphs) {}

    /// Of the glyphs that are shown from here on.
    void set_style(TextStyle style);
    /// True when the glyph began a new run, which then takes the next place in painting order.
    bool show(ShownGlyph glyph, int order);
    void begin_actual_text(std::string text);
    void end_actual_text();
    /// Something else was painted, or the page is over.
    void end_run();

private:
    bool continues(const ShownGlyph& glyph) const;

    std::vector<TextRun>& runs_;
    bool has_glyphs_;
    TextStyle style_;
    double em_ = 0, along_ = 0; ///< how much the matrix of the style enlarges, across and along the line
    std::vector<ShownGlyph> glyphs_;
    int order_ = 0;
    int actual_text_depth_ = 0;
    bool is_actual_text_used_ = false;
    std::string actual_text_, shown_text_; ///< what the span says, and its glyphs by themselves
};

}

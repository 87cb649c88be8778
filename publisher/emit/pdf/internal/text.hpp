// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/page/page.hpp"

#include <optional>
#include <span>
#include <vector>

namespace publisher::emit::pdf {

/// Glyphs of one line that are one thing to readers aloud. A file for the press has no marks.
struct TextPiece {
    const story::GlyphRun* run = nullptr;
    Mark mark;
    bool is_followed_by_space = false; ///< which the end of the line took
    std::optional<Ink> ink = {};       ///< instead of that of its paint
};

/// The pieces of lines that bear no marks, from the left.
std::vector<TextPiece> unmarked(const std::vector<story::Line>& lines);

/// Paints composed lines, their underlines and strikeouts. Text in black alone of the size `overprint_below`
/// and more knocks out: large letters would show the edges of what lies beneath.
void draw_text(std::span<const TextPiece> pieces, const Encodings& encodings,
               std::optional<Length> overprint_below, Painter& painter);

}

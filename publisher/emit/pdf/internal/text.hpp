// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"

#include <optional>
#include <vector>

namespace publisher::emit::pdf {

/// Paints composed lines, their underlines and strikeouts. Text in black alone of the size `overprint_below`
/// and more knocks out: large letters would show the edges of what lies beneath.
void draw_lines(const std::vector<story::Line>& lines, const Encodings& encodings,
                std::optional<Length> overprint_below, Painter& painter);

}

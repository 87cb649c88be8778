// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"

#include <vector>

namespace publisher::emit::pdf {

/// Paints composed lines, their underlines and strikeouts.
void draw_lines(const std::vector<story::Line>& lines, const Encodings& encodings, Painter& painter);

}

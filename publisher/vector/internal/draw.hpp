// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/vector/code.hpp"
#include "publisher/vector/internal/modules.hpp"

namespace publisher::vector::internal {

/// The share of a font's size that its figures are high; what all text faces come close to.
constexpr double kFigureHeight = 0.72;

/// `request` has no zero lengths left but those that are allowed; `text` is the human-readable line.
Code draw_linear(const Modules& modules, const CodeRequest& request);
Code draw_matrix(const Modules& modules, const CodeRequest& request);

/// One line centred below the bars; makes the footprint higher.
void add_line_below(const std::string& text, const CodeRequest& request, Code& code);

}

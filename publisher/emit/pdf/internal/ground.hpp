// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/colors.hpp"
#include "publisher/page/page.hpp"

#include <optional>

namespace publisher::emit::pdf {

/// The one process colour that lies beneath an object of the page: paper, or the plain shape that holds all
/// of its frame. Nothing when it is more than that, or a spot colour; over it transparency cannot be
/// composited exactly.
std::optional<Cmyk> find_ground(const page::Page& page, std::size_t object_idx, const Colors& colors);

/// Colours as they print one over the other at that opacity; exact for process inks.
Cmyk composited(const Cmyk& above, const Cmyk& ground, double opacity);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

namespace publisher::text {

/// Where a line stands and what is asked of it.
struct LineRequest {
    const Break* from = nullptr;
    const Break* to = nullptr;
    Length left, width; ///< of the measure, indents taken off
    Length start;       ///< the indent: how far from the measure's start edge the line begins
    style::Alignment alignment = style::Alignment::Start; ///< Start, Centre, End or Justify
};

/// Puts the pieces between two breaks on a line: cut where needed, in visual order (UAX #9 L2), spaces
/// justified, runs of one look and origin joined. Baselines are for the caller; origins have y = 0
/// but for raised and lowered runs.
story::Line line_up(const PreparedParagraph& paragraph, const LineRequest& request, Shaper& shaper);

/// The same for a marker: all of it, from the left end.
story::Line line_up_marker(const PreparedParagraph& marker, Shaper& shaper);

}

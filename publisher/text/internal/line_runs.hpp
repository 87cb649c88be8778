// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/line_fit.hpp"

namespace publisher::text {

/// Adds the glyphs of a line as runs of one look, from the left, with what justification gives them.
void add_runs(const PreparedParagraph& paragraph, const LineRequest& request, const LineSlices& slices,
              const LineFit& fit, Shaper& shaper, story::Line& line);

}

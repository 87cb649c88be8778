// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/line_slices.hpp"
#include "publisher/text/internal/line_up.hpp"
#include "publisher/text/internal/tabs.hpp"

namespace publisher::text {

/// Where the text of a line begins, and how it is brought to the width of its measure.
struct LineFit {
    Length x, natural_width;
    double ratio = 0;            ///< Knuth and Plass's, not below -1; 0: nothing is stretched or shrunk
    double space_ratio = 0;      ///< of the spaces, which take what the limits of the others leave
    double glyph_scale = 1;      ///< of all glyphs of the line
    std::int64_t n_kashidas = 0; ///< words that are lengthened
    Length kashida;              ///< by so much each
    /// What is blank of signs of full width at the line's ends, and not seen.
    Length trim_start, trim_end;
    TabbedLine tabbed;
};

LineFit fit_line(const PreparedParagraph& paragraph, const LineRequest& request,
                 const std::vector<Slice>& slices, Languages& languages);

}

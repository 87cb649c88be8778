// SPDX-License-Identifier: Apache-2.0
#include "publisher/text/internal/line_up.hpp"

#include "publisher/text/internal/line_runs.hpp"

namespace publisher::text {

story::Line line_up(const PreparedParagraph& paragraph, const LineRequest& request, Shaper& shaper) {
    const LineSlices slices(paragraph, *request.from, *request.to, shaper);
    const LineFit fit = fit_line(paragraph, request, slices.in_order(), shaper.languages());
    story::Line line;
    line.left = request.left;
    line.width = request.width;
    line.natural_width = fit.natural_width;
    line.adjustment_ratio = fit.ratio;
    line.is_hyphenated = request.to->kind == Break::Kind::Hyphen;
    line.has_dropped_space = request.to->drops_space;
    add_runs(paragraph, request, slices, fit, shaper, line);
    return line;
}

story::Line line_up_marker(const PreparedParagraph& marker, Shaper& shaper) {
    LineRequest request;
    request.from = &marker.breaks.front();
    request.to = &marker.breaks.back();
    request.width = marker.natural_width;
    request.alignment = marker.is_right_to_left ? style::Alignment::End : style::Alignment::Start;
    return line_up(marker, request, shaper);
}

}

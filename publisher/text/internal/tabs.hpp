// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/prepare.hpp"

#include <vector>

namespace publisher::text {

/// A line whose tabs know how wide they are.
struct TabbedLine {
    struct Gap {
        std::uint32_t piece = 0;
        Length width;
        const style::TabStop* stop = nullptr; ///< null: one of those every half inch
    };
    std::vector<Gap> gaps; ///< in logical order
    Length width;          ///< of the line
};

/// Takes the text behind each tab of a line to the next stop of the style (behind the last stop: every half
/// inch), but not beyond the end of the measure. `start` is how far from the start edge of the frame the
/// line begins, `room` how wide it may be.
TabbedLine resolve_tabs(const PreparedParagraph& paragraph, const Break& from, const Break& to, Length start,
                        Length room, Languages& languages);

/// Ends of lines with tabs: each takes as much as fits, for where a tab stands decides what it is worth.
/// Indices into `breaks`; empty when a piece does not fit, unless it is the last resort.
template <typename Fits>
std::vector<std::uint32_t> break_tabbed_lines(std::size_t n_breaks, bool is_last_resort, Fits fits) {
    std::vector<std::uint32_t> ends;
    for (std::uint32_t from = 0; from + 1 < n_breaks;) {
        std::uint32_t end = from;
        for (std::uint32_t to = from + 1; to < n_breaks; ++to) {
            if (fits(ends.size(), from, to)) end = to;
        }
        if (end == from && !is_last_resort) return {};
        from = end == from ? from + 1 : end;
        ends.push_back(from);
    }
    return ends;
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/paragraph.hpp"

#include <functional>
#include <span>
#include <vector>

namespace publisher::text {

/// How lines are judged.
struct BreakRules {
    bool is_justified = false;
    int max_consecutive_hyphens = 2;
    bool is_uniform = true;     ///< all lines but the first have the same measure
    Length ragged_stretch = {}; ///< a ragged line may well be this much shorter than its measure
};

/// The width of the n-th line from 0.
using WidthOf = std::function<Length(std::size_t)>;

enum class LastResort { No, Yes };

/// Chooses line ends for the paragraph as a whole: least demerits (Knuth and Plass 1981), first without
/// hyphens, then with them and ever looser lines. Ragged text is judged by how evenly it runs, and
/// never takes more lines than needed.
///
/// Gives the indices into `breaks` at which lines end, the last one always included. Empty when a
/// piece does not fit its measure, unless `LastResort::Yes`, when such a line is let stick out and
/// the limit of consecutive hyphens no longer counts.
std::vector<std::uint32_t> break_lines(std::span<const Break> breaks, const BreakRules& rules,
                                       const WidthOf& width_of, LastResort last_resort);

/// Knuth and Plass's r: how much of the room to stretch (or, negative, to shrink) a line takes. Above 1
/// it is how much of their room the spaces take, with all else at its limit.
double adjustment_ratio(Length measure, const Extent& line);

/// The extent of a line between two breaks.
Extent line_extent(const Break& from, const Break& to);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/break_lines.hpp"

namespace publisher::text {

/// Ragged text in as few lines as there can be, and among those the evenest edge. Empty when there is
/// no way: a piece does not fit, too many hyphens follow each other, or a line is shorter than
/// `tolerance` times the stretch of the rules allows.
std::vector<std::uint32_t> break_ragged(std::span<const Break> breaks, const BreakRules& rules,
                                        const WidthOf& width_of, bool with_hyphens, double tolerance);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/text/internal/shaper.hpp"

namespace publisher::text {

/// Where the words in a piece of text without spaces may be hyphenated: each run of letters for itself
/// ("Mountainbike-Reifen"), none that touches a digit (article numbers). Widths are not filled in.
std::vector<InnerBreak> find_hyphens(std::string_view text, const Patterns& patterns);

}

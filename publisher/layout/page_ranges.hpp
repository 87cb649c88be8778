// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"

#include <string_view>
#include <vector>

namespace publisher::layout {

/// "iv, 3, 12–14": the folios of pages in the order of the pages, each once; pages that follow one another
/// and count on are one range. Listed as the language does.
std::string to_page_ranges(std::vector<Place> places, std::string_view language);

}

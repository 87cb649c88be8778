// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/places.hpp"

#include <vector>

namespace publisher::verify {

/// Everything that is known of the file and of the data.
struct Case {
    const Inputs& inputs;
    const Options& options;
    const std::vector<Placed>& placed;
    const std::vector<PageText>& pages;
    const Places& places;

    const PageText& page_of(const Place& place) const { return pages[place.page]; }
    const Placed& placed_of(const Place& place) const { return placed[place.placed]; }
};

}

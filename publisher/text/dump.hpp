// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/font/library.hpp"
#include "publisher/story/galley.hpp"

#include <string>

namespace publisher::text {

/// The galley as a listing: each line with its baseline, place and width in points, how it ends, how
/// far its spaces were stretched, and its runs with face and size.
std::string dump(const story::Galley& galley, const font::Library& library);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/vector/drawing.hpp"

#include <filesystem>

namespace publisher {
class World;
}

namespace publisher::image {

/// Reads a drawing (SVG) in a worker process. Its texts are not set: the worker has no fonts.
///
/// Refused, with line, element and cause in the message, when it is malformed, beyond the limits, or shows
/// something that is outside of what can be printed as it is (docs/formats/drawings.md). Safe in several threads.
Result<vector::Drawing> read_drawing(const World& world, const std::filesystem::path& file);

}

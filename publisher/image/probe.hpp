// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/image/facts.hpp"

#include <filesystem>

namespace publisher {
class World;
}

namespace publisher::image {

/// Reads the head and the metadata of a picture in a worker process.
///
/// Refused, with the format and the cause in the message, when it is damaged, of a format that is not read
/// (EPS, PDF, GIF, AVIF, ...) or beyond the limits (500 million pixels). Safe in several threads.
Result<PictureFacts> probe(const World& world, const std::filesystem::path& file);
/// The same; what was said of a picture of the same bytes before is taken from the cache, which may be empty.
Result<PictureFacts> probe(World& world, const std::filesystem::path& file,
                           const std::filesystem::path& cache);

/// Reads the rights in an XMP sidecar, "NAME.xmp" or "NAME.EXT.xmp" beside a picture.
Result<RightsFacts> probe_sidecar(const World& world, const std::filesystem::path& file);

}

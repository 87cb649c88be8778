// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/convert.hpp"

namespace publisher::image::internal {

/// What decides the bytes of a converted picture.
Digest cache_key(const ConvertRequest& request, const Digest& source);

/// Nothing when it is not there or damaged.
std::optional<PrintPicture> find_cached(const World& world, const std::filesystem::path& cache,
                                        const Digest& key);
/// A cache that cannot be written to is no reason to fail: the picture is there.
void keep_cached(World& world, const std::filesystem::path& cache, const Digest& key,
                 const PrintPicture& picture);

/// What a worker said once, as it said it.
std::optional<std::string> find_answer(const World& world, const std::filesystem::path& cache,
                                       const Digest& key);
void keep_answer(World& world, const std::filesystem::path& cache, const Digest& key,
                 const std::string& answer);

Digest content_of(const PrintPicture& picture);

}

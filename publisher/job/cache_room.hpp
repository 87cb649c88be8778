// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace publisher {
class World;
}

namespace publisher::job {

constexpr std::uint64_t kCacheRoom = 16ull << 30;

/// Empties a cache that takes more room than `most` to half of it. Its files are named by digests, so the order of their
/// names is chance: whatever goes, most of what is needed next stays, and neither clock nor ledger is wanted.
void keep_within(World& world, const std::filesystem::path& cache, std::uint64_t most = kCacheRoom);

}

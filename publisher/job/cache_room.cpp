// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/cache_room.hpp"

#include "publisher/world/world.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace publisher::job {
namespace {

using Entry = World::Entry;

/// What this program puts there; a folder that someone named by mistake may hold other things.
std::vector<Entry> files_of(const World& world, const std::filesystem::path& cache) {
    std::vector<Entry> files;
    for (const char* kind : {"heads", "pages", "pictures"}) {
        const auto entries = world.list_all(cache / kind);
        if (!entries) continue;
        std::ranges::copy_if(*entries, std::back_inserter(files),
                             [](const Entry& entry) { return !entry.is_directory; });
    }
    return files;
}

}

void keep_within(World& world, const std::filesystem::path& cache, std::uint64_t most) {
    if (cache.empty()) return;
    std::vector<Entry> files = files_of(world, cache);
    auto n_bytes = std::accumulate(files.begin(), files.end(), std::uint64_t{0},
                                   [](std::uint64_t sum, const Entry& entry) { return sum + entry.size; });
    if (n_bytes <= most) return;
    std::ranges::sort(files, {}, [](const Entry& entry) { return entry.path.filename(); });
    for (const Entry& file : files) {
        if (n_bytes <= most / 2) return;
        if (world.remove_all(file.path)) n_bytes -= file.size;
    }
}

}

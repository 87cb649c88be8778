// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace publisher::world_internal {

/// By their names alone; both without dots.
inline bool lies_below(const std::filesystem::path& path, const std::filesystem::path& folder) {
    const std::filesystem::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/world/world.hpp"

#include <string>
#include <vector>

namespace publisher::image::internal {

/// Runs `publisher-image` on an open file and gives its answer. Every way in which it can end becomes a
/// failure that names the file: refused, died of it, could not be started.
Result<std::string> ask_worker(const std::filesystem::path& name, const FileDescriptor& source,
                               std::vector<std::string> arguments,
                               const std::vector<int>& more_descriptors = {});

}

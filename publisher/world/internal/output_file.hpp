// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/world/world.hpp"

namespace publisher::world_internal {

/// A name beside `target` that no other process and no other call gives: ".NAME.<pid>-<n>.SUFFIX".
/// A process that is killed leaves at most this behind, never a cut file under the final name.
std::filesystem::path sibling_name(const std::filesystem::path& target, std::string_view suffix);

/// Makes a rename or a new name in `folder` last through a power cut; 0 or the error number.
int sync_folder(const std::filesystem::path& folder);

Result<std::unique_ptr<OutputFile>> create_output_file(const std::filesystem::path& path);

}

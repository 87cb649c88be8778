// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/context.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace publisher::source {

/// The pictures that products name by path below the folder of their source. Each file becomes one
/// asset, "media/<path>", with its checksum and without rights.
class Media {
public:
    Media(std::filesystem::path folder, Context& context) : folder_(std::move(folder)), context_(context) {}

    /// Hands the file on as an asset when it is named for the first time; a finding when it is not there.
    /// Gives the path as links refer to it, without detours.
    std::string add(std::string_view path, const CellRef& cell, Reporter& reporter);

private:
    bool add_file(const std::filesystem::path& below, const CellRef& cell);

    std::filesystem::path folder_;
    Context& context_;
    std::map<std::string, bool> known_; ///< by path: whether the file is there
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/source/internal/context.hpp"

#include <filesystem>
#include <optional>

namespace publisher::source {

/// What a picture and its sidecars say of its rights, in one record; nothing when they say nothing or
/// nobody can read them. `file` is where the picture is.
std::optional<EmbeddedRights> read_rights(Context& context, const std::filesystem::path& file,
                                          const std::string& asset, const CellRef& cell, Reporter& reporter);

/// Field by field the first record counts that says something. Of the dates all are kept: the licence
/// ends with the earliest, wherever it is written.
EmbeddedRights merged(const EmbeddedRights& first, const EmbeddedRights& second);

}

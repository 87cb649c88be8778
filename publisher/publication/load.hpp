// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"

#include <filesystem>
#include <optional>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::publication {

/// Reads a publication.xml and the parts it includes. Nothing when it cannot be used at all; what is
/// wrong in it is reported with file, line and column.
///
/// `data` is the folder of schemas; `${NAME}` in paths of sources is replaced from the environment,
/// and it is a finding when the environment does not say.
std::optional<Publication> load(World& world, const std::filesystem::path& file,
                                const std::filesystem::path& data, diag::Sink& findings);

}

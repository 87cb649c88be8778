// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/design/design.hpp"
#include "publisher/publication/publication.hpp"

#include <filesystem>
#include <optional>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::design {

/// Loads every layout and template the publication's sections name: from the publication's folder,
/// else from the data folder. Schemas, names of styles and swatches, expressions with their functions
/// are all checked here, with file, line and column; attribute names once the data is known.
///
/// `functions` are those an expression may call.
std::optional<Design> load(World& world, const publication::Publication& publication,
                           const std::filesystem::path& data,
                           const std::map<std::string, xml::XPathContext::Signature>& functions,
                           diag::Sink& findings);

}

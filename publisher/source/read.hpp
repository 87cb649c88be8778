// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/source/records.hpp"

#include <filesystem>
#include <optional>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::source {

/// Reads what a picture, or a sidecar beside it, says of its rights; a worker process does it.
class MetadataReader {
public:
    virtual ~MetadataReader() = default;
    /// Nothing when the file holds no such metadata.
    virtual Result<std::optional<EmbeddedRights>> read(const std::filesystem::path& file) = 0;
};

struct Options {
    std::filesystem::path folder;       ///< of the publication; relative paths start here
    MetadataReader* metadata = nullptr; ///< none: manifests speak alone
};

/// Reads every source of the publication: first the Akeneo exports, then the tables, those of attributes
/// before the others, then the asset folders, each in the order in which the publication names them.
///
/// A bad row is a finding and the rows after it are read; a file that cannot be read at all is a
/// finding of severity error and the failure returned at the end, so that one run shows all of them.
/// In findings and cells a file has the name that the publication gives it; of an absolute folder only
/// the last part is named, so that the same data gives the same records on every machine.
Status read_sources(const publication::Sources& sources, const Options& options, World& world,
                    RecordSink& records, diag::Sink& findings);

}

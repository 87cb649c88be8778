// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/source/records.hpp"

#include <filesystem>

namespace publisher {
class World;
}
namespace publisher::diag {
class Sink;
}

namespace publisher::source {

struct Options {
    std::filesystem::path folder; ///< of the publication; relative paths start here
};

/// Reads every source of the publication, in the order in which it names them.
///
/// A bad row is a finding and the rows after it are read; a file that cannot be read at all is a
/// finding of severity error and the failure returned at the end, so that one run shows all of them.
Status read_sources(const publication::Sources& sources, const Options& options, World& world,
                    RecordSink& records, diag::Sink& findings);

}

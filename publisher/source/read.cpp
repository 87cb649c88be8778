// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/read.hpp"

#include "publisher/source/internal/akeneo.hpp"
#include "publisher/source/internal/table.hpp"

namespace publisher::source {

Status read_sources(const publication::Sources& sources, const Options& options, World& world,
                    RecordSink& records, diag::Sink& findings) {
    Context context{world, records, findings, options};
    for (const auto& source : sources.akeneo)
        read_akeneo(source, context);
    // Whether a text is markup has to be known before it is read.
    for (const bool is_attributes : {true, false}) {
        for (const auto& source : sources.tables) {
            if ((source.record == "attribute") == is_attributes) read_table(source, context);
        }
    }
    for (const auto& source : sources.dams)
        read_dam(source, context);
    return context.status;
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/color/output_condition.hpp"
#include "publisher/design/design.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/font/library.hpp"
#include "publisher/image/probed_heads.hpp"
#include "publisher/publication/publication.hpp"
#include "publisher/text/hyphenation.hpp"

#include <filesystem>
#include <memory>
#include <optional>

namespace publisher {
class World;
}

namespace publisher::job {

class Trace;

using Path = std::filesystem::path;

/// Where a run finds and leaves its things.
struct Places {
    Path publication; ///< the publication.xml
    Path data;        ///< layouts, templates, fonts, schemas of the installation
    Path scratch;     ///< snapshots and spools; emptied by the caller
    Path cache;       ///< converted pictures and what was read of pages; empty: none
};

/// Everything that is the same for all editions: the publication, its design, its data and the fonts.
struct Preparation {
    publication::Publication publication;
    design::Design design;
    std::unique_ptr<catalog::Snapshot> snapshot;
    /// Of the pictures whose rights were read with the data.
    std::unique_ptr<image::ProbedHeads> heads = std::make_unique<image::ProbedHeads>();
    std::unique_ptr<font::Library> fonts;
    std::unique_ptr<text::Hyphenation> hyphenation;
    std::vector<color::OutputCondition> conditions; ///< one for each output of the publication
    /// Findings on design files: the command was given something that cannot be used (exit code 2).
    diag::Sink design_findings;
    /// Findings on sources and data.
    diag::Sink data_findings;
    std::optional<Failure> failure; ///< set when the run cannot go on

    bool is_complete() const { return snapshot && fonts && !failure; }
};

/// Loads and checks publication, design, sources and fonts, as far as each can be loaded, so that one
/// run shows everything that is wrong.
Preparation prepare(World& world, const Places& places, Trace* trace = nullptr);

}

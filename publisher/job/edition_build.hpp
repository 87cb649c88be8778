// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/build.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/job/edition_folder.hpp"

#include <optional>
#include <vector>

namespace publisher::job {

/// What the editions of a build share. None of it changes while they are built.
struct EditionBuild {
    World& world;
    const BuildRequest& request;
    const Preparation& preparation;
    Pictures& pictures;
    const Crew& crew;
    /// Of design and data: they count for every edition.
    const std::vector<diag::Finding>& findings;
    Course& course;
    std::size_t edition_idx; ///< among those that are built
};

/// What became of an edition: its report, or what kept it from having one.
struct EditionEnd {
    std::optional<report::Edition> report;
    std::vector<diag::Finding> findings; ///< of the place where it was to be written
    std::optional<Failure> failure;
    Exit exit = Exit::Fine; ///< of the failure
};

/// Lays the edition out, writes its outputs, reads them back and publishes all of it, or leaves the previous edition as
/// it was and puts the report into `EDITION.failed`. It has been cleared.
EditionEnd build_edition(const EditionBuild& shared, EditionRun& run, EditionFolder& folder);

/// A failure of writing that no retry helps is one of the place that was named for it.
EditionEnd failed_to_write(const Failure& failure);

}

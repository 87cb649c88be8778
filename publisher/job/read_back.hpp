// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/edition.hpp"
#include "publisher/verify/verify.hpp"

namespace publisher::job {

/// What is printed in a finished PDF against what this edition's data and plan say.
verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run,
                            const Path& pdf, const verify::Options& options, diag::Sink& findings);

/// Reads a file back that was `written` as the output that was `wanted`: preflight by the rules for our own
/// work, and `verify_file`. Whatever is found joins the findings of the edition, and `written` is told of its plates and,
/// of an edition that is not large, what was measured on them. Pages that have been read are told.
void read_back(World& world, const Preparation& preparation, const Places& places, EditionRun& run,
               const publication::Output& wanted, const Path& pdf, const Crew& crew,
               const std::function<void(int page)>& has_read, report::Output& written);

}

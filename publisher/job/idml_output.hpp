// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/idml/write_idml.hpp"
#include "publisher/job/edition.hpp"

namespace publisher::job {

/// Writes a laid-out edition as `folder/idml/EDITION.idml`, with the pictures that it shows, as they came,
/// in `folder/idml/Links`. What stands there in another form than in the PDF is a finding each.
Result<report::Output> write_idml_output(World& world, const Preparation& preparation, EditionRun& run,
                                         const layout::Outcome& outcome, const Pictures& pictures,
                                         emit::idml::LineBreaks line_breaks, const Path& folder);

}

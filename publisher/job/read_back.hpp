// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/edition.hpp"
#include "publisher/verify/verify.hpp"

namespace publisher::job {

/// What is printed in a finished PDF against what this edition's data and plan say.
verify::Outcome verify_file(const World& world, const Preparation& preparation, EditionRun& run, const Path& pdf,
                            const verify::Options& options, diag::Sink& findings);

}

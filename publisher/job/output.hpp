// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/edition.hpp"
#include "publisher/job/pictures.hpp"

namespace publisher::job {

/// Writes one named output of a laid-out edition as `folder/NAME.pdf`. Coarse pictures are judged here,
/// by the output's own limit. The file carries its claim only when `is_faultless`, and `remark` in its metadata.
Result<report::Output> write_output(World& world, const Preparation& preparation, EditionRun& run,
                                    const layout::Outcome& outcome, std::size_t output_idx,
                                    Pictures& pictures, bool is_faultless, const std::string& remark,
                                    const Path& folder);

/// Findings on swatches that have more ink than the output allows.
void judge_ink(const Preparation& preparation, std::size_t output_idx, diag::Sink& findings);

/// Findings on pictures that are coarser than the output wants.
void judge_resolution(const Preparation& preparation, const layout::Outcome& outcome,
                      const publication::Output& output, diag::Sink& findings);

}

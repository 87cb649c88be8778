// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/job/edition.hpp"

namespace publisher::job {

/// Sets what the slug of an output says: title, edition, output, printing condition, date of the prices and page, and
/// the name of each plate. The same data give the same line. Refused when the face for it is not pinned.
Result<emit::pdf::Slug> make_slug(const Preparation& preparation, const EditionRun& run,
                                  const layout::Outcome& outcome, const publication::Output& output);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"
#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

#include <functional>

namespace publisher::job {

/// Plans and lays out the whole edition with what has been learned of its pages.
using Attempt = std::function<Result<layout::Outcome>(const plan::PageFit& fit)>;

/// Attempts until every section keeps to its pages and the edition to its own, or nothing more can be done.
///
/// A section with too many pages is set a step tighter; while the edition has too many, that one of its
/// sections is which takes the most of them and has a step left: its denser grids first, then the ladders
/// of its tables. With too few, a grid with size classes takes what is left, else filler pages do. As many
/// attempts as there are steps at most. What is wrong with the edition's number of pages then is a finding;
/// sections have told of theirs.
Result<layout::Outcome> fit_pages(const Attempt& attempt, const publication::Edition& edition,
                                  diag::Sink& findings);

}

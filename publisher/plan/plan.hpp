// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/clearance.hpp"
#include "publisher/plan/flatplan.hpp"
#include "publisher/publication/publication.hpp"

namespace publisher::diag {
class Sink;
}

namespace publisher::plan {

struct Pagination;

/// What planning looks at; all of it outlives the call.
struct Inputs {
    const catalog::Snapshot& snapshot;
    const publication::Publication& publication;
    const publication::Edition& edition;
    const governance::Clearance& clearance;
    const design::Design& design;
    const Locale& locale;
    expression::Evaluator& evaluator;       ///< sees cleared assets only
    const Pagination* pagination = nullptr; ///< the edition's plans; none
    FirstPages first_pages = {};            ///< of the last round of layout; empty in the first
    PageFit page_fit = {};                  ///< of the rounds before; empty in the first
};

/// Selects, groups and orders the cleared products of every section, and gives tiles their slots.
///
/// Order: by the named keys, then by name as a reader of the locale sorts it, then by stable id, so that
/// it never depends on the order of the source. Groups follow their tree. Tiles keep the reading
/// direction of the edition; a tile larger than what is left of a row or page moves on as a whole.
Flatplan plan(const Inputs& inputs, diag::Sink& findings);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/plan/pagination.hpp"
#include "publisher/publication/publication.hpp"

namespace publisher {
class World;
}

namespace publisher::job {

/// The plans that an edition and its sections name, as CSV, XLSX or XML. A plan that cannot be read is a
/// finding, and the edition is planned without it.
plan::Pagination read_plans(const World& world, const publication::Publication& publication,
                            const publication::Edition& edition, diag::Sink& findings);

}

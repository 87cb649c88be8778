// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/provenance/provenance.hpp"
#include "publisher/verify/internal/reporter.hpp"

namespace publisher::verify {

/// Holds the provenance file against the data and against the pages. It adds findings and takes none
/// away: where it lies, the page is right all the same, and the other way round.
void hear_witness(const Case& file, const provenance::Provenance& provenance, const std::string& pdf_sha256,
                  Reporter& reporter, diag::Sink& findings);

}

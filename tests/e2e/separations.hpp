// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/program.hpp"

namespace publisher::e2e {

/// The programs that judge are there.
bool has_separation_judges();

/// A finished PDF is sound to qpdf, each page has the same ink on each process plate in Ghostscript and in
/// Poppler, which share no code, and nowhere more ink than `most_ink` percent over a square of 15 mm.
void expect_same_separations(const Path& file, double most_ink);

}

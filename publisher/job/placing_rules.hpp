// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/inspect/placed_page.hpp"
#include "publisher/publication/publication.hpp"

#include <string>
#include <vector>

namespace publisher::job {

/// Why a page is not placed; `cause` follows "it", `remedy` is for whoever supplies the page.
struct PlacingFault {
    std::string cause, remedy;
    bool operator==(const PlacingFault&) const = default;
};

/// What speaks against a page wherever it is placed: something of it would be missing or look otherwise.
std::vector<PlacingFault> faults_anywhere(const inspect::PlacedPage& page);

/// What an output has no form for, by the rules of docs/conformance/pdfx.md for all that a page paints. A screen
/// edition shows supplied pages as pictures and has no such rules.
std::vector<PlacingFault> faults_in(const inspect::PlacedPage& page, const publication::Output& output);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/layout/compose.hpp"
#include "publisher/layout/fit_text.hpp"

namespace publisher::layout {

/// Where a text stands that something is to be told of.
struct TextPlace {
    std::string id;
    const bind::Block& block;
    origin::DesignOrigin design;
    int page = 0;
    Rect frame;
};

/// What it took to fit a text goes to the ledger; what is overset and what has no glyph is found.
void report_text(const FittedStory& fitted, const TextPlace& place, Outcome& outcome, diag::Sink& findings);

/// A finding for every character that no face of its family can show, at the place it would have stood.
void report_missing_glyphs(const std::vector<story::Galley::MissingGlyph>& glyphs, const TextPlace& place,
                           diag::Sink& findings);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/bind/block.hpp"
#include "publisher/story/galley.hpp"

namespace publisher::diag {
class Sink;
}

namespace publisher::layout {

/// A finding for every character that no face of its family can show, at the place it would have stood.
void report_missing_glyphs(const std::vector<story::Galley::MissingGlyph>& glyphs, const bind::Block& block,
                           const origin::DesignOrigin& origin, int page, const Rect& frame,
                           diag::Sink& findings);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/art_store.hpp"
#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/emit/pdf/internal/tagger.hpp"

namespace publisher::emit::pdf {

/// What pages are painted with; the same for all.
struct Paintbox {
    const style::StyleSheet& styles;
    const Colors& colors;
    const Encodings& encodings;
    ArtStore& art;
    Registry& registry;
    const Options& options;
    Tagger* tagger = nullptr; ///< of a screen edition
};

struct PageContent {
    PageSpace space;
    std::string operators;
    Resources resources;
    std::vector<Trouble> troubles;
};

/// Paints the objects back to front. The ground and edge of a frame are shapes of their own; of its
/// object style only the corners are used, which crop a picture, and of a table style the outer rule.
Result<PageContent> paint_page(const page::Page& page, std::size_t page_idx, const Paintbox& paintbox);

/// What the printer asked for beside the page, outside the bleed: crop and bleed marks and register crosses
/// on every plate, and a bar of all inks.
void draw_marks(const Marks& marks, Painter& painter);
/// The line of the job above the marks, the names of the plates below them, each on its own plate.
void draw_slug(const Options& options, std::size_t page_idx, const Encodings& encodings, Painter& painter);
/// From the trim to the edge of the sheet on each side.
Length sheet_margin(const page::Page& page, const Options& options);

}

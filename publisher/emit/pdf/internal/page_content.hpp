// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/encoding.hpp"
#include "publisher/emit/pdf/internal/painter.hpp"
#include "publisher/emit/pdf/internal/pictures.hpp"

namespace publisher::emit::pdf {

/// What pages are painted with; the same for all.
struct Paintbox {
    const style::StyleSheet& styles;
    const Colors& colors;
    const Encodings& encodings;
    PictureStore& pictures;
    const Options& options;
};

struct PageContent {
    PageSpace space;
    std::string operators;
    Resources resources;
};

/// Paints the objects back to front. The ground and edge of a frame are shapes of their own; of its
/// object style only the corners are used, which crop a picture, and of a table style the outer rule.
Result<PageContent> paint_page(const page::Page& page, const Paintbox& paintbox);

/// Crop marks at the four corners of the trim, outside the bleed, on every plate.
void draw_crop_marks(const Options& options, Painter& painter);
/// From the trim to the edge of the sheet on each side.
Length sheet_margin(const page::Page& page, const Options& options);

}

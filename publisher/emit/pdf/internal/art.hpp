// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/pdf/internal/art_store.hpp"
#include "publisher/page/page.hpp"

namespace publisher::emit::pdf {

/// Places art; what is outside the frame, or of a picture's own clipping path, is cropped.
void draw_art(const page::PictureFrame& frame, std::uint32_t number, const ArtStore& store,
              Length corner_radius, Painter& painter);
/// Shows art where the unit square lies, its origin at the bottom left. The graphics state is restored after.
void show_art(std::uint32_t number, const ArtStore& store, Painter& painter);

/// Paints a drawing into a form and its groups into forms of their own. Without `may_be_transparent` opacity
/// is left out and the form says so.
Result<std::uint32_t> make_form(const vector::InkedDrawing& drawing, bool may_be_transparent,
                                const Colors& colors, Registry& registry, ArtStore& store);

}

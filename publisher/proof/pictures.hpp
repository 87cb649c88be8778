// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/proof/write_proofs.hpp"
#include "publisher/raster/image.hpp"

#include <span>
#include <string>
#include <vector>

namespace publisher::color {
class ScreenTransform;
}
namespace publisher::emit::proof {
class Lettering;
}
namespace publisher::inspect {
struct Plate;
struct Raster;
struct ScreenRaster;
}

namespace publisher::proof {

/// All plates printed one over the other: spots as the process inks that stand for them.
raster::Image on_screen(const inspect::ScreenRaster& page, const color::ScreenTransform& inks);

/// One plate as its ink would blacken film: white is no ink.
raster::Image separation(const inspect::Plate& plate, int width, int height);

/// The colour that so much ink has on the map; `part` of the limit, above 1 the one colour of warning.
raster::Color ink_color(double part);

/// The sum of all inks as a map, with its scale below. The square of 15 mm with the most ink is outlined when it has
/// more than the limit.
raster::Image ink_map(const inspect::Raster& plates, double limit, emit::proof::Lettering& lettering);

/// Rectangles on a page that is drawn with `ppi`, its first pixel at `origin`.
void draw_marks(raster::Image& page, const std::vector<Mark>& marks, Point origin, double ppi);

/// A small page with what is written under it.
struct Tile {
    raster::Image image;
    std::string label;
};

/// Pages side by side as they follow one another, at least one; rows run from the right edge in right-to-left
/// publications.
raster::Image sheet_of(std::span<const Tile> tiles, int n_columns, bool is_right_to_left,
                       emit::proof::Lettering& lettering);

/// The same for all pages of a publication, sixty on a sheet.
std::vector<raster::Image> contact_sheets(const std::vector<Tile>& tiles, bool is_right_to_left,
                                          emit::proof::Lettering& lettering);

/// Pages as the reader sees them open: the first alone, then two and two; in right-to-left publications the
/// first of two is the right one. Thirty-two spreads on a sheet.
std::vector<raster::Image> flat_plans(const std::vector<Tile>& tiles, bool is_right_to_left,
                                      emit::proof::Lettering& lettering);

}

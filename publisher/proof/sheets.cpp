// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/lettering.hpp"
#include "publisher/proof/pictures.hpp"

#include <algorithm>

namespace publisher::proof {
namespace {

using emit::proof::Lettering;

constexpr raster::Color kGround{246, 247, 249}, kEdge{190, 195, 204}, kText{29, 33, 41};
constexpr int kMargin = 24, kGap = 20, kLabel = 20;

/// Places of one size in rows, on a sheet of its own.
struct Lattice {
    int n_columns = 1, n_rows = 1, width = 0, height = 0;

    raster::Image sheet() const {
        return raster::Image(2 * kMargin + n_columns * (width + kGap) - kGap,
                             2 * kMargin + n_rows * (height + kLabel + kGap) - kGap, kGround);
    }
    int y(int place) const { return kMargin + place / n_columns * (height + kLabel + kGap); }
    /// Right-to-left publications run from the right edge of the sheet.
    int x(int place, bool is_right_to_left) const {
        const int column = place % n_columns;
        return kMargin + (is_right_to_left ? n_columns - 1 - column : column) * (width + kGap);
    }
};

/// Where a tile comes to stand on its sheet.
struct Placed {
    const Tile* tile = nullptr;
    int x = 0, y = 0;
};

/// Edges first, so that none runs over a page that touches it.
void paint(raster::Image& sheet, const std::vector<Placed>& placed, Lettering& lettering) {
    for (const auto& [tile, x, y] : placed)
        sheet.outline({x - 1, y - 1, tile->image.width() + 2, tile->image.height() + 2}, 1, kEdge);
    for (const auto& [tile, x, y] : placed) {
        sheet.paste(tile->image, x, y);
        lettering.write(sheet, x + tile->image.width() / 2.0, y + tile->image.height() + 15, 12, kText,
                        tile->label, Lettering::Align::Centre);
    }
}

int largest(std::span<const Tile> tiles, int (raster::Image::*side)() const) {
    int result = 1;
    for (const Tile& tile : tiles)
        result = std::max(result, (tile.image.*side)());
    return result;
}

/// Indices of the tiles of each spread in reading order; the cover is the second half of its spread.
std::vector<std::vector<std::size_t>> spreads_of(std::size_t n_pages) {
    std::vector<std::vector<std::size_t>> spreads;
    for (std::size_t i = 0; i < n_pages; i += i == 0 ? 1 : 2) {
        spreads.push_back({i});
        if (i > 0 && i + 1 < n_pages) spreads.back().push_back(i + 1);
    }
    return spreads;
}

}

raster::Image sheet_of(std::span<const Tile> tiles, int n_columns, bool is_right_to_left,
                       Lettering& lettering) {
    const int n = static_cast<int>(tiles.size());
    const int n_used = std::min(n_columns, n);
    const Lattice lattice{n_used, (n + n_used - 1) / n_used, largest(tiles, &raster::Image::width),
                          largest(tiles, &raster::Image::height)};
    std::vector<Placed> placed;
    for (int i = 0; i < n; ++i)
        placed.push_back({&tiles[static_cast<std::size_t>(i)], lattice.x(i, is_right_to_left), lattice.y(i)});
    raster::Image sheet = lattice.sheet();
    paint(sheet, placed, lettering);
    return sheet;
}

std::vector<raster::Image> contact_sheets(const std::vector<Tile>& tiles, bool is_right_to_left,
                                          Lettering& lettering) {
    constexpr std::size_t kMost = 60;
    std::vector<raster::Image> sheets;
    for (std::size_t first = 0; first < tiles.size(); first += kMost) {
        const std::span rest = std::span(tiles).subspan(first);
        sheets.push_back(sheet_of(rest.first(std::min(kMost, rest.size())), 6, is_right_to_left, lettering));
    }
    return sheets;
}

std::vector<raster::Image> flat_plans(const std::vector<Tile>& tiles, bool is_right_to_left,
                                      Lettering& lettering) {
    constexpr std::size_t kColumns = 4, kMost = 32;
    const auto spreads = spreads_of(tiles.size());
    const int page_width = largest(tiles, &raster::Image::width);
    std::vector<raster::Image> sheets;
    for (std::size_t first = 0; first < spreads.size(); first += kMost) {
        const std::size_t n = std::min(kMost, spreads.size() - first);
        const std::size_t n_columns = std::min(kColumns, n);
        const Lattice lattice{static_cast<int>(n_columns), static_cast<int>((n + n_columns - 1) / n_columns),
                              2 * page_width, largest(tiles, &raster::Image::height)};
        std::vector<Placed> placed;
        for (std::size_t i = 0; i < n; ++i) {
            const auto& spread = spreads[first + i];
            const int at = static_cast<int>(i);
            for (std::size_t half = 0; half < spread.size(); ++half) {
                const bool is_second = half == 1 || (spread.size() == 1 && spread.front() == 0);
                const Tile& tile = tiles[spread[half]];
                // Pages meet in the gutter, however wide they are.
                const bool is_left = is_second == is_right_to_left;
                const int gutter = lattice.x(at, is_right_to_left) + page_width;
                placed.push_back({&tile, is_left ? gutter - tile.image.width() : gutter, lattice.y(at)});
            }
        }
        raster::Image sheet = lattice.sheet();
        paint(sheet, placed, lettering);
        sheets.push_back(std::move(sheet));
    }
    return sheets;
}

}

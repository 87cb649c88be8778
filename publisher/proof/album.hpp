// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/emit/proof/lettering.hpp"
#include "publisher/proof/pictures.hpp"

namespace publisher::proof {

/// The files that all proofs have: pages, thumbnails, pages with marks, contact and n-up sheets, the flat plan and the
/// numbers.
class Album {
public:
    /// All that is given outlives it. Refused without the face of its labels.
    static Result<Album> open(World& world, const font::Library& fonts, const AlbumOptions& options,
                              std::size_t n_pages, const std::filesystem::path& folder);

    /// Makes the folders.
    Status begin();
    /// The next page, its first pixel at `origin`.
    Status add(raster::Image page, const std::string& label, Point origin);
    /// The sheets of all pages that were added, and the numbers.
    Status finish(const Summary& summary);

    /// What the files of a page are called: as many digits as the last page has, at least three.
    std::string stem_of(int page) const;
    Status write_image(const std::string& stem, const raster::Image& image);
    emit::proof::Lettering& lettering() { return lettering_; }

private:
    Album(World& world, const AlbumOptions& options, std::size_t n_pages, const std::filesystem::path& folder,
          emit::proof::Lettering lettering)
        : world_(&world),
          options_(&options),
          n_pages_(n_pages),
          folder_(folder),
          lettering_(std::move(lettering)) {}
    /// A sheet is written when it is full, so that only its pages are in memory.
    Status add_to_sheet(const raster::Image& page, const std::string& label);
    Status write_marks(raster::Image& page, Point origin, int number);
    Status write_sheets(const std::string& stem, const std::vector<raster::Image>& sheets);
    Status write_bytes(const std::string& name, const std::string& bytes);

    World* world_;
    const AlbumOptions* options_;
    std::size_t n_pages_;
    std::filesystem::path folder_;
    emit::proof::Lettering lettering_;
    std::vector<Tile> tiles_, sheet_tiles_;
    int n_sheets_ = 0;
};

}

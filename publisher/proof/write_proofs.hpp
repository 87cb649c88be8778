// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/result.hpp"
#include "publisher/diag/code.hpp"
#include "publisher/raster/image.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace publisher {
class World;
}
namespace publisher::font {
class Library;
}

/// Proofs as a folder of pictures: of a finished PDF what a press will make of it, drawn by the worker with overprint
/// and spot colours and shown through the profile of its output intent; and before there is a PDF of pages as they were
/// laid out.
namespace publisher::proof {

/// A place on a page that a finding is about.
struct Mark {
    int page = 0;
    Rect area;
    diag::Severity severity{};
};

/// What all proofs have.
struct AlbumOptions {
    double ppi = 96;
    bool is_right_to_left = false;
    int n_up = 0;            ///< pages on each sheet of a proof to be read; 0: there is none
    bool has_spreads = true; ///< page 1 stands alone, then two and two
    std::vector<Mark> marks; ///< pages with some get a picture of their own
};

struct Options : AlbumOptions {
    double ink_limit = 300; ///< of all inks together, in percent
    /// Bytes of a CMYK profile for a file that has none of its own.
    std::string profile;
    int n_threads = 2;             ///< workers at a time
    std::filesystem::path program; ///< empty: publisher-inspect beside this program
};

struct PlateSummary {
    std::string name;
    bool is_spot = false;
    double mean = 0, max = 0; ///< percent
};

struct PageSummary {
    int number = 0;
    std::string label;
    std::vector<PlateSummary> plates;
    double max_ink = 0, max_mean_ink = 0; ///< as inspect::Raster has them
    Rect max_mean_ink_place;
    std::vector<std::string> merged_spots, messages;
};

struct Summary {
    enum class Of { File, Pages } of = Of::File; ///< of pages there are no plates
    double ppi = 0, ink_limit = 0;
    bool has_own_profile = false;
    std::vector<PageSummary> pages;
};

/// schema "publisher-proof/1"
std::string to_json(const Summary& summary);

/// Writes into an empty folder:
///
///     pages/NNN.png               as printed
///     thumbnails/NNN.png          two hundred pixels wide at most
///     separations/NNN-PLATE.png   one ink: black is full
///     ink/NNN.png                 the sum of the inks, what exceeds the limit in one colour
///     findings/NNN.png            pages with marks, and the marks on them
///     contact-sheet-N.png, flat-plan-N.png
///     n-up-NNN.png                pages to be read, so many on a sheet that is as wide as two of them
///     proof.json                  the numbers
///
/// The same file and options give the same bytes. What is wrong with the file is a failure and the folder then of no
/// use; the caller puts a whole one into its place.
Result<Summary> write_proofs(World& world, const std::filesystem::path& pdf, const font::Library& fonts,
                             const Options& options, const std::filesystem::path& folder);

/// Gives a page of an edition, counted from 0, as it was laid out.
using DrawPage = std::function<Result<raster::Image>(std::size_t page_idx)>;

/// Writes the same files but for plates and ink, of pages with these labels.
Result<Summary> write_page_proofs(World& world, const std::vector<std::string>& labels, const DrawPage& draw,
                                  const font::Library& fonts, const AlbumOptions& options,
                                  const std::filesystem::path& folder);

}

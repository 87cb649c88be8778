// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/inspect/facts.hpp"
#include "publisher/worker/worker.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace publisher {
class World;
}

namespace publisher::inspect {

class Memory;

struct Options {
    int first_page = 1;
    std::optional<int> last_page; ///< the last one of the file
    /// Without them runs have text, colour and box, at a tenth of the size.
    bool has_glyphs = true;
    /// Decodes every stream of the file, which finds damage inside them.
    bool checks_streams = false;
    bool has_digests = false; ///< of all that each page holds
    /// Pages that are remembered are not read again, when all are asked for; it is told what was read.
    Memory* memory = nullptr;
    int pages_per_worker = 1024; ///< what it may use is per worker
    worker::Limits limits;
    std::filesystem::path program; ///< empty: publisher-inspect beside this program
};

/// What the file holds, read by a process of its own.
///
/// A file that cannot be used (damaged, protected by a password, beyond a limit) is Refused; so is one
/// that the worker died of, with the manner of its death in the message.
Result<PdfFacts> inspect_pdf(const World& world, const std::filesystem::path& path,
                             const Options& options = {});

/// As `inspect_pdf`, but pages are handed over in order and not kept.
Result<DocumentFacts> inspect_pages(const World& world, const std::filesystem::path& path,
                                    const Options& options, const std::function<void(PageFacts&&)>& take);

/// A code to be read: the box of its bars, and how far around it something may stand too near.
struct CodePlace {
    int page = 1;
    Rect area;
    Length surroundings = 4_mm;
    /// What is expected there, as ReadCode names it, and how wide its bars then are. It is looked for first and no finer
    /// than that needs; all others after it. Empty, zero: not known.
    std::string format = {};
    Length module = {};
};

/// What a scanner reads.
struct ReadCode {
    std::string format; ///< "EAN-13", "Code128", "QRCode", "DataMatrix"
    std::string text;   ///< with the check digit; an add-on after a space
    Rect area;          ///< as far as it was needed to read it
    /// Width of its narrowest bar, measured; zero where the drawing is too coarse to say.
    Length module;
    /// Free of anything dark, in the sense in which the code is read; as far as was looked, and never beyond the
    /// trim. Above and below only of matrix codes.
    Insets light;
};

struct CodeOptions {
    double ppi = 600;         ///< at most; four pixels for the finest bars in use
    int n_workers = 2;        ///< at a time
    Memory* memory = nullptr; ///< of the file's pages, once they have been inspected with it
    worker::Limits limits;
    std::filesystem::path program;
};

/// Draws each place with everything that overlaps it and reads its code in red light; one answer for each
/// place. A place without a readable code has an empty one.
Result<std::vector<std::vector<ReadCode>>> read_codes(const World& world, const std::filesystem::path& path,
                                                      const std::vector<CodePlace>& places,
                                                      const CodeOptions& options = {});

/// What stands for the outlines of glyphs of an installed face: equal for equal ones, empty for a glyph that has none.
Result<std::vector<std::string>> read_outlines(const World& world, const std::filesystem::path& font_file,
                                               int face, std::span<const std::uint16_t> glyphs,
                                               const std::filesystem::path& program = {});

/// What is drawn: the part of a page, always of the page as it is shown.
enum class Area { Trim, Bleed, Media };

struct RasterOptions {
    int page = 1;
    double ppi = 72;
    Area area = Area::Trim; ///< rounded outwards to whole pixels
    /// Plates of the press with overprint, else red, green, blue as a screen would show them.
    bool has_separations = true;
    bool has_pixels = true; ///< else only what is measured on them
    /// Of the file's pages, once they have been inspected with it: for several pages without pixels.
    Memory* memory = nullptr;
    worker::Limits limits;
    std::filesystem::path program;
};

/// One ink or one channel: bytes by rows, top down, without padding; of an ink 255 is full ink.
struct Plate {
    std::string name; ///< "Cyan" ... or the spot's name; "Red", "Green", "Blue"
    bool is_spot = false;
    double mean_coverage = 0; ///< of the area, percent
    double max_coverage = 0;
    std::string pixels;
};

struct Raster {
    int width = 0, height = 0;
    double ppi = 0;
    Point origin; ///< of the first pixel, on the page
    std::vector<Plate> plates;
    /// The sum of all inks, percent: the highest of a pixel, and the highest mean over a square of 15 mm
    /// (GWG 2022), of the whole area when it is smaller.
    double max_ink = 0, max_mean_ink = 0;
    Rect max_mean_ink_place;
    /// Spot colours beyond those that the renderer separates; they are drawn in their process colours.
    std::vector<std::string> merged_spots;
    std::vector<std::string> messages;

    const Plate* find_plate(std::string_view name) const;
};

/// One page as pixels, with the output intent's profile for what is not in its space. Fonts that are
/// not embedded are not drawn: a result must not depend on the machine.
Result<Raster> rasterize(World& world, const std::filesystem::path& path, const RasterOptions& options = {});

/// Pages from `options.page` to `last_page`, handed over in their order as long as `take` gives true. One worker
/// draws several, and so many workers run at a time. A page that cannot be drawn takes no other with it.
void rasterize_pages(World& world, const std::filesystem::path& path, const RasterOptions& options,
                     int last_page, int n_workers,
                     const std::function<bool(int page, Result<Raster>&& drawn)>& take);

}

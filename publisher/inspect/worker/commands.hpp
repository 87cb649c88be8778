// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/json.hpp"
#include "publisher/inspect/worker/structure.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

class PDFDoc;

namespace publisher::inspect {

class Figures;

struct FactsArguments {
    int first_page = 1;
    std::optional<int> last_page;
    std::vector<int> pages; ///< in their order, instead of a range
    bool has_glyphs = true, has_document = true, has_digests = false, checks_streams = false;
    bool are_pages_apart = false; ///< nothing of a page is left out because it was said of another
};

struct KeysArguments {
    bool checks_streams = false;
};

struct RasterArguments {
    int first_page = 1, last_page = 1;
    double ppi = 72;
    bool has_separations = true;
    bool has_pixels = true;
    bool has_profile = false; ///< that of the output intent follows the planes
    enum class Area { Trim, Bleed, Media } area = Area::Trim;
};

/// Boxes of codes in points from the top left of the trim, and how far around them is looked; what is expected there
/// and how finely that has to be drawn. Without a format both are unknown.
struct CodesArguments {
    double ppi = 600;
    struct Place {
        int page = 1;
        double x = 0, y = 0, width = 0, height = 0, surroundings = 0, ppi = 0;
        std::string format;
    };
    std::vector<Place> places;
};

/// One page that is to be placed on pages of ours.
struct PlaceArguments {
    int page = 1;
    /// The rectangle that is seen; where the page has none of that kind, the next in the order of the standard.
    enum class Box { Art, Trim, Bleed, Crop, Media } box = Box::Art;
};

/// Glyphs of one face of a font file.
struct OutlinesArguments {
    int face = 0;
    std::vector<unsigned int> glyphs;
};

/// The descriptors a worker is started with.
constexpr int kInputDescriptor = 3;
constexpr int kPlanesDescriptor = 4;
constexpr int kCopyDescriptor = 4;

/// A line of an answer that is said as it becomes known.
using Say = std::function<void(const Json& line)>;

/// All throw std::exception for a file that cannot be used.
/// Says {"page": ...} for each page and {"document": ...} behind them.
void write_facts(const Say& say, std::string_view bytes, const FactsArguments& arguments);
/// This and the following write members of an answer that is said as a whole. What each page is known by, and the facts
/// of the document.
void write_keys(Json& json, std::string_view bytes, const KeysArguments& arguments);
/// The planes go to `kPlanesDescriptor`, page by page one after the other, and the profile behind them.
void write_rasters(Json& json, std::string_view bytes, const RasterArguments& arguments);
/// What a scanner reads in each place, as it is drawn with all that overlaps it, and how much light is around it.
void write_codes(Json& json, std::string_view bytes, const CodesArguments& arguments);

/// Of the face of a font file, not of a PDF.
void write_outlines(Json& json, std::string_view bytes, const OutlinesArguments& arguments);

/// The page as a file of its own goes to `kCopyDescriptor`; facts are those of this file.
void write_placed_page(Json& json, std::string_view bytes, const PlaceArguments& arguments);

/// Listens to one page of the document; fills `structure.page`. Throws when the page is beyond a limit. `figures` of
/// the document; null: they are not looked at.
void record_page(PDFDoc& document, PageStructure& structure, bool has_glyphs, Figures* figures = nullptr);

}

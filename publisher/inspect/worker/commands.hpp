// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/json.hpp"
#include "publisher/inspect/worker/structure.hpp"

#include <optional>
#include <string_view>
#include <vector>

class PDFDoc;

namespace publisher::inspect {

struct FactsArguments {
    int first_page = 1;
    std::optional<int> last_page;
    bool has_glyphs = true, has_document = true, has_digests = false, checks_streams = false;
};

struct RasterArguments {
    int page = 1;
    double ppi = 72;
    bool has_separations = true;
    enum class Area { Trim, Bleed, Media } area = Area::Trim;
};

/// Parts of pages in which codes are looked for; points from the top left of the trim.
struct CodesArguments {
    double ppi = 600;
    struct Place {
        int page = 1;
        double x = 0, y = 0, width = 0, height = 0;
    };
    std::vector<Place> places;
};

/// The descriptors a worker is started with.
constexpr int kInputDescriptor = 3;
constexpr int kPlanesDescriptor = 4;

/// Members of the answer. All throw std::exception for a file that cannot be used.
void write_facts(Json& json, std::string_view bytes, const FactsArguments& arguments);
/// The planes go to `kPlanesDescriptor`, one after the other.
void write_raster(Json& json, std::string_view bytes, const RasterArguments& arguments);
/// What a scanner reads in each place, as it is drawn with all that overlaps it.
void write_codes(Json& json, std::string_view bytes, const CodesArguments& arguments);

/// Listens to one page of the document; fills `structure.page`. Throws when the page is beyond a limit.
void record_page(PDFDoc& document, PageStructure& structure, bool has_glyphs);

}

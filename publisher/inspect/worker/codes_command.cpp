// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/light.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/slice_device.hpp"

#include <PDFDoc.h>
#include <splash/SplashBitmap.h>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace publisher::inspect {
namespace {

using Place = CodesArguments::Place;

ZXing::DecodeHints scanner_hints(ZXing::BarcodeFormats formats) {
    ZXing::DecodeHints hints;
    hints.setFormats(formats);
    hints.setTryHarder(true).setTryRotate(true).setEanAddOnSymbol(ZXing::EanAddOnSymbol::Read);
    return hints;
}

constexpr double kSurePixels = 3.2; // of the narrowest bar: with fewer the light beside the code is guessed

/// One look at a place. The first looks for what is expected and as finely as that needs; where it finds nothing, or
/// bars too fine to be measured, the second looks for everything and as finely as may be.
struct Look {
    double ppi = 0;
    ZXing::BarcodeFormats formats;
};

std::vector<Look> looks_at(const Place& place, double ppi) {
    using ZXing::BarcodeFormat;
    const auto all = BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA | BarcodeFormat::ITF |
                     BarcodeFormat::Code128 | BarcodeFormat::QRCode | BarcodeFormat::DataMatrix;
    std::vector<Look> looks;
    const auto expected = ZXing::BarcodeFormatFromString(place.format);
    if (expected != BarcodeFormat::None) looks.push_back({std::min(place.ppi, ppi), expected});
    looks.push_back({ppi, all});
    return looks;
}

/// A code with all that is looked at around it, and the page itself, in device space.
struct Scene {
    Slice slice;
    CodeBox code; ///< from the first pixel of the slice, as the trim
    DeviceBox trim;
};

Scene scene_of(Page& page, const PdfBox& trim, const Place& place, double ppi) {
    const DeviceBox origin = device_box(page, trim, ppi);
    const double scale = ppi / 72, around = place.surroundings * scale;
    const double left = origin.left + place.x * scale, top = origin.top + place.y * scale;
    const double right = left + place.width * scale, bottom = top + place.height * scale;
    const Slice slice = slice_of({left - around, top - around, right + around, bottom + around});
    const double x = slice.x, y = slice.y;
    return {slice,
            {left - x, top - y, right - x, bottom - y},
            {origin.left - x, origin.top - y, origin.right - x, origin.bottom - y}};
}

/// Left, top, width, height in pixels.
std::array<double, 4> box_of(const ZXing::Position& position) {
    auto [left, right] = std::minmax({position[0].x, position[1].x, position[2].x, position[3].x});
    auto [top, bottom] = std::minmax({position[0].y, position[1].y, position[2].y, position[3].y});
    return {double(left), double(top), double(right - left), double(bottom - top)};
}

/// Scanners of shops look in red light, to which yellow, orange and red are as white as paper.
RedPicture red_of(SplashBitmap& bitmap, const Scene& scene) {
    constexpr int kChannels = 3;
    const auto pixel = [](double side) { return static_cast<int>(std::lround(side)); };
    return {bitmap.getDataPtr(),     scene.slice.width,      scene.slice.height,    kChannels,
            bitmap.getRowSize(),     pixel(scene.trim.left), pixel(scene.trim.top), pixel(scene.trim.right),
            pixel(scene.trim.bottom)};
}

/// The part in which the code is looked for: a neighbour in its surroundings is not to be read in its place.
Slice near_the_code(const RedPicture& picture, const CodeBox& code, double ppi) {
    constexpr double kMarginInches = 4 / 25.4; // enough light for a scanner to see where a code begins
    const int margin = static_cast<int>(kMarginInches * ppi);
    Slice part;
    part.x = std::clamp(static_cast<int>(code.left) - margin, 0, picture.width - 1);
    part.y = std::clamp(static_cast<int>(code.top) - margin, 0, picture.height - 1);
    part.width = std::clamp(static_cast<int>(code.right) + margin, part.x + 1, picture.width) - part.x;
    part.height = std::clamp(static_cast<int>(code.bottom) + margin, part.y + 1, picture.height) - part.y;
    return part;
}

/// What was read, in pixels.
struct Found {
    std::string format, text;
    std::array<double, 4> box{}; ///< left, top, width, height, from the place's own corner
    Light light;
};

std::optional<Found> read_code(const RedPicture& picture, const Scene& scene, const Look& look) {
    // One at a time: looking for several in one picture, version 1.4 stops itself on stacked symbols.
    const Slice part = near_the_code(picture, scene.code, look.ppi);
    const ZXing::ImageView view(picture.pixels + part.y * picture.row_step + part.x * picture.pixel_step,
                                part.width, part.height, ZXing::ImageFormat::Lum, picture.row_step,
                                picture.pixel_step);
    const auto read = ZXing::ReadBarcode(view, scanner_hints(look.formats));
    if (!read.isValid()) return std::nullopt;
    Found found{ZXing::ToString(read.format()), read.text(), box_of(read.position()), {}};
    found.box[0] += part.x - scene.code.left;
    found.box[1] += part.y - scene.code.top;
    const bool has_add_on = found.text.find(' ') != std::string::npos && found.format != "Code128";
    const int n_quarters = static_cast<int>(std::lround(read.orientation() / 90.0));
    found.light = measure_light(picture, scene.code, found.format, n_quarters, has_add_on);
    return found;
}

void write_code(Json& json, const Found& found, double ppi) {
    json.begin_object().entry("format", found.format).entry("text", found.text).entry("ppi", ppi, 3);
    json.key("box").begin_array();
    for (const double side : found.box)
        json.number(side, 4);
    json.end_array();
    if (found.light.module > 0) {
        json.entry("module", found.light.module, 4).key("light").begin_array();
        for (const double side : {found.light.left, found.light.above, found.light.right, found.light.below})
            json.number(side, 4);
        json.end_array();
    }
    json.end_object();
}

}

void write_codes(Json& json, std::string_view bytes, const CodesArguments& arguments) {
    Structure structure(bytes);
    const auto document = open_document(bytes, OutputIntents::Leave);
    SliceDevice device(*document);
    json.key("places").begin_array();
    Page* page = nullptr;
    PdfBox trim{};
    for (const Place& place : arguments.places) {
        if (!page || page->getNum() != place.page) {
            page = place.page <= structure.n_pages() ? document->getPage(place.page) : nullptr;
            if (!page) throw std::runtime_error("there is no page " + std::to_string(place.page));
            trim = structure.read_page(place.page).trim;
        }
        json.begin_array();
        const auto looks = looks_at(place, arguments.ppi);
        for (const Look& look : looks) {
            const Scene scene = scene_of(*page, trim, place, look.ppi);
            SplashBitmap& bitmap = device.draw(*document, place.page, scene.slice, look.ppi);
            const auto found = read_code(red_of(bitmap, scene), scene, look);
            const bool is_sure = found && (found->light.module >= kSurePixels || &look == &looks.back());
            if (is_sure) write_code(json, *found, look.ppi);
            if (is_sure) break;
        }
        json.end_array();
    }
    json.end_array();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/light.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/slice.hpp"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace publisher::inspect {
namespace {

using Place = CodesArguments::Place;

ZXing::DecodeHints scanner_hints() {
    using ZXing::BarcodeFormat;
    ZXing::DecodeHints hints;
    hints.setFormats(BarcodeFormat::EAN13 | BarcodeFormat::EAN8 | BarcodeFormat::UPCA | BarcodeFormat::ITF |
                     BarcodeFormat::Code128 | BarcodeFormat::QRCode | BarcodeFormat::DataMatrix);
    hints.setTryHarder(true).setTryRotate(true).setEanAddOnSymbol(ZXing::EanAddOnSymbol::Read);
    return hints;
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

void write_light(Json& json, const Light& light) {
    if (light.module <= 0) return;
    json.entry("module", light.module, 4).key("light").begin_array();
    for (const double side : {light.left, light.above, light.right, light.below})
        json.number(side, 4);
    json.end_array();
}

void read_code(Json& json, const RedPicture& picture, const Scene& scene, double ppi) {
    // One at a time: looking for several in one picture, version 1.4 stops itself on stacked symbols.
    const Slice part = near_the_code(picture, scene.code, ppi);
    const ZXing::ImageView view(picture.pixels + part.y * picture.row_step + part.x * picture.pixel_step,
                                part.width, part.height, ZXing::ImageFormat::Lum, picture.row_step,
                                picture.pixel_step);
    const auto read = ZXing::ReadBarcode(view, scanner_hints());
    if (!read.isValid()) return;
    const std::string format = ZXing::ToString(read.format());
    const bool has_add_on = read.text().find(' ') != std::string::npos && format != "Code128";
    const int n_quarters = static_cast<int>(std::lround(read.orientation() / 90.0));
    json.begin_object().entry("format", format).entry("text", read.text());
    const auto [left, top, width, height] = box_of(read.position());
    json.key("box").begin_array();
    for (const double side : {left + part.x - scene.code.left, top + part.y - scene.code.top, width, height})
        json.number(side, 4);
    json.end_array();
    write_light(json, measure_light(picture, scene.code, format, n_quarters, has_add_on));
    json.end_object();
}

}

void write_codes(Json& json, std::string_view bytes, const CodesArguments& arguments) {
    Structure structure(bytes);
    const auto document = open_document(bytes, OutputIntents::Leave);
    SplashColor paper{255, 255, 255};
    SplashOutputDev device(splashModeRGB8, 1, false, paper, true);
    device.setFreeTypeHinting(false, false);
    device.startDoc(document.get());
    json.key("places").begin_array();
    for (const Place& place : arguments.places) {
        auto* page = place.page <= structure.n_pages() ? document->getPage(place.page) : nullptr;
        if (!page) throw std::runtime_error("there is no page " + std::to_string(place.page));
        const Scene scene = scene_of(*page, structure.read_page(place.page).trim, place, arguments.ppi);
        const Slice& slice = scene.slice;
        document->displayPageSlice(&device, place.page, arguments.ppi, arguments.ppi, 0, true, false, true,
                                   slice.x, slice.y, slice.width, slice.height);
        auto& bitmap = *device.getBitmap();
        const bool is_drawn =
            bitmap.getDataPtr() && bitmap.getWidth() >= slice.width && bitmap.getHeight() >= slice.height;
        if (!is_drawn) throw std::runtime_error("page " + std::to_string(place.page) + " could not be drawn");
        json.begin_array();
        read_code(json, red_of(bitmap, scene), scene, arguments.ppi);
        json.end_array();
    }
    json.end_array();
}

}

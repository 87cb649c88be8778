// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/slice.hpp"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
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

Slice slice_at(Page& page, const PdfBox& trim, const Place& place, double ppi) {
    const DeviceBox origin = device_box(page, trim, ppi);
    const double scale = ppi / 72, left = origin.left + place.x * scale, top = origin.top + place.y * scale;
    return slice_of({left, top, left + place.width * scale, top + place.height * scale});
}

/// Left, top, width, height in pixels.
std::array<double, 4> box_of(const ZXing::Position& position) {
    auto [left, right] = std::minmax({position[0].x, position[1].x, position[2].x, position[3].x});
    auto [top, bottom] = std::minmax({position[0].y, position[1].y, position[2].y, position[3].y});
    return {double(left), double(top), double(right - left), double(bottom - top)};
}

/// Scanners of shops look in red light, to which yellow, orange and red are as white as paper.
void read_codes(Json& json, SplashBitmap& bitmap, const Slice& slice) {
    constexpr int kChannels = 3;
    const ZXing::ImageView red(bitmap.getDataPtr(), slice.width, slice.height, ZXing::ImageFormat::Lum,
                               bitmap.getRowSize(), kChannels);
    // One at a time: looking for several in one picture, version 1.4 stops itself on stacked symbols.
    if (const auto code = ZXing::ReadBarcode(red, scanner_hints()); code.isValid()) {
        json.begin_object().entry("format", ZXing::ToString(code.format())).entry("text", code.text());
        json.key("box").begin_array();
        for (const double side : box_of(code.position()))
            json.number(side, 4);
        json.end_array().end_object();
    }
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
        const Slice slice = slice_at(*page, structure.read_page(place.page).trim, place, arguments.ppi);
        document->displayPageSlice(&device, place.page, arguments.ppi, arguments.ppi, 0, true, false, true,
                                   slice.x, slice.y, slice.width, slice.height);
        auto& bitmap = *device.getBitmap();
        const bool is_drawn =
            bitmap.getDataPtr() && bitmap.getWidth() >= slice.width && bitmap.getHeight() >= slice.height;
        if (!is_drawn) throw std::runtime_error("page " + std::to_string(place.page) + " could not be drawn");
        json.begin_array();
        read_codes(json, bitmap, slice);
        json.end_array();
    }
    json.end_array();
}

}

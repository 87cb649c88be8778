// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/commands.hpp"
#include "publisher/inspect/worker/ink.hpp"
#include "publisher/inspect/worker/messages.hpp"
#include "publisher/inspect/worker/poppler_document.hpp"
#include "publisher/inspect/worker/slice.hpp"
#include "publisher/world/descriptor.hpp"

#include <GfxState.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <XRef.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <stdexcept>

namespace publisher::inspect {
namespace {

constexpr std::int64_t kPictureLimit = 500'000'000; // pixels of one picture

struct PlateImage {
    std::string name;
    bool is_spot = false;
    std::vector<std::uint8_t> pixels;
    std::array<double, 4> process{}; ///< of a spot at full tint
};

/// What stands for a spot where its ink cannot be had.
std::array<double, 4> process_of(const GfxSeparationColorSpace& spot) {
    GfxColor full{};
    full.c[0] = gfxColorComp1;
    GfxCMYK cmyk{};
    spot.getCMYK(&full, &cmyk);
    return {colToDbl(cmyk.c), colToDbl(cmyk.m), colToDbl(cmyk.y), colToDbl(cmyk.k)};
}

const std::optional<BoxFacts>& chosen_box(const PageFacts& page, RasterArguments::Area area) {
    if (area == RasterArguments::Area::Media) return page.media;
    if (area == RasterArguments::Area::Bleed && page.bleed) return page.bleed;
    if (page.trim) return page.trim;
    return page.crop ? page.crop : page.media;
}

void add_plate(std::vector<PlateImage>& plates, SplashBitmap& bitmap, const Slice& slice, std::string name,
               bool is_spot, int channel, int n_channels) {
    PlateImage plate{std::move(name), is_spot, {}, {}};
    plate.pixels.reserve(static_cast<std::size_t>(slice.width) * static_cast<std::size_t>(slice.height));
    for (int y = 0; y < slice.height; ++y) {
        const auto* row = bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize();
        for (int x = 0; x < slice.width; ++x)
            plate.pixels.push_back(row[x * n_channels + channel]);
    }
    plates.push_back(std::move(plate));
}

std::vector<PlateImage> plates_of(SplashBitmap& bitmap, const Slice& slice, bool has_separations) {
    std::vector<PlateImage> plates;
    if (!has_separations) {
        int channel = 0;
        for (const char* name : {"Red", "Green", "Blue"})
            add_plate(plates, bitmap, slice, name, false, channel++, 3);
        return plates;
    }
    constexpr int kChannels = 4 + SPOT_NCOMPS;
    int channel = 0;
    for (const char* name : {"Cyan", "Magenta", "Yellow", "Black"})
        add_plate(plates, bitmap, slice, name, false, channel++, kChannels);
    for (const auto* spot : *bitmap.getSeparationList()) {
        if (channel == kChannels) break;
        add_plate(plates, bitmap, slice, spot->getName()->toStr(), true, channel++, kChannels);
        plates.back().process = process_of(*spot);
    }
    return plates;
}

void check_pictures(const PageFacts& page) {
    for (const auto& picture : page.pictures) {
        const auto n_pixels = std::int64_t{picture.width} * picture.height;
        if (n_pixels <= kPictureLimit) continue;
        throw std::runtime_error("page " + std::to_string(page.number) + " has a picture of " +
                                 std::to_string(picture.width) + " x " + std::to_string(picture.height) +
                                 " pixels, too large to be drawn");
    }
}

/// Spots on the page that have no plate of their own.
std::vector<std::string> merged_spots(const PageFacts& page, const std::vector<PlateImage>& plates) {
    std::set<std::string> spots;
    const auto collect = [&](const Color& color) {
        spots.insert(color.colorants.begin(), color.colorants.end());
    };
    for (const auto& run : page.runs)
        collect(run.fill), collect(run.stroke);
    for (const auto& path : page.paths)
        collect(path.color);
    for (const auto& picture : page.pictures)
        collect(picture.color);
    for (const auto& shading : page.shadings)
        collect(shading.color);
    for (const auto& plate : plates)
        spots.erase(plate.name);
    for (const char* name : {"All", "None"})
        spots.erase(name);
    return {spots.begin(), spots.end()};
}

std::unique_ptr<SplashOutputDev> draw(PDFDoc& document, int page, const RasterArguments& arguments,
                                      const Slice& slice) {
    SplashColor paper{};
    if (!arguments.has_separations) std::fill_n(paper, 3, 255);
    auto device = std::make_unique<SplashOutputDev>(
        arguments.has_separations ? splashModeDeviceN8 : splashModeRGB8, 1, false, paper, true,
        splashThinLineDefault, arguments.has_separations);
    device->setFreeTypeHinting(false, false);
    device->startDoc(&document);
    document.displayPageSlice(device.get(), page, arguments.ppi, arguments.ppi, 0, true, false, true, slice.x,
                              slice.y, slice.width, slice.height);
    return device;
}

void write_plates(Json& json, const std::vector<PlateImage>& plates, bool has_pixels) {
    json.key("plates").begin_array();
    for (const auto& plate : plates) {
        const auto coverage = plate_coverage(plate.pixels);
        json.begin_object().entry("name", plate.name).flag("spot", plate.is_spot);
        json.entry("mean", coverage.mean, 4).entry("max", coverage.max, 4);
        if (plate.is_spot) {
            json.key("process").begin_array();
            for (const double part : plate.process)
                json.number(part, 4);
            json.end_array();
        }
        json.end_object();
        if (!has_pixels) continue;
        const std::string_view bytes(reinterpret_cast<const char*>(plate.pixels.data()), plate.pixels.size());
        if (write_all(kPlanesDescriptor, bytes) != 0)
            throw std::runtime_error("the plates cannot be written");
    }
    json.end_array();
}

/// The profile of the first output intent that has one.
std::vector<unsigned char> output_profile(PDFDoc& document) {
    const Object root = document.getXRef()->getCatalog();
    if (!root.isDict()) return {};
    const Object intents = root.dictLookup("OutputIntents");
    if (!intents.isArray()) return {};
    for (int i = 0; i < intents.arrayGetLength(); ++i) {
        const Object intent = intents.arrayGet(i);
        if (!intent.isDict()) continue;
        Object profile = intent.dictLookup("DestOutputProfile");
        if (profile.isStream()) return profile.getStream()->toUnsignedChars();
    }
    return {};
}

void write_profile(Json& json, PDFDoc& document) {
    const auto profile = output_profile(document);
    json.entry("profile_bytes", static_cast<std::int64_t>(profile.size()));
    const std::string_view bytes(reinterpret_cast<const char*>(profile.data()), profile.size());
    if (write_all(kPlanesDescriptor, bytes) != 0) throw std::runtime_error("the profile cannot be written");
}

void write_ink(Json& json, std::vector<PlateImage>& plates, const Slice& slice, double ppi) {
    constexpr double kSideInches = 15 / 25.4; // GWG 2022: squares of 15 mm
    const int side = std::max(1, static_cast<int>(std::lround(kSideInches * ppi)));
    std::vector<std::vector<std::uint8_t>> pixels;
    for (auto& plate : plates)
        pixels.push_back(std::move(plate.pixels));
    const auto ink = ink_coverage(pixels, slice.width, slice.height, side);
    json.key("ink").begin_object().entry("max", ink.max, 4).entry("max_mean", ink.max_mean, 4);
    json.key("square").begin_array();
    for (const int value : {ink.x, ink.y, ink.width, ink.height})
        json.number(std::int64_t{value});
    json.end_array().end_object();
}

void write_raster(Json& json, Structure& structure, PDFDoc& document, int number,
                  const RasterArguments& arguments) {
    auto page = structure.read_page(number);
    record_page(document, page, false);
    check_pictures(page.page);
    auto* poppler_page = document.getPage(number);
    if (!poppler_page) throw std::runtime_error("the page is damaged beyond repair");
    const auto& box = chosen_box(page.page, arguments.area);
    const auto corners = box ? PdfBox{box->left, box->bottom, box->right, box->top} : page.trim;
    const auto slice = slice_of(device_box(*poppler_page, corners, arguments.ppi));
    const auto device = draw(document, number, arguments, slice);
    auto& bitmap = *device->getBitmap();
    if (bitmap.getWidth() < slice.width || bitmap.getHeight() < slice.height || !bitmap.getDataPtr()) {
        throw std::runtime_error("the page could not be drawn");
    }
    auto plates = plates_of(bitmap, slice, arguments.has_separations);

    json.begin_object();
    json.entry("width", slice.width).entry("height", slice.height).entry("ppi", arguments.ppi, 4);
    const auto trim = device_box(*poppler_page, page.trim, arguments.ppi);
    json.key("origin").begin_array();
    json.number((slice.x - trim.left) * 72 / arguments.ppi, 5);
    json.number((slice.y - trim.top) * 72 / arguments.ppi, 5).end_array();
    write_plates(json, plates, arguments.has_pixels);
    if (arguments.has_separations) {
        json.texts("merged_spots", merged_spots(page.page, plates));
        write_ink(json, plates, slice, arguments.ppi);
    }
    auto messages = page.page.messages;
    std::ranges::copy(take_messages(), std::back_inserter(messages));
    json.texts("messages", messages).end_object();
}

}

void write_rasters(Json& json, std::string_view bytes, const RasterArguments& arguments) {
    Structure structure(bytes);
    if (arguments.last_page > structure.n_pages()) {
        throw std::runtime_error("there is no page " + std::to_string(arguments.last_page) +
                                 ", the file has " + std::to_string(structure.n_pages()));
    }
    const auto document = open_document(bytes, OutputIntents::Keep);
    json.key("rasters").begin_array();
    for (int page = arguments.first_page; page <= arguments.last_page; ++page)
        write_raster(json, structure, *document, page, arguments);
    json.end_array();
    if (arguments.has_profile) write_profile(json, *document);
}

}

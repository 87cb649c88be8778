// SPDX-License-Identifier: Apache-2.0
// The pictures of a run made for its outputs and for screens.
#include "publisher/color/screen_transform.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/job/drawings.hpp"
#include "publisher/job/picture_spool.hpp"
#include "publisher/job/pictures.hpp"
#include "publisher/world/scratch_file.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <cmath>

namespace publisher::job {

using emit::pdf::Art;
using emit::pdf::PrintPicture;

namespace {

using FirstPlaces = std::map<std::string, const layout::PlacedPicture*>;

/// Where each picture stands first.
FirstPlaces first_places(const std::vector<layout::PlacedPicture>& placed) {
    FirstPlaces places;
    for (const layout::PlacedPicture& picture : placed)
        places.try_emplace(picture.file_digest, &picture);
    return places;
}

diag::FindingBuilder at(const layout::PlacedPicture& place, diag::FindingBuilder finding) {
    return finding.about_product(place.product).on_page(place.page, place.frame);
}

/// What stands where a picture refused to decode: one white pixel. The finding decides what becomes of it.
PrintPicture white_pixel() {
    PrintPicture picture;
    picture.encoding = PrintPicture::Encoding::Deflate;
    picture.bytes =
        std::string("\x78\x01\x01\x01\x00\xfe\xff\xff\x01\x00\x01\x00", 12); // one stored byte, 255
    picture.width = picture.height = picture.n_components = 1;
    picture.is_stand_in = true;
    return picture;
}

/// Printers judge ink over a square of this side (GWG 2022 R0026).
constexpr Length kInkSquare = 15_mm;

/// A supplied page of a screen edition.
image::PrintPicture to_picture(const raster::Image& image) {
    constexpr int kQuality = 95; // letters among it
    image::PrintPicture picture;
    picture.bytes = raster::to_jpeg(image, kQuality);
    picture.width = image.width();
    picture.height = image.height();
    picture.n_components = 3;
    return picture;
}

int pixels(Length length, double ppi) {
    return static_cast<int>(std::ceil(length.points() / 72 * ppi));
}

/// In the inks of the output, with nothing beside it: then a screen needs no more than it.
bool is_whole_in_inks(const PrintPicture& picture) {
    return picture.encoding == PrintPicture::Encoding::Jpeg && picture.soft_mask.empty() &&
           picture.n_components != 3;
}

}

/// The pictures of one output, from when they are prepared until it is written.
struct Pictures::Prepared {
    explicit Prepared(ScratchFile file) : spool(std::move(file)) {}

    PictureSpool spool;
    std::map<std::string, image::ConvertRequest> requests; ///< of what is placed; empty of supplied pages
    std::set<std::string> pages;                           ///< that are placed as they are
};

/// A picture or drawing on its way into the spool.
struct Pictures::Work {
    std::string digest;
    int ink_percent = 0;
    std::optional<Failure> failure = {}; ///< of the picture
    std::optional<Failure> trouble = {}; ///< of the scratch file
    std::string plate_trouble = {};
};

std::map<std::string, Size> largest_sizes(const std::vector<layout::PlacedPicture>& placed) {
    std::map<std::string, Size> sizes;
    for (const layout::PlacedPicture& picture : placed) {
        Size& size = sizes[picture.file_digest];
        size.width = std::max(size.width, picture.picture.width);
        size.height = std::max(size.height, picture.picture.height);
    }
    return sizes;
}

int ink_limit(const publication::Output& output, const color::OutputCondition& condition) {
    return output.ink_limit > 0 ? output.ink_limit : condition.ink_limit;
}

Result<emit::pdf::ArtSource> Pictures::prepare(const std::vector<layout::PlacedPicture>& placed,
                                               const publication::Output& output,
                                               const color::OutputCondition& condition,
                                               diag::Sink& findings) {
    auto scratch = ScratchFile::create(world_);
    if (!scratch) return scratch.failure();
    const auto prepared = std::make_shared<Prepared>(*std::move(scratch));
    prepared->pages = placeable_pages(placed, output, findings);
    std::vector<Work> work;
    for (const auto& [digest, size] : largest_sizes(placed)) {
        const SuppliedPage* page = supplied_page(digest);
        prepared->requests.emplace(
            digest, page ? image::ConvertRequest() : request_for(digest, size, output, condition));
        if (!page) {
            work.push_back({digest});
        } else if (output.is_for_screen()) {
            const auto picture = picture_of(*page, size, output.picture_ppi, condition);
            const Status kept = picture ? prepared->spool.keep(digest, *picture) : Status(picture.failure());
            if (!kept) return kept.failure();
        }
    }
    crew_.run(work.size(), [&](std::size_t i) { make(work[i], *prepared, output, condition); });
    const FirstPlaces places = first_places(placed);
    for (const Work& done : work) {
        if (done.trouble) return *done.trouble;
        report(done, *places.at(done.digest), output, condition, findings);
    }
    return emit::pdf::ArtSource(
        [this, prepared](const emit::pdf::ArtRequest& wanted) { return art(*prepared, wanted); });
}

image::ConvertRequest Pictures::request_for(const std::string& digest, Size size,
                                            const publication::Output& output,
                                            const color::OutputCondition& condition) const {
    image::ConvertRequest request;
    request.source = path_of(by_digest_.at(digest));
    if (output.is_for_screen())
        request.colour = image::TargetColour::Rgb;
    else if (output.pictures == publication::PicturePolicy::KeepRgb)
        request.colour = image::TargetColour::CmykKeepingRgb;
    if (output.is_perceptual) request.intent = image::Intent::Perceptual;
    request.destination_profile = condition.profile;
    request.enough_width = pixels(size.width, output.picture_ppi);
    request.enough_height = pixels(size.height, output.picture_ppi);
    if (!output.is_for_screen()) request.ink_square = kInkSquare / std::max(size.width, 1_mm);
    request.cache = places_.cache;
    return request;
}

void Pictures::make(Work& work, Prepared& prepared, const publication::Output& output,
                    const color::OutputCondition& condition) const {
    const auto keep = [&](const auto& art) {
        if (const Status kept = prepared.spool.keep(work.digest, art); !kept) work.trouble = kept.failure();
    };
    if (!is_drawing(work.digest)) {
        const auto picture = image::convert(world_, prepared.requests.at(work.digest));
        if (!picture) {
            work.failure = picture.failure();
            return;
        }
        work.ink_percent = picture->ink_percent;
        return keep(*picture);
    }
    const auto art = drawing(work.digest, output, condition);
    if (!art) {
        work.failure = art.failure();
        return;
    }
    if (!output.is_for_screen()) {
        work.ink_percent = ink_percent(*art, preparation_.design.styles);
        work.plate_trouble = plate_trouble(*art, preparation_.design.styles);
    }
    keep(*art);
}

void Pictures::report(const Work& done, const layout::PlacedPicture& place, const publication::Output& output,
                      const color::OutputCondition& condition, diag::Sink& findings) const {
    const catalog::AssetId asset = by_digest_.at(done.digest);
    if (done.failure) findings.add(at(place, unusable(asset, done.failure->message)));
    if (!done.plate_trouble.empty()) findings.add(at(place, unusable(asset, done.plate_trouble)));
    const int limit = ink_limit(output, condition);
    if (done.ink_percent <= limit) return;
    const std::string& id = preparation_.snapshot->assets()[asset.index()].id;
    findings.add(at(place, about(asset, diag::finding(diag::Code::PictureInk,
                                                      {{"asset", id},
                                                       {"found", std::to_string(done.ink_percent)},
                                                       {"output", output.name},
                                                       {"wanted", std::to_string(limit)}}))));
}

Result<Art> Pictures::art(const Prepared& prepared, const emit::pdf::ArtRequest& wanted) const {
    const std::string& digest = wanted.file_digest;
    const auto known = prepared.requests.find(digest);
    if (known == prepared.requests.end())
        return Failure{Failure::Kind::Refused, "the picture could not be converted"};
    if (prepared.pages.contains(digest)) return read_page(*supplied_page(digest));
    if (!prepared.spool.holds(digest)) return Art(white_pixel());
    if (!wanted.ground || !prepared.spool.is_transparent(digest)) return prepared.spool.read(digest);
    image::ConvertRequest request = known->second;
    request.ground.emplace();
    for (std::size_t i = 0; i < 4; ++i)
        (*request.ground)[i] = static_cast<std::uint8_t>(std::lround((*wanted.ground)[i] * 255));
    auto picture = image::convert(world_, request);
    if (!picture) return picture.failure();
    return Art(to_print(*std::move(picture)));
}

std::set<std::string> Pictures::placeable_pages(const std::vector<layout::PlacedPicture>& placed,
                                                const publication::Output& output,
                                                diag::Sink& findings) const {
    std::set<std::string> pages;
    if (output.is_for_screen()) return pages;
    for (const auto& [digest, place] : first_places(placed)) {
        const SuppliedPage* page = supplied_page(digest);
        if (!page) continue;
        const std::vector<PlacingFault>& faults = page->faults_by_output.at(output.name);
        if (faults.empty())
            pages.insert(digest);
        else
            report_refused(*place, output, faults, findings);
    }
    return pages;
}

void Pictures::report_refused(const layout::PlacedPicture& place, const publication::Output& output,
                              const std::vector<PlacingFault>& faults, diag::Sink& findings) const {
    const PageOfFile& page = supplied_page(place.file_digest)->place;
    for (const PlacingFault& fault : faults) {
        const auto finding = diag::finding(diag::Code::PlacedPageRefused,
                                           {{"page", std::to_string(page.page)},
                                            {"file", Path(page.file).filename().generic_string()},
                                            {"output", output.name},
                                            {"standard", output.standard},
                                            {"reason", fault.cause}});
        findings.add(at(place, about(by_digest_.at(place.file_digest), finding)).with_remedy(fault.remedy));
    }
}

Result<image::PrintPicture> Pictures::picture_of(const SuppliedPage& page, Size size, double ppi,
                                                 const color::OutputCondition& condition) const {
    const auto inks = color::ScreenTransform::create(condition.profile);
    if (!inks) return inks.failure();
    const auto image = draw_page(page, size, ppi, *inks);
    if (!image) return image.failure();
    return to_picture(*image);
}

Result<Art> Pictures::read_page(const SuppliedPage& page) const {
    auto placed = pages_.read(page);
    if (!placed) return placed.failure();
    return Art(*std::move(placed));
}

Result<image::PrintPicture> Pictures::for_screen(const std::string& file_digest, Size size, double ppi,
                                                 const publication::Output& output,
                                                 const color::OutputCondition& condition,
                                                 const emit::pdf::ArtSource& prepared) const {
    const auto asset = by_digest_.find(file_digest);
    if (asset == by_digest_.end()) return Failure{Failure::Kind::Missing, "the picture is not known"};
    image::ConvertRequest request;
    request.source = path_of(asset->second);
    if (output.is_perceptual) request.intent = image::Intent::Perceptual;
    request.destination_profile = condition.profile;
    request.enough_width = pixels(size.width, ppi);
    request.enough_height = pixels(size.height, ppi);
    request.tolerance = 1;
    request.is_for_screen = true;
    // A photograph that was made for the press is a small part of what it came from.
    const auto art = prepared ? prepared({file_digest, {}}) : Result<Art>(white_pixel());
    const auto* print = art ? std::get_if<PrintPicture>(&*art) : nullptr;
    if (!print || !is_whole_in_inks(*print)) {
        request.cache = places_.cache;
        return image::convert(world_, request);
    }
    request.bytes = print->bytes;
    auto shown = image::convert(world_, request);
    if (shown) shown->clip = print->clip;
    return shown;
}

}

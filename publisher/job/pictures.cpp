// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/pictures.hpp"

#include "publisher/base/archive.hpp"
#include "publisher/color/screen_transform.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/job/drawings.hpp"
#include "publisher/world/scratch_file.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace publisher::job {
namespace {

using emit::pdf::Art;
using emit::pdf::PrintPicture;

/// A converted picture, or a drawing, that waits in the scratch file.
struct Waiting {
    PrintPicture facts; ///< without what is in the pieces
    ScratchFile::Piece bytes, soft_mask;
    bool is_drawing = false; ///< its archive is in `bytes`
};

/// Takes the pictures of several threads; where each lies in the file has no meaning.
class PictureSpool {
public:
    explicit PictureSpool(ScratchFile file) : file_(std::move(file)) {}

    Status keep(const std::string& digest, image::PrintPicture picture) {
        Waiting waiting{to_print(picture), {}, {}};
        const std::scoped_lock lock(mutex_);
        const auto bytes = file_.append(picture.bytes), soft_mask = file_.append(picture.soft_mask);
        for (const auto* piece : {&bytes, &soft_mask})
            if (!*piece) return piece->failure();
        waiting.bytes = *bytes;
        waiting.soft_mask = *soft_mask;
        pictures_.insert_or_assign(digest, std::move(waiting));
        return Done();
    }

    Status keep(const std::string& digest, const vector::InkedDrawing& drawing) {
        ArchiveWriter archive;
        archive.field(drawing);
        const std::scoped_lock lock(mutex_);
        const auto bytes = file_.append(archive.bytes());
        if (!bytes) return bytes.failure();
        pictures_.insert_or_assign(digest, Waiting{.bytes = *bytes, .is_drawing = true});
        return Done();
    }

    bool holds(const std::string& digest) const { return pictures_.contains(digest); }
    bool is_transparent(const std::string& digest) const { return pictures_.at(digest).soft_mask.size > 0; }

    Result<Art> read(const std::string& digest) const {
        const Waiting& waiting = pictures_.at(digest);
        if (waiting.is_drawing) return read_drawing(waiting);
        PrintPicture picture = waiting.facts;
        auto bytes = file_.read(waiting.bytes), soft_mask = file_.read(waiting.soft_mask);
        if (!bytes) return bytes.failure();
        if (!soft_mask) return soft_mask.failure();
        picture.bytes = *std::move(bytes);
        picture.soft_mask = *std::move(soft_mask);
        return Art(std::move(picture));
    }

    /// Bytes and mask stay with the picture that is given.
    static PrintPicture to_print(const image::PrintPicture& picture) {
        PrintPicture result;
        result.encoding = picture.encoding == image::PrintPicture::Encoding::Jpeg
                              ? PrintPicture::Encoding::Jpeg
                              : PrintPicture::Encoding::Deflate;
        result.width = picture.width;
        result.height = picture.height;
        result.n_components = picture.n_components;
        result.bits = picture.bits;
        result.is_inverted = picture.is_inverted;
        result.profile = picture.profile;
        result.clip = picture.clip;
        result.is_composited = picture.is_composited;
        return result;
    }

private:
    Result<Art> read_drawing(const Waiting& waiting) const {
        const auto bytes = file_.read(waiting.bytes);
        if (!bytes) return bytes.failure();
        ArchiveReader archive(*bytes);
        vector::InkedDrawing drawing;
        archive.field(drawing);
        return Art(std::move(drawing));
    }

    ScratchFile file_;
    std::mutex mutex_;
    std::map<std::string, Waiting> pictures_;
};

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

bind::PicturePart to_part(const std::array<std::int32_t, 4>& clip) {
    constexpr double kWhole = 1 << 24;
    return {clip[0] / kWhole, clip[1] / kWhole, clip[2] / kWhole, clip[3] / kWhole};
}

/// Supplied pages are measured in these, where pictures have pixels.
constexpr double kHundredthsOfAPoint = 7200;

std::string file_name(const PageOfFile& place) {
    return Path(place.file).filename().generic_string();
}

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

}

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

Pictures::Pictures(World& world, const Preparation& preparation, const Places& places, Crew crew)
    : world_(world), preparation_(preparation), places_(places), crew_(std::move(crew)), pages_(world) {}

Path Pictures::path_of(catalog::AssetId asset) const {
    const Path file = preparation_.snapshot->assets()[asset.index()].file;
    return file.is_absolute() ? file : places_.publication.parent_path() / file;
}

Pictures::Probed Pictures::probe(catalog::AssetId asset) {
    const std::string& digest = preparation_.snapshot->assets()[asset.index()].actual_sha256;
    const Path path = path_of(asset);
    if (const auto page = parse_page_of_file(path.generic_string())) return probe_page(*page, digest);
    Probed probed;
    const auto facts = image::probe(world_, path);
    if (!facts) {
        probed.problem = facts.failure().message;
        return probed;
    }
    probed.is_drawing = facts->is_drawing();
    if (probed.is_drawing) {
        // Nothing of a drawing is known to be printable before all of it was read.
        if (const auto drawing = load_drawing(world_, preparation_, path); !drawing) {
            probed.problem = drawing.failure().message;
            return probed;
        }
    }
    probed.facts = {.is_usable = true,
                    .width = facts->width,
                    .height = facts->height,
                    .file_digest = digest,
                    .has_pixels = !probed.is_drawing};
    if (facts->clip) probed.facts.clip = to_part(*facts->clip);
    probed.format = facts->format;
    probed.ppi_x = facts->tagged_ppi_x;
    probed.ppi_y = facts->tagged_ppi_y;
    probed.clip_name = facts->clip_name;
    return probed;
}

Pictures::Probed Pictures::probe_page(const PageOfFile& place, const std::string& file_digest) {
    Probed probed;
    auto page = pages_.take(place, preparation_.publication.outputs);
    if (!page) {
        probed.problem = page.failure().message;
        return probed;
    }
    // Two pages of one file are two pictures.
    const auto hundredths = [](Length side) { return static_cast<int>(std::lround(side.points() * 100)); };
    probed.facts = {.is_usable = page->faults.empty(),
                    .width = hundredths(page->size.width),
                    .height = hundredths(page->size.height),
                    .file_digest = file_digest + place.fragment()};
    probed.format = "PDF";
    probed.ppi_x = probed.ppi_y = kHundredthsOfAPoint;
    probed.page = *std::move(page);
    return probed;
}

void Pictures::probe(const std::set<catalog::AssetId>& assets, diag::Sink& findings) {
    std::vector<catalog::AssetId> wanted;
    for (const catalog::AssetId asset : assets) {
        if (!probed_.contains(asset)) wanted.push_back(asset);
    }
    std::vector<Probed> results(wanted.size());
    crew_.run(wanted.size(), [&](std::size_t i) { results[i] = probe(wanted[i]); });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (results[i].facts.is_usable) by_digest_.try_emplace(results[i].facts.file_digest, wanted[i]);
        probed_[wanted[i]] = std::move(results[i]);
    }
    for (const catalog::AssetId asset : assets) {
        const Probed& probed = probed_.at(asset);
        if (!probed.facts.is_usable) report_problems(asset, probed, findings);
    }
}

void Pictures::report_problems(catalog::AssetId asset, const Probed& probed, diag::Sink& findings) const {
    if (!probed.page) return report_unusable(asset, probed.problem, findings);
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    for (const PlacingFault& fault : probed.page->faults) {
        findings.add(
            diag::finding(diag::Code::PlacedPageUnusable, {{"page", std::to_string(probed.page->place.page)},
                                                           {"file", file_name(probed.page->place)},
                                                           {"reason", fault.cause}})
                .with_remedy(fault.remedy)
                .from(preparation_.snapshot->cells().resolve(entry.cell))
                .about_asset(entry.id));
    }
}

void Pictures::report_refused(const layout::PlacedPicture& placed, const publication::Output& output,
                              const std::vector<PlacingFault>& faults, diag::Sink& findings) const {
    const catalog::AssetId asset = by_digest_.at(placed.file_digest);
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    const PageOfFile& place = probed_.at(asset).page->place;
    for (const PlacingFault& fault : faults) {
        findings.add(diag::finding(diag::Code::PlacedPageRefused, {{"page", std::to_string(place.page)},
                                                                   {"file", file_name(place)},
                                                                   {"output", output.name},
                                                                   {"standard", output.standard},
                                                                   {"reason", fault.cause}})
                         .with_remedy(fault.remedy)
                         .from(preparation_.snapshot->cells().resolve(entry.cell))
                         .about_product(placed.product)
                         .about_asset(entry.id)
                         .on_page(placed.page, placed.frame));
    }
}

const SuppliedPage* Pictures::supplied_page(const std::string& file_digest) const {
    const auto asset = by_digest_.find(file_digest);
    const Probed* probed = asset == by_digest_.end() ? nullptr : &probed_.at(asset->second);
    return probed && probed->page ? &*probed->page : nullptr;
}

Result<raster::Image> Pictures::draw_page(const SuppliedPage& page, Size size, double ppi,
                                          const color::ScreenTransform& inks) const {
    return pages_.draw(page, ppi * (size.width / page.size.width), inks);
}

std::set<std::string> Pictures::supplied_content() const {
    std::set<std::string> content;
    for (const auto& [asset, probed] : probed_)
        if (probed.page) content.insert(probed.page->content_sha256);
    return content;
}

bind::AssetFacts Pictures::facts(catalog::AssetId asset) const {
    const auto found = probed_.find(asset);
    return found == probed_.end() ? bind::AssetFacts() : found->second.facts;
}

Pictures::Original Pictures::original(const std::string& file_digest) const {
    const catalog::AssetId asset = by_digest_.at(file_digest);
    const Probed& probed = probed_.at(asset);
    return {probed.page ? Path(probed.page->place.file) : path_of(asset),
            probed.format,
            probed.facts.width,
            probed.facts.height,
            probed.ppi_x,
            probed.ppi_y,
            probed.facts.clip.has_value(),
            probed.clip_name,
            probed.page ? probed.page->place.page : 0,
            probed.page ? probed.page->box : ""};
}

void Pictures::report_unusable(catalog::AssetId asset, const std::string& reason,
                               diag::Sink& findings) const {
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    const auto probed = probed_.find(asset);
    const bool is_drawing = probed != probed_.end() && probed->second.is_drawing;
    const diag::Code code = is_drawing ? diag::Code::DrawingUnusable : diag::Code::PictureUnusable;
    findings.add(diag::finding(code, {{"asset", entry.id}, {"reason", reason}})
                     .from(preparation_.snapshot->cells().resolve(entry.cell))
                     .about_asset(entry.id));
}

void Pictures::report_ink(catalog::AssetId asset, int found, const publication::Output& output, int limit,
                          diag::Sink& findings) const {
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    findings.add(diag::finding(diag::Code::PictureInk, {{"asset", entry.id},
                                                        {"found", std::to_string(found)},
                                                        {"output", output.name},
                                                        {"wanted", std::to_string(limit)}})
                     .from(preparation_.snapshot->cells().resolve(entry.cell))
                     .about_asset(entry.id));
}

bool Pictures::is_drawing(const std::string& file_digest) const {
    const auto asset = by_digest_.find(file_digest);
    return asset != by_digest_.end() && probed_.at(asset->second).is_drawing;
}

Result<vector::InkedDrawing> Pictures::drawing(const std::string& file_digest,
                                               const publication::Output& output,
                                               const color::OutputCondition& condition) const {
    const auto press = press_transform(output, condition);
    if (!press) return press.failure();
    auto drawing = load_drawing(world_, preparation_, path_of(by_digest_.at(file_digest)));
    if (!drawing) return drawing.failure();
    return inked(*std::move(drawing), preparation_.design.styles, *press ? &**press : nullptr);
}

Result<image::PrintPicture> Pictures::for_screen(const std::string& file_digest, Size size, double ppi,
                                                 const publication::Output& output,
                                                 const color::OutputCondition& condition) const {
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
    request.cache = places_.cache;
    return image::convert(world_, request);
}

std::set<std::string> Pictures::placeable_pages(const std::vector<layout::PlacedPicture>& placed,
                                                const publication::Output& output,
                                                diag::Sink& findings) const {
    std::set<std::string> pages, refused;
    if (output.is_for_screen()) return pages;
    for (const layout::PlacedPicture& picture : placed) {
        const SuppliedPage* page = supplied_page(picture.file_digest);
        if (!page) continue;
        const std::vector<PlacingFault>& faults = page->faults_by_output.at(output.name);
        if (faults.empty())
            pages.insert(picture.file_digest);
        else if (refused.insert(picture.file_digest).second)
            report_refused(picture, output, faults, findings);
    }
    return pages;
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

Result<emit::pdf::ArtSource> Pictures::prepare(const std::vector<layout::PlacedPicture>& placed,
                                               const publication::Output& output,
                                               const color::OutputCondition& condition,
                                               diag::Sink& findings) {
    struct Job {
        std::string digest;
        image::ConvertRequest request;
        int ink_percent = 0;
        std::optional<Failure> failure; ///< of the picture
        std::optional<Failure> trouble; ///< of the scratch file
        std::string plate_trouble = {};
    };
    auto scratch = ScratchFile::create(world_);
    if (!scratch) return scratch.failure();
    const auto spool = std::make_shared<PictureSpool>(*std::move(scratch));
    const auto requests = std::make_shared<std::map<std::string, image::ConvertRequest>>();
    std::vector<Job> work;
    const auto pages = std::make_shared<std::set<std::string>>(placeable_pages(placed, output, findings));
    for (const auto& [digest, size] : largest_sizes(placed)) {
        if (const SuppliedPage* page = supplied_page(digest)) {
            requests->emplace(digest, image::ConvertRequest());
            if (!output.is_for_screen()) continue;
            const auto picture = picture_of(*page, size, output.picture_ppi, condition);
            const Status kept = picture ? spool->keep(digest, *picture) : Status(picture.failure());
            if (!kept) return kept.failure();
            continue;
        }
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
        requests->emplace(digest, request);
        work.push_back({digest, std::move(request), 0, {}, {}});
    }
    const auto draw = [&](Job& job) -> Status {
        const auto art = drawing(job.digest, output, condition);
        if (!art) {
            job.failure = art.failure();
            return Done();
        }
        if (!output.is_for_screen()) {
            job.ink_percent = job::ink_percent(*art, preparation_.design.styles);
            job.plate_trouble = job::plate_trouble(*art, preparation_.design.styles);
        }
        return spool->keep(job.digest, *art);
    };
    crew_.run(work.size(), [&](std::size_t i) {
        if (is_drawing(work[i].digest)) {
            if (const Status kept = draw(work[i]); !kept) work[i].trouble = kept.failure();
            return;
        }
        auto picture = image::convert(world_, work[i].request);
        if (!picture) {
            work[i].failure = picture.failure();
            return;
        }
        work[i].ink_percent = picture->ink_percent;
        if (const Status kept = spool->keep(work[i].digest, *std::move(picture)); !kept)
            work[i].trouble = kept.failure();
    });
    const int limit = ink_limit(output, condition);
    for (const Job& job : work) {
        if (job.trouble) return *job.trouble;
        const catalog::AssetId asset = by_digest_.at(job.digest);
        if (job.failure) report_unusable(asset, job.failure->message, findings);
        if (!job.plate_trouble.empty()) report_unusable(asset, job.plate_trouble, findings);
        if (job.ink_percent > limit) report_ink(asset, job.ink_percent, output, limit, findings);
    }
    World& world = world_;
    return emit::pdf::ArtSource(
        [this, spool, requests, pages, &world](const emit::pdf::ArtRequest& wanted) -> Result<Art> {
            const std::string& digest = wanted.file_digest;
            if (!requests->contains(digest))
                return Failure{Failure::Kind::Refused, "the picture could not be converted"};
            if (pages->contains(digest)) return read_page(*supplied_page(digest));
            if (!spool->holds(digest)) return Art(white_pixel());
            if (!wanted.ground || !spool->is_transparent(digest)) return spool->read(digest);
            image::ConvertRequest request = requests->at(digest);
            request.ground.emplace();
            for (std::size_t i = 0; i < 4; ++i)
                (*request.ground)[i] = static_cast<std::uint8_t>(std::lround((*wanted.ground)[i] * 255));
            auto picture = image::convert(world, request);
            if (!picture) return picture.failure();
            PrintPicture result = PictureSpool::to_print(*picture);
            result.bytes = std::move(picture->bytes);
            result.soft_mask = std::move(picture->soft_mask);
            return Art(std::move(result));
        });
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/pictures.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/world/scratch_file.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <thread>

namespace publisher::job {
namespace {

using emit::pdf::PrintPicture;

/// A converted picture that waits in the scratch file.
struct Waiting {
    PrintPicture facts; ///< without what is in the pieces
    ScratchFile::Piece bytes, soft_mask;
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

    bool holds(const std::string& digest) const { return pictures_.contains(digest); }
    bool is_transparent(const std::string& digest) const { return pictures_.at(digest).soft_mask.size > 0; }

    Result<PrintPicture> read(const std::string& digest) const {
        const Waiting& waiting = pictures_.at(digest);
        PrintPicture picture = waiting.facts;
        auto bytes = file_.read(waiting.bytes), soft_mask = file_.read(waiting.soft_mask);
        if (!bytes) return bytes.failure();
        if (!soft_mask) return soft_mask.failure();
        picture.bytes = *std::move(bytes);
        picture.soft_mask = *std::move(soft_mask);
        return picture;
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

void run_parallel(std::size_t n, int n_threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i; (i = next++) < n;)
            work(i);
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < n_threads; ++i)
        threads.emplace_back(run);
    run();
}

Pictures::Pictures(World& world, const Preparation& preparation, const Places& places, int n_threads)
    : world_(world), preparation_(preparation), places_(places), n_threads_(n_threads) {}

Path Pictures::path_of(catalog::AssetId asset) const {
    const Path file = preparation_.snapshot->assets()[asset.index()].file;
    return file.is_absolute() ? file : places_.publication.parent_path() / file;
}

void Pictures::probe(const std::set<catalog::AssetId>& assets, diag::Sink& findings) {
    std::vector<catalog::AssetId> wanted;
    for (const catalog::AssetId asset : assets) {
        if (!probed_.contains(asset)) wanted.push_back(asset);
    }
    std::vector<Probed> results(wanted.size());
    run_parallel(wanted.size(), n_threads_, [&](std::size_t i) {
        const auto facts = image::probe(world_, path_of(wanted[i]));
        if (!facts) {
            results[i].problem = facts.failure().message;
            return;
        }
        results[i].facts = {true,
                            facts->width,
                            facts->height,
                            preparation_.snapshot->assets()[wanted[i].index()].actual_sha256,
                            {}};
        if (facts->clip) results[i].facts.clip = to_part(*facts->clip);
        results[i].format = facts->format;
        results[i].ppi_x = facts->tagged_ppi_x;
        results[i].clip_name = facts->clip_name;
        results[i].ppi_y = facts->tagged_ppi_y;
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (results[i].facts.is_usable) by_digest_.try_emplace(results[i].facts.file_digest, wanted[i]);
        probed_[wanted[i]] = std::move(results[i]);
    }
    for (const catalog::AssetId asset : assets) {
        const Probed& probed = probed_.at(asset);
        if (probed.facts.is_usable) continue;
        report_unusable(asset, probed.problem, findings);
    }
}

bind::AssetFacts Pictures::facts(catalog::AssetId asset) const {
    const auto found = probed_.find(asset);
    return found == probed_.end() ? bind::AssetFacts() : found->second.facts;
}

Pictures::Original Pictures::original(const std::string& file_digest) const {
    const catalog::AssetId asset = by_digest_.at(file_digest);
    const Probed& probed = probed_.at(asset);
    return {path_of(asset),
            probed.format,
            probed.facts.width,
            probed.facts.height,
            probed.ppi_x,
            probed.ppi_y,
            probed.facts.clip.has_value(),
            probed.clip_name};
}

void Pictures::report_unusable(catalog::AssetId asset, const std::string& reason,
                               diag::Sink& findings) const {
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    findings.add(diag::finding(diag::Code::PictureUnusable, {{"asset", entry.id}, {"reason", reason}})
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

Result<emit::pdf::PictureSource> Pictures::prepare(const std::vector<layout::PlacedPicture>& placed,
                                                   const publication::Output& output,
                                                   const color::OutputCondition& condition,
                                                   diag::Sink& findings) {
    struct Job {
        std::string digest;
        image::ConvertRequest request;
        int ink_percent = 0;
        std::optional<Failure> failure; ///< of the picture
        std::optional<Failure> trouble; ///< of the scratch file
    };
    auto scratch = ScratchFile::create(world_);
    if (!scratch) return scratch.failure();
    const auto spool = std::make_shared<PictureSpool>(*std::move(scratch));
    const auto requests = std::make_shared<std::map<std::string, image::ConvertRequest>>();
    std::vector<Job> work;
    for (const auto& [digest, size] : largest_sizes(placed)) {
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
    run_parallel(work.size(), n_threads_, [&](std::size_t i) {
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
        if (job.ink_percent > limit) report_ink(asset, job.ink_percent, output, limit, findings);
    }
    World& world = world_;
    return emit::pdf::PictureSource(
        [spool, requests, &world](const emit::pdf::PictureRequest& wanted) -> Result<PrintPicture> {
            const std::string& digest = wanted.file_digest;
            if (!requests->contains(digest))
                return Failure{Failure::Kind::Refused, "the picture could not be converted"};
            if (!spool->holds(digest)) return white_pixel();
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
            return result;
        });
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/pictures.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/image/convert.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <thread>

namespace publisher::job {
namespace {

using emit::pdf::PrintPicture;

PrintPicture to_print(image::PrintPicture&& picture) {
    PrintPicture result;
    result.encoding = picture.encoding == image::PrintPicture::Encoding::Jpeg ? PrintPicture::Encoding::Jpeg
                                                                              : PrintPicture::Encoding::Deflate;
    result.bytes = std::move(picture.bytes);
    result.width = picture.width;
    result.height = picture.height;
    result.n_components = picture.n_components;
    result.bits = picture.bits;
    result.is_inverted = picture.is_inverted;
    result.soft_mask = std::move(picture.soft_mask);
    return result;
}

/// The largest size each picture is placed at.
std::map<std::string, Size> largest_sizes(const std::vector<layout::PlacedPicture>& placed) {
    std::map<std::string, Size> sizes;
    for (const layout::PlacedPicture& picture : placed) {
        Size& size = sizes[picture.file_digest];
        size.width = std::max(size.width, picture.picture.width);
        size.height = std::max(size.height, picture.picture.height);
    }
    return sizes;
}

/// What stands where a picture refused to decode: one white pixel. The finding decides what becomes of it.
PrintPicture white_pixel() {
    PrintPicture picture;
    picture.encoding = PrintPicture::Encoding::Deflate;
    picture.bytes = std::string("\x78\x01\x01\x01\x00\xfe\xff\xff\x01\x00\x01\x00", 12); // one stored byte, 255
    picture.width = picture.height = picture.n_components = 1;
    return picture;
}

int pixels(Length length, int ppi) { return static_cast<int>(std::ceil(length.points() / 72 * ppi)); }

}

void run_parallel(std::size_t n, int n_threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i; (i = next++) < n;) work(i);
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < n_threads; ++i) threads.emplace_back(run);
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
        results[i].facts = {true, facts->width, facts->height,
                            preparation_.snapshot->assets()[wanted[i].index()].actual_sha256};
        results[i].format = facts->format;
        results[i].ppi_x = facts->tagged_ppi_x;
        results[i].ppi_y = facts->tagged_ppi_y;
    });
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (results[i].facts.is_usable) by_digest_.try_emplace(results[i].facts.file_digest, wanted[i]);
        probed_[wanted[i]] = std::move(results[i]);
    }
    for (const catalog::AssetId asset : assets) {
        const Probed& probed = probed_.at(asset);
        if (probed.facts.is_usable) continue;
        const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
        findings.add(diag::finding(diag::Code::PictureUnusable, {{"asset", entry.id}, {"reason", probed.problem}})
                         .from(preparation_.snapshot->cells().resolve(entry.cell))
                         .about_asset(entry.id));
    }
}

bind::AssetFacts Pictures::facts(catalog::AssetId asset) const {
    const auto found = probed_.find(asset);
    return found == probed_.end() ? bind::AssetFacts() : found->second.facts;
}

Pictures::Original Pictures::original(const std::string& file_digest) const {
    const catalog::AssetId asset = by_digest_.at(file_digest);
    const Probed& probed = probed_.at(asset);
    return {path_of(asset), probed.format, probed.facts.width, probed.facts.height, probed.ppi_x, probed.ppi_y};
}

emit::pdf::PictureSource Pictures::prepare(const std::vector<layout::PlacedPicture>& placed,
                                           const publication::Output& output, const color::OutputCondition& condition,
                                           diag::Sink& findings) {
    struct Job {
        std::string digest;
        image::ConvertRequest request;
        std::optional<Result<image::PrintPicture>> result;
    };
    auto jobs = std::make_shared<std::map<std::string, PrintPicture>>();
    std::vector<Job> work;
    for (const auto& [digest, size] : largest_sizes(placed)) {
        Job job;
        job.digest = digest;
        job.request.source = path_of(by_digest_.at(digest));
        job.request.destination_profile = condition.profile;
        job.request.enough_width = pixels(size.width, output.picture_ppi);
        job.request.enough_height = pixels(size.height, output.picture_ppi);
        job.request.cache = places_.cache;
        work.push_back(std::move(job));
    }
    run_parallel(work.size(), n_threads_, [&](std::size_t i) { work[i].result = image::convert(world_, work[i].request); });
    for (Job& job : work) {
        if (*job.result) {
            jobs->emplace(job.digest, to_print(std::move(**job.result)));
            continue;
        }
        jobs->emplace(job.digest, white_pixel());
        const catalog::Asset& asset = preparation_.snapshot->assets()[by_digest_.at(job.digest).index()];
        findings.add(diag::finding(diag::Code::PictureUnusable,
                                   {{"asset", asset.id}, {"reason", job.result->failure().message}})
                         .from(preparation_.snapshot->cells().resolve(asset.cell))
                         .about_asset(asset.id));
    }
    return [jobs](const std::string& digest) -> Result<PrintPicture> {
        const auto found = jobs->find(digest);
        if (found == jobs->end()) return Failure{Failure::Kind::Refused, "the picture could not be converted"};
        return found->second;
    };
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/pictures.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/job/drawings.hpp"
#include "publisher/world/world.hpp"

#include <cmath>

namespace publisher::job {
namespace {

bind::PicturePart to_part(const std::array<std::int32_t, 4>& clip) {
    constexpr double kWhole = 1 << 24;
    return {clip[0] / kWhole, clip[1] / kWhole, clip[2] / kWhole, clip[3] / kWhole};
}

/// Supplied pages are measured in these, where pictures have pixels.
constexpr double kHundredthsOfAPoint = 7200;

std::string file_name(const PageOfFile& place) {
    return Path(place.file).filename().generic_string();
}

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
    const auto known = preparation_.heads->find(path);
    const auto facts = known ? Result(*known) : image::probe(world_, path, places_.cache);
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

void Pictures::probe(const std::set<catalog::AssetId>& assets, const UsersOf& users_of,
                     diag::Sink& findings) {
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
        if (!probed.facts.is_usable) report_problems(asset, users_of(asset), findings);
    }
}

void Pictures::report_problems(catalog::AssetId asset, const std::string& users, diag::Sink& findings) const {
    const Probed& probed = probed_.at(asset);
    if (!probed.page) {
        findings.add(unusable(asset, probed.problem).about_product(users));
        return;
    }
    for (const PlacingFault& fault : probed.page->faults) {
        findings.add(about(asset, diag::finding(diag::Code::PlacedPageUnusable,
                                                {{"page", std::to_string(probed.page->place.page)},
                                                 {"file", file_name(probed.page->place)},
                                                 {"reason", fault.cause}}))
                         .with_remedy(fault.remedy)
                         .about_product(users));
    }
}

diag::FindingBuilder Pictures::about(catalog::AssetId asset, diag::FindingBuilder finding) const {
    const catalog::Asset& entry = preparation_.snapshot->assets()[asset.index()];
    return finding.from(preparation_.snapshot->cells().resolve(entry.cell)).about_asset(entry.id);
}

diag::FindingBuilder Pictures::unusable(catalog::AssetId asset, const std::string& reason) const {
    const auto probed = probed_.find(asset);
    const bool is_drawing = probed != probed_.end() && probed->second.is_drawing;
    const diag::Code code = is_drawing ? diag::Code::DrawingUnusable : diag::Code::PictureUnusable;
    const std::string& id = preparation_.snapshot->assets()[asset.index()].id;
    return about(asset, diag::finding(code, {{"asset", id}, {"reason", reason}}));
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

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/crew.hpp"
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/inspect/memory.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/world/descriptor.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace publisher::inspect {
namespace {

std::string area_name(Area area) {
    return area == Area::Trim ? "trim" : area == Area::Bleed ? "bleed" : "media";
}

worker::Job raster_job(const RasterOptions& options, int last_page, const FileDescriptor& file,
                       const FileDescriptor& planes) {
    worker::Job job;
    job.program = internal::program_or_default(options.program);
    job.arguments = {"raster",
                     "--pages",
                     std::to_string(options.page) + '-' + std::to_string(last_page),
                     "--ppi",
                     to_number_text(options.ppi, 6),
                     "--area",
                     area_name(options.area),
                     options.has_separations ? "--separations" : "--rgb"};
    if (!options.has_pixels) job.arguments.emplace_back("--no-pixels");
    job.descriptors = {file.number(), planes.number()};
    struct stat status {};
    const bool has_size = ::fstat(file.number(), &status) == 0;
    job.limits =
        internal::limits_for(options.limits, has_size ? static_cast<std::uint64_t>(status.st_size) : 0);
    return job;
}

void read_ink(internal::Value answer, Raster& raster) {
    raster.max_ink = answer["max"].number();
    raster.max_mean_ink = answer["max_mean"].number();
    const auto square = answer["square"].numbers();
    if (square.size() != 4) return;
    const auto to_length = [&](double pixels) { return Length::from_points(pixels * 72 / raster.ppi); };
    raster.max_mean_ink_place = {raster.origin.x + to_length(square[0]),
                                 raster.origin.y + to_length(square[1]), to_length(square[2]),
                                 to_length(square[3])};
}

Raster read_raster(internal::Value answer) {
    Raster raster;
    raster.width = answer["width"].small_integer();
    raster.height = answer["height"].small_integer();
    raster.ppi = answer["ppi"].number(72);
    const auto origin = answer["origin"].items();
    if (origin.size() == 2) raster.origin = {origin[0].length(), origin[1].length()};
    for (const auto& item : answer["plates"].items()) {
        raster.plates.push_back(
            {item["name"].text(), item["spot"].flag(), item["mean"].number(), item["max"].number(), {}});
    }
    read_ink(answer["ink"], raster);
    raster.merged_spots = answer["merged_spots"].texts();
    raster.messages = answer["messages"].texts();
    return raster;
}

/// Gives the plates of a page their part of the planes. False when there are not as many bytes as the answer says.
bool share_out(const std::string& planes, std::size_t& at, Raster& raster) {
    if (raster.width <= 0 || raster.height <= 0) return false;
    const auto n_bytes = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    for (Plate& plate : raster.plates) {
        if (planes.size() - at < n_bytes) return false;
        plate.pixels = planes.substr(at, n_bytes);
        at += n_bytes;
    }
    return true;
}

}

const Plate* Raster::find_plate(std::string_view name) const {
    const auto found = std::ranges::find(plates, name, &Plate::name);
    return found == plates.end() ? nullptr : &*found;
}

namespace {

std::vector<std::array<double, 4>> read_alternates(internal::Value answer) {
    std::vector<std::array<double, 4>> alternates;
    for (const auto& item : answer["plates"].items()) {
        std::array<double, 4>& alternate = alternates.emplace_back();
        const auto parts = item["process"].numbers();
        std::copy_n(parts.begin(), std::min(parts.size(), alternate.size()), alternate.begin());
    }
    return alternates;
}

using ScreenRasters = std::vector<ScreenRaster>;

/// The pages from options.page on; the profile comes with the last.
Result<ScreenRasters> ask_for_rasters(World& world, const FileDescriptor& file,
                                      const std::filesystem::path& path, const RasterOptions& options,
                                      int last_page, IntentProfile profile) {
    const auto planes = world.create_scratch();
    if (!planes) return planes.failure();
    simdjson::dom::parser parser;
    worker::Job job = raster_job(options, last_page, file, *planes);
    if (profile == IntentProfile::Include) job.arguments.emplace_back("--profile");
    const auto answer = internal::ask(parser, path, job);
    if (!answer) return answer.failure();
    const auto bytes =
        read_all(planes->number(), "the plates of " + path.string(), options.limits.file_bytes);
    if (!bytes) return bytes.failure();
    ScreenRasters rasters;
    std::size_t at = 0;
    bool is_whole = true;
    for (const auto& said : (*answer)["rasters"].items()) {
        rasters.push_back({read_raster(said), read_alternates(said), {}, said.json()});
        if (options.has_pixels) is_whole = is_whole && share_out(*bytes, at, rasters.back().raster);
    }
    const auto n_profile_bytes = static_cast<std::size_t>((*answer)["profile_bytes"].integer());
    const bool are_all = rasters.size() == static_cast<std::size_t>(last_page - options.page + 1);
    if (!is_whole || !are_all || bytes->size() - at != n_profile_bytes)
        return Failure{Failure::Kind::Internal, path.string() + ": the plates are not of the size announced"};
    rasters.back().profile = bytes->substr(at);
    return rasters;
}

Result<ScreenRasters> ask_for_rasters(World& world, const std::filesystem::path& path,
                                      const RasterOptions& options, int last_page, IntentProfile profile) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    return ask_for_rasters(world, *file, path, options, last_page, profile);
}

Result<ScreenRaster> only(Result<ScreenRasters> rasters) {
    if (!rasters) return rasters.failure();
    return std::move(rasters->front());
}

Result<ScreenRaster> ask_for_raster(World& world, const std::filesystem::path& path,
                                    const RasterOptions& options, IntentProfile profile) {
    return only(ask_for_rasters(world, path, options, options.page, profile));
}

using Drawn = std::vector<Result<ScreenRaster>>;

/// What one worker makes of some pages; if it fails, each is drawn by one of its own, and the one that is to blame
/// is alone with its failure.
Drawn draw_together(World& world, const std::filesystem::path& path, RasterOptions options, int last_page) {
    Drawn drawn;
    if (auto rasters = ask_for_rasters(world, path, options, last_page, IntentProfile::Leave)) {
        for (ScreenRaster& raster : *rasters)
            drawn.emplace_back(std::move(raster));
        return drawn;
    }
    for (; options.page <= last_page; ++options.page)
        drawn.push_back(ask_for_raster(world, path, options, IntentProfile::Leave));
    return drawn;
}

/// Opening a file costs as much as drawing a page of it; the finer the pages, the less it matters and the more they
/// fill the memory of a worker.
int pages_per_worker(double ppi) {
    constexpr double kUsualPpi = 72, kUsualPages = 16;
    return std::clamp(static_cast<int>(kUsualPages * kUsualPpi * kUsualPpi / (ppi * ppi)), 1,
                      static_cast<int>(kUsualPages));
}

}

Result<ScreenRaster> rasterize_bytes(World& world, const std::string& pdf, const std::filesystem::path& name,
                                     const RasterOptions& options) {
    const auto file = create_memory_file(pdf);
    if (!file) return file.failure();
    return only(ask_for_rasters(world, *file, name, options, options.page, IntentProfile::Leave));
}

Result<Raster> rasterize(World& world, const std::filesystem::path& path, const RasterOptions& options) {
    auto answer = ask_for_raster(world, path, options, IntentProfile::Leave);
    if (!answer) return answer.failure();
    return std::move(answer->raster);
}

Result<ScreenRaster> rasterize_for_screen(World& world, const std::filesystem::path& path,
                                          const RasterOptions& options, IntentProfile profile) {
    RasterOptions with_separations = options;
    with_separations.has_separations = true;
    return ask_for_raster(world, path, with_separations, profile);
}

void rasterize_pages_for_screen(World& world, const std::filesystem::path& path, const RasterOptions& options,
                                int last_page, int n_workers,
                                const std::function<bool(int page, Result<ScreenRaster>&& drawn)>& take) {
    const int n_each = pages_per_worker(options.ppi), n_round = n_each * std::max(n_workers, 1);
    for (int first = options.page; first <= last_page; first += n_round) {
        const int n_pages = std::min(n_round, last_page - first + 1);
        std::vector<Drawn> groups(static_cast<std::size_t>((n_pages + n_each - 1) / n_each));
        Crew(n_workers).run(groups.size(), [&](std::size_t i) {
            RasterOptions part = options;
            part.page = first + n_each * static_cast<int>(i);
            groups[i] = draw_together(world, path, part, std::min(part.page + n_each - 1, last_page));
        });
        int page = first;
        for (Drawn& group : groups) {
            for (Result<ScreenRaster>& drawn : group)
                if (!take(page++, std::move(drawn))) return;
        }
    }
}

namespace {

std::string question_of(const RasterOptions& options) {
    return "raster " + to_number_text(options.ppi, 6) + ' ' + area_name(options.area) +
           (options.has_separations ? " separations" : " rgb");
}

/// Null when it is not remembered.
std::optional<Raster> find_raster(const RasterOptions& options, int page) {
    const auto answer = options.memory->find(page, question_of(options));
    simdjson::dom::parser parser;
    simdjson::dom::element said;
    if (!answer || parser.parse(*answer).get(said) != simdjson::SUCCESS) return std::nullopt;
    return read_raster(internal::Value(said));
}

/// Draws what is not remembered, pages that follow one another together.
void rasterize_with_memory(World& world, const std::filesystem::path& path, const RasterOptions& options,
                           int last_page, int n_workers,
                           const std::function<bool(int page, Result<Raster>&& drawn)>& take) {
    bool goes_on = true;
    const auto keep = [&](int page, Result<ScreenRaster>&& drawn) {
        if (drawn) options.memory->keep(page, question_of(options), drawn->answer);
        goes_on =
            take(page, drawn ? Result<Raster>(std::move(drawn->raster)) : Result<Raster>(drawn.failure()));
        return goes_on;
    };
    for (int page = options.page; page <= last_page && goes_on; ++page) {
        if (auto raster = find_raster(options, page)) {
            goes_on = take(page, *std::move(raster));
            continue;
        }
        RasterOptions part = options;
        part.page = page;
        while (page < last_page && !options.memory->knows(page + 1, question_of(options)))
            ++page;
        rasterize_pages_for_screen(world, path, part, page, n_workers, keep);
    }
}

}

void rasterize_pages(World& world, const std::filesystem::path& path, const RasterOptions& options,
                     int last_page, int n_workers,
                     const std::function<bool(int page, Result<Raster>&& drawn)>& take) {
    if (options.memory && !options.has_pixels)
        return rasterize_with_memory(world, path, options, last_page, n_workers, take);
    rasterize_pages_for_screen(
        world, path, options, last_page, n_workers, [&](int page, Result<ScreenRaster>&& drawn) {
            return take(page,
                        drawn ? Result<Raster>(std::move(drawn->raster)) : Result<Raster>(drawn.failure()));
        });
}

}

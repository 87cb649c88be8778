// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/world/descriptor.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace publisher::inspect {
namespace {

std::string area_name(Area area) {
    return area == Area::Trim ? "trim" : area == Area::Bleed ? "bleed" : "media";
}

worker::Job raster_job(const RasterOptions& options, const FileDescriptor& file,
                       const FileDescriptor& planes) {
    worker::Job job;
    job.program = internal::program_or_default(options.program);
    job.arguments = {"raster",
                     "--page",
                     std::to_string(options.page),
                     "--ppi",
                     to_number_text(options.ppi, 6),
                     "--area",
                     area_name(options.area),
                     options.has_separations ? "--separations" : "--rgb"};
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

/// False when the planes are not as many bytes as the answer says.
bool share_out(const std::string& planes, std::size_t n_profile_bytes, ScreenRaster& screen) {
    Raster& raster = screen.raster;
    if (raster.width <= 0 || raster.height <= 0) return false;
    const auto n_bytes = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    if (planes.size() != n_bytes * raster.plates.size() + n_profile_bytes) return false;
    screen.profile = planes.substr(n_bytes * raster.plates.size());
    for (std::size_t i = 0; i < raster.plates.size(); ++i)
        raster.plates[i].pixels = planes.substr(i * n_bytes, n_bytes);
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

Result<ScreenRaster> ask_for_raster(World& world, const std::filesystem::path& path,
                                    const RasterOptions& options, IntentProfile profile) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    const auto planes = world.create_scratch();
    if (!planes) return planes.failure();
    simdjson::dom::parser parser;
    worker::Job job = raster_job(options, *file, *planes);
    if (profile == IntentProfile::Include) job.arguments.emplace_back("--profile");
    const auto answer = internal::ask(parser, path, std::move(job));
    if (!answer) return answer.failure();
    const internal::Value said = (*answer)["raster"];
    ScreenRaster result{read_raster(said), read_alternates(said), {}};
    const auto bytes =
        read_all(planes->number(), "the plates of " + path.string(), options.limits.file_bytes);
    if (!bytes) return bytes.failure();
    if (!share_out(*bytes, static_cast<std::size_t>(said["profile_bytes"].integer()), result)) {
        return Failure{Failure::Kind::Internal, path.string() + ": the plates are not of the size announced"};
    }
    return result;
}

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

}

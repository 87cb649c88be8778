// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
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
bool share_out(const std::string& planes, Raster& raster) {
    if (raster.width <= 0 || raster.height <= 0) return false;
    const auto n_bytes = static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height);
    if (planes.size() != n_bytes * raster.plates.size()) return false;
    for (std::size_t i = 0; i < raster.plates.size(); ++i)
        raster.plates[i].pixels = planes.substr(i * n_bytes, n_bytes);
    return true;
}

}

const Plate* Raster::find_plate(std::string_view name) const {
    const auto found = std::ranges::find(plates, name, &Plate::name);
    return found == plates.end() ? nullptr : &*found;
}

Result<Raster> rasterize(World& world, const std::filesystem::path& path, const RasterOptions& options) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    const auto planes = world.create_scratch();
    if (!planes) return planes.failure();
    simdjson::dom::parser parser;
    const auto answer = internal::ask(parser, path, raster_job(options, *file, *planes));
    if (!answer) return answer.failure();
    auto raster = read_raster((*answer)["raster"]);
    const auto pixels =
        read_all(planes->number(), "the plates of " + path.string(), options.limits.file_bytes);
    if (!pixels) return pixels.failure();
    if (!share_out(*pixels, raster)) {
        return Failure{Failure::Kind::Internal, path.string() + ": the plates are not of the size announced"};
    }
    return raster;
}

}

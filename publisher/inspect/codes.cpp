// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/world/descriptor.hpp"

#include <algorithm>

namespace publisher::inspect {
namespace {

constexpr std::size_t kPlacesPerWorker = 100;

std::string argument_of(const CodePlace& place) {
    std::string text = std::to_string(place.page);
    for (const Length side : {place.area.x, place.area.y, place.area.width, place.area.height})
        text += ',' + to_number_text(side.points(), 3);
    return text;
}

std::vector<ReadCode> codes_of(const internal::Value& answer, const CodePlace& place, double ppi) {
    std::vector<ReadCode> codes;
    for (const auto& item : answer.items()) {
        const auto box = item["box"].numbers();
        if (box.size() != 4) continue;
        const auto to_length = [ppi](double pixels) { return Length::from_points(pixels * 72 / ppi); };
        const Rect area{place.area.x + to_length(box[0]), place.area.y + to_length(box[1]), to_length(box[2]),
                        to_length(box[3])};
        codes.push_back({item["format"].text(), item["text"].text(), area});
    }
    return codes;
}

}

Result<std::vector<std::vector<ReadCode>>> read_codes(const World& world, const std::filesystem::path& path,
                                                      const std::vector<CodePlace>& places,
                                                      const CodeOptions& options) {
    std::vector<std::vector<ReadCode>> codes;
    for (std::size_t begin = 0; begin < places.size(); begin += kPlacesPerWorker) {
        const auto file = world.open(path);
        if (!file) return file.failure();
        worker::Job job;
        job.program = internal::program_or_default(options.program);
        job.arguments = {"codes", "--ppi", to_number_text(options.ppi, 3)};
        const std::size_t end = std::min(begin + kPlacesPerWorker, places.size());
        for (std::size_t i = begin; i < end; ++i)
            job.arguments.push_back(argument_of(places[i]));
        job.descriptors = {file->number()};
        const auto n_bytes = size_of(file->number(), path);
        if (!n_bytes) return n_bytes.failure();
        job.limits = internal::limits_for(options.limits, *n_bytes);
        simdjson::dom::parser parser;
        const auto answer = internal::ask(parser, path, job);
        if (!answer) return answer.failure();
        const auto items = (*answer)["places"].items();
        if (items.size() != end - begin) {
            return Failure{Failure::Kind::Internal, path.string() + ": not every place was looked at"};
        }
        for (std::size_t i = begin; i < end; ++i)
            codes.push_back(codes_of(items[i - begin], places[i], options.ppi));
    }
    return codes;
}

}

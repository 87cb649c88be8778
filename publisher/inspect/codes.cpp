// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/crew.hpp"
#include "publisher/base/text.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/inspect/memory.hpp"
#include "publisher/world/descriptor.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace publisher::inspect {
namespace {

constexpr std::size_t kFewestPerWorker = 10, kMostPerWorker = 1000;

/// Four pixels for a bar.
double ppi_for(const CodePlace& place, double most) {
    constexpr double kPixels = 4, kLeast = 100;
    const double wanted = place.module > Length() ? kPixels * 72 / place.module.points() : most;
    return std::clamp(wanted, std::min(kLeast, most), most);
}

std::string argument_of(const CodePlace& place, double ppi) {
    std::string text = std::to_string(place.page);
    for (const Length side : {place.area.x, place.area.y, place.area.width, place.area.height})
        text += ',' + to_number_text(side.points(), 3);
    text += ',' + to_number_text(place.surroundings.points(), 3);
    return text + ',' + to_number_text(ppi_for(place, ppi), 3) + ',' + place.format;
}

std::vector<ReadCode> codes_of(internal::Value answer, const CodePlace& place) {
    std::vector<ReadCode> codes;
    for (const auto& item : answer.items()) {
        const auto box = item["box"].numbers();
        if (box.size() != 4) continue;
        const double ppi = item["ppi"].number(72);
        const auto to_length = [ppi](double pixels) { return Length::from_points(pixels * 72 / ppi); };
        const Rect area{place.area.x + to_length(box[0]), place.area.y + to_length(box[1]), to_length(box[2]),
                        to_length(box[3])};
        ReadCode code{
            item["format"].text(), item["text"].text(), area, to_length(item["module"].number()), {}};
        const auto light = item["light"].numbers();
        if (light.size() == 4)
            code.light = {to_length(light[1]), to_length(light[2]), to_length(light[3]), to_length(light[0])};
        codes.push_back(std::move(code));
    }
    return codes;
}

using Answers = std::vector<std::vector<ReadCode>>;

/// What a worker says of places that follow one another, a text for each.
Result<std::vector<std::string>> ask_for_some(const World& world, const std::filesystem::path& path,
                                              std::span<const CodePlace> places, const CodeOptions& options) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    worker::Job job;
    job.program = internal::program_or_default(options.program);
    job.arguments = {"codes", "--ppi", to_number_text(options.ppi, 3)};
    for (const CodePlace& place : places)
        job.arguments.push_back(argument_of(place, options.ppi));
    job.descriptors = {file->number()};
    const auto n_bytes = size_of(file->number(), path);
    if (!n_bytes) return n_bytes.failure();
    job.limits = internal::limits_for(options.limits, *n_bytes);
    simdjson::dom::parser parser;
    const auto answer = internal::ask(parser, path, job);
    if (!answer) return answer.failure();
    const auto items = (*answer)["places"].items();
    if (items.size() != places.size())
        return Failure{Failure::Kind::Internal, path.string() + ": not every place was looked at"};
    std::vector<std::string> answers;
    for (const internal::Value& item : items)
        answers.push_back(item.json());
    return answers;
}

/// What workers say of each place, several at a time.
Result<std::vector<std::string>> ask_for_all(const World& world, const std::filesystem::path& path,
                                             const std::vector<CodePlace>& places,
                                             const CodeOptions& options) {
    const auto n_workers = static_cast<std::size_t>(std::max(options.n_workers, 1));
    const std::size_t n_each =
        std::clamp((places.size() + n_workers - 1) / n_workers, kFewestPerWorker, kMostPerWorker);
    std::vector<Result<std::vector<std::string>>> parts(
        (places.size() + n_each - 1) / n_each, Failure{Failure::Kind::Internal, "the codes were not read"});
    Crew(options.n_workers).run(parts.size(), [&](std::size_t i) {
        const std::size_t begin = i * n_each, n = std::min(n_each, places.size() - begin);
        parts[i] = ask_for_some(world, path, std::span(places).subspan(begin, n), options);
    });
    std::vector<std::string> answers;
    for (auto& part : parts) {
        if (!part) return part.failure();
        std::ranges::move(*part, std::back_inserter(answers));
    }
    return answers;
}

std::string question_of(const CodePlace& place, const CodeOptions& options) {
    const std::string argument = argument_of(place, options.ppi);
    return "code " + to_number_text(options.ppi, 3) + argument.substr(argument.find(','));
}

}

Result<Answers> read_codes(const World& world, const std::filesystem::path& path,
                           const std::vector<CodePlace>& places, const CodeOptions& options) {
    std::vector<std::optional<std::string>> answers(places.size());
    std::vector<CodePlace> unknown;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (options.memory)
            answers[i] = options.memory->find(places[i].page, question_of(places[i], options));
        if (!answers[i]) unknown.push_back(places[i]);
    }
    const auto asked = ask_for_all(world, path, unknown, options);
    if (!asked) return asked.failure();
    simdjson::dom::parser parser;
    auto next = asked->begin();
    Answers codes;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!answers[i]) {
            answers[i] = *next++;
            if (options.memory)
                options.memory->keep(places[i].page, question_of(places[i], options), *answers[i]);
        }
        simdjson::dom::element said;
        if (parser.parse(*answers[i]).get(said) != simdjson::SUCCESS)
            return Failure{Failure::Kind::Internal, path.string() + ": an answer is not what it was"};
        codes.push_back(codes_of(internal::Value(said), places[i]));
    }
    return codes;
}

}

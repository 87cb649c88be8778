// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/placed_page.hpp"

#include "publisher/inspect/internal/answer.hpp"
#include "publisher/world/descriptor.hpp"

namespace publisher::inspect {
namespace {

const char* name_of(PlacedBox box) {
    constexpr const char* kNames[] = {"art", "trim", "bleed", "crop", "media"};
    return kNames[static_cast<std::size_t>(box)];
}

PlacedPage read_answer(internal::Value answer) {
    PlacedPage result;
    result.facts.document = internal::read_document(answer["document"]);
    for (const auto& page : answer["pages"].items())
        result.facts.pages.push_back(internal::read_page(page));
    const auto placed = answer["placed"];
    result.problems = placed["problems"].texts();
    result.damage = placed["damage"].texts();
    for (const auto& ink : placed["inks"].items())
        result.inks.push_back({ink["name"].text(), ink["alternate"].text()});
    result.is_transparent = placed["transparent"].flag();
    result.blending_space = placed["blending_space"].text();
    result.box = placed["box"].text();
    return result;
}

}

Result<PlacedPage> take_page(World& world, const std::filesystem::path& path,
                             const PlacedPageOptions& options) {
    const auto file = world.open(path);
    if (!file) return file.failure();
    const auto copy = world.create_scratch();
    if (!copy) return copy.failure();
    const auto n_bytes = size_of(file->number(), path);
    if (!n_bytes) return n_bytes.failure();
    worker::Job job;
    job.program = internal::program_or_default(options.program);
    job.arguments = {"place", "--page", std::to_string(options.page), "--box", name_of(options.box)};
    job.descriptors = {file->number(), copy->number()};
    job.limits = internal::limits_for(options.limits, *n_bytes);
    simdjson::dom::parser parser;
    const auto answer = internal::ask(parser, path, job);
    if (!answer) return answer.failure();
    PlacedPage result = read_answer(*answer);
    auto pdf = read_all(copy->number(), path, options.limits.file_bytes);
    if (!pdf) return pdf.failure();
    result.pdf = *std::move(pdf);
    if (result.facts.pages.size() != 1 || result.pdf.empty()) {
        return Failure{Failure::Kind::Internal, path.string() + ": the page did not come back whole"};
    }
    return result;
}

}

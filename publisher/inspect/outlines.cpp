// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/inspect.hpp"
#include "publisher/inspect/internal/answer.hpp"
#include "publisher/world/descriptor.hpp"

namespace publisher::inspect {

Result<std::vector<std::string>> read_outlines(const World& world, const std::filesystem::path& font_file,
                                               int face, std::span<const std::uint16_t> glyphs,
                                               const std::filesystem::path& program) {
    const auto file = world.open(font_file);
    if (!file) return file.failure();
    const auto n_bytes = size_of(file->number(), font_file);
    if (!n_bytes) return n_bytes.failure();
    worker::Job job;
    job.program = internal::program_or_default(program);
    job.arguments = {"outlines", "--face", std::to_string(face)};
    for (const std::uint16_t glyph : glyphs)
        job.arguments.push_back(std::to_string(glyph));
    job.descriptors = {file->number()};
    job.limits = internal::limits_for({}, *n_bytes);
    simdjson::dom::parser parser;
    const auto answer = internal::ask(parser, font_file, job);
    if (!answer) return answer.failure();
    auto outlines = (*answer)["outlines"].texts();
    if (outlines.size() != glyphs.size())
        return Failure{Failure::Kind::Internal, font_file.string() + ": not every glyph was looked at"};
    return outlines;
}

}

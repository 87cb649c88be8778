// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/inspect.hpp"

#include "publisher/inspect/internal/answer.hpp"
#include "publisher/inspect/internal/remembered.hpp"
#include "publisher/world/world.hpp"

#include <sys/stat.h>

#include <algorithm>

namespace publisher::inspect {
namespace internal {

namespace {

constexpr std::string_view kSchema = "publisher-inspect/1";

Failure refusal(const std::filesystem::path& path, std::string_view reason) {
    return {Failure::Kind::Refused, path.string() + ": " + std::string(reason)};
}

Failure other_version(const worker::Job& job) {
    return {Failure::Kind::Internal, job.program.string() + " gave an answer of another version"};
}

/// How a worker ended that gave no reason for having no answer.
Status judge(const worker::Outcome& outcome, const std::filesystem::path& path, const worker::Job& job) {
    if (outcome.end == worker::Outcome::End::Failed) {
        return Failure{Failure::Kind::Internal,
                       job.program.string() + " " + outcome.description() + ": " + outcome.messages};
    }
    if (!outcome.is_done()) return refusal(path, "the program that reads it " + outcome.description());
    return Done();
}

}

Result<Value> ask(simdjson::dom::parser& parser, const std::filesystem::path& path, const worker::Job& job) {
    auto outcome = worker::run(job);
    if (!outcome) return outcome.failure();
    simdjson::dom::element answer;
    outcome->answer.reserve(outcome->answer.size() + simdjson::SIMDJSON_PADDING); // else it is copied
    const bool is_answer = parser.parse(outcome->answer).get(answer) == simdjson::SUCCESS;
    const Value value = is_answer ? Value(answer) : Value();
    if (const auto error = value["error"].text(); !error.empty()) return refusal(path, error);
    if (const Status status = judge(*outcome, path, job); !status) return status.failure();
    if (value["schema"].text() != kSchema) return other_version(job);
    return value;
}

Status ask_by_lines(const std::filesystem::path& path, worker::Job job,
                    const std::function<void(Value line)>& take) {
    simdjson::dom::parser parser;
    std::string error;
    bool is_known = false;
    job.take_line = [&](const std::string& line) {
        simdjson::dom::element parsed;
        const bool is_line = parser.parse(line).get(parsed) == simdjson::SUCCESS;
        const Value value = is_line ? Value(parsed) : Value();
        if (const auto schema = value["schema"]; schema.is_there()) is_known = schema.text() == kSchema;
        is_known = is_known && is_line;
        error += value["error"].text();
        if (is_known) take(value);
    };
    const auto outcome = worker::run(job);
    if (!outcome) return outcome.failure();
    if (!error.empty()) return refusal(path, error);
    if (const Status status = judge(*outcome, path, job); !status) return status;
    if (!is_known) return other_version(job);
    return Done();
}

std::filesystem::path program_or_default(const std::filesystem::path& program) {
    return program.empty() ? worker::find_program("publisher-inspect") : program;
}

worker::Limits limits_for(const worker::Limits& limits, std::uint64_t file_bytes) {
    worker::Limits result = limits;
    result.memory_bytes += 2 * file_bytes;
    return result;
}

namespace {

std::uint64_t size_of(const FileDescriptor& file) {
    struct stat status {};
    return ::fstat(file.number(), &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}

worker::Job job_on(const FileDescriptor& file, const Options& options, std::vector<std::string> arguments) {
    worker::Job job;
    job.program = program_or_default(options.program);
    job.arguments = std::move(arguments);
    job.descriptors = {file.number()};
    job.limits = limits_for(options.limits, size_of(file));
    return job;
}

void merge_fonts(const std::vector<FontFacts>& used_fonts, std::vector<FontFacts>& fonts) {
    for (const auto& used : used_fonts) {
        const auto found = std::ranges::find_if(fonts, [&](const FontFacts& font) {
            return font.object == used.object && (font.object != 0 || font.name == used.name);
        });
        if (found == fonts.end())
            fonts.push_back(used);
        else
            found->is_used = true;
    }
}

void sort_fonts(std::vector<FontFacts>& fonts) {
    std::ranges::stable_sort(fonts, [](const FontFacts& a, const FontFacts& b) {
        return std::pair(a.object, a.name) < std::pair(b.object, b.name);
    });
}

}

namespace {

worker::Job facts_job(const Options& options, const FileDescriptor& file, int first, int last,
                      bool is_first) {
    std::vector<std::string> arguments = {"facts", "--pages",
                                          std::to_string(first) + "-" + std::to_string(last)};
    if (!options.has_glyphs) arguments.emplace_back("--no-glyphs");
    if (options.has_digests) arguments.emplace_back("--digests");
    if (!is_first) arguments.emplace_back("--no-document");
    if (is_first && options.checks_streams) arguments.emplace_back("--check-streams");
    return internal::job_on(file, options, std::move(arguments));
}

}

Result<DocumentFacts> inspect_pages(const World& world, const std::filesystem::path& path,
                                    const Options& options, const std::function<void(PageFacts&&)>& take) {
    const bool is_whole = options.first_page == 1 && !options.last_page;
    if (options.memory && is_whole) return internal::inspect_with_memory(world, path, options, take);
    DocumentFacts document;
    std::vector<FontFacts>
        used_fonts; // what the file says of its fonts comes behind the pages of the first worker
    const auto take_line = [&](internal::Value line) {
        if (const auto whole = line["document"]; whole.is_there()) document = internal::read_document(whole);
        const auto answer = line["page"];
        if (!answer.is_there()) return;
        auto page = internal::read_page(answer);
        internal::merge_fonts(page.fonts, used_fonts);
        take(std::move(page));
    };
    int last = std::max(options.first_page, options.last_page.value_or(options.first_page));
    const int step = options.pages_per_worker;
    for (int first = options.first_page; first <= last; first += step) {
        const auto file = world.open(path);
        if (!file) return file.failure();
        const bool is_first = first == options.first_page;
        const int until =
            is_first && !options.last_page ? first + step - 1 : std::min(last, first + step - 1);
        const Status status =
            internal::ask_by_lines(path, facts_job(options, *file, first, until, is_first), take_line);
        if (!status) return status.failure();
        if (is_first) last = std::min(options.last_page.value_or(document.n_pages), document.n_pages);
    }
    internal::merge_fonts(used_fonts, document.fonts);
    internal::sort_fonts(document.fonts);
    return document;
}

Result<PdfFacts> inspect_pdf(const World& world, const std::filesystem::path& path, const Options& options) {
    PdfFacts facts;
    auto document = inspect_pages(world, path, options,
                                  [&](PageFacts&& page) { facts.pages.push_back(std::move(page)); });
    if (!document) return document.failure();
    facts.document = std::move(*document);
    return facts;
}

}

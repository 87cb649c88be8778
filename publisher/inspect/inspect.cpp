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

Failure refusal(const std::filesystem::path& path, std::string_view reason) {
    return {Failure::Kind::Refused, path.string() + ": " + std::string(reason)};
}

}

Result<Value> ask(simdjson::dom::parser& parser, const std::filesystem::path& path, worker::Job job,
                  std::string* memory) {
    const auto program = job.program.string();
    if (memory) job.memory = std::move(*memory);
    auto outcome = worker::run(std::move(job));
    if (!outcome) return outcome.failure();
    simdjson::dom::element answer;
    outcome->answer.reserve(outcome->answer.size() + simdjson::SIMDJSON_PADDING); // else it is copied
    const bool is_answer = parser.parse(outcome->answer).get(answer) == simdjson::SUCCESS;
    if (memory) *memory = std::move(outcome->answer);
    const Value value = is_answer ? Value(answer) : Value();
    const auto error = value["error"].text();
    if (!error.empty()) return refusal(path, error);
    if (outcome->end == worker::Outcome::End::Failed) {
        return Failure{Failure::Kind::Internal,
                       program + " " + outcome->description() + ": " + outcome->messages};
    }
    if (!outcome->is_done()) return refusal(path, "the program that reads it " + outcome->description());
    if (value["schema"].text() != "publisher-inspect/1") {
        return Failure{Failure::Kind::Internal, program + " gave an answer of another version"};
    }
    return value;
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

void merge_fonts(const PageFacts& page, std::vector<FontFacts>& fonts) {
    for (const auto& used : page.fonts) {
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
    const int usual_step = options.has_glyphs ? 128 : 1024;
    const int step = options.pages_per_worker > 0 ? options.pages_per_worker : usual_step;
    int last = std::max(options.first_page, options.last_page.value_or(options.first_page));
    simdjson::dom::parser parser; // it and the answer keep their memory from worker to worker
    std::string memory;
    for (int first = options.first_page; first <= last; first += step) {
        const auto file = world.open(path);
        if (!file) return file.failure();
        const bool is_first = first == options.first_page;
        const int until =
            is_first && !options.last_page ? first + step - 1 : std::min(last, first + step - 1);
        const auto answer =
            internal::ask(parser, path, facts_job(options, *file, first, until, is_first), &memory);
        if (!answer) return answer.failure();
        if (is_first) {
            document = internal::read_document((*answer)["document"]);
            last = std::min(options.last_page.value_or(document.n_pages), document.n_pages);
        }
        for (const auto& item : (*answer)["pages"].items()) {
            auto page = internal::read_page(item);
            internal::merge_fonts(page, document.fonts);
            take(std::move(page));
        }
    }
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

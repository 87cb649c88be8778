// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/cli/progress_line.hpp"
#include "publisher/job/trace.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <thread>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string publication, out = "out", fail_on = "error", idml_line_breaks = "free", timings;
    std::vector<std::string> editions, outputs, allowed;
    bool is_not_read_back = false;
    double png_ppi = 96;
    int n_threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
};

/// The codes behind --allow; a name that is none is reported with the nearest.
std::optional<std::set<diag::Code>> parse_allowed(const std::vector<std::string>& names) {
    std::set<diag::Code> codes;
    std::vector<std::string> known;
    for (const diag::CodeInfo& code : diag::all_codes())
        known.emplace_back(code.id);
    for (const std::string& name : names) {
        const auto code = diag::find_code(name);
        if (!code) {
            const auto nearest = nearest_name(name, known);
            complain("error: there is no code '" + name + "'" +
                     (nearest ? "; did you mean '" + *nearest + "'?" : "") + '\n');
            return std::nullopt;
        }
        if (!job::may_be_allowed(*code)) {
            complain("error: '" + name +
                     "' is never lifted by --allow, only by a waiver in the publication\n");
            return std::nullopt;
        }
        codes.insert(*code);
    }
    return codes;
}

diag::Severity parse_severity(const std::string& name) {
    return name == "warning" ? diag::Severity::Warning
           : name == "info"  ? diag::Severity::Info
                             : diag::Severity::Error;
}

/// Of failed builds, too: they have taken their time.
Status write_timings(World& world, const std::string& path, const job::Trace& trace) {
    auto file = world.create(path);
    if (!file) return file.failure();
    (*file)->write(trace.to_json());
    return (*file)->publish();
}

job::BuildResult build(World& world, const job::BuildRequest& request, const Common& common) {
    ProgressLine line(common.is_quiet);
    return job::build(world, request, [&](const job::Progress& progress) { line.show(progress); });
}

job::BuildRequest request_of(const Arguments& arguments, std::set<diag::Code> allowed) {
    job::BuildRequest request;
    request.out = arguments.out;
    request.editions = arguments.editions;
    request.outputs = arguments.outputs;
    request.idml_line_breaks =
        arguments.idml_line_breaks == "held" ? emit::idml::LineBreaks::Held : emit::idml::LineBreaks::Free;
    request.png_ppi = arguments.png_ppi;
    request.allowed = std::move(allowed);
    request.fail_on = parse_severity(arguments.fail_on);
    request.is_read_back = !arguments.is_not_read_back;
    request.n_threads = arguments.n_threads;
    return request;
}

void print_result(const Arguments& arguments, job::BuildResult& result, const Common& common) {
    if (!result.findings.empty()) message(common, report::to_text(result.findings));
    for (report::Edition& edition : result.editions) {
        if (common.format != "json") edition.data_findings.clear(); // they stand above
        print(common.format == "json" ? report::to_json(edition) : report::to_text(edition));
        const std::string folder =
            edition.end == report::Edition::End::Published ? edition.id : edition.id + ".failed";
        message(common, "files are in " + (job::Path(arguments.out) / folder).generic_string() + '\n');
    }
    if (!result.failure.empty()) complain("error: " + result.failure + '\n');
}

int run(const Arguments& arguments, World& world, const Common& common) {
    const auto allowed = parse_allowed(arguments.allowed);
    if (!allowed) return static_cast<int>(job::Exit::Usage);
    const Scratch scratch(world);
    job::BuildRequest request = request_of(arguments, *allowed);
    request.places = make_places(world, common, arguments.publication, scratch);
    std::optional<job::Trace> trace;
    if (!arguments.timings.empty()) request.trace = &trace.emplace();
    job::BuildResult result = build(world, request, common);
    print_result(arguments, result, common);
    if (!trace) return static_cast<int>(result.exit);
    const Status written = write_timings(world, arguments.timings, *trace);
    if (written) return static_cast<int>(result.exit);
    complain("error: " + written.failure().message + '\n');
    return static_cast<int>(result.exit == job::Exit::Fine ? job::exit_of(written.failure()) : result.exit);
}

}

void add_build(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("build", "publish editions");
    command->add_option("publication", arguments->publication, "publication.xml")->required();
    command->add_option("-e,--edition", arguments->editions, "editions by id or pattern; default: all")
        ->delimiter(',');
    command
        ->add_option("--to", arguments->outputs,
                     "outputs by name or kind (pdf, idml, png); default: all named ones")
        ->delimiter(',');
    command
        ->add_option("--idml-line-breaks", arguments->idml_line_breaks,
                     "free: InDesign breaks lines; held: forced breaks where the proof has them")
        ->check(CLI::IsMember({"free", "held"}))
        ->capture_default_str();
    command
        ->add_option("--png-ppi", arguments->png_ppi, "pixels an inch of the page proofs that png asks for")
        ->check(CLI::Range(10, 600))
        ->capture_default_str();
    command->add_option("-o,--out", arguments->out, "where editions become folders")->capture_default_str();
    command->add_option("--allow", arguments->allowed, "codes that are not to stop the build")
        ->delimiter(',');
    command->add_option("--fail-on", arguments->fail_on, "least severity that stops an edition")
        ->check(CLI::IsMember({"info", "warning", "error"}))
        ->capture_default_str();
    command->add_flag("--no-verify", arguments->is_not_read_back,
                      "publish without reading the files back; report and file say so");
    command
        ->add_option("--timings", arguments->timings,
                     "writes where the time went as a trace that browsers show (chrome://tracing, Perfetto)")
        ->type_name("FILE");
    command->add_option("-j,--jobs", arguments->n_threads, "threads and worker processes at a time")
        ->check(CLI::Range(1, 256))
        ->default_str("processors");
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/proof.hpp"
#include "publisher/color/output_condition.hpp"
#include "publisher/font/library.hpp"
#include "publisher/report/built.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <algorithm>
#include <memory>

namespace publisher::cli {
namespace {

using job::Path;

/// The report that was asked for, else the one that the file was built with, if there is one.
Result<report::ReportedPlaces> find_places(const World& world, const ProofArguments& arguments) {
    if (!arguments.report.empty()) return report::read_places(world, arguments.report);
    const Path beside = Path(arguments.source).parent_path() / "report.json";
    return world.is_file(beside) ? report::read_places(world, beside) : report::ReportedPlaces();
}

/// A folder is replaced as a whole; one that holds anything but proofs is not ours to replace.
bool may_replace(const World& world, const Path& folder) {
    if (world.is_file(folder / "proof.json")) return true;
    if (!world.is_directory(folder)) return !world.is_file(folder);
    const auto entries = world.list(folder);
    return entries && entries->empty();
}

std::string to_text(const proof::Summary& summary) {
    double most = 0, most_mean = 0;
    int page = 0;
    for (const proof::PageSummary& each : summary.pages) {
        most = std::max(most, each.max_ink);
        if (each.max_mean_ink <= most_mean) continue;
        most_mean = each.max_mean_ink;
        page = each.number;
    }
    const auto percent = [](double value) { return std::to_string(static_cast<int>(value + 0.5)) + " %"; };
    return std::to_string(summary.pages.size()) + " pages; most ink " + percent(most) + " in a point, " +
           percent(most_mean) + " in a square of 15 mm (page " + std::to_string(page) + "); limit " +
           percent(summary.ink_limit) + '\n';
}

int proof_file(const ProofArguments& arguments, World& world, const Common& common) {
    const Path data = find_data(world, common);
    diag::Sink findings;
    const auto fonts = font::Library::load(world, data / "fonts", findings);
    const auto condition = color::load_output_condition(world, data, arguments.condition, {}, findings);
    if (!findings.findings().empty()) message(common, report::to_text(findings.sorted()));
    if (!fonts) return fail(fonts.failure());
    if (!condition) return static_cast<int>(job::Exit::Usage);
    const auto places = find_places(world, arguments);
    if (!places) return fail(places.failure());

    proof::Options options;
    options.ppi = arguments.ppi;
    options.ink_limit = arguments.ink_limit > 0 ? arguments.ink_limit : condition->ink_limit;
    options.is_right_to_left = arguments.is_right_to_left || places->is_right_to_left;
    options.n_up = arguments.n_up;
    options.has_spreads = !arguments.has_single_pages;
    options.profile = condition->profile;
    options.n_threads = arguments.n_threads;
    for (const report::FoundPlace& place : places->places)
        options.marks.push_back({place.page, place.area, place.severity});
    const auto summary = publish_proofs(world, arguments, [&](const Path& folder) {
        return proof::write_proofs(world, arguments.source, *fonts, options, folder);
    });
    if (!summary) return fail(summary.failure());
    if (!summary->has_own_profile) {
        message(common,
                "the file has no CMYK output intent of its own; shown as " + condition->identifier + '\n');
    }
    print(common.format == "json" ? proof::to_json(*summary) : to_text(*summary));
    message(common, "files are in " + Path(arguments.out).generic_string() + '\n');
    return static_cast<int>(job::Exit::Fine);
}

int run(const ProofArguments& arguments, World& world, const Common& common) {
    if (!world.is_file(arguments.source))
        return fail("there is no file '" + arguments.source + '\'', job::Exit::InputMissing);
    if (!may_replace(world, arguments.out)) {
        return fail("the folder '" + arguments.out + "' holds other things; name a new one",
                    job::Exit::Usage);
    }
    if (arguments.is_of_publication()) return proof_edition(arguments, world, common);
    if (!arguments.edition.empty()) return fail("a finished PDF has no editions", job::Exit::Usage);
    return proof_file(arguments, world, common);
}

}

Result<proof::Summary> publish_proofs(
    World& world, const ProofArguments& arguments,
    const std::function<Result<proof::Summary>(const Path& folder)>& write) {
    Path out = Path(arguments.out).lexically_normal();
    if (!out.has_filename()) out = out.parent_path();
    const Path building =
        out.parent_path() / ('.' + out.filename().string() + '.' + std::to_string(::getpid()) + ".building");
    if (const Status status = world.remove_all(building); !status) return status.failure();
    if (const Status status = world.create_directories(building); !status) return status.failure();
    auto summary = write(building);
    if (summary) {
        if (const Status swapped = world.swap_directory(building, out); !swapped) summary = swapped.failure();
    }
    if (!summary) (void)world.remove_all(building);
    return summary;
}

void add_proof(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<ProofArguments>();
    CLI::App* command = app.add_subcommand(
        "proof",
        "pictures of a finished PDF: pages, spreads, plates, ink, findings; of a publication "
        "at once: pages, spreads, findings");
    command->add_option("source", arguments->source, "a finished PDF, or publication.xml")->required();
    command->add_option("-e,--edition", arguments->edition,
                        "of a publication: which one; default: the only one");
    command->add_option("-o,--out", arguments->out, "the folder for the pictures, replaced as a whole")
        ->required();
    command->add_option("--ppi", arguments->ppi, "pixels an inch of pages, plates and ink")
        ->check(CLI::Range(10, 600))
        ->capture_default_str();
    command->add_option("--report", arguments->report,
                        "of a PDF: findings to be marked, a report.json or what --format json printed; "
                        "default: the report beside the file");
    command->add_option("--ink-limit", arguments->ink_limit, "of a PDF, in percent; default: the condition's")
        ->check(CLI::Range(50, 800));
    command->add_option("--condition", arguments->condition, "for a file without an output intent of its own")
        ->capture_default_str();
    command->add_flag("--right-to-left", arguments->is_right_to_left, "the reader turns pages to the right");
    command->add_flag("--single-pages", arguments->has_single_pages, "no spreads, no flat plan");
    command->add_option("--n-up", arguments->n_up, "sheets of so many pages each, large enough to be read")
        ->check(CLI::Range(2, 16));
    command->add_option("-j,--jobs", arguments->n_threads, "worker processes at a time")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/job/read_back.hpp"
#include "publisher/provenance/provenance.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string file, publication, edition, provenance, minimum_size = "5pt";
    bool is_without_provenance = false;
    int n_threads = 2;
};

verify::Options options_of(const Arguments& arguments, Length minimum_size) {
    verify::Options options;
    options.minimum_size = minimum_size;
    options.n_workers = arguments.n_threads;
    options.output = std::filesystem::path(arguments.file).stem().string();
    if (!arguments.is_without_provenance) {
        options.provenance =
            arguments.provenance.empty() ? provenance::path_beside(arguments.file) : arguments.provenance;
    }
    return options;
}

std::string summary(const verify::Outcome& outcome) {
    return std::to_string(outcome.n_pages) + " pages, " + std::to_string(outcome.n_products) + " products, " +
           std::to_string(outcome.n_prices) + " prices, " + std::to_string(outcome.n_codes) + " codes and " +
           std::to_string(outcome.n_fields) + " numbers, names and texts compared\n";
}

int run(const Arguments& arguments, World& world, const Common& common) {
    const auto minimum_size = Length::parse(arguments.minimum_size);
    if (!minimum_size) {
        return fail('\'' + arguments.minimum_size + "' is no length such as 5pt", job::Exit::Usage);
    }
    if (!world.is_file(arguments.file)) {
        return fail("there is no file '" + arguments.file + '\'', job::Exit::InputMissing);
    }
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.publication, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    std::vector<std::string> unmatched;
    const auto editions = job::select_editions(preparation.publication, {arguments.edition}, unmatched);
    if (editions.size() != 1) {
        const std::string n = std::to_string(editions.size());
        return fail('\'' + arguments.edition + "' names " + n + " editions, wanted is one", job::Exit::Usage);
    }
    job::Pictures pictures(world, preparation, places, arguments.n_threads);
    job::EditionRun edition(world, preparation, *editions.front(), pictures);
    const auto plan = edition.settled_plan();
    if (!plan) return fail(plan.failure());
    diag::Sink findings;
    const verify::Outcome outcome = job::verify_file(world, preparation, edition, arguments.file,
                                                     options_of(arguments, *minimum_size), findings);
    print_findings(findings.sorted(), common);
    message(common, summary(outcome));
    return static_cast<int>(findings.has_errors() ? job::Exit::Findings : job::Exit::Fine);
}

}

void add_verify(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("verify", "what is printed against what is governed");
    command->add_option("file", arguments->file, "the finished PDF")->required();
    command->add_option("publication", arguments->publication, "publication.xml")->required();
    command->add_option("-e,--edition", arguments->edition, "the edition it was made for")->required();
    command->add_option("--provenance", arguments->provenance,
                        "the file written beside the PDF; default: found by its name");
    command->add_flag("--no-provenance", arguments->is_without_provenance, "look at the page alone");
    command->add_option("--minimum-size", arguments->minimum_size, "of prices, numbers and names")
        ->capture_default_str();
    command->add_option("-j,--jobs", arguments->n_threads, "worker processes at a time")
        ->capture_default_str();
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

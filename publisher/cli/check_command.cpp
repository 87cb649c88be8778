// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/dump.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/governance/dump.hpp"
#include "publisher/governance/impact.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/report/built.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string publication, impact, out = "out";
    std::vector<std::string> editions;
    int n_threads = 1;
};

/// Editions, pages and finished files that a change of the named thing touches.
int print_impact(const Arguments& arguments, World& world, const job::Preparation& preparation,
                 const std::vector<governance::Clearance>& clearances) {
    const governance::Impact impact =
        governance::find_impact(*preparation.snapshot, preparation.publication, clearances, arguments.impact);
    if (impact.kind == governance::Impact::Kind::Nothing) {
        return fail("'" + arguments.impact + "' is no product, asset or price list of this publication",
                    job::Exit::Usage);
    }
    print(governance::to_listing(impact, *preparation.snapshot));
    for (const governance::EditionImpact& edition : impact.editions) {
        if (!edition.is_touched()) continue;
        const auto built = report::read_built(world, arguments.out, edition.edition);
        if (!built) return fail(built.failure());
        if (!*built) {
            print("edition " + edition.edition + ": not built in " + arguments.out + '\n');
            continue;
        }
        std::set<int> pages;
        for (const int page : report::pages_with(**built, impact.name))
            pages.insert(page);
        for (const catalog::ProductId product : edition.printed) {
            for (const int page : report::pages_with(**built, preparation.snapshot->view(product).own().id))
                pages.insert(page);
        }
        std::vector<std::string> numbers;
        for (const int page : pages)
            numbers.push_back(std::to_string(page));
        print("edition " + edition.edition + ": pages " + (numbers.empty() ? "none" : joined(numbers, ", ")) +
              '\n');
        for (const report::Output& output : (*built)->outputs) {
            print("  file " + (job::Path(arguments.out) / edition.edition / output.file).generic_string() +
                  '\n');
        }
    }
    return 0;
}

int run(const Arguments& arguments, World& world, const Common& common) {
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.publication, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    std::vector<std::string> unmatched;
    const auto editions = job::select_editions(preparation.publication, arguments.editions, unmatched);
    if (!unmatched.empty()) {
        return fail("no edition is called '" + unmatched.front() + "'", job::Exit::Usage);
    }
    if (arguments.impact.empty()) print(catalog::dump_summary(*preparation.snapshot));

    job::Pictures pictures(world, preparation, places, arguments.n_threads);
    std::vector<governance::Clearance> clearances;
    bool has_errors = preparation.data_findings.has_errors(), is_refused = false;
    for (const publication::Edition* edition : editions) {
        job::EditionRun run(world, preparation, *edition, pictures);
        clearances.push_back(run.clear());
        has_errors = has_errors || run.findings().has_errors();
        is_refused = is_refused || clearances.back().is_refused;
        if (!arguments.impact.empty()) continue;
        print('\n' + governance::to_listing(clearances.back(), *preparation.snapshot));
        message(common, report::to_text(run.findings().sorted()));
    }
    if (!arguments.impact.empty()) return print_impact(arguments, world, preparation, clearances);
    if (is_refused) return static_cast<int>(job::Exit::Refused);
    return has_errors ? static_cast<int>(job::Exit::Findings) : 0;
}

}

void add_check(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("check", "design, data and rights, before any page");
    command->add_option("publication", arguments->publication, "publication.xml")->required();
    command->add_option("-e,--edition", arguments->editions, "editions by id or pattern; default: all")
        ->delimiter(',');
    command
        ->add_option("--impact", arguments->impact,
                     "what a change of this product, asset or price list touches")
        ->type_name("ID");
    command->add_option("-o,--out", arguments->out, "where editions were built, for --impact")
        ->capture_default_str();
    command->add_option("-j,--jobs", arguments->n_threads, "worker processes at a time")
        ->capture_default_str();
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

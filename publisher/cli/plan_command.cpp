// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string publication, edition;
};

int run(const Arguments& arguments, World& world, const Common& common) {
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.publication, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    std::vector<std::string> unmatched;
    const auto editions = job::select_editions(preparation.publication, {arguments.edition}, unmatched);
    if (!unmatched.empty()) {
        message(common, "error: no edition is called '" + unmatched.front() + "'\n");
        return static_cast<int>(job::Exit::Usage);
    }
    job::Pictures pictures(world, preparation, places, 1);
    for (const publication::Edition* edition : editions) {
        job::EditionRun run(world, preparation, *edition, pictures);
        print("edition " + edition->id + '\n' + plan::to_listing(run.plan(), [&](catalog::ProductId product) {
                  return preparation.snapshot->view(product).own().name_for_findings();
              }));
        message(common, report::to_text(run.findings().sorted()));
    }
    return 0;
}

}

void add_plan(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("plan", "what goes where, without pages");
    command->add_option("publication", arguments->publication, "publication.xml")->required();
    command->add_option("-e,--edition", arguments->edition, "edition by id or pattern")->required();
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

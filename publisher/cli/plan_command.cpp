// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/plan/solved_grid.hpp"
#include "publisher/report/report.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string publication, edition, output, product;
};

/// The flatplan in the form that the file's name asks for.
Status write_plan(const job::Path& file, job::EditionRun& run, const job::Preparation& preparation,
                  World& world) {
    const auto& flatplan = run.plan();
    const sheet::Table table =
        plan::to_table(flatplan, run.pagination(), *preparation.snapshot, preparation.design);
    const std::string kind = file.extension().string();
    auto output = world.create(file);
    if (!output) return output.failure();
    (*output)->write(kind == ".xlsx"  ? sheet::to_xlsx(table)
                     : kind == ".xml" ? plan::to_xml(table)
                                      : sheet::to_csv(table));
    return (*output)->publish();
}

int explain(const Arguments& arguments, job::EditionRun& run, const job::Preparation& preparation) {
    const auto product = preparation.snapshot->find_product(arguments.product);
    const std::string text = product ? plan::explain(run.plan(), *product) : std::string();
    if (text.empty()) {
        return fail(product ? "no grid with size classes places '" + arguments.product + "' in edition '" +
                                  run.edition().id + '\''
                            : "there is no product '" + arguments.product + '\'',
                    job::Exit::Usage);
    }
    print("edition " + run.edition().id + '\n' + text);
    return 0;
}

int run(const Arguments& arguments, World& world, const Common& common) {
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.publication, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    std::vector<std::string> unmatched;
    const auto editions = job::select_editions(preparation.publication, {arguments.edition}, unmatched);
    if (!unmatched.empty()) {
        return fail("no edition is called '" + unmatched.front() + "'", job::Exit::Usage);
    }
    if (!arguments.output.empty() && editions.size() > 1) {
        return fail("a plan file is of one edition; '" + arguments.edition + "' names " +
                        std::to_string(editions.size()),
                    job::Exit::Usage);
    }
    job::Pictures pictures(world, preparation, places, 1);
    for (const publication::Edition* edition : editions) {
        job::EditionRun run(world, preparation, *edition, pictures);
        const auto planned = run.settled_plan();
        if (!planned) return fail(planned.failure());
        if (!arguments.product.empty()) {
            if (const int code = explain(arguments, run, preparation); code != 0) return code;
            continue;
        }
        if (!arguments.output.empty()) {
            const Status status = write_plan(arguments.output, run, preparation, world);
            message(common, report::to_text(run.findings().sorted()));
            if (status) return run.findings().has_errors() ? static_cast<int>(job::Exit::Findings) : 0;
            return fail(status.failure());
        }
        print("edition " + edition->id + '\n' + plan::to_listing(**planned, [&](catalog::ProductId product) {
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
    command->add_option("-o,--output", arguments->output, "write the flatplan as .csv, .xlsx or .xml")
        ->check([](const std::string& file) {
            const std::string kind = job::Path(file).extension().string();
            return kind == ".csv" || kind == ".xlsx" || kind == ".xml"
                       ? std::string()
                       : "'" + file + "' ends in none of .csv, .xlsx and .xml";
        });
    command->add_option("--explain", arguments->product, "say why a product stands where it stands");
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

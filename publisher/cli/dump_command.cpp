// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/catalog/dump.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/governance/dump.hpp"
#include "publisher/job/edition.hpp"
#include "publisher/report/report.hpp"
#include "publisher/text/dump.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string stage, publication, edition, product;
};

std::string name_of(const job::Preparation& preparation, catalog::ProductId product) {
    return preparation.snapshot->view(product).own().name_for_findings();
}

int report_unknown_product(const Arguments& arguments) {
    return fail("there is no product '" + arguments.product + "'", job::Exit::Usage);
}

std::string listing_of(const std::string& title, const std::vector<story::Line>& lines,
                       const font::Library& fonts) {
    story::Galley galley;
    galley.lines = lines;
    if (!lines.empty()) galley.height = lines.back().baseline + lines.back().descent;
    return "  " + title + '\n' + text::dump(galley, fonts);
}

/// Does any of the lines show something of a product? An empty id is that of everything.
bool shows(const std::vector<story::Line>& lines, const page::Page& page, const std::string& product) {
    if (product.empty()) return true;
    for (const story::Line& line : lines) {
        for (const story::GlyphRun& run : line.runs) {
            if (run.binding.is_valid() && page.bindings[run.binding.index()].product == product) return true;
        }
    }
    return false;
}

/// The composed lines of every text frame and cell of a page, with breaks, ratios and faces.
std::string text_listing(const page::Page& page, const font::Library& fonts, const std::string& product) {
    std::string text;
    for (const page::Object& object : page.objects) {
        if (const auto* frame = std::get_if<page::TextFrame>(&object)) {
            if (shows(frame->lines, page, product))
                text += listing_of("frame " + frame->head.id, frame->lines, fonts);
        } else if (const auto* table = std::get_if<page::TablePart>(&object)) {
            for (const page::Row& row : table->rows) {
                for (const page::Cell& cell : row.cells) {
                    const std::string& id = page.stories[cell.story].id;
                    if (shows(cell.lines, page, product)) text += listing_of("cell " + id, cell.lines, fonts);
                }
            }
        }
    }
    return text.empty() && !product.empty() ? text : "page " + std::to_string(page.number) + '\n' + text;
}

/// What was done to make texts fit, and what was found; of one product when it is named.
std::string fitting_listing(const report::Edition& report, const std::string& product) {
    std::string text;
    for (const report::Fitted& fitted : report.fitted) {
        if (product.empty() || fitted.product == product) {
            text += "fitted  page " + std::to_string(fitted.page) + "  " + fitted.object + "  " +
                    fitted.to_string() + '\n';
        }
    }
    return text;
}

int print_pages(const Arguments& arguments, const job::Preparation& preparation, job::EditionRun& run,
                const Common& common) {
    std::string product, product_name;
    if (!arguments.product.empty()) {
        const auto found = preparation.snapshot->find_product(arguments.product);
        if (!found) return report_unknown_product(arguments);
        product = preparation.snapshot->view(*found).own().id;
        product_name = name_of(preparation, *found);
    }
    const auto outcome = run.lay_out();
    if (!outcome) return fail(outcome.failure());
    const bool is_text = arguments.stage == "text";
    for (std::size_t i = 0; i < run.spool().n_pages(); ++i) {
        const auto page = run.spool().read(i);
        if (!page) return fail(page.failure());
        print(is_text ? text_listing(*page, *preparation.fonts, product) : page::to_listing(*page));
    }
    if (is_text) print(fitting_listing(run.report(), product));
    std::vector<diag::Finding> findings = run.findings().sorted();
    std::erase_if(findings, [&](const diag::Finding& finding) {
        return !product.empty() && finding.subject.product != product_name;
    });
    message(common, report::to_text(findings));
    return 0;
}

int run(const Arguments& arguments, World& world, const Common& common) {
    if (arguments.stage == "bindings") return dump_bindings(arguments.publication, world, common);
    const Scratch scratch(world);
    const job::Places places = make_places(world, common, arguments.publication, scratch);
    const job::Preparation preparation = job::prepare(world, places);
    if (const int code = report_preparation(preparation, common); code != 0) return code;
    if (arguments.stage == "catalog") {
        if (arguments.product.empty()) {
            print(catalog::dump_summary(*preparation.snapshot));
            return 0;
        }
        const auto product = preparation.snapshot->find_product(arguments.product);
        if (!product) return report_unknown_product(arguments);
        catalog::DumpOptions options;
        options.has_cells = true;
        print(catalog::dump_product(*preparation.snapshot, *product, options));
        return 0;
    }
    std::vector<std::string> unmatched;
    const auto editions = job::select_editions(preparation.publication, {arguments.edition}, unmatched);
    if (editions.empty()) {
        return fail("no edition is called '" + arguments.edition + "'", job::Exit::Usage);
    }
    job::Pictures pictures(world, preparation, places, 1);
    job::EditionRun edition(world, preparation, *editions.front(), pictures);
    if (arguments.stage == "governance") {
        print(governance::to_listing(edition.clear(), *preparation.snapshot));
        return 0;
    }
    if (arguments.stage == "plan") {
        const auto planned = edition.settled_plan();
        if (!planned) return fail(planned.failure());
        print(plan::to_listing(**planned,
                               [&](catalog::ProductId product) { return name_of(preparation, product); }));
        return 0;
    }
    return print_pages(arguments, preparation, edition, common);
}

}

void add_dump(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("dump", "a stage's document as plain text");
    command
        ->add_option("stage", arguments->stage,
                     "catalog, governance, plan, text or page; bindings of an InDesign package")
        ->required()
        ->check(CLI::IsMember({"catalog", "governance", "plan", "text", "page", "bindings"}));
    command->add_option("publication", arguments->publication, "publication.xml; FILE.idml for bindings")
        ->required();
    command->add_option("-e,--edition", arguments->edition, "edition by id");
    command->add_option("--product", arguments->product,
                        "one product, by id or any identifier (catalog, text)");
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

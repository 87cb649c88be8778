// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/font/library.hpp"
#include "publisher/preflight/preflight.hpp"
#include "publisher/provenance/provenance.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string profile = "pdfx4";
    bool is_without_ink = false, lists_profiles = false;
    int n_workers = 2;
};

int run(const Arguments& arguments, World& world, const Common& common) {
    const job::Path data = find_data(world, common);
    if (arguments.lists_profiles) {
        for (const std::string& name : preflight::profile_names(world, data))
            print(name + '\n');
        return 0;
    }
    diag::Sink problems;
    const auto profile = preflight::load_profile(world, data, arguments.profile, problems);
    if (!profile) {
        message(common, report::to_text(problems.sorted()) + "profiles that ship: " +
                            joined(preflight::profile_names(world, data), ", ") + '\n');
        return static_cast<int>(job::Exit::Usage);
    }
    const auto fonts = font::Library::load(world, data / "fonts", problems);
    if (!fonts) return fail(fonts.failure());
    diag::Sink all;
    for (const std::string& file : arguments.files) {
        if (!world.is_file(file)) {
            return fail("there is no file '" + file + "'", job::Exit::InputMissing);
        }
        preflight::Options options;
        options.provenance = provenance::path_beside(file);
        options.sums_inks = !arguments.is_without_ink;
        options.n_workers = arguments.n_workers;
        options.fonts = &*fonts;
        diag::Sink findings;
        preflight::preflight_pdf(world, file, *profile, options, findings);
        const auto count = [&](diag::Severity severity) {
            return std::to_string(report::count(findings.findings(), severity));
        };
        message(common, file + ": " + count(diag::Severity::Error) + " errors, " +
                            count(diag::Severity::Warning) + " warnings, " + count(diag::Severity::Info) +
                            " notes by profile " + profile->id + '\n');
        for (const diag::Finding& finding : findings.sorted())
            all.add(finding);
    }
    print_findings(all.findings(), common);
    return static_cast<int>(all.has_errors() ? job::Exit::Findings : job::Exit::Fine);
}

}

void add_preflight(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command =
        app.add_subcommand("preflight", "finished PDFs against the rules of a printing condition");
    CLI::Option* list =
        command->add_flag("--list-profiles", arguments->lists_profiles, "names of the profiles that ship");
    command->add_option("files", arguments->files, "PDFs, our own or supplied")->excludes(list);
    command->add_option("--profile", arguments->profile, "a profile that ships, or a file")
        ->capture_default_str();
    command->add_flag("--no-ink", arguments->is_without_ink, "do not draw pages to sum their inks");
    command->add_option("-j,--jobs", arguments->n_workers, "worker processes at a time")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
    command->callback([arguments, &action] {
        if (arguments->files.empty() && !arguments->lists_profiles) throw CLI::RequiredError("files");
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

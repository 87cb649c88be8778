// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>

namespace {

/// CLI11 has exit codes of its own; ours are documented.
int end_of_parsing(const CLI::App& app, const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(publisher::job::Exit::Usage);
}

}

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    publisher::cli::Common common;
    publisher::cli::Action action;
    CLI::App app("publisher lays out price lists, circulars and catalogs from governed product data",
                 "publisher");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--data", common.data, "folder of layouts, templates and fonts")->type_name("DIR");
    app.add_option(
           "--cache", common.cache,
           "where converted pictures and what was read of pages are kept; always safe to delete; default: "
           "$XDG_CACHE_HOME/publisher")
        ->type_name("DIR");
    app.add_flag("--no-cache", common.has_no_cache, "keeps nothing and uses nothing that was kept");
    app.add_option("--format", common.format, "how results are written; sarif and html are for findings")
        ->check(CLI::IsMember({"human", "json", "sarif", "html"}))
        ->type_name("human|json|sarif|html");
    app.add_flag("-q,--quiet", common.is_quiet, "results only");

    publisher::cli::add_build(app, action);
    publisher::cli::add_check(app, action);
    publisher::cli::add_plan(app, action);
    publisher::cli::add_dump(app, action);
    publisher::cli::add_explain(app, action);
    publisher::cli::add_fonts(app, action);
    publisher::cli::add_inspect_idml(app, action);
    publisher::cli::add_diff(app, action);
    publisher::cli::add_doctor(app, action);
    publisher::cli::add_preflight(app, action);
    publisher::cli::add_proof(app, action);
    publisher::cli::add_verify(app, action);
    publisher::cli::add_version(app, action);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return end_of_parsing(app, error);
    }
    const auto world = publisher::make_system_world();
    const int code = action(*world, common);
    // What was printed has to have arrived: a full disk behind a pipe is an error, too.
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        return static_cast<int>(publisher::job::Exit::Temporary);
    return code;
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/worker/sandbox.hpp"
#include "publisher/worker/worker.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

namespace publisher::cli {
namespace {

std::string line(std::string_view what, bool is_good, const std::string& detail) {
    return std::string(is_good ? "ok       " : "missing  ") + std::string(what) +
           (detail.empty() ? "" : "  " + detail) + '\n';
}

int run(World& world, const Common& common) {
    const worker::Protection protection = worker::probe_protection();
    std::string text;
    text += line("no new privileges for workers", protection.no_new_privileges, "");
    text += line("system call filter for workers", protection.seccomp, "");
    text +=
        line("file access rules for workers", protection.landlock_abi > 0,
             protection.landlock_abi > 0 ? "Landlock ABI " + std::to_string(protection.landlock_abi) : "");
    bool is_good = protection.no_new_privileges && protection.seccomp;
    for (const std::string_view name : {"publisher-image", "publisher-inspect"}) {
        const job::Path program = worker::find_program(name);
        const bool is_there = world.is_file(program);
        text += line(name, is_there, program.generic_string());
        is_good = is_good && is_there;
    }
    const job::Path data = find_data(world, common);
    const bool has_data = world.is_file(data / "layouts/schema/publication.rng");
    text += line("layouts, templates and fonts", has_data, data.generic_string());
    print(text);
    return is_good && has_data ? 0 : static_cast<int>(job::Exit::Findings);
}

}

void add_doctor(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("doctor", "what this system gives and what is missing");
    command->callback(
        [&action] { action = [](World& world, const Common& common) { return run(world, common); }; });
}

void add_version(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("version", "the program's version");
    command->callback([&action] {
        action = [](World&, const Common&) {
            print("publisher " PUBLISHER_VERSION "\n");
            return 0;
        };
    });
}

}

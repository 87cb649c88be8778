// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/idml/read.hpp"
#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

/// No document is larger; a package is read whole into memory.
constexpr std::uint64_t kLargestPackage = 1ull << 30;

void report(const diag::Finding& finding, const Common& common) {
    message(common, common.format == "json" ? report::to_json({finding}) : report::to_text(finding));
}

/// The facts of a package; nothing when it is refused, which is reported.
std::optional<idml::Facts> read_package(const std::string& file, World& world, const Common& common,
                                        int& code) {
    auto bytes = world.read(file, kLargestPackage);
    if (!bytes) {
        code = fail(bytes.failure());
        return std::nullopt;
    }
    auto facts = idml::read(std::move(*bytes));
    if (facts) return std::move(*facts);
    report(diag::finding(diag::Code::IdmlRefused, {{"file", file}, {"reason", facts.failure().message}}),
           common);
    code = static_cast<int>(job::Exit::InputMissing);
    return std::nullopt;
}

int run(const std::string& file, World& world, const Common& common) {
    int code = 0;
    const auto facts = read_package(file, world, common, code);
    if (!facts) return code;
    print(idml::to_listing(*facts));
    for (const std::string& problem : facts->problems)
        report(diag::finding(diag::Code::IdmlProblem, {{"problem", problem}}), common);
    return static_cast<int>(facts->problems.empty() ? job::Exit::Fine : job::Exit::Findings);
}

}

int dump_bindings(const std::string& file, World& world, const Common& common) {
    int code = 0;
    const auto facts = read_package(file, world, common, code);
    if (!facts) return code;
    print(idml::to_listing(facts->bindings));
    return 0;
}

void add_inspect_idml(CLI::App& app, Action& action) {
    auto file = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("inspect-idml", "what an InDesign package holds, and what is wrong with it");
    command->add_option("file", *file, "FILE.idml")->required();
    command->callback([file, &action] {
        action = [file](World& world, const Common& common) { return run(*file, world, common); };
    });
}

}

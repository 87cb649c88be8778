// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/expression/evaluator.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace publisher::cli {
namespace {

std::string explanation(const diag::CodeInfo& code) {
    return std::string(code.id) + "  (" + std::string(diag::to_string(code.severity)) + ")\n  " +
           std::string(code.message) + "\n  remedy: " + std::string(code.remedy) + '\n';
}

/// The functions of expressions belong to the code that misses one.
std::string function_list() {
    std::string text = "\nfunctions of expressions, with the number of their arguments:\n";
    for (const auto& [name, signature] : expression::Evaluator::functions()) {
        text += "  " + name + '(' + std::to_string(signature.min_arguments);
        if (signature.max_arguments != signature.min_arguments)
            text += ".." + std::to_string(signature.max_arguments);
        text += ")\n";
    }
    return text;
}

int run(const std::string& name) {
    std::string text;
    std::vector<std::string> known;
    for (const diag::CodeInfo& code : diag::all_codes()) {
        known.emplace_back(code.id);
        if (name.empty() || code.id == name) text += explanation(code);
    }
    if (text.empty()) {
        const auto nearest = nearest_name(name, known);
        return fail("there is no code '" + name + "'" + (nearest ? "; did you mean '" + *nearest + "'?" : ""),
                    job::Exit::Usage);
    }
    if (name == "xml/xpath-function") text += function_list();
    print(text);
    return 0;
}

}

void add_explain(CLI::App& app, Action& action) {
    auto name = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("explain", "what a code of a finding means and what to do");
    command->add_option("code", *name, "as in error[layout/overset-story]; default: all codes");
    command->callback([name, &action] { action = [name](World&, const Common&) { return run(*name); }; });
}

}

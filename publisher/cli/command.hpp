// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/job/build.hpp"
#include "publisher/job/prepare.hpp"
#include "publisher/world/world.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

/// The commands: the only place that prints and chooses exit codes. One file for each command.
namespace publisher::cli {

/// Options that every command understands.
struct Common {
    std::string data;          ///< --data; empty: beside the executable
    std::string cache;         ///< --cache; empty: $XDG_CACHE_HOME/publisher, else none
    bool has_no_cache = false; ///< --no-cache, whatever else is said
    bool is_quiet = false;
    std::string format = "human"; ///< human, json; for findings also sarif and html
};

using Action = std::function<int(World& world, const Common& common)>;

/// Adds a command to the program; sets `action` when it is the one that was called.
void add_build(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_dump(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_fonts(CLI::App& app, Action& action);
void add_inspect_idml(CLI::App& app, Action& action);
void add_diff(CLI::App& app, Action& action);
void add_doctor(CLI::App& app, Action& action);
void add_preflight(CLI::App& app, Action& action);
void add_proof(CLI::App& app, Action& action);
void add_verify(CLI::App& app, Action& action);
void add_version(CLI::App& app, Action& action);

/// Prints the bindings of an InDesign package, one on a line.
int dump_bindings(const std::string& file, World& world, const Common& common);

/// Folder of layouts, templates and fonts: --data, else beside the executable, else the source tree's.
job::Path find_data(World& world, const Common& common);
job::Path find_cache(World& world, const Common& common);

/// A scratch folder that goes away with the object. It is held as long as the process lives, so that the
/// next one can tell what a process that was killed left behind, and removes it.
class Scratch {
public:
    explicit Scratch(World& world);
    ~Scratch();
    const job::Path& path() const { return path_; }

private:
    World& world_;
    job::Path path_;
    FileDescriptor lock_;
};

job::Places make_places(World& world, const Common& common, const std::string& publication,
                        const Scratch& scratch);

/// Results go to stdout, messages to stderr. Both know when nobody listens any more.
void print(const std::string& text);
void message(const Common& common, const std::string& text);
/// Why a command cannot do what it was asked for: said on stderr, even when only results are wanted.
void complain(const std::string& text);

/// Complains of it and gives the code that the command ends with.
int fail(const std::string& problem, job::Exit exit);
int fail(const Failure& failure);

/// Prints findings as the result of a command, in the format that was asked for.
void print_findings(const std::vector<diag::Finding>& findings, const Common& common);

/// Prints the findings of design and data and says how the command ends when it cannot go on.
int report_preparation(const job::Preparation& preparation, const Common& common);

}

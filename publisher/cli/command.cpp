// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"

#include "publisher/report/report.hpp"
#include "publisher/world/world.hpp"

#include <unistd.h>

#include <cstdio>
#include <string_view>

namespace publisher::cli {

job::Path find_data(World& world, const Common& common) {
    if (!common.data.empty()) return common.data;
    std::error_code error;
    const job::Path executable = std::filesystem::read_symlink("/proc/self/exe", error);
    // An installation has its data in ../share/publisher, a build tree in the source folder above it.
    for (job::Path folder = executable.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        for (const job::Path& candidate : {folder / "share/publisher", folder}) {
            if (world.is_file(candidate / "layouts/schema/publication.rng")) return candidate;
        }
    }
    return ".";
}

job::Path find_cache(World& world, const Common& common) {
    if (common.has_no_cache) return {};
    if (!common.cache.empty()) return common.cache;
    const auto home = world.environment("XDG_CACHE_HOME");
    return home && !home->empty() ? job::Path(*home) / "publisher" : job::Path();
}

namespace {

constexpr std::string_view kScratchStem = "publisher-";

/// Scratch folders are named after their process and held by it; those that nobody holds are leftovers.
void remove_leftovers(World& world, const job::Path& folder) {
    const auto entries = world.list(folder);
    if (!entries) return;
    for (const World::Entry& entry : *entries) {
        const std::string name = entry.path.filename().string();
        const bool is_scratch =
            entry.is_directory && name.starts_with(kScratchStem) && name.size() > kScratchStem.size() &&
            name.find_first_not_of("0123456789", kScratchStem.size()) == std::string::npos;
        if (!is_scratch) continue;
        if (const auto held = world.lock(entry.path)) (void)world.remove_all(entry.path);
    }
}

}

Scratch::Scratch(World& world) : world_(world) {
    const job::Path folder = world.environment("TMPDIR").value_or("/tmp");
    remove_leftovers(world_, folder);
    path_ = folder / (std::string(kScratchStem) + std::to_string(::getpid()));
    // Another process may take the folder for a leftover as long as it is not held, and remove it
    // between our making and our holding it: what is held then has no name any more.
    constexpr int kMostTries = 1000;
    for (int n_tries = 0; n_tries < kMostTries; ++n_tries) {
        if (!world_.create_directories(path_)) return;
        auto lock = world_.lock(path_);
        if (!lock || !world_.is_directory(path_)) continue;
        lock_ = std::move(*lock);
        return;
    }
}

Scratch::~Scratch() {
    (void)world_.remove_all(path_);
}

job::Places make_places(World& world, const Common& common, const std::string& publication,
                        const Scratch& scratch) {
    return {publication, find_data(world, common), scratch.path(), find_cache(world, common)};
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void message(const Common& common, const std::string& text) {
    if (!common.is_quiet) std::fwrite(text.data(), 1, text.size(), stderr);
}

void complain(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
}

int fail(const std::string& problem, job::Exit exit) {
    complain("error: " + problem + '\n');
    return static_cast<int>(exit);
}

int fail(const Failure& failure) {
    return fail(failure.message, job::exit_of(failure));
}

void print_findings(const std::vector<diag::Finding>& findings, const Common& common) {
    if (common.format == "json") return print(report::to_json(findings));
    if (common.format == "sarif") return print(report::to_sarif(findings));
    if (common.format == "html") return print(report::to_html(findings));
    print(report::to_text(findings, 1000));
}

int report_preparation(const job::Preparation& preparation, const Common& common) {
    auto findings = preparation.design_findings.sorted();
    const auto data = preparation.data_findings.sorted();
    findings.insert(findings.end(), data.begin(), data.end());
    if (!findings.empty()) message(common, report::to_text(findings));
    if (preparation.failure) complain("error: " + preparation.failure->message + '\n');
    if (preparation.design_findings.has_errors()) return static_cast<int>(job::Exit::Usage);
    if (preparation.failure) return static_cast<int>(job::exit_of(*preparation.failure));
    return 0;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/cli/command.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/font/library.hpp"
#include "publisher/report/report.hpp"

#include <CLI/CLI.hpp>

namespace publisher::cli {
namespace {

/// Every pinned face: is it there, is it the one that was pinned, may it be embedded?
int run(World& world, const Common& common) {
    diag::Sink findings;
    const auto library = font::Library::load(world, find_data(world, common) / "fonts", findings);
    if (!library) {
        message(common, report::to_text(findings.findings()));
        return fail(library.failure());
    }
    bool is_good = true;
    for (std::size_t i = 0; i < library->faces().size(); ++i) {
        const font::FaceInfo& face = library->faces()[i];
        const auto opened = library->open(story::FaceId(i));
        is_good = is_good && opened;
        print((opened ? "ok       " : "missing  ") + face.family + "  " + std::to_string(face.weight) +
              (face.is_italic ? " italic" : "") + "  " + joined(face.scripts, " ") + "  package " +
              face.package + (opened ? "" : "  " + opened.failure().message) + '\n');
    }
    return is_good ? 0 : static_cast<int>(job::Exit::Findings);
}

}

void add_fonts(CLI::App& app, Action& action) {
    CLI::App* command = app.add_subcommand("fonts", "the pinned faces and whether they are here");
    command->callback(
        [&action] { action = [](World& world, const Common& common) { return run(world, common); }; });
}

}

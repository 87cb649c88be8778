// SPDX-License-Identifier: Apache-2.0
#include "publisher/cli/command.hpp"
#include "publisher/compare/compare.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/world/world.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace publisher::cli {
namespace {

struct Arguments {
    std::string before, after, output = "press", folder;
    compare::Options options;
    bool is_without_pixels = false;
};

/// The PDF itself, or that of an output in an edition's folder.
std::string file_of(const World& world, const std::string& path, const std::string& output) {
    if (world.is_file(path)) return path;
    const std::string file = (job::Path(path) / (output + ".pdf")).string();
    return world.is_file(file) ? file : std::string();
}

/// "page-0012.png", in a folder that may be there already.
Status write_overlay(World& world, const job::Path& folder, int page, const raster::Image& image) {
    char name[32];
    std::snprintf(name, sizeof name, "page-%04d.png", page);
    if (const Status made = world.create_directories(folder); !made) return made;
    const auto file = world.create(folder / name);
    if (!file) return file.failure();
    (*file)->write(raster::to_png(image));
    return (*file)->publish();
}

int run(const Arguments& arguments, World& world, const Common& common) {
    const std::string before = file_of(world, arguments.before, arguments.output),
                      after = file_of(world, arguments.after, arguments.output);
    for (const auto& [file, name] : {std::pair(before, arguments.before), {after, arguments.after}}) {
        if (!file.empty()) continue;
        return fail(
            "'" + name + "' is no PDF and no edition's folder with " + arguments.output + ".pdf in it",
            job::Exit::InputMissing);
    }
    compare::Options options = arguments.options;
    options.draws_pages = !arguments.is_without_pixels;
    Status written = Done();
    if (!arguments.folder.empty()) {
        options.take_overlay = [&](int page, const raster::Image& image) {
            if (written) written = write_overlay(world, arguments.folder, page, image);
        };
    }
    const auto comparison = compare::compare_files(world, before, after, options);
    if (!comparison) return fail(comparison.failure());
    if (!written) return fail(written.failure());
    print(common.format == "json" ? compare::to_json(*comparison) : compare::to_listing(*comparison));
    return static_cast<int>(comparison->is_equal() ? job::Exit::Fine : job::Exit::Findings);
}

}

void add_diff(CLI::App& app, Action& action) {
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("diff", "what has changed between two editions or PDFs");
    command->add_option("before", arguments->before, "a PDF, or an edition's folder")->required();
    command->add_option("after", arguments->after, "a PDF, or an edition's folder")->required();
    command->add_option("--output", arguments->output, "name of the output in editions' folders")
        ->capture_default_str();
    command->add_option("-o,--out", arguments->folder,
                        "where pages with changed plates are drawn: gray, and red what changed");
    command->add_option("--ppi", arguments->options.ppi, "at which plates are compared")
        ->check(CLI::Range(10, 1200))
        ->capture_default_str();
    command
        ->add_option("--tolerance", arguments->options.tolerance, "levels of 255 by which a pixel may differ")
        ->check(CLI::Range(0, 255))
        ->capture_default_str();
    command
        ->add_option("--signature", arguments->options.pages_of_a_signature,
                     "pages of a folded sheet, a multiple of 4")
        ->check(CLI::Range(4, 96))
        ->check([](const std::string& pages) {
            return std::atoi(pages.c_str()) % 4 == 0 ? "" : std::string("a multiple of 4 is wanted");
        })
        ->capture_default_str();
    command->add_flag("--no-pixels", arguments->is_without_pixels, "do not draw pages: no plates");
    command->callback([arguments, &action] {
        action = [arguments](World& world, const Common& common) { return run(*arguments, world, common); };
    });
}

}

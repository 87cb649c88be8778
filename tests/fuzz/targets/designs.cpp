// SPDX-License-Identifier: Apache-2.0
#include "publisher/design/load.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/plan/pagination.hpp"
#include "publisher/preflight/profile.hpp"
#include "publisher/publication/load.hpp"
#include "publisher/source/text_table.hpp"
#include "publisher/world/memory_world.hpp"
#include "tests/fuzz/targets.hpp"

namespace publisher::fuzz {
namespace {

const std::filesystem::path kData = "/data";

/// The designs and schemas that ship, in memory.
MemoryWorld installation() {
    static const MemoryWorld shipped = [] {
        const auto machine = make_system_world();
        const std::filesystem::path source = PUBLISHER_SOURCE_DIR;
        MemoryWorld world;
        for (const char* folder : {"layouts", "templates"}) {
            const auto entries = machine->list_all(source / folder);
            require(static_cast<bool>(entries), "the designs are there");
            for (const World::Entry& entry : *entries)
                world.add(kData / entry.path.lexically_relative(source), *machine->read(entry.path));
        }
        return world;
    }();
    return shipped;
}

}

void publication(std::string_view bytes) {
    MemoryWorld world = installation();
    world.add("/job/publication.xml", std::string(bytes));
    diag::Sink findings;
    (void)publication::load(world, "/job/publication.xml", kData, findings);
}

void design(std::string_view bytes) {
    MemoryWorld world = installation();
    world.add("/job/own.xml", std::string(bytes));
    const auto& functions = expression::Evaluator::functions();
    for (const auto& [layout, page] :
         {std::pair("layouts/plain-a4.xml", "own.xml"), std::pair("own.xml", "templates/cover.xml")}) {
        publication::Publication publication;
        publication.file = "/job/publication.xml";
        publication::Section& section = publication.sections.emplace_back();
        section.id = "cover";
        section.layout_file = layout;
        section.parent_page = "blank";
        publication::Placement& placement = section.placements.emplace_back();
        placement.kind = publication::Placement::Kind::Page;
        placement.template_file = page;
        diag::Sink findings;
        (void)design::load(world, publication, kData, functions, findings);
    }
}

void preflight(std::string_view bytes) {
    MemoryWorld world = installation();
    world.add("/job/profile.xml", std::string(bytes));
    diag::Sink findings;
    (void)preflight::load_profile(world, kData, "/job/profile.xml", findings);
}

void pagination(std::string_view bytes) {
    diag::Sink findings;
    plan::Pagination pagination;
    if (const auto table = plan::read_xml_table(std::string(bytes), "plan.xml", findings))
        plan::add_rows(*table, "catalog", pagination, findings);
    MemoryWorld world;
    world.add("/job/plan.csv", std::string(bytes));
    if (const auto table = source::read_text_table(world, "/job/plan.csv", "plan.csv", findings))
        plan::add_rows(*table, "catalog", pagination, findings);
}

}

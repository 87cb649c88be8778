// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include "publisher/expression/evaluator.hpp"
#include "publisher/world/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

std::vector<std::string> xml_files_in(const World& world, const std::string& folder) {
    std::vector<std::string> names;
    const auto entries = world.list(std::string(PUBLISHER_SOURCE_DIR "/") + folder);
    EXPECT_TRUE(entries) << folder;
    if (!entries) return names;
    for (const World::Entry& entry : *entries) {
        if (entry.path.extension() == ".xml") names.push_back(folder + '/' + entry.path.filename().string());
    }
    return names;
}

bool is_table(const World& world, const std::string& file) {
    const auto text = world.read(std::string(PUBLISHER_SOURCE_DIR "/") + file);
    return text && text->find("\n<table ") != std::string::npos;
}

/// Every template is loaded with every layout: shipped designs may be combined at will.
TEST(ShippedDesigns, LoadWithoutFindings) {
    const auto world = make_system_world();
    const std::vector<std::string> templates = xml_files_in(*world, "templates");
    publication::Publication publication;
    publication.file = PUBLISHER_SOURCE_DIR "/samples/publication.xml";
    for (const std::string& file : xml_files_in(*world, "layouts")) {
        const auto text = world->read(PUBLISHER_SOURCE_DIR "/" + file);
        if (text->find("\n<layout ") == std::string::npos) continue; // a list, such as the output conditions
        const std::size_t parent = text->find("<parent name=\"");
        ASSERT_NE(parent, std::string::npos) << file;
        publication::Section section;
        section.id = file;
        section.layout_file = file;
        section.parent_page = text->substr(parent + 14, text->find('"', parent + 14) - parent - 14);
        for (const std::string& name : templates) {
            publication::Placement placement;
            placement.kind = is_table(*world, name) ? publication::Placement::Kind::Table
                                                    : publication::Placement::Kind::Page;
            placement.template_file = name;
            section.placements.push_back(placement);
        }
        publication.sections.push_back(section);
    }
    diag::Sink findings;
    const auto design =
        load(*world, publication, PUBLISHER_SOURCE_DIR, expression::Evaluator::functions(), findings);
    ASSERT_TRUE(design);
    for (const diag::Finding& finding : findings.findings()) {
        ADD_FAILURE() << finding.design.to_string() << ": " << finding.message() << '\n' << finding.excerpt;
    }
    // What the design promises: at least three layouts and eight templates.
    EXPECT_GE(design->layouts.size(), 3u);
    EXPECT_GE(design->templates.size(), 8u);
}

}
}

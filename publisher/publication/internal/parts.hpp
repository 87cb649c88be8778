// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/publication/publication.hpp"
#include "publisher/xml/document.hpp"

#include <filesystem>

namespace publisher {
class World;
}

namespace publisher::publication {

/// What the readers of the parts share while one publication is loaded.
struct LoadContext {
    World& world;
    diag::Sink& findings;
    Publication& publication;
    /// Of the file being read; relative to the publication's folder, so that includes may lie elsewhere.
    std::filesystem::path folder;

    /// A path as the publication's folder sees it, with `${NAME}` replaced from the environment.
    std::string resolve_path(const xml::Node& node, const char* attribute) const;
    /// An XPath attribute, its syntax and functions checked.
    Expression read_expression(const xml::Node& node, const char* attribute) const;
};

void read_sources(const xml::Node& node, LoadContext& context);
void read_governance(const xml::Node& node, LoadContext& context);
void read_editions(const xml::Node& node, LoadContext& context);
void read_sections(const xml::Node& node, LoadContext& context);
void read_outputs(const xml::Node& node, LoadContext& context);
/// The texts of children such as `<title locale="de_DE">`, by locale.
std::map<std::string, std::string> read_texts(const xml::Node& node, std::string_view name);

/// Rules between the parts: ids that are there twice, sections an edition names and nobody defines.
void check_whole(const Publication& publication, diag::Sink& findings);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/internal/face_list.hpp"

#include "publisher/base/text.hpp"
#include "publisher/world/world.hpp"
#include "publisher/xml/document.hpp"
#include "publisher/xml/schema.hpp"

#include <charconv>

namespace publisher::font {
namespace {

/// The schema has seen to it that there are digits.
int to_int(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

void read_family(xml::Node family, std::vector<FaceInfo>& faces) {
    FaceInfo common;
    common.family = family.attribute_or("name", "");
    common.package = family.attribute_or("package", "");
    common.licence = family.attribute_or("licence", "");
    common.scripts = split_list(family.attribute_or("scripts", ""), ' ');
    const std::filesystem::path folder = family.attribute_or("folder", "");
    for (const xml::Node node : family.children("face")) {
        FaceInfo& face = faces.emplace_back(common);
        face.file = (folder / node.attribute_or("file", "")).string();
        face.sha256 = node.attribute_or("sha256", "");
        face.index = to_int(node.attribute_or("index", "0"));
        face.weight = to_int(node.attribute_or("weight", "400"));
        const std::string italic = node.attribute_or("italic", "false");
        face.is_italic = italic == "true" || italic == "1";
    }
}

}

Result<std::vector<FaceInfo>> read_face_lists(const World& world, const std::filesystem::path& folder,
                                              diag::Sink& findings) {
    const auto grammar = world.read(folder / "fonts.rng");
    if (!grammar) return grammar.failure();
    const auto schema = xml::Schema::load(*grammar, (folder / "fonts.rng").string());
    if (!schema) return schema.failure();
    const auto entries = world.list(folder);
    if (!entries) return entries.failure();

    std::vector<FaceInfo> faces;
    for (const World::Entry& entry : *entries) {
        if (entry.is_directory || entry.path.extension() != ".xml") continue;
        auto bytes = world.read(entry.path);
        if (!bytes) return bytes.failure();
        const auto document = xml::Document::parse(std::move(*bytes), entry.path.string(), findings);
        if (!document || !(*schema)->validate(*document, findings)) {
            return Failure{Failure::Kind::Refused, entry.path.string() + ": not a usable list of fonts"};
        }
        for (const xml::Node family : document->root().children("family"))
            read_family(family, faces);
    }
    if (faces.empty()) {
        return Failure{Failure::Kind::Missing, folder.string() + ": no list of fonts in this folder"};
    }
    return faces;
}

}

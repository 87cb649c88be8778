// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/design/internal/loader.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/xml/read.hpp"

#include <algorithm>

namespace publisher::design {
namespace {

const std::vector<std::string> kInlines = {"strong", "b", "em", "i", "u", "sup", "sub", "span", "a", "th"};
const std::vector<std::string> kBlocks = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table"};

bool is_among(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Two names of one thing.
std::string canonical(const std::string& element) { return element == "b" ? "strong" : element == "i" ? "em" : element; }

void report_unknown(const xml::Node& node, const std::string& element, const Reader& reader) {
    std::vector<std::string> known = kInlines;
    known.insert(known.end(), kBlocks.begin(), kBlocks.end());
    auto unknown = node.finding_at("element", diag::Code::RichTextElementUnknown, {{"element", element}});
    if (const auto nearest = nearest_name(element, known)) unknown.with_remedy("did you mean '" + *nearest + "'?");
    reader.findings.add(std::move(unknown));
}

void read_map(const xml::Node& node, const Reader& reader, RichTextMap& map) {
    const std::vector<std::string> path = xml::read_words(node, "element");
    const auto unknown = std::find_if(path.begin(), path.end(), [](const std::string& element) {
        return !is_among(kInlines, element) && !is_among(kBlocks, element);
    });
    const bool are_inlines = std::all_of(path.begin(), path.end(), [](const auto& element) { return is_among(kInlines, element); });
    if (path.empty() || unknown != path.end()) return report_unknown(node, path.empty() ? "" : *unknown, reader);
    if (path.size() > 2 || (path.size() == 2 && !are_inlines)) return report_unknown(node, joined(path, " "), reader);
    if (are_inlines) {
        const std::string key = canonical(path[0]) + (path.size() == 2 ? ' ' + canonical(path[1]) : "");
        map.characters[key] = reader.character_style(node, "style");
        return;
    }
    const int level = xml::read_int_from(1, node, "level", 1, reader.findings);
    const bool is_deeper = path[0] == "li" && level > 1;
    map.paragraphs[path[0] + (is_deeper ? ' ' + std::to_string(level) : "")] = reader.paragraph_style(node, "style");
}

}

RichTextMap read_rich_text(const xml::Node& node, const Reader& reader) {
    RichTextMap map;
    for (const xml::Node& entry : node.children("map")) read_map(entry, reader, map);
    return map;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>

namespace publisher::idml {
namespace {

std::string_view to_text(Binding::Kind kind) {
    switch (kind) {
        case Binding::Kind::Text: return "text";
        case Binding::Kind::Picture: return "picture";
        case Binding::Kind::Cell: return "cell";
        case Binding::Kind::Code: return "code";
    }
    return "";
}

/// Tabs part the columns and line ends the rows of a listing.
std::string in_one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}

std::string to_listing(const Facts& facts) {
    std::string text;
    const auto line = [&](std::string_view name, const std::string& value) {
        text += name;
        text.append(name.size() < 18 ? 18 - name.size() : 1, ' ');
        text += in_one_line(value) + '\n';
    };
    const auto number = [&](std::string_view name, std::size_t value) { line(name, std::to_string(value)); };
    line("dom version", facts.dom_version);
    number("spreads", facts.n_spreads);
    number("pages", facts.n_pages);
    number("parent spreads", facts.n_parent_spreads);
    number("stories", facts.n_stories);
    number("text frames", facts.n_text_frames);
    number("thread links", facts.n_threads);
    number("words", facts.n_words);
    number("tables", facts.n_tables);
    number("cells", facts.n_cells);
    number("groups", facts.n_groups);
    number("footnotes", facts.n_footnotes);
    number("hyperlinks", facts.n_hyperlinks);
    number("paragraph styles", facts.n_paragraph_styles);
    number("character styles", facts.n_character_styles);
    number("object styles", facts.n_object_styles);
    number("table styles", facts.n_table_styles);
    number("cell styles", facts.n_cell_styles);
    number("swatches", facts.n_swatches);
    number("local overrides", facts.n_local_overrides);
    number("frame overrides", facts.n_frame_overrides);
    line("layers", joined(facts.layers, ", "));
    number("xml elements", facts.n_xml_elements);
    number("bindings", facts.bindings.size());
    number("links", facts.links.size());
    for (const Link& link : facts.links)
        line("  link", link.is_embedded ? link.uri + " (embedded)" : link.uri);
    number("problems", facts.problems.size());
    for (const std::string& problem : facts.problems)
        line("  problem", problem);
    return text;
}

std::string to_listing(const std::vector<Binding>& bindings) {
    std::string text;
    for (const Binding& binding : bindings) {
        text += to_text(binding.kind);
        if (!binding.piece.empty()) text += ' ' + in_one_line(binding.piece);
        for (const std::string* field :
             {&binding.product, &binding.field, &binding.locale, &binding.value, &binding.text})
            text += '\t' + in_one_line(*field);
        text += '\n';
    }
    return text;
}

}

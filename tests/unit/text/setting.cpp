// SPDX-License-Identifier: Apache-2.0
#include "setting.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace publisher::text {
namespace {

const World& machine() {
    static const std::unique_ptr<World> world = make_system_world();
    return *world;
}

std::string without_hyphens(std::string text) {
    for (std::size_t at; (at = text.find("\xc2\xad")) != text.npos;)
        text.replace(at, 2, "-");
    return text;
}

style::FontFamily family_with(std::string name, std::string latin) {
    style::FontFamily family;
    family.name = std::move(name);
    family.members = {{"", std::move(latin), 1},       {"Arab", "Noto Naskh Arabic", 1},
                      {"Hebr", "Noto Sans Hebrew", 1}, {"Jpan", "Noto Sans CJK JP", 0.9},
                      {"Thai", "Noto Sans Thai", 1},   {"Deva", "Noto Sans Devanagari", 1}};
    return family;
}

}

const font::Library& pinned_fonts() {
    static const font::Library library = [] {
        diag::Sink findings;
        auto loaded = font::Library::load(machine(), PUBLISHER_SOURCE_DIR "/fonts", findings);
        if (!loaded) std::fprintf(stderr, "%s\n", loaded.failure().message.c_str()), std::exit(1);
        return std::move(*loaded);
    }();
    return library;
}

const Hyphenation& dictionaries() {
    static const Hyphenation loaded(machine());
    return loaded;
}

Setting::Setting() {
    styles.families = {family_with("sans", "Liberation Sans"), family_with("serif", "EB Garamond")};
    style::ParagraphStyle& style = styles.paragraph_styles.emplace_back();
    style.name = "body";
    style.format.family = sans();
    style.format.size = 10_pt;
    style.leading = 12_pt;
}

style::CharacterStyleId Setting::add_character_style(const style::CharacterFormat& format) {
    styles.character_styles.emplace_back().format = format;
    return style::CharacterStyleId(styles.character_styles.size() - 1);
}

Composer& Setting::composer() {
    if (!composer_) composer_ = std::make_unique<Composer>(pinned_fonts(), styles, dictionaries());
    return *composer_;
}

story::Story Setting::story(std::string_view text, std::string_view language) const {
    story::Story story;
    story.language = language;
    story.is_right_to_left = language.starts_with("ar") || language.starts_with("he");
    story::Paragraph& paragraph = story.paragraphs.emplace_back();
    paragraph.style = style::ParagraphStyleId(0);
    paragraph.runs.emplace_back().text = text;
    return story;
}

story::Galley Setting::set(std::string_view text, Length width, std::string_view language) {
    return composer().set(composer().prepare(story(text, language)), width);
}

style::FamilyId sans() {
    return style::FamilyId(0);
}
style::FamilyId serif() {
    return style::FamilyId(1);
}

std::vector<std::string> lines_of(const story::Galley& galley) {
    std::vector<std::string> lines;
    for (const story::Line& line : galley.lines) {
        std::string& text = lines.emplace_back();
        for (const story::GlyphRun& run : line.runs)
            text += without_hyphens(run.text);
    }
    return lines;
}

std::vector<std::string> logical_lines_of(const story::Galley& galley) {
    std::vector<std::string> lines;
    for (const story::Line& line : galley.lines) {
        std::string& text = lines.emplace_back();
        for (const story::GlyphRun& run : line.runs)
            text += run.text;
        if (line.is_hyphenated) text.resize(text.size() - 2);
        if (line.has_dropped_space) text += ' ';
    }
    return lines;
}

Length right_edge(const story::Line& line) {
    Length edge;
    for (const story::GlyphRun& run : line.runs)
        edge = std::max(edge, run.origin.x + run.width - line.left);
    return edge;
}

std::string family_of(const story::GlyphRun& run) {
    return run.face.is_valid() ? pinned_fonts().faces()[run.face.index()].family : "";
}

}

// SPDX-License-Identifier: Apache-2.0
#include "corpus.hpp"

#include "publisher/diag/sink.hpp"
#include "publisher/world/world.hpp"

#include <zlib.h>

#include <cstdio>
#include <cstdlib>

namespace publisher::bench {
namespace {

constexpr std::size_t kShortest = 200, kLongest = 4000, kPerLanguage = 100;

const World& machine() {
    static const std::unique_ptr<World> world = make_system_world();
    return *world;
}

/// Empty when there is no such file.
std::string unzipped(const std::string& path) {
    std::string text;
    const gzFile file = gzopen(path.c_str(), "rb");
    if (!file) return text;
    char block[1 << 14];
    for (int n; (n = gzread(file, block, sizeof block)) > 0;)
        text.append(block, static_cast<std::size_t>(n));
    gzclose(file);
    return text;
}

bool is_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

std::string collapsed(std::string_view text) {
    std::string result;
    for (const char byte : text) {
        if (!is_space(byte)) {
            result += byte;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (result.ends_with(' ')) result.pop_back();
    return result;
}

void add_paragraphs(std::string_view text, const std::string& language, std::vector<Paragraph>& paragraphs) {
    std::size_t n_added = 0;
    while (!text.empty() && n_added < kPerLanguage) {
        const std::size_t end = std::min(text.find("\n\n"), text.size());
        std::string paragraph = collapsed(text.substr(0, end));
        if (paragraph.size() > kShortest && paragraph.size() < kLongest) {
            paragraphs.push_back({language, std::move(paragraph)});
            ++n_added;
        }
        text.remove_prefix(std::min(end + 2, text.size()));
    }
}

style::StyleSheet make_book_style() {
    style::StyleSheet sheet;
    sheet.swatches = {{.name = "Black", .cmyk = {0, 0, 0, 1}, .is_overprinting = true}};
    sheet.families = {{.name = "text", .members = {{"", "EB Garamond", 1}, {"", "Noto Serif", 1}}}};
    style::ParagraphStyle& book = sheet.paragraph_styles.emplace_back();
    book.name = "book";
    book.format.family = style::FamilyId(0);
    book.format.paint = style::Paint{style::SwatchId(0), 1};
    book.format.size = Length::from_points(9.5);
    book.leading = 12_pt;
    book.alignment = style::Alignment::Justify;
    book.is_hyphenated = true;
    book.letter_space_min = -0.02;
    book.letter_space_max = 0.02;
    book.glyph_scale_min = 0.985;
    book.glyph_scale_max = 1.015;
    return sheet;
}

}

const std::vector<Paragraph>& debian_faq() {
    static const std::vector<Paragraph> paragraphs = [] {
        std::vector<Paragraph> found;
        for (const auto& [name, language] : {std::pair{"en", "en-US"}, {"de", "de-DE"}, {"fr", "fr-FR"}}) {
            const std::string path = std::string("/usr/share/doc/debian/FAQ/debian-faq.") + name + ".txt.gz";
            const std::string text = unzipped(path);
            if (text.empty()) std::fprintf(stderr, "there is no %s\n", path.c_str());
            add_paragraphs(text, language, found);
        }
        return found;
    }();
    return paragraphs;
}

story::Story story_of(const Paragraph& paragraph) {
    story::Story story;
    story.language = paragraph.language;
    story::Paragraph& only = story.paragraphs.emplace_back();
    only.style = style::ParagraphStyleId(0);
    only.runs.emplace_back().text = paragraph.text;
    return story;
}

const style::StyleSheet& book_style() {
    static const style::StyleSheet sheet = make_book_style();
    return sheet;
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

const text::Hyphenation& dictionaries() {
    static const text::Hyphenation loaded(machine());
    return loaded;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/encoding.hpp"

#include "publisher/base/text.hpp"

#include <tuple>

namespace publisher::emit::pdf {
namespace {

std::size_t n_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_better(GlyphText::Source source, std::string_view text, const GlyphText& known) {
    if (known.source == GlyphText::Source::None || known.source != source)
        return known.source == GlyphText::Source::None || source < known.source;
    if (text == known.text) return false;
    return std::tuple(n_code_points(text), text) <
           std::tuple(n_code_points(known.text), std::string_view(known.text));
}

void note(GlyphUsage::Face& face, std::uint16_t glyph, GlyphText::Source source, std::string_view text) {
    if (is_better(source, text, face[glyph])) face[glyph] = {source, std::string(text)};
}

/// A glyph that is shown must be in the subset even when no text of its own is known.
void note_shown(GlyphUsage::Face& face, std::uint16_t glyph) {
    if (face[glyph].source == GlyphText::Source::None) face[glyph].source = GlyphText::Source::FirstOfCluster;
}

void note_cluster(GlyphUsage::Face& face, const Cluster& cluster, bool is_right_to_left) {
    for (const story::Glyph& glyph : cluster.glyphs) {
        if (glyph.index >= face.size()) face.resize(glyph.index + 1u);
    }
    const std::size_t n = cluster.glyphs.size();
    // From the first character on: visual order runs against it when the run is right to left.
    const auto glyph = [&](std::size_t i) {
        return static_cast<std::uint16_t>(cluster.glyphs[is_right_to_left ? n - 1 - i : i].index);
    };
    if (n == 1) return note(face, glyph(0), GlyphText::Source::WholeCluster, cluster.text);
    if (n_code_points(cluster.text) != n) {
        note(face, glyph(0), GlyphText::Source::FirstOfCluster, cluster.text);
        for (std::size_t i = 1; i < n; ++i)
            note_shown(face, glyph(i));
        return;
    }
    std::size_t offset = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t begin = offset;
        next_code_point(cluster.text, offset);
        note(face, glyph(i), GlyphText::Source::OneOfSeveral, cluster.text.substr(begin, offset - begin));
    }
}

template <typename Visit>
void for_each_run(const page::Page& page, Visit visit) {
    const auto visit_lines = [&](const std::vector<story::Line>& lines) {
        for (const story::Line& line : lines)
            for (const story::GlyphRun& run : line.runs)
                visit(run);
    };
    for (const page::Object& object : page.objects) {
        if (const auto* frame = std::get_if<page::TextFrame>(&object)) visit_lines(frame->lines);
        if (const auto* table = std::get_if<page::TablePart>(&object)) {
            for (const page::Row& row : table->rows)
                for (const page::Cell& cell : row.cells)
                    visit_lines(cell.lines);
        }
    }
}

Result<Encoding> encode(story::FaceId face, const GlyphUsage::Face& texts, const font::Library& fonts) {
    std::vector<std::uint16_t> glyphs;
    for (std::size_t glyph = 0; glyph < texts.size(); ++glyph) {
        if (texts[glyph].source != GlyphText::Source::None)
            glyphs.push_back(static_cast<std::uint16_t>(glyph));
    }
    auto subset = font::make_subset(fonts, face, glyphs);
    if (!subset) return subset.failure();

    Encoding encoding{face, *std::move(subset), std::vector<Encoding::Code>(texts.size())};
    const std::map<std::uint16_t, std::int32_t> widths(encoding.subset.widths.begin(),
                                                       encoding.subset.widths.end());
    for (const auto& [glyph, code] : encoding.subset.codes) {
        if (glyph >= texts.size()) continue;
        const auto width = widths.find(code);
        encoding.codes[glyph] = {code, width == widths.end() ? 0 : width->second, !texts[glyph].text.empty(),
                                 texts[glyph].text};
        if (texts[glyph].text == " ") encoding.space = std::min(encoding.space.value_or(code), code);
    }
    return encoding;
}

}

void GlyphUsage::add(const page::Page& page) {
    for_each_run(page, [&](const story::GlyphRun& run) { add(run, page.number); });
}

void GlyphUsage::add(const story::GlyphRun& run, int page) {
    if (run.glyphs.empty()) return;
    Face& face = faces_[run.face];
    for_each_cluster(run, [&](const Cluster& cluster) {
        note_cluster(face, cluster, run.is_right_to_left);
        const bool has_missing =
            std::ranges::find(cluster.glyphs, 0, &story::Glyph::index) != cluster.glyphs.end();
        if (has_missing && page_of_missing_glyph_ == 0) {
            page_of_missing_glyph_ = std::max(page, 1);
            text_of_missing_glyph_ = cluster.text;
        }
    });
}

Result<Encodings> encode(const GlyphUsage& usage, const font::Library& fonts) {
    Encodings encodings;
    for (const auto& [face, texts] : usage.faces()) {
        auto encoding = encode(face, texts, fonts);
        if (!encoding) return encoding.failure();
        encodings.emplace(face, *std::move(encoding));
    }
    return encodings;
}

// Glyphs that show something together are told together even when each has its own text: readers take
// a mark that is raised over its letter for a new word.
bool is_plain(const Encoding& encoding, const Cluster& cluster) {
    if (cluster.glyphs.size() != 1) return false;
    const Encoding::Code& code = encoding.codes[cluster.glyphs.front().index];
    return code.has_text && code.text == cluster.text;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "corpus.hpp"
#include "publisher/emit/pdf/write_pdf.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/world/world.hpp"

#include <gtest/gtest.h>
#include <hb.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>

namespace publisher::bench {
namespace {

namespace fs = std::filesystem;

constexpr Length kMargin = 10_pt;

World& machine() {
    static const std::unique_ptr<World> world = make_system_world();
    return *world;
}

/// A page as large as its lines.
page::Page page_of(story::Galley galley, Length width, int number) {
    page::Page made;
    made.number = number;
    made.folio.number = number;
    made.trim = {width + kMargin * 2, galley.height + kMargin * 2};
    page::TextFrame frame;
    frame.head.frame = {kMargin, kMargin, width, galley.height};
    for (story::Line& line : galley.lines) {
        for (story::GlyphRun& run : line.runs)
            run.origin = {run.origin.x + kMargin, run.origin.y + kMargin};
        frame.lines.push_back(std::move(line));
    }
    made.objects.push_back(std::move(frame));
    return made;
}

/// What is measured of one width.
struct Quality {
    int n_lines = 0, n_wide = 0, n_loose = 0, n_hyphens = 0, longest_ladder = 0;
    double widest = 0, sum = 0;

    double wide_percent() const { return 100.0 * n_wide / n_lines; }
};

struct Letter {
    Length x, end;
    std::string text;
};
using Line = std::vector<Letter>;

/// The glyphs of a page by baseline, from the left.
std::map<Length, Line> lines_of(const inspect::PageFacts& page) {
    std::map<Length, Line> lines;
    for (const inspect::TextRun& run : page.runs) {
        for (const inspect::Glyph& glyph : run.glyphs) {
            lines[run.origin.y].push_back(
                {glyph.origin.x, glyph.origin.x + glyph.advance_x,
                 run.text.substr(glyph.text_begin, glyph.text_end - glyph.text_begin)});
        }
    }
    for (auto& [baseline, letters] : lines) {
        std::stable_sort(letters.begin(), letters.end(),
                         [](const auto& a, const auto& b) { return a.x < b.x; });
    }
    return lines;
}

/// The mean gap between the words of a line, in natural spaces.
double space_ratio(const Line& line, Length natural) {
    Length gaps;
    int n_gaps = 0;
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
        if (line[i].text != " ") continue;
        gaps += line[i + 1].x - line[i - 1].end;
        ++n_gaps;
    }
    return n_gaps == 0 ? 0 : gaps / (natural * n_gaps);
}

Length natural_space() {
    const font::FaceId face = pinned_fonts().find("EB Garamond", 400, false);
    const auto metrics = pinned_fonts().open(face);
    hb_font_t* const font = hb_font_create(pinned_fonts().harfbuzz_face(face));
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(font, ' ', &glyph);
    const double advance = hb_font_get_glyph_h_advance(font, glyph);
    hb_font_destroy(font);
    return Length::from_points(9.5 * advance / (*metrics)->units_per_em);
}

void measure_page(const inspect::PageFacts& page, Length natural, Quality& quality) {
    const auto lines = lines_of(page);
    int ladder = 0;
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        const bool is_last = std::next(line) == lines.end();
        const bool is_hyphenated = line->second.back().text == "\xc2\xad";
        ladder = is_hyphenated ? ladder + 1 : 0;
        quality.longest_ladder = std::max(quality.longest_ladder, ladder);
        quality.n_hyphens += is_hyphenated;
        ++quality.n_lines;
        const double ratio = is_last ? 1 : space_ratio(line->second, natural);
        quality.widest = std::max(quality.widest, ratio);
        quality.sum += ratio;
        quality.n_loose += ratio > 1.5;
        quality.n_wide += ratio > 2;
    }
}

/// Sets all paragraphs, writes them to a PDF and measures what is read back.
Quality measure(Length width) {
    text::Composer composer(pinned_fonts(), book_style(), dictionaries());
    auto spool = *page::Spool::create(machine());
    int number = 0;
    for (const Paragraph& paragraph : debian_faq()) {
        auto galley = composer.set(composer.prepare(story_of(paragraph)), width);
        EXPECT_TRUE(spool.append(page_of(std::move(galley), width, ++number)));
    }
    const fs::path path = fs::temp_directory_path() / ("text-quality-" + std::to_string(::getpid()) + ".pdf");
    auto file = *machine().create(path);
    const auto no_pictures = [](const emit::pdf::PictureRequest&) -> Result<emit::pdf::PrintPicture> {
        return Failure{Failure::Kind::Missing, "there are no pictures"};
    };
    const emit::pdf::Options options{.has_claim = false, .title = "quality", .document_id = "quality"};
    const auto written =
        emit::pdf::write_pdf(machine(), spool, book_style(), pinned_fonts(), no_pictures, options, *file);
    EXPECT_TRUE(written) << written.failure().message;
    EXPECT_TRUE(file->publish());
    const Length natural = natural_space();
    Quality quality;
    inspect::Options reading;
    reading.program = PUBLISHER_BINARY_DIR "/bin/publisher-inspect";
    const auto read = inspect::inspect_pages(
        machine(), path, reading, [&](inspect::PageFacts&& page) { measure_page(page, natural, quality); });
    EXPECT_TRUE(read) << read.failure().message;
    fs::remove(path);
    std::printf(
        "%3.0f pt: %d lines, word spaces mean %.2f, widest %.2f, over 1.5: %.1f %%, over 2: %.2f %%, "
        "%d hyphens, %d in a row\n",
        width.points(), quality.n_lines, quality.sum / quality.n_lines, quality.widest,
        100.0 * quality.n_loose / quality.n_lines, quality.wide_percent(), quality.n_hyphens,
        quality.longest_ladder);
    return quality;
}

TEST(TextQuality, WordSpacesStayNarrowOnThreeHundredRealParagraphs) {
    if (debian_faq().empty()) GTEST_SKIP() << "Debian's FAQ is not installed";
    ASSERT_EQ(debian_faq().size(), 300u);
    const Quality book = measure(240_pt);
    EXPECT_LE(book.wide_percent(), 1.5);
    EXPECT_LE(book.longest_ladder, 2);
    const Quality column = measure(150_pt);
    EXPECT_LE(column.wide_percent(), 8);
    EXPECT_LE(column.longest_ladder, 2);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "screen_pages.hpp"

#include "publisher/vector/code.hpp"

namespace publisher::emit::pdf {
namespace {

constexpr Length kLine = 6_mm;

story::GlyphRun& append(story::Line& line, const std::string& text, Length& x, Length y) {
    story::GlyphRun& run = line.runs.emplace_back(shaped(text, {x, y}, {.size = 9_pt}));
    run.language = "de-DE";
    x += run.width;
    return run;
}

std::vector<story::Line> lines_of(const story::Story& story, Length left, Length y) {
    std::vector<story::Line> lines;
    for (std::uint32_t i = 0; i < story.paragraphs.size(); ++i) {
        const story::Paragraph& paragraph = story.paragraphs[i];
        story::Line& line = lines.emplace_back();
        line.paragraph = i;
        line.baseline = y + kLine * static_cast<int>(i);
        Length x = left;
        if (!paragraph.marker.empty())
            append(line, paragraph.marker, x, line.baseline).part = story::GlyphRun::Part::Marker;
        for (std::uint32_t j = 0; j < paragraph.runs.size(); ++j) {
            const story::Run& run = paragraph.runs[j];
            story::GlyphRun& glyphs = append(line, run.text, x, line.baseline);
            glyphs.story_run = j;
            if (!run.language.empty()) glyphs.language = run.language;
        }
    }
    return lines;
}

story::Story story_of(const std::vector<TestParagraph>& paragraphs) {
    story::Story story{.id = "story", .language = "de-DE"};
    for (const TestParagraph& paragraph : paragraphs)
        story.paragraphs.push_back(
            {style::ParagraphStyleId(paragraph.style), paragraph.runs, paragraph.marker});
    return story;
}

page::Cell cell(page::Page& page, std::uint32_t column, std::uint32_t n_columns, const std::string& text,
                Length y) {
    page::Cell cell;
    cell.column = column;
    cell.n_columns = n_columns;
    cell.box = {10_mm + 30_mm * static_cast<int>(column), y, 30_mm * static_cast<int>(n_columns), kLine};
    cell.story = static_cast<page::StoryIndex>(page.stories.size());
    page.stories.push_back(story_of({{Text, {{.text = text}}}}));
    cell.lines = lines_of(page.stories.back(), cell.box.x, y + 4_mm);
    return cell;
}

}

page::TextFrame& add_text(page::Page& page, Length y, const std::vector<TestParagraph>& paragraphs) {
    page::TextFrame frame;
    frame.head = {.id = "text", .frame = {10_mm, y, 80_mm, kLine * static_cast<int>(paragraphs.size())}};
    frame.story = static_cast<page::StoryIndex>(page.stories.size());
    frame.thread = "thread";
    page.stories.push_back(story_of(paragraphs));
    frame.lines = lines_of(page.stories.back(), 10_mm, y);
    return std::get<page::TextFrame>(page.objects.emplace_back(std::move(frame)));
}

page::TablePart& add_table(page::Page& page, Length y, std::uint32_t part) {
    using Kind = page::Row::Kind;
    page::TablePart table;
    table.head = {.id = "table", .frame = {10_mm, y, 60_mm, kLine * 3}};
    table.table = "prices";
    table.part = part;
    table.style = style::TableStyleId(0);
    table.column_widths = {30_mm, 30_mm};
    const auto add = [&](Kind kind, std::vector<page::Cell> cells) {
        table.rows.push_back({kind, y, kLine, std::move(cells), {paint(Black), 0.5_pt}});
        y += kLine;
    };
    add(Kind::Head, {cell(page, 0, 1, "Artikel", y), cell(page, 1, 1, "Preis", y)});
    if (part == 0) add(Kind::Group, {cell(page, 0, 2, "Lampen", y)});
    add(Kind::Body, {cell(page, 0, 1, "Sol", y), cell(page, 1, 1, "98 €", y)});
    // The second column of this row is empty.
    add(Kind::Body, {cell(page, 0, 1, "Luna", y)});
    return std::get<page::TablePart>(page.objects.emplace_back(std::move(table)));
}

std::vector<page::Page> screen_pages() {
    std::vector<page::Page> pages = {blank_page(1), blank_page(2), blank_page(3)};
    pages[0].section = "cover";
    pages[1].section = pages[2].section = "lamps";
    pages[1].anchors = {{page::Anchor::Kind::Section, "lamps", "Lampen", {}},
                        {page::Anchor::Kind::Product, "SOL", "Sol", {10_mm, 30_mm}}};
    pages[2].anchors = {{page::Anchor::Kind::Product, "SOL", "Sol", {10_mm, 20_mm}}};

    const Rect frame{60_mm, -3_mm, 43_mm, 20_mm};
    pages[0].objects = {page::Shape{.head = {.frame = {-3_mm, -3_mm, 106_mm, 86_mm}}, .fill = paint(Dusk)},
                        page::PictureFrame{.head = {.id = "cover/picture", .frame = frame},
                                           .file_digest = "a",
                                           .picture = frame,
                                           .alternative_text = "Eine Lampe"}};
    add_text(
        pages[0], 25_mm,
        {{Title, {{.text = "Norrvik"}}},
         {Text, {{.text = "Mehr auf "}, {.text = "norrvik.example", .link = "https://norrvik.example/"}}},
         {Text,
          {{.text = "Sol: S. "},
           {.text = "2, 3", .field = story::PageField::PagesOf, .argument = "product/SOL"}}},
         {Text, {{.text = "Auf Dänisch "}, {.text = "lampe", .language = "da-DK"}}},
         {Points, {{.text = "hell"}}, "•"},
         {Points, {{.text = "warm"}}, "•"}});
    auto& frame_of_text = std::get<page::TextFrame>(pages[0].objects.back());
    frame_of_text.lines[0].runs[0].underline = {1_pt, 0.5_pt};
    page::TextFrame& folio = add_text(pages[0], 75_mm, {{Text, {{.text = "1"}}}});
    folio.head.is_furniture = true;

    add_text(pages[1], 10_mm, {{Item, {{.text = "Sol"}}}});
    add_table(pages[1], 20_mm, 0);
    const auto code = vector::make_code({.symbology = vector::Symbology::Qr, .value = "norrvik"});
    pages[1].objects.push_back(page::Code{.head = {.id = "code", .frame = {80_mm, 60_mm, 15_mm, 15_mm}},
                                          .symbology = "qr",
                                          .content = "norrvik",
                                          .outlines = code->outlines,
                                          .paint = paint(Black)});
    add_table(pages[2], 20_mm, 1);
    add_text(pages[2], 50_mm, {{Item, {{.text = "Luna"}}}});
    return pages;
}

Result<Art> screen_picture(const ArtRequest&) {
    PrintPicture picture = plain_picture({});
    picture.n_components = 3;
    picture.bytes = deflated(std::string(600, '\x80'));
    picture.soft_mask = deflated(std::string(200, '\x80'));
    return Art(std::move(picture));
}

Options screen_options() {
    Options options = print_options();
    options.standard = Standard::Screen;
    options.bookmarks = Bookmarks::Products;
    return options;
}

}

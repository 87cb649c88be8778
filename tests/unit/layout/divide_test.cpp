// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include "publisher/layout/divide_story.hpp"

#include <rapidcheck.h>

namespace publisher::layout {
namespace {

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
}

std::string random_words(int n_words) {
    static const std::vector<std::string> kWords = {"Schiff", "extraordinary", "a", "Öl", "light",
                                                    "12.5",   "internationale"};
    std::string text;
    for (int i = 0; i < n_words; ++i)
        text += (i == 0 ? "" : " ") + kWords[*rc::gen::inRange<std::size_t>(0, kWords.size())];
    return text;
}

TEST(DivideStory, PartsAreTheLinesBeforeAndBehind) {
    EXPECT_TRUE(rc::check([] {
        text::Setting setting;
        setting.paragraph().is_hyphenated = true;
        story::Story story = setting.story("", "en-GB");
        story.id = "story";
        story.paragraphs.clear();
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            story::Paragraph& paragraph = story.paragraphs.emplace_back();
            paragraph.style = style::ParagraphStyleId(0);
            // Two runs, as where a word is emphasized.
            paragraph.runs.emplace_back().text = random_words(*rc::gen::inRange(1, 12)) + ' ';
            paragraph.runs.emplace_back().text = random_words(*rc::gen::inRange(1, 12));
        }
        text::Composer& composer = setting.composer();
        const story::Galley galley = composer.set(composer.prepare(story), 60_pt);
        const auto n_lines = galley.lines.size();
        RC_PRE(n_lines > 1);
        const auto n_first = *rc::gen::inRange<std::size_t>(1, n_lines);
        const auto [first, rest] = divide_story(story, galley.lines, n_first);
        RC_ASSERT(rest.id == "story/continued");
        RC_ASSERT(without_spaces(first.plain_text()) + without_spaces(rest.plain_text()) ==
                  without_spaces(story.plain_text()));
        std::string seen;
        for (std::size_t i = 0; i < n_first; ++i) {
            for (const story::GlyphRun& run : galley.lines[i].runs)
                seen += run.text;
        }
        // A hyphen that the composer put at the end of a line is U+00AD and no part of the text.
        for (auto at = seen.find("\u00AD"); at != std::string::npos; at = seen.find("\u00AD"))
            seen.erase(at, 2);
        RC_ASSERT(without_spaces(first.plain_text()) == without_spaces(seen));
    }));
}

/// A list whose names are of any length, in columns of any height.
struct SplitRows : Compose {
    std::vector<std::string> names;
    void TestBody() override {}

    void make(int n_products) {
        placement().kind = publication::Placement::Kind::Table;
        placement().order = {"sku"};
        placement().group_tree = "shop";
        publication.sections[0].grid = "";
        const int bottom = *rc::gen::inRange(5, 26);
        parent_page = "<parent name=\"body\" columns=\"" + std::to_string(*rc::gen::inRange(1, 3)) +
                      "\" gutter=\"4mm\" top=\"10mm\" bottom=\"" + std::to_string(bottom) +
                      "mm\" inside=\"10mm\" outside=\"10mm\"/>";
        for (int i = 0; i < n_products; ++i) {
            const std::string id = "p" + std::to_string(100 + i);
            names.push_back(random_words(*rc::gen::inRange(1, 30)));
            add_product(id, names.back()).identifiers = {{"sku", id, maker.next_cell()}};
        }
        load(std::string(R"(<table name="list" table-style="list" balance=")") +
             (*rc::gen::arbitrary<bool>() ? "true" : "false") +
             R"("><columns><column width="natural"/><column width="1fr"/></columns>
                <group><row><cell columns="2" style="body">{category('label')}</cell></row></group>
                <body><row split="true"><cell style="body">{identifier('sku')}</cell>
                <cell style="body">{value('name')}</cell></row></body></table>)");
        compose();
    }
};

TEST(SplitRows, LoseNothingRepeatNothingAndStayInTheirColumns) {
    EXPECT_TRUE(rc::check("split rows", [] {
        SplitRows edition;
        edition.make(*rc::gen::inRange(1, 12));
        RC_ASSERT(edition.codes().empty());
        std::string seen, stories;
        std::vector<std::string> anchors;
        std::vector<Length> widths;
        for (const page::Page& page : edition.pages) {
            std::vector<Rect> parts;
            for (const page::Object& object : page.objects) {
                const auto& part = std::get<page::TablePart>(object);
                for (const Rect& other : parts)
                    RC_ASSERT(!other.overlaps(part.head.frame));
                parts.push_back(part.head.frame);
                if (widths.empty()) widths = part.column_widths;
                RC_ASSERT(part.column_widths == widths);
                RC_ASSERT(part.rows.back().kind == page::Row::Kind::Body);
                Length y = part.head.frame.y;
                for (const page::Row& row : part.rows) {
                    RC_ASSERT(row.y == y);
                    y += row.height;
                    if (row.kind != page::Row::Kind::Body) continue;
                    seen += Compose::text_of(row.cells[0].lines) + Compose::text_of(row.cells[1].lines);
                    for (const page::Cell& cell : row.cells)
                        stories += page.stories[cell.story].plain_text();
                    for (const story::Line& line : row.cells[1].lines)
                        RC_ASSERT(line.baseline + line.descent <= y);
                }
                RC_ASSERT(y == part.head.frame.bottom());
            }
            for (const page::Anchor& anchor : page.anchors) {
                if (anchor.kind == page::Anchor::Kind::Product) anchors.push_back(anchor.key);
            }
        }
        std::string wanted;
        std::vector<std::string> products;
        for (std::size_t i = 0; i < edition.names.size(); ++i) {
            products.push_back("p" + std::to_string(100 + i));
            wanted += products.back() + edition.names[i];
        }
        RC_ASSERT(without_spaces(seen) == without_spaces(wanted));
        RC_ASSERT(without_spaces(stories) == without_spaces(wanted));
        RC_ASSERT(anchors == products);
    }));
}

}
}

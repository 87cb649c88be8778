// SPDX-License-Identifier: Apache-2.0
#include "publisher/bind/markup.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace publisher::bind {
namespace {

using Lines = std::vector<std::string>;

MarkupStyles styles() {
    MarkupStyles styles;
    styles.strong = style::CharacterStyleId(0);
    styles.emphasis = style::CharacterStyleId(1);
    styles.superscript = style::CharacterStyleId(2);
    styles.paragraph = style::ParagraphStyleId(3);
    styles.list_item = style::ParagraphStyleId(4);
    return styles;
}

/// "1. |text [0:bold] text", one for each paragraph: marker, then runs, styled ones with their style.
Lines read(std::string_view markup) {
    Lines lines;
    for (const story::Paragraph& paragraph : to_paragraphs(markup, styles(), origin::BindingId(5))) {
        std::string& line = lines.emplace_back(paragraph.marker.empty() ? "" : paragraph.marker + '|');
        for (const story::Run& run : paragraph.runs) {
            line += run.style.is_valid() ? '[' + std::to_string(run.style.index()) + ':' + run.text + ']' : run.text;
        }
    }
    return lines;
}

TEST(Markup, ParagraphsStandApart) {
    EXPECT_EQ(read("<p>One</p><p>Two</p>"), (Lines{"One", "Two"}));
    EXPECT_EQ(read("bare <p>inner</p> tail"), (Lines{"bare", "inner", "tail"}));
    EXPECT_EQ(read("no markup at all"), Lines{"no markup at all"});
}

TEST(Markup, EmptyParagraphsVanish) {
    EXPECT_EQ(read("<p></p><p> \n </p><p>One</p><p><b> </b></p><p><br/></p>"), Lines{"One"});
    EXPECT_EQ(read(""), Lines{});
}

TEST(Markup, BreakStaysInItsParagraphAndTakesTheBlanksAroundItAway) {
    EXPECT_EQ(read("<p>One <br/> two<br>three</p>"), Lines{"One\ntwo\nthree"});
    EXPECT_EQ(read("<p>One<br/></p><p>Two</p>"), (Lines{"One", "Two"}));
    // Two breaks are one: a catalog has no room for empty lines.
    EXPECT_EQ(read("One<br/><br/>two"), Lines{"One\ntwo"});
}

TEST(Markup, WhiteSpaceCollapsesAcrossTags) {
    EXPECT_EQ(read("  One \n\t two  "), Lines{"One two"});
    EXPECT_EQ(read("One <b> two</b>  three"), Lines{"One [0:two] three"});
    EXPECT_EQ(read("One<b> two </b> three"), Lines{"One[0: two ]three"});
    EXPECT_EQ(read("One\u00a0 two"), Lines{"One\u00a0 two"}) << "a no-break space is no white space";
}

TEST(Markup, SpansHaveTheirStylesAndTheInnerOneWins) {
    EXPECT_EQ(read("<b>a</b><strong>b</strong><i>c</i><em>d</em> m<sup>2</sup>"), Lines{"[0:ab][1:cd] m[2:2]"});
    EXPECT_EQ(read("<b>a<i>b</i>c</b>d"), Lines{"[0:a][1:b][0:c]d"});
}

TEST(Markup, TagsWithoutAStyleAndUnknownOnesLeaveTheirText) {
    EXPECT_EQ(read("<u>a</u><span class=\"x\">b</span><font>c</font>"), Lines{"abc"}) << "there is no style for u here";
    EXPECT_EQ(read("<b>a<u>b</u>c</b>"), Lines{"[0:abc]"}) << "closing an unstyled one does not end the bold";
    EXPECT_EQ(read("a</b>b"), Lines{"ab"});
}

TEST(Markup, EntitiesBecomeTheirCharacters) {
    EXPECT_EQ(read("&lt;5 &amp; &gt;3 &quot;x&quot; &apos;y&apos;"), Lines{"<5 & >3 \"x\" 'y'"});
    EXPECT_EQ(read("AT&T &amp;lt;"), Lines{"AT&T &lt;"}) << "each is read once";
}

TEST(Markup, ListsHaveBulletsAndNumbers) {
    EXPECT_EQ(read("<ul><li>a</li><li>b</li></ul>"), (Lines{"\u2022|a", "\u2022|b"}));
    EXPECT_EQ(read("<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"), (Lines{"1.|a", "2.|b", "1.|c"}));
    EXPECT_EQ(read("intro<ul><li>a</li></ul>outro"), (Lines{"intro", "\u2022|a", "outro"}));
    EXPECT_EQ(read("<ul><li><p>a</p><p>more</p></li></ul>"), (Lines{"\u2022|a", "more"}));
}

TEST(Markup, NestedListsCountOnTheirOwn) {
    EXPECT_EQ(read("<ol><li>a<ol><li>x</li><li>y</li></ol></li><li>b<ul><li>z</li></ul></li><li>c</li></ol>"),
              (Lines{"1.|a", "1.|x", "2.|y", "2.|b", "\u2022|z", "3.|c"}));
}

TEST(Markup, EmptyItemTakesItsMarkerWithIt) {
    EXPECT_EQ(read("<ul><li>a</li><li> </li></ul><p>after</p>"), (Lines{"\u2022|a", "after"}));
    EXPECT_EQ(read("<ol><li></li></ol>text"), Lines{"text"});
}

TEST(Markup, ItemsHaveTheListStyleOrElseThatOfTheText) {
    const auto paragraphs = to_paragraphs("<p>a</p><ul><li>b</li></ul>", styles(), {});
    ASSERT_EQ(paragraphs.size(), 2u);
    EXPECT_EQ(paragraphs[0].style, style::ParagraphStyleId(3));
    EXPECT_EQ(paragraphs[1].style, style::ParagraphStyleId(4));
    MarkupStyles without = styles();
    without.list_item = {};
    EXPECT_EQ(to_paragraphs("<li>x</li><ul><li>b</li></ul>", without, {})[1].style, style::ParagraphStyleId(3));
}

TEST(Markup, EveryRunIsBoundToTheField) {
    for (const auto& paragraph : to_paragraphs("a<b>b</b><br/><ul><li>c</li></ul>", styles(), origin::BindingId(5))) {
        for (const story::Run& run : paragraph.runs) EXPECT_EQ(run.binding, origin::BindingId(5));
    }
}

TEST(Markup, StylesAreFoundByTheirNames) {
    style::StyleSheet sheet;
    for (const char* name : {"body", "body-list"}) sheet.paragraph_styles.emplace_back().name = name;
    for (const char* name : {"superscript", "strong"}) sheet.character_styles.emplace_back().name = name;
    const MarkupStyles found = find_markup_styles(sheet, style::ParagraphStyleId(0));
    EXPECT_EQ(found.paragraph, style::ParagraphStyleId(0));
    EXPECT_EQ(found.list_item, style::ParagraphStyleId(1));
    EXPECT_EQ(found.superscript, style::CharacterStyleId(0));
    EXPECT_EQ(found.strong, style::CharacterStyleId(1));
    EXPECT_FALSE(found.emphasis.is_valid());
    EXPECT_FALSE(find_markup_styles(sheet, style::ParagraphStyleId(1)).list_item.is_valid());
}

TEST(MarkupProperty, CharactersOfTheTextSurviveInOrder) {
    static const Lines kTags = {"<p>", "</p>", "<br/>", "<b>", "</b>", "<ul>", "<ol>", "<li>", "</li>", "</ul>",
                                "</ol>", "<sup>", "</sup>", "<x y='1'>", " ", "\n "};
    static const Lines kWords = {"a", "Z9", "\u00e9", "\u0633\u0639\u0631", "12,5", "-"};
    EXPECT_TRUE(rc::check([] {
        std::string markup, wanted;
        const int n = *rc::gen::inRange(0, 30);
        for (int i = 0; i < n; ++i) {
            if (*rc::gen::arbitrary<bool>()) {
                markup += *rc::gen::elementOf(kTags);
            } else {
                const std::string word = *rc::gen::elementOf(kWords);
                markup += word;
                wanted += word;
            }
        }
        std::string found;
        for (const story::Paragraph& paragraph : to_paragraphs(markup, styles(), {})) {
            RC_ASSERT(!paragraph.runs.empty());
            for (const story::Run& run : paragraph.runs) {
                RC_ASSERT(!run.text.empty());
                for (const char c : run.text) {
                    if (c != ' ' && c != '\n') found += c;
                }
            }
        }
        RC_ASSERT(found == wanted);
    }));
}

}
}

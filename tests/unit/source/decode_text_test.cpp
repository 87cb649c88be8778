// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/decode_text.hpp"

#include "markup_fault.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace publisher::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> notes_of(const DecodedText& decoded) {
    std::vector<std::string> notes;
    for (const auto& note : decoded.notes) {
        notes.push_back(to_string(note) + (note.count > 1 ? " x" + std::to_string(note.count) : ""));
    }
    return notes;
}

TEST(DecodePlain, CleanTextPassesUnchanged) {
    const auto decoded = decode_plain("Gießkanne 5 l");
    EXPECT_EQ(decoded.text, "Gießkanne 5 l");
    EXPECT_THAT(decoded.notes, IsEmpty());
}

TEST(DecodePlain, LineBreaksOfAllSpellings) {
    EXPECT_EQ(decode_plain("a\\nb\\r\\nc\r\nd\re\u2028f").text, "a\nb\nc\nd\ne\nf");
    EXPECT_EQ(decode_plain("  edge \\n ").text, "edge");
}

TEST(DecodePlain, EntitiesAreDecodedAndTheSecondTimeIsTold) {
    EXPECT_EQ(decode_plain("H&amp;M &#8482; &#x20AC; &eacute; R&D AT&T; caf&eacute").text,
              "H&M ™ € é R&D AT&T; caf&eacute");
    EXPECT_EQ(decode_plain("10 &#150; 20 &#146;s").text, "10 – 20 ’s") << "numbers of Windows-1252";
    const auto twice = decode_plain("m&amp;sup2;");
    EXPECT_EQ(twice.text, "m²");
    EXPECT_THAT(notes_of(twice), ElementsAre("entities decoded a second time"));
    const auto thrice = decode_plain("&amp;amp;lt;");
    EXPECT_EQ(thrice.text, "&lt;") << "at most twice";
    EXPECT_THAT(notes_of(thrice),
                ElementsAre("entities decoded a second time", "entities left after the second decoding"));
    const auto unknown = decode_plain("&foo; &#0; &#xD800;");
    EXPECT_EQ(unknown.text, "&foo; &#0; &#xD800;");
    EXPECT_EQ(unknown.notes.size(), 3u);
}

TEST(DecodePlain, ControlsAreDroppedAndDamageStays) {
    const auto decoded = decode_plain("a\u0093b\x01 c\uFFFDd\uFEFF");
    EXPECT_EQ(decoded.text, "ab c\uFFFDd");
    EXPECT_THAT(notes_of(decoded),
                ElementsAre("character U+0093 dropped", "character U+0001 dropped",
                            "replacement character U+FFFD kept", "character U+FEFF dropped"));
    EXPECT_TRUE(is_damage(decoded.notes[2]));
    EXPECT_FALSE(is_damage(decoded.notes[0]));
}

TEST(DecodePlain, MarkupStaysAndIsNoted) {
    const auto decoded = decode_plain("A<sup>2</sup> < 55dB");
    EXPECT_EQ(decoded.text, "A<sup>2</sup> < 55dB");
    EXPECT_THAT(notes_of(decoded), ElementsAre("markup in plain text kept as text x2"));
}

TEST(DecodeRich, SubsetStaysAndAttributesGo) {
    const auto decoded = decode_rich(
        "<SPAN style=\"font-size: larger; font-weight: bold;\">Overview</span><BR/>H<sub>2</SUB>O &amp; "
        "m&sup2;"
        "<a href='x'>link</a><img src=\"a>b.jpg\">");
    EXPECT_EQ(decoded.text, "<span>Overview</span><br/>H<sub>2</sub>O &amp; m²link");
    EXPECT_THAT(notes_of(decoded),
                ElementsAre("style of <span> dropped", "address 'x' of a link dropped", "tag <img> dropped"));
}

TEST(DecodeRich, WhatOnlyLooksLikeATagIsText) {
    EXPECT_EQ(decode_rich("for <USD600 and noise < 55dB, a<b, x <y> z, 5 &lt; 6").text,
              "for &lt;USD600 and noise &lt; 55dB, a&lt;b, x &lt;y&gt; z, 5 &lt; 6");
    EXPECT_THAT(decode_rich("<USD600").notes, IsEmpty());
}

TEST(DecodeRich, WrittenLineBreaksBesideTagsAreNotCountedTwice) {
    EXPECT_EQ(decode_rich("one.\\n<br />\\n<b>Two</b>\\n<br/>three").text, "one.<br/><b>Two</b><br/>three");
    EXPECT_EQ(decode_rich("one<br /><br />\\ntwo").text, "one<br/><br/>two");
    EXPECT_EQ(decode_rich("<b>one</b>\\ntwo").text, "<b>one</b><br/>two");
    EXPECT_EQ(decode_rich("a\\n\\nb").text, "a<br/><br/>b");
    EXPECT_EQ(decode_rich("<p>one</p>\\n<p>two</p>\\n").text, "<p>one</p><p>two</p>");
}

TEST(DecodeRich, LineFeedsAreBreaksOnlyInTextWithoutLineMarkup) {
    EXPECT_EQ(decode_rich("one\ntwo <b>x</b>").text, "one<br/>two <b>x</b>");
    EXPECT_EQ(decode_rich("<p>one\n two</p>").text, "<p>one two</p>");
}

TEST(DecodeRich, UnbalancedMarkupIsRepaired) {
    const auto repaired = [](std::string_view text) {
        const auto decoded = decode_rich(text);
        EXPECT_FALSE(decoded.notes.empty()) << text;
        EXPECT_EQ(decoded.notes.front().kind, TextNote::Kind::UnbalancedMarkup) << text;
        return decoded.text;
    };
    EXPECT_EQ(repaired("<b>open"), "<b>open</b>");
    EXPECT_EQ(repaired("x</i>y"), "xy");
    EXPECT_EQ(repaired("<b>1<i>2</b>3</i>4"), "<b>1<i>2</i></b><i>3</i>4");
    EXPECT_EQ(repaired("<li>a<li>b"), "<ul><li>a</li><li>b</li></ul>");
    EXPECT_EQ(repaired("<ul>text<li>a</ul>"), "<ul><li>text</li><li>a</li></ul>");
    EXPECT_EQ(repaired("x</p>"), "x");
}

TEST(DecodeRich, EndTagsThatHtmlLeavesOutAreNoFault) {
    EXPECT_EQ(decode_rich("<p>a<p>b").text, "<p>a</p><p>b</p>");
    EXPECT_EQ(decode_rich("<ul><li>a<ul><li>b</ul><li>c</ul>").text,
              "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>");
    EXPECT_THAT(decode_rich("<ul><li>a<li>b</ul>").notes, IsEmpty());
}

TEST(DecodeRich, EmptyElementsVanishAndWhiteSpaceCollapses) {
    EXPECT_EQ(decode_rich("<p>&nbsp;</p><p> a  b </p><b></b><br><br><br>").text, "<p>a b</p>");
    EXPECT_EQ(decode_rich("x <b> y </b> z").text, "x <b>y</b> z");
    EXPECT_EQ(decode_rich("<b><p>x</p><p>y</p></b>").text, "<p><b>x</b></p><p><b>y</b></p>");
    EXPECT_EQ(decode_rich("12&nbsp;kg").text, "12\u00A0kg");
    EXPECT_EQ(decode_rich("a<br><br><br><br>b").text, "a<br/><br/>b");
}

TEST(DecodeRich, DroppedBlocksKeepTheirLines) {
    const auto decoded =
        decode_rich("<div>one</div><blockquote>two</blockquote><dl><dt>a</dt><dd>b</dd></dl>three");
    EXPECT_EQ(decoded.text, "one<br/>two<br/>a<br/>b<br/>three");
}

TEST(DecodeRich, HeadingsAndLinksStay) {
    EXPECT_EQ(decode_rich("<H2 class='x'>Head</H2>text<h3>Next").text, "<h2>Head</h2>text<h3>Next</h3>");
    EXPECT_EQ(decode_rich("<a href=\"https://norrvik.example/a?b=1&amp;c=2\">us</a>").text,
              "<a href=\"https://norrvik.example/a?b=1&amp;c=2\">us</a>");
    EXPECT_EQ(decode_rich("<a href=mailto:shop@norrvik.example>us</a>").text,
              "<a href=\"mailto:shop@norrvik.example\">us</a>");
    const auto inside =
        decode_rich("<a href='/help'>help</a> <a name='top'>top</a> <a href='javascript:x()'>x</a>");
    EXPECT_EQ(inside.text, "help top x");
    EXPECT_THAT(notes_of(inside), ElementsAre("address '/help' of a link dropped", "tag <a> dropped",
                                              "address 'javascript:x()' of a link dropped"));
}

TEST(DecodeRich, TablesKeepTheirColumns) {
    EXPECT_EQ(
        decode_rich(
            "<table border=1><thead><tr><th>A<th>B</thead>\n<tbody> <tr> <td>1</td> <td>2</td></tr></table>")
            .text,
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>");
    EXPECT_EQ(
        decode_rich("<table><tr><td></td><td>&nbsp;</td><td>c</td><td></td></tr><tr><td></td></tr></table>")
            .text,
        "<table><tr><td></td><td></td><td>c</td></tr></table>")
        << "an empty cell keeps the others in their columns";
    const auto spanned = decode_rich("<table><tr><td colspan=\"2\">a</td></tr></table>");
    EXPECT_THAT(notes_of(spanned), ElementsAre("span of <td> over columns or rows dropped"));
    EXPECT_EQ(decode_rich("<table><tr><td><p>a</p><ul><li>b</li></ul></td></tr></table>").text,
              "<table><tr><td>a<br/>b</td></tr></table>")
        << "blocks in a cell become lines";
    EXPECT_EQ(decode_rich("<td>a</td><td>b</td>c").text,
              "<table><tr><td>a</td><td>b</td><td>c</td></tr></table>");
}

TEST(DecodeRich, ScriptsAndStylesGoWithTheirContent) {
    const auto decoded =
        decode_rich("<style>p { color: red }</style>a<script>alert('<b>')</script>b<!-- c -->d");
    EXPECT_EQ(decoded.text, "abd");
    EXPECT_THAT(notes_of(decoded),
                ElementsAre("<style> dropped with all it holds", "<script> dropped with all it holds"));
}

TEST(DecodeRich, ATagThatIsCutOffAtTheEndIsDropped) {
    const auto decoded = decode_rich("text.<br");
    EXPECT_EQ(decoded.text, "text.");
    EXPECT_THAT(notes_of(decoded), ElementsAre("cut-off tag <br dropped"));
    EXPECT_EQ(decode_rich("a <span style=\"font-size").text, "a");
    EXPECT_EQ(decode_rich("tag <b is bold").text, "tag &lt;b is bold");
}

TEST(DecodeRich, EscapedMarkupIsMarkup) {
    EXPECT_EQ(decode_rich("&lt;b&gt;bold&lt;/b&gt;").text, "<b>bold</b>");
    const auto twice = decode_rich("&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;");
    EXPECT_EQ(twice.text, "<b>x</b>");
    EXPECT_THAT(notes_of(twice), ElementsAre("entities decoded a second time x4"));
}

TEST(DecodeRich, WhateverComesTheFragmentIsWellFormed) {
    const std::vector<std::string> pieces = {"<b>",
                                             "</b>",
                                             "<i>",
                                             "</i>",
                                             "<p>",
                                             "</p>",
                                             "<ul>",
                                             "</ul>",
                                             "<ol>",
                                             "</ol>",
                                             "<li>",
                                             "</li>",
                                             "<br/>",
                                             "<br",
                                             "<span style=\"x\">",
                                             "</span>",
                                             "<div>",
                                             "</div>",
                                             "<td>",
                                             "<script>",
                                             "</script>",
                                             "<style>",
                                             "&lt;",
                                             "&amp;",
                                             "&amp;lt;b&amp;gt;",
                                             "&nbsp;",
                                             "&foo;",
                                             "<USD600",
                                             " ",
                                             "\n",
                                             "\\n",
                                             "\t",
                                             "word",
                                             "\u00e9",
                                             "\u2028",
                                             "\x01",
                                             "\"",
                                             "=",
                                             ">",
                                             "<",
                                             "</",
                                             "<!--",
                                             "-->",
                                             "<a href='",
                                             "'>",
                                             "<o:p>",
                                             "<![CDATA[",
                                             "\\",
                                             "&#",
                                             "&#x41;",
                                             "&#150;",
                                             "<table>",
                                             "<tr>",
                                             "</tr>",
                                             "</td>",
                                             "</table>",
                                             "<h2>",
                                             "</h2>",
                                             "<a href='tel:1\"2'>",
                                             "</a>"};
    std::mt19937 random(20270301);
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i)
            text += pieces[random() % pieces.size()];
        const auto decoded = decode_rich(text);
        EXPECT_EQ(fault_in(decoded.text), "") << text << " became " << decoded.text;
        decode_plain(text);
    }
}

TEST(DecodeRich, VeryLongTextsAreQuick) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "<b>x<a href=\"";
    EXPECT_FALSE(decode_rich(text).text.empty());
}

TEST(DecodeRich, NestingBeyondReasonIsToldAndTheTextStays) {
    const auto nested = [](const std::string& tag, const std::string& between) {
        std::string text;
        for (int i = 0; i < 5'000; ++i)
            text += tag;
        return decode_rich(text + between);
    };
    for (const auto& [tag, between] :
         {std::pair("<b>", "x"), std::pair("<ul><li>", "x"), std::pair("<b>", "<p>x<p>y")}) {
        const DecodedText decoded = nested(tag, between);
        EXPECT_LT(decoded.text.size(), 1'000u) << tag;
        EXPECT_NE(decoded.text.find('x'), std::string::npos) << tag;
        EXPECT_TRUE(std::any_of(decoded.notes.begin(), decoded.notes.end(), [](const TextNote& note) {
            return note.kind == TextNote::Kind::TooDeep && is_damage(note);
        })) << tag;
    }
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/document.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

namespace publisher::xml {
namespace {

TEST(Document, KnowsLineAndColumnOfElementsAttributesAndText) {
    diag::Sink findings;
    const auto document =
        Document::parse("<a>\n  <b x='1' name=\"größe\" />\n  <c>text\n</c></a>", "a.xml", findings);
    ASSERT_TRUE(document);
    const Node b = document->root().child("b");
    EXPECT_EQ(b.origin(), (origin::DesignOrigin{"a.xml", 2, 3}));
    EXPECT_EQ(b.attribute_origin("name"), (origin::DesignOrigin{"a.xml", 2, 18}));
    EXPECT_EQ(b.attribute("name"), "größe");
    const Node c = document->root().child("c");
    ASSERT_EQ(c.pieces().size(), 1u);
    EXPECT_EQ(c.pieces()[0].origin, (origin::DesignOrigin{"a.xml", 3, 6}));
    EXPECT_EQ(c.path(), "a/c[1]");
}

TEST(Document, ColumnsCountCharactersNotBytes) {
    diag::Sink findings;
    const auto document = Document::parse("<a><b t='äöü'/><c/></a>", "a.xml", findings);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().child("c").origin().column, 16u);
    EXPECT_EQ(document->excerpt(document->root().child("c").origin()),
              "<a><b t='äöü'/><c/></a>\n               ^");
}

TEST(Document, LinesBeyondSixteenBitsAreExact) {
    diag::Sink findings;
    const auto document = Document::parse("<a>" + std::string(70'000, '\n') + "<b/></a>", "a.xml", findings);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().child("b").origin().line, 70'001u);
}

TEST(Document, MalformedFilesAreReportedWithTheirPlace) {
    diag::Sink findings;
    EXPECT_FALSE(Document::parse("<a>\n<b></a>", "broken.xml", findings));
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(findings.findings()[0].code, diag::Code::XmlMalformed);
    EXPECT_EQ(findings.findings()[0].design.line, 2u);
    EXPECT_FALSE(Document::parse("", "empty.xml", findings));
    EXPECT_FALSE(Document::parse("<a>\xff</a>", "latin.xml", findings));
    EXPECT_EQ(findings.findings().size(), 3u);
}

TEST(Document, AnElementOfMoreAttributesThanAnyoneWritesIsRefused) {
    const auto attributes = [](int n) {
        std::string text;
        for (int i = 0; i < n; ++i)
            text += " a" + std::to_string(i) + "=\"x'>\"";
        return text;
    };
    const auto n_found = [](const std::string& text) {
        diag::Sink findings;
        Document::parse(text, "a.xml", findings);
        return findings.findings().size();
    };
    EXPECT_EQ(n_found("<a" + attributes(500) + "/>"), 0u);
    EXPECT_EQ(n_found("<a" + attributes(501) + "/>"), 1u);
    EXPECT_EQ(n_found("<a" + attributes(100'000) + "/>"), 1u);
    const std::string quotes(5'000, '"');
    EXPECT_EQ(n_found("<?x " + quotes + " ?><!-- <b " + quotes + "- -> --><a><![CDATA[<b" + quotes +
                      " ]] > ]]>" + quotes + "<c" + attributes(300) + "/><c" + attributes(300) + "/></a>"),
              0u);
}

TEST(Document, DoctypeIsRefusedBeforeAnyEntityIsRead) {
    diag::Sink findings;
    EXPECT_FALSE(Document::parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "a.xml",
                                 findings));
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(findings.findings()[0].code, diag::Code::XmlDoctype);
}

/// "line:column" of each byte of the text pieces of an element, for those that begin a word.
std::string place(const Node::Piece& piece, std::string_view word) {
    const origin::DesignOrigin at = piece.locate(piece.text.find(word)).origin;
    return std::to_string(at.line) + ':' + std::to_string(at.column);
}

TEST(Document, TextKnowsItsPlaceBehindReferencesCdataAndComments) {
    diag::Sink findings;
    const auto document = Document::parse(
        "<a>&amp;&#xA0;one\r\n two<!-- no --> three<![CDATA[ <four> ]]>five<b>x</b>six<b/>\n<?no?>seven</a>",
        "a.xml", findings);
    ASSERT_TRUE(document);
    const std::vector<Node::Piece> pieces = document->root().pieces();
    ASSERT_EQ(pieces.size(), 7u);
    EXPECT_EQ(pieces[0].text, "&\u00A0one\n two");
    EXPECT_EQ(place(pieces[0], "one"), "1:15"); // 4 + 5 of &amp; + 6 of &#xA0;
    EXPECT_EQ(place(pieces[0], "two"), "2:2");
    EXPECT_EQ(pieces[1].text, " three <four> five");
    EXPECT_EQ(place(pieces[1], "three"), "2:17"); // behind a comment of 11
    EXPECT_EQ(place(pieces[1], "<four>"), "2:32");
    EXPECT_EQ(place(pieces[1], "five"), "2:42");
    EXPECT_EQ(pieces[2].element.name(), "b");
    EXPECT_EQ(place(pieces[3], "six"), "2:54");
    EXPECT_EQ(place(pieces[5], "\n"), "2:61");
    EXPECT_EQ(place(pieces[6], "seven"), "3:7");
}

TEST(Document, BytesOfAttributesKnowTheirPlace) {
    diag::Sink findings;
    const auto document = Document::parse("<a>\n<b x='&lt;&#228;\n ö!' xy='2'/></a>", "a.xml", findings);
    ASSERT_TRUE(document);
    const Node b = document->root().child("b");
    EXPECT_EQ(b.attribute("x"), "<\u00E4  ö!");
    const std::size_t end = b.attribute("x")->find('!');
    EXPECT_EQ(b.locate_in_attribute("x", end).origin, (origin::DesignOrigin{"a.xml", 3, 3}));
    EXPECT_EQ(b.locate_in_attribute("x", end).excerpt, " ö!' xy='2'/></a>\n  ^");
    EXPECT_EQ(b.locate_in_attribute("xy", 0).origin, (origin::DesignOrigin{"a.xml", 3, 10}));
    EXPECT_EQ(b.locate_in_attribute("none", 0).origin, b.origin());
}

}
}

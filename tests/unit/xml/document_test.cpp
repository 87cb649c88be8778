// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/xml/document.hpp"

#include <gtest/gtest.h>

namespace publisher::xml {
namespace {

TEST(Document, KnowsLineAndColumnOfElementsAttributesAndText) {
    diag::Sink findings;
    const auto document = Document::parse("<a>\n  <b x='1' name=\"größe\" />\n  <c>text\n</c></a>", "a.xml", findings);
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
    EXPECT_EQ(document->excerpt(document->root().child("c").origin()), "<a><b t='äöü'/><c/></a>\n               ^");
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

TEST(Document, DoctypeIsRefusedBeforeAnyEntityIsRead) {
    diag::Sink findings;
    EXPECT_FALSE(Document::parse("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "a.xml", findings));
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(findings.findings()[0].code, diag::Code::XmlDoctype);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/schema.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace publisher::xml {
namespace {

constexpr const char* kSchema = R"(<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="menu"><zeroOrMore><element name="dish">
    <attribute name="price"><data type="decimal"/></attribute><text/></element></zeroOrMore></element></start>
</grammar>)";

diag::Sink validated(const std::string& text) {
    diag::Sink findings;
    const auto schema = Schema::load(kSchema, "menu.rng");
    EXPECT_TRUE(schema);
    const auto document = Document::parse(text, "menu.xml", findings);
    (*schema)->validate(*document, findings);
    return findings;
}

TEST(Schema, AcceptsWhatItDescribes) {
    EXPECT_TRUE(validated("<menu><dish price='4.50'>soup</dish></menu>").findings().empty());
}

TEST(Schema, SuggestsTheNearestElement) {
    const diag::Sink findings = validated("<menu>\n<dsh price='4.50'>soup</dsh></menu>");
    ASSERT_FALSE(findings.findings().empty());
    EXPECT_EQ(findings.findings()[0].design.line, 2u);
    EXPECT_EQ(findings.findings()[0].remedy(), "did you mean 'dish'?");
}

TEST(Schema, PointsAtTheAttribute) {
    const diag::Sink findings = validated("<menu><dish price='4.50' prise='1'>soup</dish></menu>");
    ASSERT_FALSE(findings.findings().empty());
    EXPECT_EQ(findings.findings()[0].design.column, 33u);
    EXPECT_EQ(findings.findings()[0].remedy(), "did you mean 'price'?");
}

TEST(Schema, AWrongValueIsReportedAtItsAttribute) {
    const diag::Sink findings = validated("<menu><dish price='cheap'>soup</dish></menu>");
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(findings.findings()[0].message(), "'cheap' is not allowed at attribute 'price'");
    EXPECT_EQ(findings.findings()[0].design.column, 20u);
}

constexpr const char* kDesign = R"xml(<grammar xmlns="http://relaxng.org/ns/structure/1.0">
  <start><choice><element name="page"><ref name="boxes"/></element><element name="list"><empty/></element></choice></start>
  <define name="boxes">
    <optional><attribute name="name"/></optional>
    <zeroOrMore><choice>
      <element name="stack"><ref name="boxes"/></element>
      <element name="text"><attribute name="style"/><optional><attribute name="case"><ref name="case"/></attribute></optional>
        <mixed><zeroOrMore><element name="span"><attribute name="style"/><text/></element></zeroOrMore></mixed></element>
      <element name="table"><oneOrMore><element name="row"><attribute name="columns"/></element></oneOrMore></element>
    </choice></zeroOrMore>
  </define>
  <define name="case"><choice><value>upper</value><value>lower</value></choice></define>
</grammar>)xml";

/// "2:3 message (remedy)" of each finding.
std::vector<std::string> explained(const std::string& text) {
    diag::Sink findings;
    const auto schema = Schema::load(kDesign, "design.rng");
    EXPECT_TRUE(schema);
    const auto document = Document::parse(text, "page.xml", findings);
    const bool is_valid = (*schema)->validate(*document, findings);
    EXPECT_EQ(is_valid, findings.findings().empty());
    std::vector<std::string> lines;
    for (const diag::Finding& each : findings.findings()) {
        lines.push_back(std::to_string(each.design.line) + ':' + std::to_string(each.design.column) + ' ' +
                        each.message() + " (" + std::string(each.remedy()) + ')');
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(SchemaExplanation, GoodFilesNeedNone) {
    EXPECT_EQ(explained("<page name='a'><stack><text style='b' case='upper'>a<span "
                        "style='s'>b</span></text></stack></page>"),
              Lines());
}

TEST(SchemaExplanation, NamesTheStrangerNotItsParents) {
    EXPECT_EQ(explained("<page>\n<stack><stack>\n  <txet style='a'>b</txet></stack></stack></page>"),
              Lines{"3:3 element 'txet' does not belong into element 'stack' (did you mean 'text'?)"});
    EXPECT_EQ(explained("<page>\n<text style='a'>b<spam style='c'>d</spam></text></page>"),
              Lines{"2:18 element 'spam' does not belong into element 'text' (did you mean 'span'?)"});
    EXPECT_EQ(explained("<paeg/>"),
              Lines{"1:1 element 'paeg' does not belong into the file (did you mean 'page'?)"});
}

TEST(SchemaExplanation, NamesTheAttributeThatIsMissingOrStrange) {
    EXPECT_EQ(explained("<page>\n <text>b</text></page>"),
              Lines{"2:2 element 'text' has no attribute 'style' (add the attribute 'style')"});
    EXPECT_EQ(explained("<page>\n <text style='a' caes='upper'>b</text></page>"),
              Lines{"2:24 there is no attribute 'caes' at element 'text' (did you mean 'case'?)"});
}

TEST(SchemaExplanation, NamesTheWordsThatAreAllowed) {
    EXPECT_EQ(explained("<page><text style='a' case='uper'>b</text></page>"),
              Lines{"1:29 'uper' at attribute 'case' of element 'text' is none of the words allowed (did you "
                    "mean 'upper'?)"});
    EXPECT_EQ(explained("<page><text style='a' case='small-caps'>b</text></page>"),
              Lines{"1:29 'small-caps' at attribute 'case' of element 'text' is none of the words allowed "
                    "(use one of: upper, lower)"});
}

TEST(SchemaExplanation, NamesTextAndElementsThatAreWrong) {
    EXPECT_EQ(
        explained("<page>\n  word<stack/></page>"),
        Lines{"2:3 there is text in element 'page', which takes none (see the schema of this kind of file)"});
    EXPECT_EQ(explained("<page>\n<table/></page>"),
              Lines{"2:1 element 'table' has no element 'row' (add the element 'row')"});
}

TEST(SchemaExplanation, EveryFaultIsReportedInOneRun) {
    EXPECT_EQ(explained("<page><text>b</text><row/><stack nam='x'/></page>").size(), 3u);
}

TEST(Schema, WhatIsNoSchemaIsRefused) {
    EXPECT_FALSE(Schema::load("<grammar", "broken.rng"));
    EXPECT_FALSE(Schema::load("<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", "empty.rng"));
}

}
}

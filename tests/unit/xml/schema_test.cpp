// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/sink.hpp"
#include "publisher/xml/schema.hpp"

#include <gtest/gtest.h>

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

TEST(Schema, AWrongValueIsReported) {
    EXPECT_FALSE(validated("<menu><dish price='cheap'>soup</dish></menu>").findings().empty());
}

}
}

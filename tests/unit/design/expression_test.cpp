// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A template whose text element has this content; it begins at line 1, column 40.
std::string with_text(const std::string& content) {
    return "<item name='item'><text style=\"body\"  >" + content + "</text></item>";
}

std::vector<std::string> findings_of(const std::string& content) {
    TestDesign test;
    test.load_item(with_text(content));
    return test.findings();
}

TEST(TemplateExpression, PointsToTheFunctionThatIsNotThere) {
    TestDesign test;
    test.load_item(with_text("{valeu('name')}"));
    ASSERT_THAT(test.findings(),
                ElementsAre("xml/xpath-function templates/item.xml:1:41")); // behind the brace at 40
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'value'?");
    EXPECT_EQ(test.finding(0).excerpt, with_text("{valeu('name')}") + '\n' + std::string(40, ' ') + '^');
}

TEST(TemplateExpression, PlacesAreExactBehindTextAndOtherExpressions) {
    //                         40        50        60
    //                         |from {value('a')} to {valeu('b')}
    EXPECT_THAT(findings_of("from {value('a')} to {valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:62")); // 40 + 22
    EXPECT_THAT(findings_of("größe ä {valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:49")); // 40 + 9 characters, not bytes
}

TEST(TemplateExpression, PlacesAreExactOverLineBreaks) {
    EXPECT_THAT(findings_of("one\n  two {valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2:8"));
    EXPECT_THAT(findings_of("one\r\n  two {valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2:8"));
    EXPECT_THAT(findings_of("{if(has('a'),\n   valeu('b'),\n   'c')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2:4"));
    EXPECT_THAT(findings_of("\n\n{value('a'}"),
                ElementsAre(testing::StartsWith("xml/xpath-syntax templates/item.xml:3:")));
}

TEST(TemplateExpression, PlacesAreExactBehindReferencesCommentsAndCdata) {
    EXPECT_THAT(findings_of("&#xA0;&amp;{valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:52")); // 40 + 6 + 5 + 1
    EXPECT_THAT(findings_of("<!-- {x} -->{valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:53"));
    EXPECT_THAT(findings_of("a<!-- {x}\n -->b{valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2:7"));
    EXPECT_THAT(findings_of("<![CDATA[<&]]>{valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:55"));
    EXPECT_THAT(findings_of("<![CDATA[{valeu('b')}]]>"),
                ElementsAre("xml/xpath-function templates/item.xml:1:50"));
}

TEST(TemplateExpression, PlacesAreExactBehindAndInsideElements) {
    EXPECT_THAT(findings_of("<br/>{valeu('b')}"), ElementsAre("xml/xpath-function templates/item.xml:1:46"));
    EXPECT_THAT(findings_of("<span style='strong'>x</span>\n{valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2:2"));
    EXPECT_THAT(findings_of("<span style='strong'>x {valeu('b')}</span>"),
                ElementsAre("xml/xpath-function templates/item.xml:1:64"));
    EXPECT_THAT(
        findings_of("<span style='strong' if=\"'>' = 'a'\">{valeu('b')}</span>"),
        ElementsAre("xml/xpath-function templates/item.xml:1:77")); // a ">" in an attribute ends no tag
}

TEST(TemplateExpression, PlacesInAttributesAreExactOverLineBreaksAndReferences) {
    TestDesign test;
    test.load_item("<item name='item'><stack if=\"has('a')\n  and &#x27;x&#x27; = valeu('b')\"/></item>");
    EXPECT_THAT(test.findings(), ElementsAre("xml/xpath-function templates/item.xml:2:23"));
}

TEST(TemplateExpression, LongTextsDoNotLoseTheirPlace) {
    // libxml2 hands long text over in parts.
    std::string lines;
    for (int i = 0; i < 2000; ++i)
        lines += "ein größerer Absatz &amp; mehr\n";
    EXPECT_THAT(findings_of(lines + " {valeu('b')}"),
                ElementsAre("xml/xpath-function templates/item.xml:2001:3"));
}

TEST(TemplateExpression, DoubledBracesAreBraces) {
    TestDesign test;
    test.load_item(with_text("{{a}} {value('x')} }}{{"));
    ASSERT_THAT(test.findings(), IsEmpty());
    const auto& pieces = test.item().root.text.content;
    ASSERT_EQ(pieces.size(), 3u);
    EXPECT_EQ(pieces[0].literal, "{a} ");
    EXPECT_EQ(pieces[1].expression->text(), "value('x')");
    EXPECT_EQ(pieces[2].literal, " }{");
}

TEST(TemplateExpression, QuotesMayHoldBraces) {
    TestDesign test;
    test.load_item(with_text("{if(has('a'), '}', \"{\")}"));
    ASSERT_THAT(test.findings(), IsEmpty());
    EXPECT_EQ(test.item().root.text.content.at(0).expression->text(), "if(has('a'), '}', \"{\")");
}

TEST(TemplateExpression, AnOpenBraceIsReportedWhereItStands) {
    EXPECT_THAT(findings_of("a {value('x') b"), ElementsAre("design/brace-open templates/item.xml:1:42"));
    EXPECT_THAT(findings_of("a\n{value('x)} b"),
                ElementsAre("design/brace-open templates/item.xml:2:1")); // the quote stays open
}

TEST(TemplateExpression, SyntaxAndArgumentsAreChecked) {
    EXPECT_THAT(findings_of("{}"),
                ElementsAre(testing::StartsWith("xml/xpath-syntax templates/item.xml:1:41")));
    EXPECT_THAT(findings_of("{value()}"), ElementsAre("xml/xpath-arguments templates/item.xml:1:41"));
    EXPECT_THAT(findings_of("{concat(value('a'), ' ', valeu('b'))}"),
                ElementsAre("xml/xpath-function templates/item.xml:1:65"));
}

TEST(TemplateExpression, AWrongOneIsLeftOutAndTheOthersStay) {
    TestDesign test;
    test.load_item(with_text("{valeu('a')} and {value('b')}"));
    EXPECT_EQ(test.findings().size(), 1u);
    const auto& pieces = test.item().root.text.content;
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_EQ(pieces[0].literal, "and ");
    EXPECT_EQ(pieces[1].expression->text(), "value('b')");
}

}
}

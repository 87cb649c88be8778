// SPDX-License-Identifier: Apache-2.0
#include "publisher/xml/xpath.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"

#include <gtest/gtest.h>

namespace publisher::xml {
namespace {

std::shared_ptr<const XPath> compiled(const std::string& text) {
    diag::Sink findings;
    return XPath::compile(text, {"t.xml", 3, 10}, "", findings);
}

Tree product() {
    return {"product",
            "",
            {{"id", "4711"}},
            {{"price", "12.50", {{"list", "retail"}}, {}}, {"price", "9.00", {{"list", "trade"}}, {}}}};
}

TEST(XPath, WalksTheSubject) {
    XPathContext context;
    context.set_subject(product);
    EXPECT_EQ(to_text(*context.evaluate(*compiled("price[@list='trade']"))), "9.00");
    EXPECT_TRUE(to_bool(*context.evaluate(*compiled("price > 10"))));
    EXPECT_EQ(to_text(*context.evaluate(*compiled("concat(@id, '-', count(price))"))), "4711-2");
}

TEST(XPath, CallsRegisteredFunctionsAndBuildsNoTreeForASingleCall) {
    XPathContext context;
    context.set_subject([]() -> Tree {
        ADD_FAILURE() << "no tree is needed";
        return {};
    });
    context.add_function("value", {1, 1}, [](auto arguments) { return "<" + to_text(arguments[0]) + ">"; });
    const auto expression = compiled("value('name')");
    EXPECT_TRUE(expression->is_single_call());
    EXPECT_EQ(to_text(*context.evaluate(*expression)), "<name>");
    EXPECT_FALSE(compiled("value('a') or value('b')")->is_single_call());
    EXPECT_FALSE(compiled("not(value('a'))")->is_single_call());
}

TEST(XPath, ListsItsCallsWithLiterals) {
    const auto expression = compiled("concat(value('name'), ' (', price('regular', 1 + 2), ')')");
    ASSERT_EQ(expression->calls().size(), 3u);
    EXPECT_EQ(expression->calls()[1].function, "value");
    EXPECT_EQ(expression->calls()[1].literals, std::vector<std::string>{"name"});
    EXPECT_EQ(expression->calls()[2].n_arguments, 2u);
}

TEST(XPath, OperatorsBeforeAParenthesisAreNoCalls) {
    const auto expression = compiled("value('a') and (value('b') or (4 div (2) = 2)) and not(5 mod(2) = 0)");
    ASSERT_TRUE(expression);
    std::string calls;
    for (const XPath::Call& call : expression->calls())
        calls += call.function + ' ';
    EXPECT_EQ(calls, "value value not ");
}

TEST(XPath, SyntaxErrorsPointIntoTheExpression) {
    diag::Sink findings;
    EXPECT_FALSE(XPath::compile("price[@list='retail'", {"t.xml", 3, 10}, "", findings));
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(findings.findings()[0].code, diag::Code::XPathSyntax);
    EXPECT_GT(findings.findings()[0].design.column, 10u);
}

TEST(XPath, UnknownFunctionsAndWrongArgumentsAreFoundBeforeAnythingRuns) {
    diag::Sink findings;
    const std::map<std::string, XPathContext::Signature> known = {{"value", {1, 1}}};
    EXPECT_FALSE(check_calls(*compiled("valeu('name')"), known, findings));
    EXPECT_EQ(findings.findings().back().code, diag::Code::XPathFunction);
    EXPECT_EQ(findings.findings().back().remedy(), "did you mean 'value'?");
    EXPECT_FALSE(check_calls(*compiled("value('a', 'b')"), known, findings));
    EXPECT_EQ(findings.findings().back().code, diag::Code::XPathArguments);
    EXPECT_TRUE(check_calls(*compiled("contains(value('a'), text())"), known, findings));
}

TEST(XPath, ARunawayQueryStops) {
    XPathContext context;
    context.set_subject([] {
        Tree tree{"all", "", {}, {}};
        tree.children.assign(200, {"a", "x", {}, {}});
        return tree;
    });
    EXPECT_FALSE(context.evaluate(*compiled("count(//a[count(//a[count(//a[count(//a) > 0]) > 0]) > 0])")));
}

}
}

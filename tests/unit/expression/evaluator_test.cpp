// SPDX-License-Identifier: Apache-2.0
#include "house.hpp"

#include "publisher/expression/raw_text.hpp"

#include <gmock/gmock.h>

namespace publisher::expression {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::vector<BoundText>& bound) {
    std::vector<std::string> texts;
    for (const BoundText& piece : bound)
        texts.push_back(piece.text);
    return texts;
}
std::vector<std::string> fields(const std::vector<BoundText>& bound) {
    std::vector<std::string> fields;
    for (const BoundText& piece : bound)
        fields.push_back(piece.field);
    return fields;
}

TEST_F(HouseTest, AConcatenationKeepsTheOriginOfEachPiece) {
    about("luna-red");
    const auto bound =
        bind("concat(value('name'), ' (', value('color'), ', ', concat(value('bulbs'), 'x'), ')')");
    EXPECT_THAT(texts(bound), ElementsAre("Luna", " (", "Purpurrot", ", ", "3", "x", ")"));
    EXPECT_THAT(fields(bound), ElementsAre("name", "", "color", "", "bulbs", "", ""));
}

TEST_F(HouseTest, AChoiceTakesOneBranchWithItsPieces) {
    about("luna-red");
    const std::string expression =
        "if(has('color'), concat(upper(value('name')), ' / ', value('color')), value('name'))";
    EXPECT_THAT(texts(bind(expression)), ElementsAre("LUNA", " / ", "Purpurrot"));
    EXPECT_THAT(fields(bind(expression)), ElementsAre("name", "", "color"));
    EXPECT_EQ(text(expression), "LUNA / Purpurrot");
    EXPECT_EQ(only("if(if(false(), true(), false()), 'a', 'b')").text, "b");
}

TEST_F(HouseTest, OtherExpressionsHaveTheOriginOfTheLastFieldAsked) {
    about("luna-red");
    const BoundText part = only("substring(value('name'), 1, 2)");
    EXPECT_EQ(part.text, "Lu");
    EXPECT_EQ(part.field, "name");
    EXPECT_NE(part.value, 0u);
    EXPECT_EQ(only("'a, (b) [c'").text, "a, (b) [c");
    EXPECT_EQ(only("count(value) > 3").text, "Ja");
    EXPECT_EQ(only("1 div 4").text, "0,25");
    EXPECT_EQ(only("number('x')").text, "");
}

TEST_F(HouseTest, PathsWalkTheProduct) {
    about("luna-red");
    EXPECT_EQ(text("@id"), "luna-red");
    EXPECT_EQ(text("@model"), "luna");
    EXPECT_EQ(text("value[@attribute='width']"), "30.5");
    EXPECT_EQ(text("value[@attribute='width']/@unit"), "CENTIMETER");
    EXPECT_EQ(text("category/@code"), "living");
    EXPECT_EQ(text("category/@parent"), "master");
    EXPECT_EQ(text("identifier[@scheme='gtin']"), "4006381333931");
    EXPECT_TRUE(test("asset[@role='main']/@id = 'AST-1'"));
    EXPECT_EQ(text("count(price)"), "1") << "of the nearest level that has any in the edition's currency";
    EXPECT_EQ(text("price/@kind"), "promotion");
    EXPECT_FALSE(test("relation"));
}

TEST_F(HouseTest, WhatCannotBeEvaluatedIsRefused) {
    about("luna-red");
    const auto expression = xml::XPath::compile("valeu('name')", {}, "", findings);
    EXPECT_FALSE(evaluator->bind(*expression));
    EXPECT_FALSE(evaluator->test(*expression));
    EXPECT_FALSE(evaluator->text(*xml::XPath::compile("$x", {}, "", findings)));
}

TEST_F(HouseTest, MentionsTellWhatIsPrintedAndWhatIsOnlyTested) {
    const Mentions found =
        mentions(*compiled("if(has('color') and has-price('promotion'), "
                           "concat(label('width'), value('width'), price('regular')), asset('main'))"));
    EXPECT_THAT(found.attributes, ElementsAre("width"));
    EXPECT_THAT(found.labels, ElementsAre("width"));
    EXPECT_THAT(found.tested_attributes, ElementsAre("color"));
    EXPECT_THAT(found.price_kinds, ElementsAre("regular"));
    EXPECT_THAT(found.tested_price_kinds, ElementsAre("promotion"));
    EXPECT_THAT(found.asset_roles, ElementsAre("main"));
    EXPECT_THAT(mentions(*compiled("saving('former', 'regular')")).price_kinds,
                ElementsAre("former", "regular"));
    EXPECT_THAT(mentions(*compiled("value(concat('a', 'b'))")).attributes, ElementsAre());
}

struct VocabularyTest : HouseTest {
    /// The id and remedy of the only finding.
    std::pair<std::string, std::string> fault(const std::string& expression) {
        ensure();
        diag::Sink found;
        EXPECT_FALSE(check_vocabulary(*compiled(expression), *snapshot, publication, found)) << expression;
        EXPECT_EQ(found.findings().size(), 1u) << expression;
        if (found.findings().empty()) return {};
        const diag::Finding& first = found.findings().front();
        EXPECT_EQ(first.design.line, 5u);
        column = first.design.column;
        return {std::string(diag::info(first.code).id), std::string(first.remedy())};
    }
    std::uint32_t column = 0;
};

TEST_F(VocabularyTest, UnknownNamesAreFoundWithTheNearest) {
    using Fault = std::pair<std::string, std::string>;
    publication.governance.unit_prices = {{"per-litre", "capacity", "LITER", 1, {}, 2, Rounding::HalfUp, {}}};
    publication.sources.tables.resize(1);
    publication.sources.tables[0].columns.resize(1);
    publication.sources.tables[0].columns[0].asset_role = "main";
    EXPECT_EQ(fault("concat('x', value('desciption'))"),
              Fault("expression/attribute-unknown", "did you mean 'description'?"));
    EXPECT_EQ(column, 20u + 12u) << "at the call";
    EXPECT_EQ(fault("category('intor')"), Fault("expression/attribute-unknown", "did you mean 'intro'?"));
    EXPECT_EQ(fault("phrase('form')"), Fault("expression/phrase-unknown", "did you mean 'from'?"));
    EXPECT_EQ(fault("asset('mian')"), Fault("expression/asset-role-unknown", "did you mean 'main'?"));
    EXPECT_EQ(fault("price('promotoin')"),
              Fault("expression/price-kind-unknown", "did you mean 'promotion'?"));
    EXPECT_EQ(fault("saving('former', 'reglar')"),
              Fault("expression/price-kind-unknown", "did you mean 'regular'?"));
    EXPECT_EQ(fault("unit-price('per-liter')"),
              Fault("expression/price-kind-unknown", "did you mean 'per-litre'?"));
    EXPECT_EQ(fault("value('name', 'de_DD')"), Fault("expression/locale-unknown", "did you mean 'de_DE'?"));
    EXPECT_EQ(fault("in-category('livng')"), Fault("expression/category-unknown", "did you mean 'living'?"));
    EXPECT_EQ(fault("edition('regoin')"), Fault("expression/word-unknown", "did you mean 'region'?"));
    EXPECT_EQ(fault("saving('former', 'regular', 'x')"),
              Fault("expression/word-unknown", "name one of: amount, percent"));
}

TEST_F(VocabularyTest, KnownNamesPass) {
    ensure();
    for (const char* good : {"value('NAME')", "value('name', 'en_GB')", "asset('picture')",
                             "price('deposit')", "category('label')", "family('label')", "date('price')",
                             "phrase('from')", "value(@id)", "concat(value('name'), string(1))"}) {
        EXPECT_TRUE(check_vocabulary(*compiled(good), *snapshot, publication, findings)) << good;
    }
    EXPECT_TRUE(findings.findings().empty());
}

TEST(PlainText, TakesTheWordsOutOfMarkup) {
    EXPECT_EQ(plain_text("<p>one</p><p>two<br/>three</p>"), "one two three");
    EXPECT_EQ(plain_text("H<sub>2</sub>O &#8211; 20&nbsp;&deg;C &lt;&#x41;&unknown; & <"),
              "H2O \u2013 20\u00A0\u00B0C <A&unknown; & <");
    EXPECT_EQ(plain_text("  a \n\t b  "), "a b");
    EXPECT_EQ(plain_text("&#xD800;&#0;"), "&#xD800;&#0;");
}

}
}

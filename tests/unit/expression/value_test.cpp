// SPDX-License-Identifier: Apache-2.0
#include "house.hpp"

namespace publisher::expression {
namespace {

TEST_F(HouseTest, AValueKnowsWhereItComesFrom) {
    about("luna-red");
    const BoundText name = only("value('NAME')");
    EXPECT_EQ(name.text, "Luna");
    EXPECT_EQ(name.product, "luna-red");
    EXPECT_EQ(name.field, "name") << "as the data spells it";
    EXPECT_EQ(name.locale, "de_DE");
    EXPECT_TRUE(name.is_set && name.cell.is_known());
    EXPECT_NE(name.value, 0u);
    EXPECT_FALSE(name.is_markup);
}

TEST_F(HouseTest, EveryTypeReadsAsTheEditionsReadersWriteIt) {
    about("luna-red");
    EXPECT_EQ(text("value('color')"), "Purpurrot");
    EXPECT_EQ(text("value('materials')"), "Eiche, Stahl und Glas");
    EXPECT_EQ(text("value('width')"), "30,5\u00A0cm");
    EXPECT_EQ(text("value('bulbs')"), "3");
    EXPECT_EQ(text("value('dimmable')"), "Ja");
    EXPECT_EQ(text("value('launch')"), "01.02.2027");
    EXPECT_EQ(text("value('name', 'en_GB')"), "Luna EN");
    EXPECT_EQ(text("identifier('GTIN')"), "4006381333931");
    EXPECT_EQ(text("size('shoe_size', 'EU', 'UK')"), "8");
}

TEST_F(HouseTest, RichTextStaysMarkupAloneAndIsWordsInsideOtherFunctions) {
    about("luna-red");
    EXPECT_EQ(only("value('description')").text, "<p>Warm &amp; <b>hell</b></p>");
    EXPECT_TRUE(only("value('description')").is_markup);
    const BoundText upper = only("upper(value('description'))");
    EXPECT_EQ(upper.text, "<p>WARM &amp; <b>HELL</b></p>");
    EXPECT_TRUE(upper.is_markup);
    const BoundText part = only("substring-after(value('description'), '& ')");
    EXPECT_EQ(part.text, "hell");
    EXPECT_FALSE(part.is_markup);
    EXPECT_EQ(part.field, "description");
    EXPECT_EQ(text("value('description')"), "Warm & hell");
}

TEST_F(HouseTest, WhatIsNotThereIsEmptyAndNotSet) {
    about("plain");
    const BoundText name = only("value('name')");
    EXPECT_EQ(name.text, "");
    EXPECT_FALSE(name.is_set);
    EXPECT_EQ(name.field, "name");
    EXPECT_FALSE(test("has('name')"));
    EXPECT_FALSE(test("has('width')"));
    EXPECT_TRUE(test("has('color')"));
    EXPECT_EQ(text("size('shoe_size', 'EU', 'UK')"), "");
    EXPECT_EQ(text("identifier('gtin')"), "");
}

TEST_F(HouseTest, RawValuesAreForConditions) {
    about("luna-red");
    EXPECT_EQ(text("raw('color')"), "crimson");
    EXPECT_EQ(text("raw('materials')"), "oak,steel,glass");
    EXPECT_EQ(text("raw('bulbs')"), "3");
    EXPECT_TRUE(test("raw('width') > 30 and raw('width') < 31"));
    EXPECT_TRUE(test("raw('width', 'MILLIMETER') = 305"));
    EXPECT_EQ(text("raw('width', 'GRAM')"), "");
    EXPECT_TRUE(test("raw('dimmable') = 'true'"));
    EXPECT_EQ(text("raw('launch')"), "2027-02-01");
}

TEST_F(HouseTest, MeasuresFollowTheFirstRuleThatCanConvert) {
    publication.governance.units = {{"", "", "", "", "LITER", 2, Rounding::HalfUp, {}},
                                    {"width", "web", "", "", "METER", 2, Rounding::HalfUp, {}},
                                    {"width", "print", "", "", "INCH", 1, Rounding::HalfUp, {}}};
    about("luna-red");
    EXPECT_EQ(text("value('width')"), "12\u00A0in"); // 30.5 / 2.54 = 12.007...
    EXPECT_EQ(text("value('capacity')"), "0,75\u00A0l");
}

TEST_F(HouseTest, LocalesThatMayStandInAreTriedInOrder) {
    edition.locale = "de_AT";
    publication.governance.fallbacks = {{"de_AT", {"de_DE"}, {}}};
    about("luna-red");
    EXPECT_EQ(only("value('name')").locale, "de_DE");
    EXPECT_EQ(text("value('color')"), "Purpurrot");

    edition.locale = "ar_AE";
    about("luna-red");
    EXPECT_FALSE(only("value('name')").is_set);
    about("luna-red", {"en_GB", "de_DE"});
    EXPECT_EQ(only("value('name')").text, "Luna EN");
    EXPECT_EQ(only("value('name')").locale, "en_GB");
    EXPECT_EQ(text("label('color')"), "Colour");
}

TEST_F(HouseTest, AMissingOptionLabelIsNeverSilent) {
    about("plain");
    const BoundText color = only("value('color')");
    EXPECT_EQ(color.text, "[teal]");
    EXPECT_TRUE(color.is_set && color.is_label_missing);
    bind("value('color')");
    bind("label('width')");
    bind("phrase('only-english')");
    diag::Sink reported;
    evaluator->report_missing_labels(reported);
    ASSERT_EQ(reported.findings().size(), 3u) << "each once";
    for (const diag::Finding& finding : reported.findings()) {
        EXPECT_EQ(diag::info(finding.code).id, "expression/label-missing");
        EXPECT_EQ(finding.severity, diag::Severity::Warning);
    }
    EXPECT_EQ(reported.findings()[2].message(),
              "option 'teal' of 'color' has no label in de_DE, so it is printed as [teal]");

    about("plain", {"en_GB"});
    EXPECT_EQ(text("value('color')"), "Teal");
    EXPECT_EQ(text("label('width')"), "Width");
}

TEST_F(HouseTest, CategoriesAreSubjectsOfTheirOwn) {
    about_category("living");
    EXPECT_EQ(text("category('label')"), "Wohnen");
    EXPECT_EQ(text("category()"), "Wohnen");
    EXPECT_EQ(text("category('code')"), "living");
    const BoundText intro = only("category('intro')");
    EXPECT_EQ(intro.text, "Licht zum Wohnen");
    EXPECT_EQ(intro.product, "living");
    EXPECT_TRUE(test("in-category('master')"));
    EXPECT_EQ(text("@code"), "living");

    about("luna-red");
    EXPECT_EQ(text("category('label')"), "Wohnen");
    EXPECT_EQ(text("category('intro')"), "Licht zum Wohnen");
    EXPECT_EQ(text("value('name')"), "Luna") << "the subject is the product again";
    EXPECT_TRUE(test("in-category('LIVING') and in-category('master') and not(in-category('office'))"));
}

TEST_F(HouseTest, EditionDatesLabelsAndFamily) {
    about("luna-red");
    EXPECT_EQ(text("edition('region')"), "Germany");
    EXPECT_EQ(text("edition('tax')"), "gross");
    EXPECT_EQ(text("date('price')"), "01.03.2027");
    EXPECT_EQ(text("date('distribution-last')"), "31.08.2027");
    EXPECT_EQ(text("date('printing')"), "");
    EXPECT_EQ(text("phrase('from')"), "ab");
    EXPECT_EQ(text("family()"), "lamps");
    EXPECT_TRUE(test("is-variant()"));
    about("plain");
    EXPECT_FALSE(test("is-variant()"));
}

TEST_F(HouseTest, AssetsOfOneRoleAreCounted) {
    about("luna-red");
    EXPECT_EQ(only("asset('main', 1)").text, "AST-1");
    EXPECT_FALSE(test("has-asset('main', 2)"));
    EXPECT_FALSE(only("asset('main', 2)").is_set);
    EXPECT_FALSE(only("asset('main', 'first')").is_set);
    EXPECT_EQ(text("asset-text('detail', 1)"), "Leuchte von vorn");
}

TEST_F(HouseTest, TermOfAnIndexSaysWhereElseToLook) {
    const IndexTerm term{"Leuchte", {}, {"Lampe", "Laterne"}};
    about("luna-red");
    evaluator->set_subject({nullptr, {}, {}, false, &term});
    EXPECT_EQ(text("term()"), "Leuchte");
    EXPECT_EQ(text("term('see-also')"), "Lampe, Laterne");
    EXPECT_FALSE(only("term('see')").is_set);
    EXPECT_EQ(only("term()").field, "term");
    about("luna-red");
    EXPECT_FALSE(only("term()").is_set) << "a product is no term";
}

TEST_F(HouseTest, AssetsThatAreRefusedAreNotThere) {
    about("luna-red");
    EXPECT_EQ(only("asset('main')").text, "AST-1");
    EXPECT_EQ(only("asset('main')").field, "asset[main]");
    EXPECT_EQ(text("asset-credit('main')"), "Foto: Maria Lind");
    EXPECT_EQ(text("asset-text('detail')"), "Leuchte von vorn");
    const catalog::AssetId refused = snapshot->find_asset("AST-1")->index;
    evaluator->set_asset_filter([refused](catalog::AssetId asset) { return asset != refused; });
    EXPECT_FALSE(test("has-asset('main')"));
    EXPECT_FALSE(test("asset[@role='main']"));
    EXPECT_FALSE(only("asset('main')").is_set);
    EXPECT_TRUE(test("has-asset('detail')"));
}

}
}

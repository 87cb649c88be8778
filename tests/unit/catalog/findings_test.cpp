// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catalog/records.hpp"

#include <gmock/gmock.h>

namespace publisher::catalog {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const diag::Finding* find(const Built& built, std::string_view id) {
    for (const auto& finding : built.findings.findings()) {
        if (diag::info(finding.code).id == id) return &finding;
    }
    ADD_FAILURE() << "no finding " << id;
    return nullptr;
}

void expect_message(const Built& built, std::string_view id, std::string_view part) {
    const auto* finding = find(built, id);
    if (!finding) return;
    EXPECT_THAT(finding->message(), HasSubstr(std::string(part)));
}

/// One product with one value of a type, in row 7.
Records with_value(const char* type, const char* text, const char* unit = "") {
    Records records;
    records.attributes = {attribute("field", type)};
    records.families.emplace_back().code = "f";
    records.products = {product("1", {value("field", text)})};
    records.products[0].family = "f";
    records.products[0].values[0].unit = unit;
    records.products[0].values[0].cell = {0, 7, 2};
    return records;
}

TEST(Findings, ValuesThatCannotBeReadAreLeftOut) {
    const struct {
        const char *type, *text, *id;
    } cases[] = {
        {"number", "12,5", "catalog/not-a-number"},   {"number", "1e3", "catalog/not-a-number"},
        {"metric", "ca. 5", "catalog/not-a-number"},  {"date", "09/11/13", "catalog/not-a-date"},
        {"date", "2027-02-30", "catalog/not-a-date"}, {"boolean", "vielleicht", "catalog/not-a-boolean"}};
    for (const auto& [type, text, id] : cases) {
        Built built(with_value(type, text, "GRAM"));
        EXPECT_THAT(built.finding_ids(), ElementsAre(id)) << text;
        expect_message(built, id, text);
        EXPECT_EQ(built.findings.findings()[0].data.to_string(), "products.csv, row 7, field name");
        EXPECT_EQ(built.findings.findings()[0].subject.product, "SKU 1");
        EXPECT_THAT(built.view("1").own().values, IsEmpty());
    }
}

TEST(Findings, UnknownUnitsAreKept) {
    Built built(with_value("metric", "5", "BUSHEL"));
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/unknown-unit"));
    EXPECT_EQ(built.view("1").own().values.at(0).datum, Datum(Metric{5, "BUSHEL"}));
}

TEST(Findings, UnknownAttributesAreToldOnceWithTheNearestName) {
    Records records = with_value("text", "x");
    records.attributes[0].code = "description";
    records.products[0].values = {value("desciption", "x"), value("description", "y")};
    records.products.push_back(product("2", {value("Desciption", "z")}));
    records.products[1].family = "f";
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/unknown-attribute"));
    expect_message(built, "catalog/unknown-attribute", "'desciption' is used 2 times");
    EXPECT_THAT(std::string(built.findings.findings()[0].remedy()), HasSubstr("'description'"));
    EXPECT_EQ(built.view("1").own().values.size(), 1u);
}

TEST(Findings, IdsAreGivenOnce) {
    Records records;
    records.products = {product("NV-1"), product("nv-1"), model("NV-1"), product("")};
    records.products[1].cell = {0, 3, 1};
    Built built(records);
    EXPECT_THAT(built.finding_ids(),
                ElementsAre("catalog/duplicate-id", "catalog/missing-id", "catalog/without-family"));
    EXPECT_EQ(find(built, "catalog/duplicate-id")->data.row, 3u);
    EXPECT_EQ(built.snapshot->n_products(), 1u);
    EXPECT_EQ(built.snapshot->n_models(), 1u);
}

TEST(Findings, IdentifiersBelongToOneProduct) {
    Records records;
    records.products = {product("1"), product("2"), product("3")};
    records.products[0].identifiers = {{"ean", "4012345678901", {0, 2, 2}}, {"sku", "X", {}}};
    records.products[1].identifiers = {{"ean", "4012345678901", {0, 3, 2}}};
    records.products[2].identifiers = {{"mpn", "x", {}}}; // another scheme: no conflict
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/without-family", "catalog/duplicate-identifier"));
    const auto* finding = find(built, "catalog/duplicate-identifier");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->data.row, 3u);
    EXPECT_THAT(finding->message(), HasSubstr("SKU X, GTIN 4012345678901"));
}

TEST(Findings, OneAddressHasOneValue) {
    Records records = with_value("text", "first");
    records.products[0].values.push_back(value("field", "second"));
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/duplicate-value"));
    EXPECT_EQ(built.view("1").own().values.at(0).datum, Datum(PlainText{"first"}));
}

TEST(Findings, DefinitionsAreGivenOnce) {
    Records records;
    records.attributes = {attribute("name", "text"), attribute("Name", "number"), attribute("odd", "matrix"),
                          attribute("", "text")};
    records.families.resize(3);
    records.families[0].code = records.families[1].code = "f";
    records.family_variants.resize(3);
    for (auto& record : records.family_variants)
        record.family = "f";
    records.family_variants[0].code = records.family_variants[1].code = "fv";
    records.categories = {category("c"), category("C"), category("")};
    records.channels.resize(3);
    records.channels[0].code = records.channels[1].code = "print";
    records.assets = {asset("A"), asset("a"), asset("")};
    records.sizes = {{"EU", "42", {{"UK", "8"}}, {}}, {"EU", "42", {{"UK", "9"}}, {}}};
    Built built(records);
    const auto ids = built.finding_ids();
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "catalog/duplicate-definition"), 7);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "catalog/missing-id"), 6);
    EXPECT_THAT(ids, Contains("catalog/unknown-attribute-type"));
    EXPECT_EQ(built.snapshot->assets().size(), 1u);
    EXPECT_EQ(built.snapshot->convert_size("EU", "42", "UK"), "8");
}

TEST(Findings, LinksThatLeadNowhere) {
    Records records;
    records.attributes = {attribute("colour", "option")};
    records.options = {{"colour", "red", 0, {}, {}}, {"color", "blue", 0, {}, {}}};
    records.families.emplace_back().code = "chairs";
    records.families[0].attributes = {"weigth"};
    records.categories = {category("garden", "house")};
    records.channels.emplace_back().code = "print";
    records.assets = {asset("A-1")};
    records.assets[0].products = {"nobody"};
    source::ProductRecord record = variant("1", "none", {value("colour", "rde", "xx_YY", "prnt")});
    record.family = "chair";
    record.family_variant = "by_size";
    record.categories = {"gardn"};
    record.relations = {{"UPSELL", "2", {}}};
    record.assets = {{"main", "A-2", "", false, {}}, {"picture", "files/none.jpg", "", true, {}}};
    records.products = {record};
    Built built(records);
    for (const char* id :
         {"catalog/unknown-parent", "catalog/unknown-family", "catalog/unknown-family-variant",
          "catalog/unknown-category", "catalog/unknown-parent-category", "catalog/unknown-option",
          "catalog/unknown-locale", "catalog/unknown-channel", "catalog/unknown-attribute",
          "catalog/dangling-relation", "catalog/dangling-asset", "catalog/asset-without-product"}) {
        EXPECT_THAT(built.finding_ids(), Contains(id));
    }
    EXPECT_EQ(std::string(find(built, "catalog/unknown-category")->remedy()), "did you mean 'garden'?");
    EXPECT_EQ(std::string(find(built, "catalog/unknown-option")->remedy()), "did you mean 'red'?");
    expect_message(built, "catalog/unknown-parent", "SKU 1 names 'none'");
    const ProductView view = built.view("1");
    EXPECT_EQ(view.levels().size(), 1u);
    EXPECT_FALSE(view.family().is_valid());
    EXPECT_EQ(view.own().family_variant, "by_size");
    EXPECT_THAT(view.categories(), IsEmpty());
    EXPECT_FALSE(view.own().relations.at(0).target.is_valid());
    EXPECT_EQ(view.own().relations.at(0).target_code, "2");
    ASSERT_EQ(view.assets().size(), 2u);
    EXPECT_FALSE(view.assets()[0]->asset.is_valid());
    EXPECT_EQ(view.assets()[1]->reference, "files/none.jpg");
    EXPECT_EQ(view.own().values.size(), 1u); // an unknown option is kept, it only has no label
}

TEST(Findings, OptionsAreOnlyCheckedWhereThereIsAList) {
    Built built(with_value("option", "red"));
    EXPECT_THAT(built.finding_ids(), IsEmpty());
}

TEST(Findings, ParentsThatGoRoundAreCut) {
    Records records;
    records.products = {model("a", "b"), model("b", "c"), model("c", "a"), variant("v", "a"),
                        model("self", "self")};
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/parent-cycle", "catalog/parent-cycle"));
    EXPECT_EQ(built.view("v").levels().size(), 2u); // a was met again: it inherits from nobody
    EXPECT_EQ(built.view("b").levels().size(), 3u);
}

TEST(Findings, CategoriesThatGoRoundAreCut) {
    Records records;
    records.categories = {category("a", "b"), category("b", "a"), category("c", "a")};
    Built built(records);
    EXPECT_THAT(built.finding_ids(), Contains("catalog/category-cycle"));
    for (const Category& start : built.snapshot->categories()) {
        int n_steps = 0;
        for (CategoryId id = start.index; id.is_valid();
             id = built.snapshot->categories()[id.index()].parent) {
            ASSERT_LT(++n_steps, 4);
        }
    }
}

TEST(Findings, PricesThatDoNotFitAreLeftOut) {
    const auto with = [](auto change) {
        source::PriceRecord record = price("5");
        change(record);
        return record;
    };
    const struct {
        source::PriceRecord record;
        const char* id;
    } cases[] = {
        {price("5,90"), "catalog/invalid-price"},
        {price("-1"), "catalog/invalid-price"},
        {price("5", "eur"), "catalog/unknown-currency"},
        {price("5", ""), "catalog/unknown-currency"},
        {with([](auto& r) { r.kind = "special"; }), "catalog/invalid-price"},
        {with([](auto& r) { r.tax = "19"; }), "catalog/invalid-price"},
        {with([](auto& r) { r.basis = "0"; }), "catalog/invalid-price"},
        {with([](auto& r) { r.basis = "hundred"; }), "catalog/not-a-number"},
        {with([](auto& r) { r.minimum_quantity = "-5"; }), "catalog/invalid-price"},
        {with([](auto& r) { r.valid_from = "soon"; }), "catalog/not-a-date"},
        {with([](auto& r) { r.valid_from = "2027-03-01", r.valid_until = "2027-02-01"; }),
         "catalog/invalid-validity"},
    };
    for (const auto& [record, id] : cases) {
        Records records = with_value("text", "x");
        records.products[0].prices = {record, price("7")};
        Built built(records);
        EXPECT_THAT(built.finding_ids(), ElementsAre(id)) << record.amount << ' ' << record.kind;
        EXPECT_EQ(built.view("1").own().prices.size(), 1u);
    }
    Records records = with_value("text", "x");
    records.products[0].prices = {price("5")};
    records.products[0].prices[0].unit = "BUSHEL";
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/unknown-unit"));
    EXPECT_EQ(built.view("1").own().prices.size(), 1u);
}

TEST(Findings, EnabledThatCannotBeReadMeansNo) {
    Records records = with_value("text", "x");
    records.products[0].enabled = "maybe";
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/not-a-boolean"));
    EXPECT_FALSE(built.view("1").own().is_enabled);
}

TEST(Findings, RightsThatCannotBeReadAreClosed) {
    Records records;
    records.assets = {asset("A"), asset("B"), asset("C")};
    records.assets[0].licence_end = "end of 2027";
    records.assets[0].print_run_max = "many";
    records.assets[1].licence_start = "soon";
    records.assets[1].judged_by = "gut feeling";
    records.assets[1].focal_x = "1.5";
    records.assets[1].credit_required = "perhaps";
    records.assets[2].licence_start = "2027-05-01";
    records.assets[2].licence_end = "2027-04-01";
    Built built(records);
    const auto ids = built.finding_ids();
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "catalog/not-a-date"), 2);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), "catalog/invalid-asset-field"), 3);
    EXPECT_THAT(ids, Contains("catalog/not-a-boolean"));
    EXPECT_THAT(ids, Contains("catalog/invalid-validity"));
    const Date day{2027, 6, 1};
    for (const Asset& found : built.snapshot->assets()) {
        EXPECT_FALSE(found.windows.at(0).contains(day)) << found.id;
    }
    EXPECT_EQ(built.snapshot->assets()[0].print_run_limit, 0);
    EXPECT_TRUE(built.snapshot->assets()[1].is_credit_required);
    EXPECT_EQ(built.snapshot->assets()[1].focal_x, 0.5);
}

TEST(Findings, BoundsOfAnAttributeAreNumbers) {
    Records records;
    records.attributes = {attribute("n", "number")};
    records.attributes[0].minimum = "none";
    records.attributes[0].maximum = "10.5";
    records.attributes[0].max_characters = "255";
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/not-a-number"));
    EXPECT_EQ(built.snapshot->attributes()[0].maximum, Decimal::parse("10.5"));
    EXPECT_EQ(built.snapshot->attributes()[0].maximum_length, 255);
}

TEST(Findings, ProductsWithoutFamilyAreFine) {
    Records records;
    records.products = {product("1"), product("2"), model("m"), variant("v", "m")};
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/without-family"));
    EXPECT_EQ(built.findings.findings()[0].severity, diag::Severity::Info);
    expect_message(built, "catalog/without-family", "3");
    EXPECT_FALSE(built.findings.has_errors());
}

}
}

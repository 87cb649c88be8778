// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catalog/records.hpp"

#include <gmock/gmock.h>

namespace publisher::catalog {
namespace {

using testing::ElementsAre;

const Value& only_value(const ProductView& view) {
    return view.own().values.at(0);
}

Datum typed(const char* type, const char* text, const char* unit = "") {
    Records records;
    records.attributes = {attribute("field", type)};
    records.products = {product("1", {value("field", text)})};
    records.products[0].values[0].unit = unit;
    Built built(records);
    EXPECT_THAT(built.finding_ids(), ElementsAre("catalog/without-family"));
    return only_value(built.view("1")).datum;
}

TEST(Typing, EachTypeHasItsDatum) {
    EXPECT_EQ(typed("text", " Stuhl "), Datum(PlainText{" Stuhl "}));
    EXPECT_EQ(typed("pim_catalog_textarea", "a\\nb"), Datum(RichText{"a\\nb"}));
    EXPECT_EQ(typed("number", "12.50"), Datum(*Decimal::parse("12.50")));
    EXPECT_EQ(typed("pim_catalog_boolean", "1"), Datum(true));
    EXPECT_EQ(typed("boolean", "False"), Datum(false));
    EXPECT_EQ(typed("pim_catalog_date", "2027-03-01"), Datum(Date{2027, 3, 1}));
    EXPECT_EQ(typed("pim_catalog_simpleselect", " red "), Datum(Options{{"red"}}));
    EXPECT_EQ(typed("options", "red, blue,"), Datum(Options{{"red", "blue"}}));
    EXPECT_EQ(typed("metric", "500.0000", "GRAM"), Datum(Metric{*Decimal::parse("500"), "GRAM"}));
    EXPECT_EQ(typed("gtin", "0040123"), Datum(PlainText{"0040123"}));
}

TEST(Typing, BlankTextIsEmptyAndNotAbsent) {
    for (const char* type : {"text", "number", "date", "boolean", "options", "metric"}) {
        EXPECT_EQ(typed(type, ""), Datum()) << type;
        EXPECT_EQ(typed(type, "  \n"), Datum()) << type;
    }
}

TEST(Typing, MetricsTakeTheDefaultUnit) {
    Records records;
    records.attributes = {attribute("weight", "metric")};
    records.attributes[0].default_unit = "KILOGRAM";
    records.products = {product("1", {value("weight", "2")})};
    EXPECT_EQ(only_value(Built(records).view("1")).datum, Datum(Metric{2, "KILOGRAM"}));
}

TEST(Typing, ValuesKeepTheirCell) {
    Records records;
    records.attributes = {attribute("name", "text"), attribute("colour", "text")};
    records.products = {product("1", {value("colour", "rot"), value("name", "Stuhl")})};
    records.products[0].cell = {0, 7, 1};
    records.products[0].values[0].cell = {0, 7, 3};
    records.products[0].values[1].cell = {0, 9, 2};
    Built built(records);
    const Product& own = built.view("1").own();
    EXPECT_EQ(own.cell, (CellRef{0, 7, 1}));
    EXPECT_EQ(own.values[0].cell, (CellRef{0, 9, 2})); // sorted by attribute: name comes first
    EXPECT_EQ(own.values[1].cell, (CellRef{0, 7, 3}));
    EXPECT_EQ(built.snapshot->cells().resolve(own.values[0].cell).to_string(),
              "products.csv, row 9, field name");
}

TEST(Typing, PricesKeepAllTheirTerms) {
    Records records;
    source::PriceRecord record = price("19.90", "EUR", "retail");
    record.kind = "promotion";
    record.tax = "gross";
    record.basis = "100";
    record.unit = "C62";
    record.minimum_quantity = "10";
    record.market = "DE";
    record.valid_from = "2027-03-01";
    record.valid_until = "2027-03-31";
    record.cell = {0, 3, 3};
    records.products = {product("1")};
    records.products[0].prices = {record, price("", "USD"), price("0", "USD")};
    Built built(records);
    const auto& prices = built.view("1").own().prices;
    ASSERT_EQ(prices.size(), 2u); // an empty amount is no price; a zero is
    EXPECT_EQ(prices[0].amount.to_string(), "19.90");
    EXPECT_EQ(prices[0].list, "retail");
    EXPECT_EQ(prices[0].kind, Price::Kind::Promotion);
    EXPECT_EQ(prices[0].tax, Price::Tax::Gross);
    EXPECT_EQ(prices[0].basis, Decimal(100));
    EXPECT_EQ(prices[0].unit, "C62");
    EXPECT_EQ(prices[0].minimum_quantity, Decimal(10));
    EXPECT_EQ(prices[0].market, built.snapshot->find_market("de"));
    EXPECT_EQ(prices[0].validity.to_string(), "2027-03-01..2027-03-31");
    EXPECT_EQ(prices[0].cell, (CellRef{0, 3, 3}));
    EXPECT_EQ(prices[1].amount, Decimal(0));
    EXPECT_NE(prices[0].hash(), prices[1].hash());
}

TEST(Typing, EnabledIsYesUnlessSaidOtherwise) {
    Records records;
    records.products = {product("a"), product("b"), product("c")};
    records.products[1].enabled = "1";
    records.products[2].enabled = "0";
    Built built(records);
    EXPECT_TRUE(built.view("a").own().is_enabled);
    EXPECT_TRUE(built.view("b").own().is_enabled);
    EXPECT_FALSE(built.view("c").own().is_enabled);
}

TEST(Linking, ProductsMayComeBeforeWhatTheyUse) {
    Records before, after;
    before.products = {product("1", {value("name", "Stuhl")})};
    before.products[0].family = "chairs";
    before.products[0].categories = {"garden"};
    after.attributes = {attribute("name", "text")};
    after.families.emplace_back().code = "Chairs";
    after.categories = {category("Garden")};
    ScratchFolder folder;
    diag::Sink findings;
    SnapshotBuilder builder(folder.path(), findings);
    before.add_to(builder);
    after.add_to(builder);
    const auto snapshot = builder.finish();
    ASSERT_TRUE(snapshot);
    const ProductView view = (*snapshot)->view(ProductId(0));
    EXPECT_EQ(only_value(view).datum, Datum(PlainText{"Stuhl"}));
    EXPECT_EQ(view.family(), FamilyId(0));
    EXPECT_EQ(view.categories(), std::vector{CategoryId(0)});
    EXPECT_TRUE(findings.findings().empty());
}

TEST(Linking, ParentsAreFoundWithoutCase) {
    Records records;
    records.products = {variant("s-1", "Model-Tshirt"), model("model-tshirt", "ROOT"), model("root")};
    Built built(records);
    const ProductView view = built.view("S-1");
    ASSERT_EQ(view.levels().size(), 3u);
    EXPECT_EQ(view.levels()[1]->id, "model-tshirt");
    EXPECT_EQ(view.levels()[2]->id, "root");
    EXPECT_EQ(built.snapshot->n_products(), 1u);
    EXPECT_EQ(built.snapshot->n_models(), 2u);
    EXPECT_EQ(built.snapshot->variants(*built.snapshot->find_product("root")), std::vector{ProductId(1)});
}

TEST(Linking, AModelTakesTheFamilyOfItsVariant) {
    Records records;
    records.attributes = {attribute("size", "option")};
    records.families.emplace_back().code = "shoes";
    auto& family_variant = records.family_variants.emplace_back();
    family_variant.code = "shoes_size";
    family_variant.family = "Shoes";
    family_variant.axes = {{"size"}};
    records.products = {model("m"), variant("v", "m")};
    records.products[0].family_variant = "shoes_size";
    Built built(records);
    EXPECT_EQ(built.view("v").family(), FamilyId(0));
    const FamilyVariant* found = built.snapshot->find_family_variant("SHOES_SIZE");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->axes, (std::vector<std::vector<AttributeId>>{{AttributeId(0)}}));
}

TEST(Linking, CategoriesAreOwnOnesFirstThenInherited) {
    Records records;
    records.categories = {category("master"), category("chairs", "master"), category("sale", "master")};
    records.products = {model("m"), variant("v", "m")};
    records.products[0].categories = {"chairs", "sale"};
    records.products[1].categories = {"sale"};
    Built built(records);
    EXPECT_THAT(built.view("v").categories(), ElementsAre(CategoryId(2), CategoryId(1)));
    EXPECT_EQ(built.snapshot->categories()[1].tree, "master");
    EXPECT_EQ(built.snapshot->categories()[1].parent, CategoryId(0));
    EXPECT_THAT(built.snapshot->products_in_category(CategoryId(2)), ElementsAre(ProductId(0), ProductId(1)));
}

TEST(Linking, CategoriesHaveTextsOfTheirOwn) {
    Records records;
    records.categories = {category("chairs")};
    records.categories[0].values = {value("introduction", "Bequem", "de_DE"),
                                    value("introduction", "Comfy", "en_GB")};
    Built built(records);
    const Category& chairs = *built.snapshot->find_category("chairs");
    const Attribute* introduction = built.snapshot->find_attribute("introduction");
    ASSERT_NE(introduction, nullptr);
    const Resolution found = built.snapshot->resolve(chairs, introduction->index, {"en_GB", "print", "", {}});
    ASSERT_TRUE(found.is_set());
    EXPECT_EQ(found.value->datum, Datum(RichText{"Comfy"}));
    EXPECT_EQ(found.step, Step::Locale);
}

TEST(Linking, RelationsFindTheirTargets) {
    Records records;
    records.products = {product("a"), product("b")};
    records.products[0].relations = {{"UPSELL", "B", {}}};
    Built built(records);
    const Relation& relation = built.view("a").own().relations.at(0);
    EXPECT_EQ(relation.type, "UPSELL");
    EXPECT_EQ(relation.target, ProductId(1));
}

TEST(Linking, AssetsAreLinkedFromBothSides) {
    Records records;
    records.assets = {asset("A-1"), asset("A-2"), asset("media/files/b/x.jpg")};
    records.assets[1].role = "mood";
    records.assets[1].locale = "de_DE";
    records.assets[1].products = {"M"};
    records.products = {model("m"), variant("v", "m"), product("p")};
    records.products[1].assets = {{"main", "a-1", "", false, {}}};
    records.products[2].assets = {{"picture", "files/b/x.jpg", "", true, {}}};
    Built built(records);
    const ProductView view = built.view("v");
    const auto links = view.assets();
    ASSERT_EQ(links.size(), 2u);
    EXPECT_EQ(links[0]->asset, AssetId(0));
    EXPECT_EQ(links[0]->role, "main");
    EXPECT_EQ(links[1]->asset, AssetId(1));
    EXPECT_EQ(links[1]->role, "mood");
    EXPECT_EQ(links[1]->locale, built.snapshot->find_locale("de_DE"));
    EXPECT_EQ(built.view("p").assets().at(0)->asset, AssetId(2));
    EXPECT_THAT(built.snapshot->products_with_asset(AssetId(1)), ElementsAre(ProductId(1)));
    EXPECT_THAT(built.snapshot->products_with_asset(AssetId(2)), ElementsAre(ProductId(2)));
}

TEST(Linking, ANearerRoleHidesTheSameRoleFurtherUp) {
    Records records;
    records.assets = {asset("A"), asset("B"), asset("C")};
    records.products = {model("m"), variant("v", "m")};
    records.products[0].assets = {{"main", "A", "", false, {}}, {"detail", "B", "", false, {}}};
    records.products[1].assets = {{"main", "C", "", false, {}}};
    const Built built(records);
    const ProductView view = built.view("v");
    const auto links = view.assets();
    ASSERT_EQ(links.size(), 2u);
    EXPECT_EQ(links[0]->asset, AssetId(2));
    EXPECT_EQ(links[1]->asset, AssetId(1));
}

TEST(Assets, RightsOfManifestAndFileBindTogether) {
    Records records;
    source::AssetRecord record = asset("A");
    record.licence = "RM-2027";
    record.licence_start = "2027-01-01";
    record.licence_end = "2027-12-31";
    record.print_run_max = "50000";
    record.judged_by = "printing";
    record.credit_required = "1";
    record.constraints = {"No Cropping"};
    record.focal_x = "0.25";
    record.embedded.emplace();
    record.embedded->ends = {"2027-06-30"};
    record.embedded->constraints = {"No Flipping", "No Cropping"};
    record.embedded->territories = {"DE", "AT"};
    records.assets = {record, asset("B")};
    Built built(records);
    const Asset& found = *built.snapshot->find_asset("a");
    EXPECT_TRUE(found.has_rights_record);
    ASSERT_EQ(found.windows.size(), 2u);
    EXPECT_EQ(found.windows[0].to_string(), "2027-01-01..2027-12-31");
    EXPECT_EQ(found.windows[1].last, (Date{2027, 6, 30}));
    EXPECT_EQ(found.print_run_limit, 50000);
    EXPECT_EQ(found.judged_by, Asset::JudgedBy::Printing);
    EXPECT_TRUE(found.is_credit_required);
    EXPECT_THAT(found.constraints, ElementsAre("No Cropping", "No Flipping"));
    EXPECT_THAT(found.embedded_territories, ElementsAre("DE", "AT"));
    EXPECT_EQ(found.focal_x, 0.25);
    EXPECT_FALSE(built.snapshot->find_asset("B")->has_rights_record);
}

TEST(Sizes, AreReadInBothDirections) {
    Records records;
    records.sizes = {{"EU", "42", {{"UK", "8"}, {"US", "9"}}, {}}, {"EU", "42.5", {{"UK", "8"}}, {}}};
    Built built(records);
    EXPECT_EQ(built.snapshot->convert_size("eu", "42", "uk"), "8");
    EXPECT_EQ(built.snapshot->convert_size("UK", " 8 ", "EU"), "42"); // the first row says it
    EXPECT_EQ(built.snapshot->convert_size("UK", "8", "US"), "9");
    EXPECT_EQ(built.snapshot->convert_size("EU", "42", "EU"), "42");
    EXPECT_EQ(built.snapshot->convert_size("EU", "50", "UK"), std::nullopt);
    EXPECT_TRUE(built.findings.findings().empty());
}

TEST(Attributes, TwoSourcesMayShareOne) {
    Records records;
    records.attributes = {attribute("name", "text"), attribute("NAME", "text")};
    records.attributes[0].labels = {{"de_DE", "Name"}};
    records.attributes[1].labels = {{"en_GB", "Name"}};
    records.options = {{"colour", "red", 2, {{"de_DE", "Rot"}}, {}}, {"colour", "blue", 1, {}, {}}};
    records.attributes.push_back(attribute("colour", "option"));
    Built built(records);
    EXPECT_EQ(built.snapshot->attributes().size(), 2u);
    EXPECT_NE(built.snapshot->find_attribute("name")->label("en_GB"), nullptr);
    const Attribute& colour = *built.snapshot->find_attribute("colour");
    EXPECT_THAT(colour.option_order, ElementsAre("blue", "red"));
    EXPECT_EQ(*colour.option_label("RED", "de_DE"), "Rot");
    EXPECT_EQ(colour.option_label("red", "en_GB"), nullptr);
    EXPECT_TRUE(built.findings.findings().empty());
}

}
}

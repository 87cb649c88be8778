// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catalog/records.hpp"

#include <gmock/gmock.h>

#include <fstream>

namespace publisher::catalog {
namespace {

using testing::ElementsAre;

Records shop() {
    Records records;
    records.attributes = {attribute("name", "text")};
    records.products = {model("4711"), product("A-1"), product("B-2"), product("4711")};
    records.products[1].identifiers = {
        {"sku", "A-1", {}}, {"gtin", "04012345678901", {}}, {"mpn", "B-2", {}}};
    records.products[2].prices = {price("5", "EUR"), price("6", "USD")};
    return records;
}

TEST(Snapshot, FindsByIdThenByIdentifier) {
    Built built(shop());
    EXPECT_EQ(built.snapshot->find_product("a-1"), ProductId(1));
    EXPECT_EQ(built.snapshot->find_product("04012345678901"), ProductId(1));
    EXPECT_EQ(built.snapshot->find_product("4012345678901"), std::nullopt); // a leading zero counts
    EXPECT_EQ(built.snapshot->find_product("B-2"), ProductId(2));  // the id before the other's number
    EXPECT_EQ(built.snapshot->find_product("4711"), ProductId(3)); // the product before the model
    EXPECT_EQ(built.snapshot->find_product(""), std::nullopt);
    EXPECT_EQ(built.snapshot->find_product(std::string(500, 'x')), std::nullopt);
}

TEST(Snapshot, FindsVocabularyWithoutCase) {
    Records records = shop();
    records.products[1].values = {value("NAME", "x", "de_DE", "print", "CH")};
    records.channels.emplace_back().code = "Print";
    records.channels[0].currencies = {"EUR"};
    Built built(records);
    EXPECT_NE(built.snapshot->find_attribute("Name"), nullptr);
    EXPECT_EQ(built.snapshot->find_attribute("nam"), nullptr);
    EXPECT_THAT(built.snapshot->attribute_codes(), ElementsAre("name"));
    EXPECT_THAT(built.snapshot->locales(), ElementsAre("de_DE"));
    EXPECT_THAT(built.snapshot->channels(), ElementsAre("Print"));
    EXPECT_THAT(built.snapshot->markets(), ElementsAre("CH"));
    EXPECT_EQ(built.snapshot->find_channel("print")->currencies.front(), "EUR");
    EXPECT_EQ(built.snapshot->find_market("at"), MarketId());
    EXPECT_EQ(built.snapshot->find_family("chairs"), nullptr);
}

TEST(Snapshot, ViewsOutliveTheCache) {
    Records records;
    records.products = {model("m")};
    for (int i = 0; i < 5000; ++i)
        records.products.push_back(variant("v" + std::to_string(i), "m"));
    Built built(records);
    const ProductView first = built.snapshot->view(ProductId(1));
    for (const ProductId product : built.snapshot->products()) {
        const ProductView view = built.snapshot->view(product);
        ASSERT_EQ(view.own().id, "v" + std::to_string(product.index() - 1));
        ASSERT_EQ(view.levels().size(), 2u);
    }
    EXPECT_EQ(first.own().id, "v0");
    EXPECT_FALSE(built.snapshot->failure());
}

TEST(Snapshot, IdentifiersAndPricesOfTheNearestLevel) {
    Records records;
    records.products = {model("m"), variant("v", "m")};
    records.products[0].identifiers = {{"mpn", "M-1", {}}};
    records.products[0].prices = {price("9"), price("10", "USD")};
    records.products[1].identifiers = {{"sku", "V-1", {}}};
    records.products[1].prices = {price("8")};
    const Built built(records);
    const ProductView view = built.view("v");
    EXPECT_EQ(view.identifier("SKU"), "V-1");
    EXPECT_EQ(view.identifier("mpn"), "M-1");
    EXPECT_EQ(view.identifier("gtin"), "");
    ASSERT_EQ(view.prices("EUR").size(), 1u);
    EXPECT_EQ(view.prices("EUR")[0]->amount, Decimal(8));
    EXPECT_EQ(view.prices("USD")[0]->amount, Decimal(10));
    EXPECT_TRUE(view.prices("CHF").empty());
    EXPECT_EQ(view.own().name_for_findings(), "SKU V-1");
}

TEST(Snapshot, ProductsAreNamedByTheirNumbers) {
    Product chair;
    chair.id = "1042";
    EXPECT_EQ(chair.name_for_findings(), "SKU 1042");
    chair.identifiers = {{"ean", "4012345678901", {}}, {"sku", "NV-1042", {}}};
    EXPECT_EQ(chair.name_for_findings(), "SKU NV-1042, GTIN 4012345678901");
    chair.is_model = true;
    EXPECT_EQ(chair.name_for_findings(), "model 1042");
}

TEST(Snapshot, HashesMarkTheDatumAlone) {
    Value german{AttributeId(0), LocaleId(0), {}, {}, PlainText{"Stuhl"}, {}};
    Value english{AttributeId(1), LocaleId(1), {}, {}, PlainText{"Stuhl"}, {1, 2, 3}};
    EXPECT_EQ(german.hash(), english.hash());
    english.datum = RichText{"Stuhl"};
    EXPECT_NE(german.hash(), english.hash());
    english.datum = PlainText{"Stuhl "};
    EXPECT_NE(german.hash(), english.hash());
    Price price;
    const auto before = price.hash();
    price.cell = {1, 2, 3};
    EXPECT_EQ(price.hash(), before);
    price.basis = 100;
    EXPECT_NE(price.hash(), before);
}

TEST(Snapshot, AnEmptyOneIsOne) {
    Built built{Records()};
    EXPECT_EQ(built.snapshot->n_products(), 0u);
    EXPECT_EQ(built.snapshot->find_product("x"), std::nullopt);
    EXPECT_TRUE(built.findings.findings().empty());
}

TEST(Snapshot, OpensOnlySnapshots) {
    ScratchFolder folder;
    const auto missing = Snapshot::open(folder.path() / "none.sqlite");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.failure().kind, Failure::Kind::Missing);
    EXPECT_NE(missing.failure().message.find("none.sqlite"), std::string::npos);

    std::ofstream(folder.path() / "text.sqlite")
        << "no database at all, but long enough to look like something";
    const auto text = Snapshot::open(folder.path() / "text.sqlite");
    ASSERT_FALSE(text);
    EXPECT_EQ(text.failure().kind, Failure::Kind::Refused);
    std::ofstream(folder.path() / "empty.sqlite");
    EXPECT_FALSE(Snapshot::open(folder.path() / "empty.sqlite"));
    EXPECT_FALSE(Snapshot::open(folder.path()));
}

TEST(Snapshot, FileNamesMayHoldSignsOfUris) {
    ScratchFolder folder;
    const auto strange = folder.path() / "50% #1?";
    std::filesystem::create_directory(strange);
    diag::Sink findings;
    SnapshotBuilder builder(strange, findings);
    builder.add(product("1"));
    const auto snapshot = builder.finish();
    ASSERT_TRUE(snapshot) << snapshot.failure().message;
    EXPECT_EQ((*snapshot)->n_products(), 1u);
}

}
}

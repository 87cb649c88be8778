// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/world/memory_world.hpp"
#include "record_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::source {
namespace {

using publication::ColumnMapping;
using publication::TableSource;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ColumnMapping map(std::string column, std::string role, std::string attribute = {}, std::string type = {}) {
    ColumnMapping mapping;
    mapping.column = std::move(column);
    mapping.role = std::move(role);
    mapping.attribute = std::move(attribute);
    mapping.type = std::move(type);
    return mapping;
}

struct Tables {
    MemoryWorld world;
    publication::Sources sources;
    RecordList records;

    TableSource& add(std::string record, std::string file, std::string content,
                     std::vector<ColumnMapping> columns) {
        TableSource table;
        table.record = std::move(record);
        table.file = file;
        table.format = file.ends_with(".json") ? TableSource::Format::Json : TableSource::Format::Csv;
        table.columns = std::move(columns);
        world.add(file, std::move(content));
        sources.tables.push_back(std::move(table));
        return sources.tables.back();
    }
    RecordList& read() {
        records.read(world, sources);
        return records;
    }
};

std::vector<ColumnMapping> house_columns() {
    auto height = map("height", "attribute", "height", "metric");
    height.unit_column = "height-unit";
    auto price = map("price-{currency}", "price");
    price.list = "retail";
    price.tax = "gross";
    auto former = price;
    former.column = "former-{currency}";
    former.kind = "former";
    auto promotion = price;
    promotion.column = "promotion-{currency}";
    promotion.kind = "promotion";
    promotion.from_column = "promotion-from";
    promotion.until_column = "promotion-to";
    return {map("sku", "id"),
            map("sku", "identifier", "sku"),
            map("gtin", "identifier", "gtin"),
            map("parent", "parent"),
            map("family", "family"),
            map("category", "categories"),
            map("status", "attribute", "status"),
            map("enabled", "enabled"),
            map("name-{locale}", "attribute"),
            map("text-{locale}-{channel}-{market}", "attribute", "text", "rich-text"),
            height,
            price,
            former,
            promotion};
}

TEST(Table, TheHouseLayoutOfProducts) {
    Tables tables;
    tables.add(
        "product", "data/products.csv",
        "sku;gtin;parent;family;category;status;enabled;name-de_DE;name-pt-BR;text-de_DE-print-AT;height;"
        "height-unit;price-EUR;former-EUR;promotion-EUR;promotion-from;promotion-to\n"
        "NV-1;04006381333931;;lamps;table,floor;approved;1;\"Lampe &amp; "
        "Schirm\";Lumin\xC3\xA1ria;<b>Hell;42;"
        "CENTIMETER;19.90;24.90;14.90;2027-03-01;2027-03-31\n",
        house_columns());
    auto& records = tables.read();
    ASSERT_TRUE(records.status);
    ASSERT_EQ(records.products.size(), 1u);
    const ProductRecord& product = records.products[0];
    EXPECT_EQ(product.id + " " + product.family, "NV-1 lamps");
    EXPECT_THAT(product.categories, ElementsAre("table", "floor"));
    ASSERT_EQ(product.identifiers.size(), 2u);
    EXPECT_EQ(product.identifiers[1].scheme + " " + product.identifiers[1].text, "gtin 04006381333931");
    EXPECT_THAT(
        records.values_of(product),
        ElementsAre("status = approved @ data/products.csv, row 2, field status",
                    "name de_DE = Lampe & Schirm @ data/products.csv, row 2, field name-de_DE",
                    "name pt_BR = Luminária @ data/products.csv, row 2, field name-pt-BR",
                    "text de_DE print AT = <b>Hell</b> @ data/products.csv, row 2, field text-de_DE-print-AT",
                    "height = 42 [CENTIMETER] @ data/products.csv, row 2, field height"));
    EXPECT_THAT(
        RecordList::prices_of(product),
        ElementsAre("regular 19.90 EUR list=retail tax=gross", "former 24.90 EUR list=retail tax=gross",
                    "promotion 14.90 EUR list=retail tax=gross from=2027-03-01 until=2027-03-31"));
    EXPECT_THAT(
        records.findings(),
        ElementsAre(HasSubstr("info source/text-loss data/products.csv, row 2, field text-de_DE-print-AT")));
    const auto* text = RecordList::find(records.attributes, "text");
    ASSERT_TRUE(text) << "a mapped attribute that no table declares is declared by its mapping";
    EXPECT_TRUE(text->is_rich_text && text->is_localizable && text->is_scopable);
}

TEST(Table, AnEmptyCellOfAVariantIsItsModels) {
    Tables tables;
    tables.add("product", "p.csv", "sku;parent;kind;name\nM;;model;\nV;M;;\nW;M;;Own\n",
               {map("sku", "id"), map("parent", "parent"), map("kind", "kind"), map("name", "attribute")});
    auto& records = tables.read();
    EXPECT_EQ(records.product("M")->kind, ProductRecord::Kind::Model);
    EXPECT_THAT(records.values_of(*records.product("M")), ElementsAre("name =  @ p.csv, row 2, field name"));
    EXPECT_THAT(records.values_of(*records.product("V")), IsEmpty());
    EXPECT_THAT(records.values_of(*records.product("W")), ElementsAre(HasSubstr("name = Own")));
}

TEST(Table, AttributesAreReadFirstAndSayWhatIsMarkup) {
    Tables tables;
    tables.add("product", "p.csv", "sku;intro-de_DE;Title\n1;a<br>b;a<br>b\n",
               {map("sku", "id"), map("intro-{locale}", "attribute"), map("Title", "attribute", "title")});
    tables.add("attribute", "a.csv",
               "code;type;localizable;label-de_DE;label-el_GR\nINTRO;rich-text;1;Einleitung;\n",
               {map("code", "id"), map("type", "type"), map("localizable", "localizable"),
                map("label-{locale}", "label")});
    auto& records = tables.read();
    EXPECT_THAT(records.values_of(*records.product("1")),
                ElementsAre(HasSubstr("intro de_DE = a<br/>b"), HasSubstr("title = a<br>b")));
    ASSERT_EQ(records.attributes.size(), 2u) << "INTRO from its table, title from its mapping";
    EXPECT_EQ(records.attributes[0].labels.size(), 1u) << "an empty label is none";
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr("warning source/damaged-text p.csv, row 2, field Title: markup")));
}

TEST(Table, TheStructureInTables) {
    Tables tables;
    tables.add("family", "families.csv",
               "code;label-de_DE;attributes;requirements-print;image\nlamps;Lampen;name,height;name;main\n",
               {map("code", "id"), map("label-{locale}", "label"), map("attributes", "attributes"),
                map("requirements-{channel}", "requirements"), map("image", "image-attribute")});
    auto& categories =
        tables.add("category", "categories.csv",
                   "code;parent;order;label-de_DE;text-de_DE\nroot;;1;Alles;\nlamps;root;2;Lampen;\"Licht "
                   "&ndash; warm\"\n",
                   {map("code", "id"), map("parent", "parent"), map("order", "order"),
                    map("label-{locale}", "label"), map("text-{locale}", "attribute", "text")});
    categories.tree = "catalog";
    tables.add("option", "options.csv", "attribute;code;order;label-en_US\ncolor;red;3;Red\n;blue;;\n",
               {map("attribute", "attribute"), map("code", "id"), map("order", "order"),
                map("label-{locale}", "label")});
    tables.add(
        "channel", "channels.csv", "code;locales;currencies;tree\nprint;\"de_DE, en_US\";EUR;catalog\n",
        {map("code", "id"), map("locales", "locales"), map("currencies", "currencies"), map("tree", "tree")});
    tables.add("size-system", "sizes.csv", "EU;UK;US\n42;8;9\n43;9;\n",
               {map("EU", "size"), map("UK", "equivalent"), map("US", "equivalent", "US men")});
    auto& records = tables.read();
    ASSERT_TRUE(records.status);
    EXPECT_THAT(records.families.at(0).requirements.at("print"), ElementsAre("name"));
    EXPECT_EQ(records.families.at(0).image_attribute, "main");
    ASSERT_EQ(records.categories.size(), 2u);
    EXPECT_EQ(records.categories[1].tree + " " + records.categories[1].parent, "catalog root");
    EXPECT_EQ(records.categories[1].order, 2);
    EXPECT_EQ(records.to_text(records.categories[1].values.at(0)),
              "text de_DE = Licht – warm @ categories.csv, row 3, field text-de_DE");
    EXPECT_EQ(records.options.at(0).attribute + " " + records.options.at(0).labels.at("en_US"), "color Red");
    EXPECT_THAT(records.channels.at(0).locales, ElementsAre("de_DE", "en_US"));
    ASSERT_EQ(records.sizes.size(), 2u);
    EXPECT_EQ(records.sizes[0].system + " " + records.sizes[0].size, "EU 42");
    EXPECT_THAT(records.sizes[0].equivalents,
                ElementsAre(testing::Pair("UK", "8"), testing::Pair("US men", "9")));
    EXPECT_EQ(records.sizes[1].equivalents.size(), 1u);
    EXPECT_THAT(records.findings(), ElementsAre(HasSubstr("error source/missing-id options.csv, row 3")));
}

TEST(Table, PricesInEveryForm) {
    auto scale = map("price-{list}-{currency}-{quantity}", "price");
    scale.basis = "100";
    scale.per_unit = "C62";
    auto fixed = map("uvp", "price");
    fixed.currency = "EUR";
    fixed.kind = "lowest-prior";
    fixed.market = "DE";
    Tables tables;
    tables.add("product", "p.csv",
               "sku;price-dealer-EUR-50;uvp;price\n1;12.50;9.90;\"331.4 EUR,590.41 USD\"\n2;;;free\n",
               {map("sku", "id"), scale, fixed, map("price", "price")});
    auto& records = tables.read();
    EXPECT_THAT(RecordList::prices_of(*records.product("1")),
                ElementsAre("regular 12.50 EUR list=dealer basis=100 unit=C62 quantity=50",
                            "lowest-prior 9.90 EUR market=DE", "regular 331.4 EUR", "regular 590.41 USD"));
    EXPECT_THAT(records.product("2")->prices, IsEmpty());
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr("error source/unreadable-price p.csv, row 3, field price: 'free'")));
}

TEST(Table, LinksRelationsAndPagination) {
    auto picture = map("picture", "asset", "", "path");
    picture.asset_role = "main";
    Tables tables;
    tables.world.add("data/img/a.jpg", "a");
    tables.add(
        "product", "data/p.csv",
        "sku;picture;assets-de_DE;accessories;page;slot\n1;img/a.jpg;\"A-1, A-2\";\"2,3\";4;\n",
        {map("sku", "id"), picture, map("assets-{locale}", "asset", "detail"),
         map("accessories", "relation", "ACCESSORY"), map("page", "pagination"), map("slot", "pagination")});
    auto& records = tables.read();
    const ProductRecord& product = records.products.at(0);
    ASSERT_EQ(product.assets.size(), 3u);
    EXPECT_TRUE(product.assets[0].is_path);
    EXPECT_EQ(product.assets[0].role + " " + product.assets[0].reference, "main img/a.jpg");
    EXPECT_EQ(product.assets[2].role + " " + product.assets[2].reference + " " + product.assets[2].locale,
              "detail A-2 de_DE");
    EXPECT_EQ(records.assets.at(0).file, "data/img/a.jpg") << "paths start at the table";
    EXPECT_EQ(product.relations.at(1).type + product.relations.at(1).target, "ACCESSORY3");
    EXPECT_EQ(product.pagination.at("page").text, "4");
    EXPECT_FALSE(product.pagination.contains("slot"));
}

TEST(Table, MappingsThatDoNotFitTheFile) {
    Tables tables;
    tables.add("product", "p.csv", "sku;name;colour;size\n1;A;red;L\n",
               {map("sku", "id"), map("nmae", "attribute"), map("size", "ignore"), map("name", "atribute")});
    auto& records = tables.read();
    EXPECT_THAT(
        records.findings(),
        ElementsAre(
            HasSubstr("error source/unknown-role : 'atribute' is no role of a column of product records"),
            HasSubstr(
                "info source/unmapped-columns p.csv: 2 columns are not mapped and not read: name, colour"),
            HasSubstr("warning source/missing-column p.csv: column 'nmae', mapped as attribute")));
    EXPECT_EQ(records.sink.findings()[0].remedy(), "did you mean 'attribute'?");
}

TEST(Table, WithoutAnIdThereIsOneFinding) {
    Tables tables;
    tables.add("product", "p.csv", "sku;name\n1;A\n2;B\n", {map("SKU", "id"), map("name", "attribute")});
    tables.add("product", "q.csv", "sku;name\n1;A\n", {map("name", "attribute")});
    tables.add("produkt", "r.csv", "sku\n", {map("sku", "id")});
    auto& records = tables.read();
    EXPECT_THAT(records.products, IsEmpty());
    EXPECT_THAT(records.findings(),
                Contains(HasSubstr("error source/missing-column p.csv: column 'SKU', mapped as id")));
    EXPECT_THAT(records.findings(), Contains(HasSubstr("error source/missing-column q.csv")));
    EXPECT_THAT(records.findings(), Contains(HasSubstr("error source/unknown-record")));
}

TEST(Table, ALiteralHeadingBeatsPatternsAndLongerPatternsBeatShorter) {
    Tables tables;
    tables.add("product", "p.csv", "sku;name-en;name-en-print;height-unit;height-DIN\n1;a;b;c;d\n",
               {map("sku", "id"), map("name-{locale}", "attribute", "name"),
                map("name-{locale}-{channel}", "attribute", "channel name"),
                map("height-unit", "attribute", "unit"), map("height-{channel}", "attribute", "height")});
    auto& records = tables.read();
    EXPECT_THAT(records.values_of(records.products.at(0)),
                ElementsAre(HasSubstr("name en = a"), HasSubstr("channel name en print = b"),
                            HasSubstr("unit = c"), HasSubstr("height DIN = d")));
}

TEST(Json, RecordsByPathWithExactNumbers) {
    Tables tables;
    auto price = map("price.amount", "price");
    price.currency = "EUR";
    auto& table = tables.add(
        "product", "p.json",
        R"({"total": 2, "data": {"products": [
             {"code": 42, "names": {"de_DE": "Lampe\nhoch", "en-US": "Lamp \u00e9"}, "price": {"amount": 19.90},
              "tags": ["a,b", "c"], "colors": ["red", "blue"], "pictures": [{"id": 13}, {"id": 14}],
              "weight": 1.25e2, "active": true, "note": null, "more": {"deep": [[1]]}},
             {"code": 43, "price": {"amount": 0.30}}]}})",
        {map("code", "id"), map("names.{locale}", "attribute", "name"), price, map("tags", "categories"),
         map("colors", "attribute", "", "options"), map("pictures[].id", "asset", "main"),
         map("weight", "attribute", "", "number"), map("active", "enabled"), map("note", "attribute")});
    table.records_path = "/data/products";
    auto& records = tables.read();
    ASSERT_TRUE(records.status);
    ASSERT_EQ(records.products.size(), 2u);
    const ProductRecord& product = records.products[0];
    EXPECT_EQ(product.id, "42");
    EXPECT_EQ(product.enabled, "true");
    EXPECT_THAT(product.categories, ElementsAre("a,b", "c")) << "an element of a list is one item";
    EXPECT_THAT(
        records.values_of(product),
        ElementsAre("name de_DE = Lampe\nhoch @ p.json, row 1, field names.de_DE",
                    "name en_US = Lamp é @ p.json, row 1, field names.en-US",
                    "colors = red,blue @ p.json, row 1, field colors[]",
                    "weight = 125 @ p.json, row 1, field weight", "note =  @ p.json, row 1, field note"));
    EXPECT_THAT(RecordList::prices_of(product), ElementsAre("regular 19.90 EUR"));
    EXPECT_THAT(RecordList::prices_of(records.products[1]), ElementsAre("regular 0.30 EUR"));
    ASSERT_EQ(product.assets.size(), 2u);
    EXPECT_EQ(product.assets[1].reference + " " + product.assets[1].role, "14 main");
    EXPECT_THAT(records.findings(), IsEmpty());
}

TEST(Json, NumbersWithExponentsStayExact) {
    Tables tables;
    tables.add(
        "product", "p.json",
        R"([{"id":"a","n":1e3},{"id":"b","n":-1.5E-3},{"id":"c","n":12.34e1},{"id":"d","n":1e400},{"id":"e","n":0.1e+1}])",
        {map("id", "id"), map("n", "attribute", "", "number")});
    auto& records = tables.read();
    std::vector<std::string> numbers;
    for (const auto& product : records.products)
        numbers.push_back(product.values.at(0).text);
    EXPECT_THAT(numbers, ElementsAre("1000", "-0.0015", "123.4"));
    EXPECT_EQ(records.count(diag::Code::MalformedJson), 1) << "1e400 is no number of JSON's own reader";
}

TEST(Json, AnObjectIsOneRecord) {
    Tables tables;
    auto& table = tables.add("product", "p.json", R"({"product": {"id": "1", "name": "A"}})",
                             {map("id", "id"), map("name", "attribute")});
    table.records_path = "/product";
    EXPECT_EQ(tables.read().products.size(), 1u);
}

TEST(Json, MembersOfAnObjectAreRecordsNamedByTheirKeys) {
    Tables tables;
    auto& table =
        tables.add("product", "p.json", R"({"all": {"SP-1": {"name": "A"}, "SP-2": {"name": "B"}}})",
                   {map("@key", "id"), map("name", "attribute")});
    table.records_path = "/all/*";
    auto& records = tables.read();
    ASSERT_EQ(records.products.size(), 2u);
    EXPECT_EQ(records.products[1].id, "SP-2");
    EXPECT_THAT(records.values_of(records.products[1]), ElementsAre("name = B @ p.json, row 2, field name"));
}

TEST(Json, WhatIsBeforeTheFaultIsRead) {
    Tables tables;
    tables.add("product", "p.json", R"([{"id":"1"},{"id":"2"},{"id":"3" "name":"x"},{"id":"4"}])",
               {map("id", "id")});
    auto& records = tables.read();
    EXPECT_FALSE(records.status);
    EXPECT_EQ(records.products.size(), 2u);
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr(
                    "error source/malformed-json p.json, row 3: the JSON cannot be read at byte ")));

    for (const char* broken : {"", "[", R"([{"id":"1"})", "17", R"({"a":[1,2]})"}) {
        Tables other;
        auto& table = other.add("product", "p.json", broken, {map("id", "id")});
        if (broken[0] == '{') table.records_path = "/b";
        EXPECT_FALSE(other.read().status) << broken;
        EXPECT_EQ(other.records.count(diag::Code::MalformedJson), 1) << broken;
    }
}

TEST(Json, NestingBeyondReasonIsRefused) {
    for (const auto& [n, is_read] : {std::pair(40, true), std::pair(100, false), std::pair(500'000, false)}) {
        Tables tables;
        const auto deep = [n = static_cast<std::size_t>(n)](char c) { return std::string(n, c); };
        tables.add("product", "p.json", "[{\"id\":\"1\",\"x\":" + deep('[') + deep(']') + "}]",
                   {map("id", "id")});
        EXPECT_EQ(static_cast<bool>(tables.read().status), is_read) << n;
        EXPECT_EQ(tables.records.count(diag::Code::MalformedJson), is_read ? 0 : 1) << n;
    }
}

TEST(Json, DamagedBytesAreReportedAndReplaced) {
    Tables tables;
    tables.add("product", "p.json", "\xEF\xBB\xBF[{\"id\":\"1\",\"name\":\"caf\xE9\"}]",
               {map("id", "id"), map("name", "attribute")});
    auto& records = tables.read();
    EXPECT_THAT(records.values_of(records.products.at(0)), ElementsAre(HasSubstr("name = caf\uFFFD")));
    EXPECT_EQ(records.count(diag::Code::MalformedText), 1);

    Tables latin;
    auto& table = latin.add("product", "p.json", "[{\"id\":\"caf\xE9\"}]", {map("id", "id")});
    table.charset = "windows-1252";
    EXPECT_TRUE(latin.read().product("café"));
}

}
}

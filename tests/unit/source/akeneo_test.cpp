// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/world/memory_world.hpp"
#include "record_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::source {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A small export with the traps of large ones: text before its structure, levels, two channels.
struct Export {
    MemoryWorld world;
    publication::Sources sources;
    RecordList records;

    Export() {
        sources.akeneo.push_back({"pim", "pim", "sku", "retail", "gross", {}, {}});
        world.add("pim/channels.csv",
                  "code;label-en_US;locales;currencies;tree\nprint;Print;de_DE,en_US;EUR;master\n");
        world.add(
            "pim/attributes.csv",
            "code;label-de_DE;type;group;localizable;scopable;metric_family;default_metric_unit;sort_order;"
            "number_min;validation_regexp\n"
            "sku;SKU;pim_catalog_identifier;erp;0;0;;;1;;\n"
            "name;Name;pim_catalog_text;marketing;1;0;;;2;;\n"
            "text;Text;pim_catalog_textarea;marketing;1;1;;;3;;\n"
            "season;;pim_catalog_simpleselect;marketing;0;1;;;4;;\n"
            "weight;Gewicht;pim_catalog_metric;erp;0;0;Weight;GRAM;5;0;\n"
            "price;Preis;pim_catalog_price_collection;erp;0;0;;;6;;\n"
            "picture;Bild;pim_catalog_image;media;0;0;;;7;;\n"
            "packshots;;pim_catalog_asset_collection;media;0;0;;;8;;\n"
            "color;;pim_catalog_simpleselect;erp;0;0;;;9;;/^[a-z]+$/i\n"
            "ean;;pim_catalog_text;erp;0;0;;;10;;\n");
        world.add("pim/families.csv",
                  "code;label-de_DE;attributes;attribute_as_image;attribute_as_label;requirements-print\n"
                  "chairs;St\xC3\xBChle;sku,name,text,weight,price,picture,color,ean;picture;name;sku,name,"
                  "price\n");
        world.add("pim/family_variants.csv",
                  "code;family;label-de_DE;variant-axes_1;variant-axes_2;variant-attributes_1;variant-"
                  "attributes_2\n"
                  "chairs_color;chairs;;color;;color,picture,ean,sku;\n");
        world.add("pim/categories.csv",
                  "code;parent;label-de_DE\nstools;chairs;Hocker\nchairs;MASTER;\nmaster;;Alles\n");
        world.add("pim/product_models.csv",
                  "code;family_variant;parent;categories;name-de_DE;text-de_DE-print;color\n"
                  "model-oak;chairs_color;;chairs;Eiche;Fest\\n<b>schwer</b>;\n");
        world.add("pim/files/1/picture/a b.jpg", "not really a picture");
    }

    RecordList& read(std::string products) {
        world.add("pim/products.csv", std::move(products));
        records.read(world, sources);
        return records;
    }
};

TEST(Akeneo, ColumnsAreReadByTheFlagsOfTheirAttributes) {
    Export pim;
    auto& records = pim.read(
        "sku;family;parent;enabled;categories;name-de_DE;text-de_DE-print;season-print;weight;weight-unit;"
        "price-EUR\n"
        "A-1;chairs;;1;stools,chairs;\"Stuhl &amp; Tisch\";<p>Leicht</p>;summer;500.0000;GRAM;149.00\n");
    ASSERT_TRUE(records.status);
    ASSERT_EQ(records.products.size(), 2u);
    const ProductRecord& product = records.products[1];
    EXPECT_THAT(
        records.values_of(product),
        ElementsAre("sku = A-1 @ pim/products.csv, row 2, field sku",
                    "name de_DE = Stuhl & Tisch @ pim/products.csv, row 2, field name-de_DE",
                    "text de_DE print = <p>Leicht</p> @ pim/products.csv, row 2, field text-de_DE-print",
                    "season print = summer @ pim/products.csv, row 2, field season-print",
                    "weight = 500.0000 [GRAM] @ pim/products.csv, row 2, field weight"));
    EXPECT_THAT(RecordList::prices_of(product), ElementsAre("regular 149.00 EUR list=retail tax=gross"));
    EXPECT_THAT(product.categories, ElementsAre("stools", "chairs"));
    EXPECT_EQ(product.enabled, "1");
    ASSERT_EQ(product.identifiers.size(), 1u);
    EXPECT_EQ(product.identifiers[0].scheme, "sku");
    EXPECT_THAT(records.findings(), IsEmpty());
}

TEST(Akeneo, TheStructureOfTheExport) {
    Export pim;
    auto& records = pim.read("sku;family\n");
    const auto* text = RecordList::find(records.attributes, "text");
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->is_rich_text && text->is_localizable && text->is_scopable);
    EXPECT_EQ(text->type, "pim_catalog_textarea");
    EXPECT_EQ(text->order, 3);
    EXPECT_EQ(records.table.resolve(text->cell).to_string(), "pim/attributes.csv, row 4, field code");
    EXPECT_EQ(RecordList::find(records.attributes, "weight")->minimum, "0");
    EXPECT_EQ(RecordList::find(records.attributes, "weight")->default_unit, "GRAM");
    EXPECT_EQ(RecordList::find(records.attributes, "color")->pattern, "(?i)^[a-z]+$");
    const auto& family = records.families.at(0);
    EXPECT_EQ(family.labels.at("de_DE"), "Stühle");
    EXPECT_THAT(family.requirements.at("print"), ElementsAre("sku", "name", "price"));
    EXPECT_EQ(family.image_attribute, "picture");
    EXPECT_THAT(records.family_variants.at(0).axes, ElementsAre(ElementsAre("color")));
    EXPECT_EQ(RecordList::find(records.categories, "stools")->tree, "master")
        << "over two parents, without case";
    EXPECT_THAT(records.channels.at(0).locales, ElementsAre("de_DE", "en_US"));
}

TEST(Akeneo, EmptyCellsAreEmptyOnlyOnTheLevelThatFillsThem) {
    Export pim;
    auto& records = pim.read(
        "sku;family;parent;name-de_DE;text-de_DE-print;color;ean;season-print\n"
        "V-1;;Model-Oak;;;red;;\n"
        "S-1;chairs;;;;;4006381333931;\n");
    const ProductRecord* model = records.product("model-oak");
    ASSERT_TRUE(model);
    EXPECT_EQ(model->kind, ProductRecord::Kind::Model);
    EXPECT_EQ(model->family, "chairs") << "by its family variant";
    EXPECT_THAT(model->identifiers, IsEmpty());
    EXPECT_THAT(
        records.values_of(*model),
        ElementsAre(HasSubstr("name de_DE = Eiche"), HasSubstr("text de_DE print = Fest<br/><b>schwer</b>")))
        << "the color is the variant's to fill";

    const ProductRecord* variant = records.product("V-1");
    EXPECT_EQ(variant->parent, "Model-Oak") << "codes keep their spelling";
    EXPECT_EQ(variant->family, "chairs");
    EXPECT_EQ(variant->family_variant, "chairs_color");
    EXPECT_THAT(records.values_of(*variant), ElementsAre(HasSubstr("sku = V-1"), HasSubstr("color = red"),
                                                         "ean =  @ pim/products.csv, row 2, field ean"))
        << "name and text are inherited, the season is none of the family's";

    EXPECT_THAT(
        records.values_of(*records.product("S-1")),
        ElementsAre(HasSubstr("sku = S-1"), "name de_DE =  @ pim/products.csv, row 3, field name-de_DE",
                    HasSubstr("text de_DE print = "), HasSubstr("color = "),
                    HasSubstr("ean = 4006381333931")));
}

TEST(Akeneo, PicturesBecomeAssetsOnce) {
    Export pim;
    auto& records = pim.read(
        "sku,family,picture,packshots\n"
        "1,chairs,files/1/picture/a b.jpg,\"lx5_front,lx5_back\"\n"
        "2,chairs,./files/1/picture/a b.jpg,\n"
        "3,chairs,files/3/picture/gone.jpg,\n"
        "4,chairs,../../etc/passwd,\n");
    ASSERT_EQ(records.assets.size(), 1u);
    EXPECT_EQ(records.assets[0].id, "media/files/1/picture/a b.jpg");
    EXPECT_EQ(records.assets[0].file, "pim/files/1/picture/a b.jpg");
    EXPECT_EQ(records.assets[0].actual_sha256, sha256("not really a picture").to_hex());
    EXPECT_EQ(records.assets[0].sha256, "");
    EXPECT_EQ(records.assets[0].licence, "") << "nobody has said anything of rights";

    const auto& links = records.product("1")->assets;
    ASSERT_EQ(links.size(), 3u);
    EXPECT_EQ(links[0].role, "picture");
    EXPECT_EQ(links[0].reference, "files/1/picture/a b.jpg");
    EXPECT_TRUE(links[0].is_path);
    EXPECT_EQ(links[2].reference, "lx5_back");
    EXPECT_FALSE(links[2].is_path);
    EXPECT_EQ(records.product("2")->assets.at(0).reference, links[0].reference);
    EXPECT_EQ(records.product("3")->assets.size(), 1u) << "a dangling link stays";
    EXPECT_THAT(records.findings(),
                ElementsAre("warning source/dangling-picture pim/products.csv, row 4, field picture: picture "
                            "'files/3/picture/gone.jpg' is not there",
                            "error source/unsafe-path pim/products.csv, row 5, field picture: path "
                            "'../../etc/passwd' leads out of the folder of its source"));
}

TEST(Akeneo, ColumnsThatFitNothingAreToldOnce) {
    Export pim;
    pim.world.add("pim/product_models.csv", "code;family_variant;mystery\nm;chairs_color;1\n");
    auto& records = pim.read(
        "sku;mystery;name;text-de_DE;text-de_DE-web;weight-de_DE;UPSELL-products;UPSELL-groups;groups\n"
        "1;2;3;4;5;6;7,8;9;10\n");
    std::vector<std::string> columns;
    for (const auto& finding : records.sink.findings()) {
        EXPECT_EQ(finding.code, diag::Code::UnknownColumn);
        columns.push_back(finding.data.to_string());
    }
    EXPECT_THAT(columns, ElementsAre("pim/product_models.csv, row 1, field mystery",
                                     "pim/products.csv, row 1, field name",
                                     "pim/products.csv, row 1, field text-de_DE",
                                     "pim/products.csv, row 1, field text-de_DE-web",
                                     "pim/products.csv, row 1, field weight-de_DE"));
    const auto& relations = records.product("1")->relations;
    ASSERT_EQ(relations.size(), 2u);
    EXPECT_EQ(relations[1].type + " " + relations[1].target, "UPSELL 8");
}

TEST(Akeneo, MappingsSayWhatTypesDoNot) {
    Export pim;
    pim.world.add("pim/attributes.csv", *pim.world.content("pim/attributes.csv") +
                                            "old_price;;pim_catalog_price_collection;erp;0;0;;;11;;\n"
                                            "web_price;;pim_catalog_price_collection;erp;0;1;;;12;;\n"
                                            "page;;pim_catalog_number;erp;0;0;;;13;;\n");
    auto& columns = pim.sources.akeneo[0].columns;
    const auto map = [&](std::string column, std::string role) -> publication::ColumnMapping& {
        columns.emplace_back();
        columns.back().column = std::move(column);
        columns.back().role = std::move(role);
        return columns.back();
    };
    map("ean", "identifier").attribute = "gtin";
    map("old_price", "price").kind = "former";
    map("page", "pagination");
    map("picture", "asset").asset_role = "main";
    map("season", "ignore");
    map("web_price-print-EUR", "price").list = "web";
    map("name", "headline");
    auto& records = pim.read(
        "sku;family;ean;old_price-EUR;page;picture;season-print;web_price-print-EUR;web_price-web-EUR;price-"
        "EUR\n"
        "1;chairs;4006381333931;20.00;17;files/1/picture/a b.jpg;x;3.00;;12.00\n");
    const ProductRecord& product = *records.product("1");
    ASSERT_EQ(product.identifiers.size(), 2u);
    EXPECT_EQ(product.identifiers[1].scheme + " " + product.identifiers[1].text, "gtin 4006381333931");
    EXPECT_THAT(RecordList::prices_of(product), ElementsAre("former 20.00 EUR list=old_price tax=gross",
                                                            "regular 3.00 EUR list=web tax=gross",
                                                            "regular 12.00 EUR list=retail tax=gross"));
    EXPECT_EQ(product.pagination.at("page").text, "17");
    EXPECT_EQ(product.assets.at(0).role, "main");
    EXPECT_THAT(records.values_of(product), Not(Contains(HasSubstr("season"))));
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr("source/unknown-role"), HasSubstr("web_price-web-EUR")));
}

TEST(Akeneo, AScopedPriceBelongsToNoListUnlessMapped) {
    Export pim;
    pim.world.add("pim/attributes.csv",
                  "code;type;localizable;scopable\nprice;pim_catalog_price_collection;0;1\n");
    pim.world.add("pim/product_models.csv", "code\n");
    auto& records = pim.read("sku;price-print-EUR\n1;3.00\n");
    EXPECT_THAT(records.product("1")->prices, IsEmpty());
    EXPECT_THAT(records.findings(), ElementsAre(HasSubstr("warning source/unaddressed-price")));
}

TEST(Akeneo, OnlyTheProductsHaveToBeThere) {
    MemoryWorld world;
    world.add(
        "pim/products.csv",
        "sku;enabled;name-de_DE;note-print;text-de_DE-print;weight;weight-unit;price-EUR;X_SELL-products\n"
        "1;1;Stuhl;N;T;5;GRAM;2.00;2\n");
    publication::Sources sources;
    sources.akeneo.push_back({"pim", "pim", "sku", "", "", {}, {}});
    RecordList records;
    records.read(world, sources);
    EXPECT_TRUE(records.status);
    EXPECT_THAT(records.findings(), IsEmpty());
    EXPECT_EQ(RecordList::find(records.attributes, "sku")->type, "pim_catalog_identifier");
    EXPECT_TRUE(RecordList::find(records.attributes, "text")->is_scopable);
    EXPECT_TRUE(RecordList::find(records.attributes, "note")->is_scopable);
    EXPECT_FALSE(RecordList::find(records.attributes, "note")->is_localizable);
    EXPECT_EQ(RecordList::find(records.attributes, "weight")->type, "pim_catalog_metric");
    EXPECT_EQ(records.product("1")->values.size(), 5u); // sku, name, note, text, weight
    EXPECT_THAT(RecordList::prices_of(*records.product("1")), ElementsAre("regular 2.00 EUR"));

    RecordList missing;
    ASSERT_TRUE(world.remove_all("pim/products.csv"));
    missing.read(world, sources);
    EXPECT_FALSE(missing.status);
    EXPECT_THAT(missing.findings(), ElementsAre(HasSubstr("error world/file-missing pim/products.csv: ")));
}

TEST(Akeneo, BadRowsAreNamedAndTheOthersRead) {
    Export pim;
    auto& records = pim.read("sku;family;ean\n1;chairs;x\n2;chairs\n;chairs;y\n3;chairs;z\n");
    EXPECT_TRUE(records.product("1") && records.product("2") && records.product("3"));
    EXPECT_THAT(
        records.findings(),
        ElementsAre(
            HasSubstr("error source/short-row pim/products.csv, row 3, field ean: the row has 2 cells"),
            HasSubstr("error source/missing-id pim/products.csv, row 4")));
}

TEST(Akeneo, AnExportWithoutItsIdentifierIsOneFinding) {
    Export pim;
    auto& records = pim.read("code;family\n1;chairs\n2;chairs\n");
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr("source/unknown-column"), HasSubstr("error source/missing-column")));
    EXPECT_EQ(records.products.size(), 1u) << "the model";
}

TEST(Akeneo, OfAColumnThatIsThereTwiceTheFirstIsRead) {
    Export pim;
    auto& records = pim.read("sku;family;ean;ean\n1;chairs;first;second\n");
    EXPECT_THAT(records.values_of(*records.product("1")),
                ElementsAre(HasSubstr("sku = 1"), HasSubstr("ean = first")));
    EXPECT_THAT(records.findings(),
                ElementsAre(HasSubstr("error source/duplicate-heading pim/products.csv, row 1")));
}

TEST(Akeneo, UuidsNameProductsWithoutIdentifier) {
    Export pim;
    auto& records = pim.read("uuid;sku;family\n5f1c;A-1;chairs\n6a2d;;chairs\n");
    EXPECT_TRUE(records.product("A-1"));
    EXPECT_TRUE(records.product("6a2d"));
    EXPECT_EQ(records.product("A-1")->identifiers.size(), 2u);
}

TEST(Akeneo, AFileThatBreaksOffIsAFailure) {
    Export pim;
    pim.world.add("pim/products.csv", "sku\n1\n");
    pim.world.fail_read(1, EIO);
    pim.records.read(pim.world, pim.sources);
    EXPECT_FALSE(pim.records.status);
    EXPECT_EQ(pim.records.count(diag::Code::FileMissing), 1);
    EXPECT_TRUE(pim.records.product("1")) << "the other files are read";
}

TEST(Akeneo, LossesOfTextAreCountedByField) {
    Export pim;
    auto& records =
        pim.read("sku;family;text-de_DE-print\n1;chairs;<img src='x'>a\n2;chairs;b\n3;chairs;<img>c\n");
    EXPECT_THAT(
        records.findings(),
        ElementsAre("info source/text-loss pim/products.csv, row 2, field text-de_DE-print: tag <img> "
                    "dropped, in 2 cells of this field"));
}

}
}

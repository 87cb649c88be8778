// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/dump.hpp"
#include "tests/unit/catalog/records.hpp"

namespace publisher::catalog {
namespace {

Records garden() {
    Records records;
    records.attributes = {attribute("name", "text"), attribute("note", "rich-text"),
                          attribute("weight", "metric"), attribute("colours", "options")};
    records.families.emplace_back().code = "chairs";
    records.categories = {category("master"), category("garden", "master")};
    records.assets = {asset("A-1")};
    records.assets[0].licence = "own";
    records.products = {
        model("NV", "", {value("name", "Stuhl", "de_DE"), value("note", "<b>\"Neu\"</b>\nja")}),
        variant("NV-1", "nv",
                {value("name", "Chair", "en_GB", "print", "GB"), value("name", "", "de_DE"),
                 value("weight", "4.50"), value("colours", "red,blue")}),
        product("NV-2")};
    records.products[0].family = "chairs";
    records.products[0].categories = {"garden"};
    auto& chair = records.products[1];
    chair.values[2].unit = "KILOGRAM";
    chair.values[2].cell = {0, 3, 3};
    chair.identifiers = {{"sku", "NV-1", {}}, {"gtin", "4012345678901", {}}};
    chair.prices = {price("19.90", "EUR", "retail"), price("16.72", "EUR", "dealer")};
    chair.prices[0].tax = "gross";
    chair.prices[1].basis = "100";
    chair.prices[1].unit = "C62";
    chair.prices[1].minimum_quantity = "10";
    chair.prices[1].valid_from = "2027-03-01";
    chair.relations = {{"UPSELL", "NV-9", {}}};
    chair.assets = {{"main", "A-1", "de_DE", false, {}}, {"detail", "A-2", "", false, {}}};
    chair.pagination = {{"page", {"12", {}}}};
    records.products[2].enabled = "0";
    return records;
}

TEST(Dump, AProductWithAllItHas) {
    const Built built(garden());
    EXPECT_EQ(dump_product(*built.snapshot, ProductId(1)),
              "product NV-1  SKU NV-1, GTIN 4012345678901\n"
              "  model NV\n"
              "  family chairs\n"
              "  category garden\n"
              "  identifier sku  NV-1\n"
              "  identifier gtin  4012345678901\n"
              "  value colours  level 0  red, blue\n"
              "  value name  de_DE  level 0  (empty)\n"
              "  value name  en_GB  channel print  market GB  level 0  \"Chair\"\n"
              "  value name  de_DE  level 1  \"Stuhl\"\n"
              "  value note  level 1  rich \"<b>\\\"Neu\\\"</b>\\nja\"\n"
              "  value weight  level 0  4.50 KILOGRAM\n"
              "  price regular  16.72 EUR per 100 C62  list dealer  from 10  2027-03-01..  level 0\n"
              "  price regular  19.90 EUR  list retail  gross  level 0\n"
              "  relation UPSELL  NV-9  (unknown)\n"
              "  asset main  de_DE  A-1\n"
              "  asset detail  A-2  (unknown)\n"
              "  pagination page  \"12\"\n");
}

TEST(Dump, SaysWhichStepGaveAValueAndFromWhere) {
    const Built built(garden());
    const Address address{"de_DE", "print", "GB", {}};
    const std::string text = dump_product(*built.snapshot, ProductId(1), {&address, true});
    EXPECT_NE(text.find("value name  de_DE  level 0  step -  (empty)"), std::string::npos) << text;
    EXPECT_NE(text.find("value name  de_DE  level 1  step locale  \"Stuhl\""), std::string::npos) << text;
    EXPECT_NE(
        text.find("value weight  level 0  step default  4.50 KILOGRAM  <- products.csv, row 3, field price"),
        std::string::npos)
        << text;
}

TEST(Dump, ASummaryOfWhatIsThere) {
    const Built built(garden());
    EXPECT_EQ(dump_summary(*built.snapshot), "snapshot " + built.snapshot->name() +
                                                 "\n"
                                                 "products  2  (1 enabled)\n"
                                                 "models  1\n"
                                                 "families\n"
                                                 "  (none)  1\n"
                                                 "  chairs  1\n"
                                                 "categories\n"
                                                 "  master  0\n"
                                                 "    garden  1\n"
                                                 "attributes  (products that have one)\n"
                                                 "  colours  1\n"
                                                 "  name  1  (de_DE 1, en_GB 1)\n"
                                                 "  note  1\n"
                                                 "  weight  1\n"
                                                 "prices  (products that have one)\n"
                                                 "  EUR  list dealer  1\n"
                                                 "  EUR  list retail  1\n"
                                                 "assets  1\n"
                                                 "  with rights  1\n"
                                                 "  file missing  1\n"
                                                 "  products with one  1\n");
}

TEST(Dump, AWholeSnapshotIsSortedById) {
    const Built built(garden());
    std::string text;
    dump_snapshot(*built.snapshot, {}, [&](std::string_view part) { text += part; });
    const auto model_at = text.find("\nmodel NV  model NV\n"), first = text.find("\nproduct NV-1  ");
    const auto second = text.find("\nproduct NV-2  SKU NV-2\n  disabled\n");
    EXPECT_TRUE(model_at < first && first < second && second != std::string::npos) << text;
}

}
}

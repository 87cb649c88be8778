// SPDX-License-Identifier: Apache-2.0
#include "markup_fault.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/image/probed_heads.hpp"
#include "publisher/source/xmp_rights.hpp"
#include "publisher/world/world.hpp"
#include "record_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace publisher::source {
namespace {

using publication::ColumnMapping;
using publication::TableSource;

/// Data nobody here has written; the counts are those that the samples' own descriptions give.
struct RealData : testing::Test {
    std::filesystem::path samples;
    std::unique_ptr<World> world = make_system_world();
    publication::Sources sources;
    RecordList records;

    void SetUp() override {
        const auto folder = world->environment("PUBLISHER_SAMPLE_DATA");
        if (!folder) GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA does not name the folder of the real samples";
        samples = *folder;
    }
    void read() {
        Options options;
        options.folder = samples;
        records.read(*world, sources, options);
    }
    void add_json(std::string file, std::string records_path, std::vector<ColumnMapping> columns) {
        TableSource table;
        table.file = std::move(file);
        table.format = TableSource::Format::Json;
        table.records_path = std::move(records_path);
        table.columns = std::move(columns);
        sources.tables.push_back(std::move(table));
    }
    static ColumnMapping map(std::string column, std::string role, std::string attribute = {},
                             std::string type = {}) {
        ColumnMapping mapping;
        mapping.column = std::move(column);
        mapping.role = std::move(role);
        mapping.attribute = std::move(attribute);
        mapping.type = std::move(type);
        return mapping;
    }
    static long n_models(const RecordList& records) {
        return std::count_if(records.products.begin(), records.products.end(),
                             [](const auto& product) { return product.kind == ProductRecord::Kind::Model; });
    }
};

/// Read once for all of its tests.
struct Icecat : RealData {
    static inline std::unique_ptr<RecordList> shared;
    RecordList& records;

    Icecat() : records(*(shared ? shared : shared = std::make_unique<RecordList>())) {}

    void SetUp() override {
        RealData::SetUp();
        if (IsSkipped() || !records.products.empty()) return;
        sources.akeneo.push_back({"icecat", "akeneo-icecat", "sku", "retail", "gross", {}, {}});
        Options options;
        options.folder = samples;
        records.read(*world, sources, options);
        ASSERT_TRUE(records.status);
    }
    static void TearDownTestSuite() { shared.reset(); }
};

TEST_F(Icecat, CountsOfProductsAndStructure) {
    EXPECT_EQ(n_models(records), 81);
    EXPECT_EQ(records.products.size(), 1239u + 81);
    EXPECT_EQ(records.attributes.size(), 77u);
    EXPECT_EQ(records.families.size(), 17u);
    EXPECT_EQ(records.family_variants.size(), 9u);
    EXPECT_EQ(records.categories.size(), 168u);
    EXPECT_EQ(records.options.size(), 121u);
    EXPECT_EQ(records.channels.size(), 3u);
    std::set<std::string> types, trees;
    for (const auto& attribute : records.attributes)
        types.insert(attribute.type);
    for (const auto& category : records.categories)
        trees.insert(category.tree);
    EXPECT_EQ(types.size(), 12u);
    EXPECT_THAT(trees, testing::ElementsAre("master", "print", "sales", "suppliers"));
}

TEST_F(Icecat, VariantsNameTheirModelsInAnotherCase) {
    std::map<std::string, std::string> models;
    for (const auto& product : records.products) {
        if (product.kind == ProductRecord::Kind::Model) models[to_lower_ascii(product.id)] = product.id;
    }
    int n_variants = 0, n_other_case = 0;
    for (const auto& product : records.products) {
        if (product.kind == ProductRecord::Kind::Model || product.parent.empty()) continue;
        ++n_variants;
        ASSERT_TRUE(models.contains(to_lower_ascii(product.parent))) << product.id;
        n_other_case += models[to_lower_ascii(product.parent)] != product.parent;
        EXPECT_FALSE(product.family_variant.empty()) << product.id;
    }
    EXPECT_EQ(n_variants, 240);
    EXPECT_EQ(n_other_case, 18);
}

TEST_F(Icecat, PricesAndMeasures) {
    std::map<std::string, int> currencies, units;
    for (const auto& product : records.products) {
        if (product.kind == ProductRecord::Kind::Model) continue;
        for (const auto& price : product.prices)
            ++currencies[price.currency];
        for (const auto& value : product.values) {
            if (value.attribute == "weight" && !value.text.empty()) ++units[value.unit];
        }
    }
    EXPECT_THAT(currencies, testing::ElementsAre(testing::Pair("EUR", 187), testing::Pair("USD", 13)));
    EXPECT_EQ(units["GRAM"], 255);
    EXPECT_EQ(units["KILOGRAM"], 54);
}

TEST_F(Icecat, PicturesAreHashedAndTwelveDangle) {
    std::set<std::string> checksums;
    for (const auto& asset : records.assets)
        checksums.insert(asset.actual_sha256);
    EXPECT_EQ(records.assets.size(), 258u);
    EXPECT_EQ(checksums.size(), 130u) << "the same picture lies there under several names";
    EXPECT_EQ(records.count(diag::Code::DanglingPicture), 12);
    std::size_t n_links = 0;
    for (const auto& product : records.products)
        n_links += product.assets.size();
    EXPECT_EQ(n_links, 258u + 12);
}

TEST_F(Icecat, NothingElseIsWrong) {
    for (const auto& finding : records.sink.findings()) {
        EXPECT_TRUE(finding.code == diag::Code::DanglingPicture || finding.code == diag::Code::TextLoss)
            << diag::info(finding.code).id << ' ' << finding.data.to_string();
    }
}

TEST_F(Icecat, DescriptionsAreReadyToBeTypeset) {
    std::map<std::string, std::set<std::string>> described;
    for (const auto& product : records.products) {
        for (const auto& value : product.values) {
            const bool is_rich = RecordList::find(records.attributes, value.attribute)->is_rich_text;
            if (!is_rich || value.text.empty()) continue;
            EXPECT_EQ(fault_in(value.text), "") << records.to_text(value);
            EXPECT_EQ(value.text.find("\\n"), std::string::npos) << records.to_text(value);
            const bool is_product = product.kind == ProductRecord::Kind::Product;
            if (is_product && value.attribute == "description") described[value.locale].insert(product.id);
        }
    }
    EXPECT_EQ(described["en_US"].size(), 1151u);
    EXPECT_EQ(described["de_DE"].size(), 403u);
    EXPECT_EQ(described["fr_FR"].size(), 369u);
}

TEST_F(Icecat, AValueLeadsBackToItsCell) {
    const ProductRecord* product = records.product("12249740");
    ASSERT_TRUE(product);
    EXPECT_EQ(records.table.resolve(product->cell).to_string(),
              "akeneo-icecat/products.csv, row 1001, field sku");
    EXPECT_THAT(records.values_of(*product),
                testing::Contains("name = Avision AV36 @ akeneo-icecat/products.csv, row 1001, field name"));
}

TEST_F(RealData, PlainTableWithPricesInOneCell) {
    TableSource table;
    table.file = "akeneo-icecat/extra/icecatdemo_overlap.csv";
    table.columns = {map("sku", "id"), map("price", "price"), map("vendor", "attribute"),
                     map("description-{locale}-{channel}", "attribute", "description", "rich-text")};
    sources.tables.push_back(table);
    read();
    ASSERT_TRUE(records.status);
    EXPECT_EQ(records.products.size(), 993u);
    std::size_t n_prices = 0;
    for (const auto& product : records.products)
        n_prices += product.prices.size();
    EXPECT_GT(n_prices, 993u);
    EXPECT_EQ(records.count(diag::Code::UnreadablePrice), 0);
}

TEST_F(RealData, CarsAndTheirPicturesWithLicences) {
    publication::DamSource dam;
    dam.folder = "pimcore-cars-dam/assets";
    dam.manifest = "pimcore-cars-dam/assets.json";
    dam.format = TableSource::Format::Json;
    dam.columns = {map("id", "id"), map("fullPath", "file"), map("sha256", "sha256"),
                   map("metadata.license", "licence"), map("metadata.copyright", "credit")};
    sources.dams.push_back(dam);
    add_json("pimcore-cars-dam/cars.json", "",
             {map("id", "id"), map("key", "identifier", "key"), map("own.{locale}.name", "attribute", "name"),
              map("own.{locale}.description", "attribute", "description", "rich-text"),
              map("genericImages", "asset", "main"), map("gallery", "asset", "detail"),
              map("bricks.Dimensions.length.value", "attribute", "length", "metric")});
    sources.tables.back().columns.back().unit_column = "bricks.Dimensions.length.unit";
    read();
    ASSERT_TRUE(records.status);
    EXPECT_EQ(records.products.size(), 286u);
    EXPECT_EQ(records.assets.size(), 327u);
    std::set<std::string> licences;
    int n_present = 0, n_unlicensed = 0;
    for (const auto& asset : records.assets) {
        n_present += !asset.actual_sha256.empty();
        n_unlicensed += asset.licence.empty();
        if (!asset.licence.empty()) licences.insert(asset.licence);
    }
    EXPECT_EQ(n_present, 157);
    EXPECT_EQ(n_unlicensed, 64);
    // 27 spellings with that of none; "public domain " is "public domain" without its space.
    EXPECT_EQ(licences.size(), 27u - 1 - 1);
    EXPECT_EQ(records.count(diag::Code::ChecksumMismatch), 0);
    EXPECT_EQ(records.count(diag::Code::ManifestFileMissing), 100)
        << "327 - 157 are not there; after 100 they are counted";
    EXPECT_EQ(records.count(diag::Code::UnlistedFiles), 0);

    std::size_t n_lengths = 0, n_pictured = 0;
    for (const auto& car : records.products) {
        n_pictured += !car.assets.empty();
        for (const auto& value : car.values) {
            n_lengths += value.attribute == "length" && !value.text.empty();
            if (value.attribute == "description") {
                EXPECT_EQ(fault_in(value.text), "");
            }
        }
    }
    EXPECT_EQ(n_lengths, 275u);
    EXPECT_EQ(n_pictured, 286u - 102);
}

TEST_F(RealData, ASidecarIsReadByTheWorker) {
    const auto folder = samples / "image-zoo/rights-metadata";
    image::ProbedHeads heads;
    const auto reader = make_xmp_reader(*world, heads);
    const auto rights = reader->read(folder / "PLUS.xmp");
    ASSERT_TRUE(rights) << rights.failure().message;
    ASSERT_TRUE(*rights);
    EXPECT_EQ((**rights).constraints.size(), 6u) << "all that PLUS knows";
    EXPECT_THAT((**rights).constraints, testing::Contains("No Cropping"));
    EXPECT_FALSE(reader->read(folder / "not-there.xmp"));
}

TEST_F(RealData, GroceriesWithNumbersAsStrings) {
    const std::vector<ColumnMapping> columns = {map("code", "id"), map("product_name", "attribute", "name"),
                                                map("completeness", "attribute", "completeness", "number"),
                                                map("categories_tags", "categories"),
                                                map("quantity", "attribute")};
    for (const char* file : {"brand-monoprix", "code-3596710xxxxxx"}) {
        add_json("open-food-facts/" + std::string(file) + ".json", "/products", columns);
    }
    for (const char* file : {"product-7622210288257", "sample_product_data"}) {
        add_json("open-food-facts/" + std::string(file) + ".json", "/product", columns);
        // The record stands alone and its code beside it as well as in it.
        sources.tables.back().columns[0].column = "code";
    }
    read();
    ASSERT_TRUE(records.status);
    EXPECT_EQ(records.products.size(), 42u);
    std::size_t n_names = 0;
    for (const auto& product : records.products) {
        for (const auto& value : product.values)
            n_names += value.attribute == "name" && !value.text.empty();
    }
    EXPECT_GE(n_names, 40u);
}

TEST_F(RealData, TwentyTwoLocalesOfOneCatalog) {
    auto price = map("price", "price");
    price.currency = "USD";
    add_json("bagisto-22-locales/products.json", "", {map("sku", "id"), map("type", "kind"), price});
    const auto locales = world->list(samples / "bagisto-22-locales/locales");
    ASSERT_TRUE(locales);
    ASSERT_EQ(locales->size(), 22u);
    for (const auto& entry : *locales) {
        add_json(
            "bagisto-22-locales/locales/" + entry.path.filename().string(), "/sample-products/product-flat/*",
            {map("@key", "id"), map("name", "attribute"), map("description", "attribute", "", "rich-text")});
    }
    read();
    ASSERT_TRUE(records.status);
    EXPECT_EQ(records.products.size(), 11u + 22u * 11u);
    for (const auto& product : records.products) {
        for (const auto& value : product.values)
            EXPECT_FALSE(value.text.empty()) << records.to_text(value);
    }
    EXPECT_GE(n_models(records), 1);
}

}
}

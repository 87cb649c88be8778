// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/dump.hpp"
#include "tests/unit/catalog/records.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>

namespace publisher::catalog {
namespace {

Records garden() {
    Records records;
    records.attributes = {attribute("name", "text"), attribute("weight", "metric"),
                          attribute("colour", "option")};
    records.options = {{"colour", "red", 1, {{"de_DE", "Rot"}}, {}}, {"colour", "blue", 2, {}, {}}};
    records.families.emplace_back().code = "chairs";
    records.families.emplace_back().code = "tables";
    records.families[0].attributes = {"name", "weight"};
    records.categories = {category("master"), category("garden", "master"), category("house", "master")};
    records.channels.emplace_back().code = "print";
    records.sizes = {{"EU", "42", {{"UK", "8"}}, {}}};
    records.assets = {asset("A"), asset("B")};
    records.assets[0].products = {"m"};
    records.products = {model("m", "", {value("name", "Stuhl", "de_DE"), value("name", "Chair", "en_GB")}),
                        variant("v-1", "M", {value("colour", "red")}),
                        variant("v-2", "m", {value("colour", "blue")}),
                        product("t", {value("name", "Tisch", "de_DE"), value("weight", "12")})};
    records.products[1].prices = {price("19.90"), price("21.90", "USD")};
    records.products[1].identifiers = {{"sku", "v-1", {}}, {"gtin", "4012345678901", {}}};
    records.products[3].categories = {"garden", "house"};
    records.products[3].relations = {{"UPSELL", "v-2", {}}};
    records.products[3].values[1].unit = "KILOGRAM";
    records.products[3].pagination = {{"page", {"4", {}}}};
    return records;
}

std::string listing(const Snapshot& snapshot) {
    std::string text;
    dump_snapshot(snapshot, {}, [&](std::string_view part) { text += part; });
    return text;
}

TEST(Name, IsSixteenDigitsAndTheFilesName) {
    Built built(garden());
    const std::string& name = built.snapshot->name();
    EXPECT_EQ(name.size(), 16u);
    EXPECT_EQ(name.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_regular_file(built.folder.path() / (name + ".sqlite")));
    EXPECT_EQ(built.folder.n_files(), 1u);
}

TEST(Name, IsTheSameOnEveryMachine) {
    // Written down once: a change of it makes every stored snapshot another one, and should be on purpose.
    Records records;
    records.attributes = {attribute("name", "text")};
    records.products = {product("1", {value("name", "Stuhl", "de_DE")})};
    EXPECT_EQ(Built(records).snapshot->name(), "d2dbb6c96acabc41");
}

template <typename Change>
void expect_other_name(const char* what, Change change) {
    Records records = garden();
    change(records);
    EXPECT_NE(Built(garden()).snapshot->name(), Built(records).snapshot->name()) << what;
}

TEST(Name, EveryChangeOfContentCounts) {
    expect_other_name("price", [](Records& r) { r.products[1].prices[0].amount = "19.91"; });
    expect_other_name("price list", [](Records& r) { r.products[1].prices[0].list = "retail"; });
    expect_other_name("price market", [](Records& r) { r.products[1].prices[0].market = "DE"; });
    expect_other_name("text", [](Records& r) { r.products[3].values[0].text = "Tische"; });
    expect_other_name("locale", [](Records& r) { r.products[3].values[0].locale = "de_AT"; });
    expect_other_name("emptied", [](Records& r) { r.products[3].values[0].text = ""; });
    expect_other_name("removed", [](Records& r) { r.products[3].values.clear(); });
    expect_other_name("enabled", [](Records& r) { r.products[3].enabled = "0"; });
    expect_other_name("parent", [](Records& r) { r.products[1].parent = ""; });
    expect_other_name("category", [](Records& r) { r.products[3].categories = {"garden"}; });
    expect_other_name("identifier", [](Records& r) { r.products[1].identifiers[1].text = "4012345678902"; });
    expect_other_name("relation", [](Records& r) { r.products[3].relations[0].type = "X_SELL"; });
    expect_other_name("pagination", [](Records& r) { r.products[3].pagination["page"].text = "5"; });
    expect_other_name("label", [](Records& r) { r.categories[1].labels["de_DE"] = "Garten"; });
    expect_other_name("option label", [](Records& r) { r.options[0].labels["de_DE"] = "Hellrot"; });
    expect_other_name("family", [](Records& r) { r.families[0].attributes.pop_back(); });
    expect_other_name("requirement", [](Records& r) { r.families[0].requirements["print"] = {"name"}; });
    expect_other_name("category tree", [](Records& r) { r.categories[2].parent = "garden"; });
    expect_other_name("category text", [](Records& r) { r.categories[1].values = {value("text", "Grün")}; });
    expect_other_name("rights", [](Records& r) { r.assets[1].licence_end = "2027-01-01"; });
    expect_other_name("link of an asset", [](Records& r) { r.assets[0].products = {"t"}; });
    expect_other_name("size", [](Records& r) { r.sizes[0].equivalents["UK"] = "9"; });
    expect_other_name("channel", [](Records& r) { r.channels[0].currencies = {"EUR"}; });
    expect_other_name("product", [](Records& r) { r.products.pop_back(); });
}

TEST(Name, CellsDoNotCountButTellArrangementsApart) {
    Records moved = garden();
    for (auto& record : moved.products)
        record.cell = {0, 99, 1};
    Built first(garden()), second(moved);
    EXPECT_EQ(first.snapshot->name(), second.snapshot->name());
    EXPECT_NE(first.snapshot->arrangement(), second.snapshot->arrangement());
}

template <typename T>
std::vector<T> shuffled(const std::vector<T>& records) {
    std::vector<std::size_t> order(records.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
    std::vector<T> result;
    for (const std::size_t i : order)
        result.push_back(records[i]);
    return result;
}

RC_GTEST_PROP(Name, DoesNotDependOnTheOrderOfRecords, ()) {
    static const Built ordered(garden());
    static const std::string ordered_listing = listing(*ordered.snapshot);
    Records records = garden();
    records.attributes = shuffled(records.attributes);
    records.options = shuffled(records.options);
    records.families = shuffled(records.families);
    records.categories = shuffled(records.categories);
    records.assets = shuffled(records.assets);
    records.products = shuffled(records.products);
    for (auto& record : records.products) {
        record.values = shuffled(record.values);
        record.prices = shuffled(record.prices);
    }
    const Built built(records);
    RC_ASSERT(built.snapshot->name() == ordered.snapshot->name());
    RC_ASSERT(listing(*built.snapshot) == ordered_listing);
    std::vector<std::string> ids;
    for (const auto& record : records.products) {
        if (record.kind == source::ProductRecord::Kind::Product) ids.push_back(record.id);
    }
    std::vector<std::string> listed;
    for (const ProductId product : built.snapshot->products())
        listed.push_back(built.snapshot->view(product).own().id);
    RC_ASSERT(listed == ids); // the order of the source is kept beside the name
}

}
}

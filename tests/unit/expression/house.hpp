// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/expression/evaluator.hpp"
#include "tests/support/make_snapshot.hpp"

#include <optional>

namespace publisher::expression {

/// A small house of lamps: one model with a variant, one simple product, one category tree.
struct HouseTest : testing::Test {
    testing_support::SnapshotMaker maker;
    publication::Publication publication;
    publication::Edition edition;
    std::unique_ptr<catalog::Snapshot> snapshot;
    std::unique_ptr<Locale> locale;
    std::unique_ptr<Evaluator> evaluator;
    catalog::ProductView product;
    diag::Sink findings;

    HouseTest() {
        edition.id = "de_DE";
        edition.region = "Germany";
        edition.locale = "de_DE";
        edition.channel = "print";
        edition.currency = "EUR";
        edition.price_date = Date{2027, 3, 1};
        edition.distribution = {Date{2027, 3, 1}, Date{2027, 8, 31}};
        publication.labels["from"] = {{"de", "ab"}, {"en_GB", "from"}};
        publication.labels["only-english"] = {{"en_GB", "new"}};
        define_attributes();
        define_products();
    }

    void define_attributes() {
        maker.channel("print");
        maker.attribute("name", "text").is_localizable = true;
        maker.attribute("description", "rich-text").is_localizable = true;
        maker.attribute("color", "option").labels = {{"de_DE", "Farbe"}, {"en_GB", "Colour"}};
        maker.attribute("materials", "options");
        source::AttributeRecord& width = maker.attribute("width", "metric");
        width.metric_family = "Length";
        width.default_unit = "CENTIMETER";
        width.labels = {{"en_GB", "Width"}};
        source::AttributeRecord& capacity = maker.attribute("capacity", "metric");
        capacity.metric_family = "Volume";
        capacity.default_unit = "MILLILITER";
        maker.attribute("bulbs", "number");
        maker.attribute("dimmable", "boolean");
        maker.attribute("launch", "date");
        maker.attribute("shoe_size", "text");
        maker.attribute("picture", "media");
        maker.attribute("intro", "text").is_localizable = true;
        maker.option("color", "crimson", {{"de_DE", "Purpurrot"}, {"en_GB", "Crimson"}});
        maker.option("color", "teal", {{"en_GB", "Teal"}});
        maker.option("materials", "oak", {{"de_DE", "Eiche"}});
        maker.option("materials", "steel", {{"de_DE", "Stahl"}});
        maker.option("materials", "glass", {{"de_DE", "Glas"}});
        maker.family("lamps").attributes = {"name", "description", "color", "width"};
        maker.category("master").labels = {{"de_DE", "Alles"}};
        source::CategoryRecord& living = maker.category("living", "master");
        living.labels = {{"de_DE", "Wohnen"}};
        living.values = {maker.value("intro", "Licht zum Wohnen", "de_DE")};
        maker.category("office", "master");
        maker.size({"EU", "42", {{"UK", "8"}}, {}});
        maker.asset("AST-1").credit = "Foto: Maria Lind";
        maker.asset("AST-2").alternative_texts = {{"de_DE", "Leuchte von vorn"}};
    }

    void define_products() {
        source::ProductRecord& model = maker.product("luna", "lamps");
        model.kind = source::ProductRecord::Kind::Model;
        model.values = {maker.value("name", "Luna", "de_DE"), maker.value("name", "Luna EN", "en_GB"),
                        maker.value("description", "<p>Warm &amp; <b>hell</b></p>", "de_DE"),
                        maker.metric("width", "30.5000", "CENTIMETER")};
        model.prices = {maker.price("1234.50", "EUR")};
        model.assets = {maker.picture("main", "AST-1"), maker.picture("detail", "AST-2")};
        model.categories = {"living"};
        source::ProductRecord& variant = maker.product("luna-red");
        variant.parent = "luna";
        variant.identifiers = {{"gtin", "4006381333931", maker.next_cell()}};
        variant.values = {maker.value("color", "crimson"),
                          maker.value("materials", "oak,steel,glass"),
                          maker.value("bulbs", "3.0000"),
                          maker.value("dimmable", "1"),
                          maker.value("launch", "2027-02-01"),
                          maker.value("shoe_size", "42"),
                          maker.metric("capacity", "750", "MILLILITER")};
        variant.prices = {maker.price("999.00", "EUR", "promotion")};
        maker.product("plain", "lamps").values = {maker.value("color", "teal")};
    }

    /// Builds what has been defined so far and turns to a product.
    void about(const std::string& id, std::vector<std::string> fallbacks = {}) {
        ensure();
        product = snapshot->view(*snapshot->find_product(id));
        evaluator->set_subject({&product, {}, std::move(fallbacks)});
    }
    void about_category(const std::string& code) {
        ensure();
        evaluator->set_subject({nullptr, snapshot->find_category(code)->index, {}});
    }
    void ensure() {
        if (!snapshot) snapshot = maker.finish();
        locale = std::make_unique<Locale>(edition.locale);
        evaluator = std::make_unique<Evaluator>(*snapshot, publication, edition, *locale);
    }

    std::shared_ptr<const xml::XPath> compiled(const std::string& text) {
        auto expression = xml::XPath::compile(text, {"tile.xml", 5, 20}, "", findings);
        EXPECT_TRUE(expression && xml::check_calls(*expression, Evaluator::functions(), findings)) << text;
        return expression;
    }
    std::vector<BoundText> bind(const std::string& text) {
        const auto bound = evaluator->bind(*compiled(text));
        EXPECT_TRUE(bound) << text << ": " << (bound ? "" : bound.failure().message);
        return bound ? *bound : std::vector<BoundText>();
    }
    BoundText only(const std::string& text) {
        auto bound = bind(text);
        EXPECT_EQ(bound.size(), 1u) << text;
        return bound.empty() ? BoundText() : bound.front();
    }
    std::string text(const std::string& expression) {
        const auto text = evaluator->text(*compiled(expression));
        EXPECT_TRUE(text) << expression;
        return text ? *text : std::string();
    }
    bool test(const std::string& expression) {
        const auto answer = evaluator->test(*compiled(expression));
        EXPECT_TRUE(answer) << expression;
        return answer && *answer;
    }
};

}

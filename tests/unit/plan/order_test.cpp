// SPDX-License-Identifier: Apache-2.0
#include "publisher/plan/order.hpp"

#include "publisher/plan/internal/sort_bytes.hpp"
#include "tests/unit/plan/select_fixture.hpp"

#include <rapidcheck.h>

namespace publisher::plan {
namespace {

/// Products with one value each, asked for in an order.
struct OrderTest : Select {
    source::ProductRecord& add_value(const std::string& id, source::ValueRecord value) {
        source::ProductRecord& product = maker.product(id);
        product.values = {std::move(value)};
        return product;
    }
    void add_price(const std::string& id, const std::string& amount, const std::string& kind = "regular",
                   const std::string& basis = "1") {
        source::PriceRecord price = maker.price(amount, "EUR", kind);
        price.basis = basis;
        maker.product(id).prices = {price};
    }
    std::string objection(const std::string& key) {
        placement.order = {key};
        const Inputs with = inputs();
        findings = diag::Sink();
        if (check_order(placement, with.snapshot, publication, findings)) return {};
        const diag::Finding& finding = findings.findings().at(0);
        EXPECT_EQ(diag::info(finding.code).id, "plan/order-unknown");
        return finding.message() + "; " + std::string(finding.remedy());
    }
};

TEST_F(OrderTest, MeasuresCompareInOneUnit) {
    placement.order = {"width"};
    maker.attribute("width", "metric").metric_family = "Length";
    add_value("inch", maker.metric("width", "1", "INCH"));
    add_value("millimetre", maker.metric("width", "25", "MILLIMETER"));
    add_value("metre", maker.metric("width", "1", "METER"));
    add_value("centimetre", maker.metric("width", "3", "CENTIMETER"));
    EXPECT_EQ(selected(), Lines{": millimetre inch centimetre metre"}) << "25 mm, 25.4 mm, 30 mm, 1000 mm";
    EXPECT_TRUE(findings.findings().empty());
}

TEST_F(OrderTest, MeasureOfAnotherFamilyStandsLastAndIsReported) {
    placement.order = {"-width"};
    maker.attribute("width", "metric").default_unit = "CENTIMETER";
    add_value("heavy", maker.metric("width", "900", "GRAM"));
    add_value("narrow", maker.metric("width", "3", "CENTIMETER"));
    add_value("wide", maker.metric("width", "4", "CENTIMETER"));
    EXPECT_EQ(selected(), Lines{": wide narrow heavy"});
    ASSERT_EQ(findings.findings().size(), 1u);
    EXPECT_EQ(diag::info(findings.findings()[0].code).id, "plan/order-units");
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU heavy");
}

TEST_F(OrderTest, OptionsFollowTheirList) {
    placement.order = {"size"};
    maker.attribute("size", "option");
    for (const char* code : {"small", "medium", "large"}) maker.option("size", code, {});
    add_value("l", maker.value("size", "large"));
    add_value("s", maker.value("size", "small"));
    add_value("none", maker.value("name", "x"));
    add_value("m", maker.value("size", "medium"));
    EXPECT_EQ(selected(), Lines{": s m l none"}) << "not large, medium, small";
}

TEST_F(OrderTest, DaysFollowTheCalendar) {
    placement.order = {"-since"};
    maker.attribute("since", "date");
    add_value("old", maker.value("since", "1998-11-30"));
    add_value("new", maker.value("since", "2027-02-01"));
    add_value("recent", maker.value("since", "2026-12-31"));
    EXPECT_EQ(selected(), Lines{": new recent old"});
}

TEST_F(OrderTest, WhatHasItStandsBeforeWhatHasNot) {
    placement.order = {"vegan"};
    maker.attribute("vegan", "boolean");
    add_value("no", maker.value("vegan", "0"));
    add_value("yes", maker.value("vegan", "1"));
    EXPECT_EQ(selected(), Lines{": yes no"});
}

TEST_F(OrderTest, PricesCompareForOnePiece) {
    placement.order = {"price"};
    edition.currency = "EUR";
    add_price("twelve", "12.00");
    add_price("box", "250", "regular", "100");
    add_price("nine", "9.50");
    add_price("none", "1.00", "promotion");
    EXPECT_EQ(selected(), Lines{": box nine twelve none"}) << "250 for 100 are 2.50 each";
}

TEST_F(OrderTest, PriceOfAKindIsNamed) {
    placement.order = {"-price:promotion"};
    edition.currency = "EUR";
    add_price("a", "3", "promotion");
    add_price("b", "20", "promotion");
    add_price("c", "100");
    EXPECT_EQ(selected(), Lines{": b a c"});
}

TEST_F(OrderTest, CategoriesFollowTheirTreeInOneGroup) {
    placement.order = {"category", "-name"};
    placement.group_tree = "shop";
    placement.is_leaf_group = false;
    add("floor", "x", "", "floor-lamps");
    add("table", "x", "", "lamps");
    add("desk", "y", "", "lamps");
    add("chair", "x", "", "chairs");
    EXPECT_EQ(selected(), (Lines{"chairs: chair", "Lampor: desk table floor"})) << "a parent before its children";
}

TEST_F(OrderTest, NameIsWhatTheFamilyCallsIt) {
    testing_support::SnapshotMaker other;
    other.attribute("designation", "text");
    other.family("lamp").label_attribute = "designation";
    for (const auto& [id, name] : {std::pair("p1", "Zink"), std::pair("p2", "Abisko")}) {
        other.product(id, "lamp").values = {other.value("designation", name)};
    }
    snapshot = other.finish();
    evaluator = std::make_unique<expression::Evaluator>(*snapshot, publication, edition, locale);
    for (const catalog::ProductId product : snapshot->products()) clearance.products.push_back({product, {}, {}});
    placement.order = {"name"};
    EXPECT_EQ(selected(), Lines{": p2 p1"});
    EXPECT_EQ(objection("name"), "");
}

TEST_F(OrderTest, LocaleThatAPolicyNamesServesTheNameToo) {
    maker.attribute("title", "text").is_localizable = true;
    add_value("swedish", maker.value("title", "Zink", "sv_SE"));
    add_value("english", maker.value("title", "Abisko", "en_GB"));
    placement.order = {"title"};
    inputs();
    clearance.products[1].fallback_locales = {"en_GB"};
    EXPECT_EQ(selected(), Lines{": english swedish"});
}

TEST_F(OrderTest, KeysThatAreNothingAreReportedWithTheNearest) {
    maker.attribute("picture", "media");
    add("p1", "x");
    EXPECT_EQ(objection("-rnak"),
              "products cannot be ordered by 'rnak': there is no such attribute in the data; did you mean 'rank'?");
    EXPECT_NE(objection("price:regulr").find("there is no price of kind 'regulr'"), std::string::npos);
    EXPECT_NE(objection("picture").find("a picture has no order"), std::string::npos);
    EXPECT_NE(objection("category").find("the placement names no group-tree"), std::string::npos);
    for (const char* key : {"name", "sku", "-rank", "price", "price:promotion"}) EXPECT_EQ(objection(key), "") << key;
}

TEST(SortBytesProperty, OrderIsThatOfTheAmounts) {
    EXPECT_TRUE(rc::check([] {
        const auto amount = [] { return Decimal::from_scaled(*rc::gen::arbitrary<std::int64_t>(), *rc::gen::inRange(0, 19)); };
        const Decimal a = amount(), b = amount();
        RC_ASSERT((sort_bytes(a) < sort_bytes(b)) == (a < b));
        RC_ASSERT((sort_bytes(a) == sort_bytes(b)) == (a == b));
        RC_ASSERT((complement(sort_bytes(a)) < complement(sort_bytes(b))) == (b < a));
    }));
}

TEST(SortBytes, TrailingZerosDoNotCount) {
    EXPECT_EQ(sort_bytes(*Decimal::parse("12.5")), sort_bytes(*Decimal::parse("12.500")));
    EXPECT_LT(sort_bytes(*Decimal::parse("-0.02")), sort_bytes(Decimal(0)));
    EXPECT_LT(sort_bytes(Decimal(0)), sort_bytes(*Decimal::parse("0.002")));
    EXPECT_LT(sort_bytes(*Decimal::parse("9.99")), sort_bytes(Decimal(10)));
}

}
}

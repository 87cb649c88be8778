// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/price.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace publisher::catalog {
namespace {

using State = PriceChoice::State;

Price make(const char* amount, const char* list = "") {
    Price price;
    price.amount = *Decimal::parse(amount);
    price.currency = "EUR";
    price.list = list;
    return price;
}

template <typename Change>
Price make_with(const char* amount, Change change) {
    Price price = make(amount);
    change(price);
    return price;
}

ProductView view_of(std::vector<std::vector<Price>> levels) {
    std::vector<std::shared_ptr<const Product>> products;
    for (auto& prices : levels) {
        auto product = std::make_shared<Product>();
        product->id = "1";
        product->prices = std::move(prices);
        products.push_back(std::move(product));
    }
    return ProductView(std::move(products));
}

PriceQuery query() {
    PriceQuery query;
    query.currency = "EUR";
    query.day = {2027, 3, 15};
    return query;
}

std::string chosen(const ProductView& view, const PriceQuery& wanted) {
    const PriceChoice choice = select_price(view, wanted);
    return choice.price ? choice.price->amount.to_string() : std::string(to_string(choice.state));
}

TEST(SelectPrice, NothingIsConverted) {
    Price dollars = make("5");
    dollars.currency = "USD";
    EXPECT_EQ(chosen(view_of({{dollars}}), query()), "missing");
    PriceQuery gross = query();
    gross.tax = Price::Tax::Gross;
    const Price net = make_with("5", [](Price& price) { price.tax = Price::Tax::Net; });
    EXPECT_EQ(chosen(view_of({{net}}), gross), "of the other tax status only");
    EXPECT_EQ(select_price(view_of({{net}}), gross).candidates.size(), 1u);
    EXPECT_EQ(chosen(view_of({{net, make("6")}}), gross), "6"); // one that does not say is taken for either
    const Price stated = make_with("7", [](Price& price) { price.tax = Price::Tax::Gross; });
    EXPECT_EQ(chosen(view_of({{net, make("6"), stated}}), gross), "7");
}

TEST(SelectPrice, TheNearestLevelDecides) {
    EXPECT_EQ(chosen(view_of({{}, {make("5")}}), query()), "5");
    EXPECT_EQ(select_price(view_of({{}, {make("5")}}), query()).level, 1);
    const Price expired = make_with("4", [](Price& price) { price.validity.last = Date{2027, 1, 31}; });
    EXPECT_EQ(chosen(view_of({{expired}, {make("5")}}), query()), "not valid on the day");
    const Price promotion = make_with("3", [](Price& price) { price.kind = Price::Kind::Promotion; });
    EXPECT_EQ(chosen(view_of({{promotion}, {make("5")}}), query()), "5"); // another kind
}

TEST(SelectPrice, BothEndsOfTheWindowBelongToIt) {
    const auto view = view_of({{make_with("5", [](Price& price) {
        price.validity = {Date{2027, 3, 1}, Date{2027, 3, 31}};
    })}});
    PriceQuery wanted = query();
    for (const Date day : {Date{2027, 3, 1}, Date{2027, 3, 31}}) {
        wanted.day = day;
        EXPECT_EQ(chosen(view, wanted), "5");
    }
    for (const Date day : {Date{2027, 2, 28}, Date{2027, 4, 1}}) {
        wanted.day = day;
        EXPECT_EQ(chosen(view, wanted), "not valid on the day");
    }
}

TEST(SelectPrice, ListsAndMarkets) {
    const Price dealer = make("4", "dealer"), retail = make("5", "retail"), any = make("6");
    PriceQuery wanted = query();
    wanted.list = "Retail";
    EXPECT_EQ(chosen(view_of({{dealer, any, retail}}), wanted), "5");
    EXPECT_EQ(chosen(view_of({{dealer, any}}), wanted), "6");
    EXPECT_EQ(chosen(view_of({{dealer}}), wanted), "missing");

    const Price swiss = make_with("7", [](Price& price) { price.market = MarketId(0); });
    EXPECT_EQ(chosen(view_of({{any, swiss}}), query()), "6");
    wanted.market = MarketId(0);
    EXPECT_EQ(chosen(view_of({{any, swiss}}), wanted), "7");
    wanted.market = MarketId(1);
    EXPECT_EQ(chosen(view_of({{swiss}}), wanted), "missing");
}

TEST(SelectPrice, TheQuantityScale) {
    const auto from = [](const char* amount, int minimum) {
        return make_with(amount, [&](Price& price) { price.minimum_quantity = minimum; });
    };
    const auto view = view_of({{from("5", 1), from("4", 10), from("3", 100)}});
    PriceQuery wanted = query();
    const std::pair<int, const char*> steps[] = {{1, "5"}, {9, "5"}, {10, "4"}, {99, "4"}, {1000, "3"}};
    for (const auto& [quantity, amount] : steps) {
        wanted.quantity = quantity;
        EXPECT_EQ(chosen(view, wanted), amount) << quantity;
    }
    EXPECT_EQ(chosen(view_of({{from("4", 10)}}), query()), "for larger quantities only");
}

TEST(SelectPrice, TwoDifferentPricesAtOnceAreNoPrice) {
    const auto view = view_of({{make("5"), make_with("6", [](Price& price) {
                                    price.validity.last = Date{2027, 12, 31};
                                })}});
    const PriceChoice choice = select_price(view, query());
    EXPECT_EQ(choice.state, State::Ambiguous);
    EXPECT_EQ(choice.price, nullptr);
    origin::CellTable cells;
    const diag::Finding finding = ambiguous_price(view, choice, cells);
    EXPECT_EQ(diag::info(finding.code).id, "catalog/ambiguous-price");
    EXPECT_EQ(finding.message(), "2 different prices hold at once: 5 EUR, 6 EUR ..2027-12-31");
    EXPECT_EQ(finding.subject.product, "SKU 1");
    EXPECT_EQ(chosen(view_of({{make("5"), make("5.00")}}), query()), "5"); // the same price twice is one
}

TEST(SelectPrice, AReductionIsMeasuredAgainstTheLowestPriorPrice) {
    const Price former = make_with("9", [](Price& price) { price.kind = Price::Kind::Former; });
    const Price lowest = make_with("8", [](Price& price) { price.kind = Price::Kind::LowestPrior; });
    EXPECT_EQ(select_reference_price(view_of({{former, lowest}}), query()).price->amount, Decimal(8));
    EXPECT_EQ(select_reference_price(view_of({{former}}), query()).price->amount, Decimal(9));
    EXPECT_EQ(select_reference_price(view_of({{make("5")}}), query()).state, State::Missing);
}

publication::UnitPriceRule per(const char* unit, int quantity = 1) {
    publication::UnitPriceRule rule;
    rule.kind = "per-unit";
    rule.per_unit = unit;
    rule.per_quantity = quantity;
    return rule;
}

std::string derived(const Price& price, const char* amount, const char* unit,
                    const publication::UnitPriceRule& rule) {
    const auto result = derive_unit_price(price, {*Decimal::parse(amount), unit}, rule);
    return result ? result->amount.to_string() : "nothing";
}

TEST(UnitPrice, IsRoundedOnce) {
    EXPECT_EQ(derived(make("19.90"), "0.75", "LITER", per("LITER")), "26.53"); // 26.5333...
    EXPECT_EQ(derived(make("1.99"), "250", "GRAM", per("KILOGRAM")), "7.96");
    EXPECT_EQ(derived(make("1.99"), "250", "GRAM", per("GRAM", 100)), "0.80"); // 0.796
    EXPECT_EQ(derived(make("10"), "3", "KILOGRAM", per("KILOGRAM")), "3.33");
    publication::UnitPriceRule up = per("KILOGRAM");
    up.rounding = Rounding::Up;
    up.decimals = 3;
    EXPECT_EQ(derived(make("10"), "3", "KILOGRAM", up), "3.334");
    EXPECT_EQ(derived(make("5"), "16", "OUNCE", per("POUND")), "5.00");
}

TEST(UnitPrice, ThePriceBasisCounts) {
    const Price per_hundred = make_with("12.50", [](Price& price) { price.basis = 100, price.unit = "C62"; });
    EXPECT_EQ(derived(per_hundred, "50", "GRAM", per("KILOGRAM")), "2.50"); // 0.125 a piece of 50 g
    const Price by_weight = make_with("0.89", [](Price& price) { price.basis = 100, price.unit = "GRM"; });
    EXPECT_EQ(derived(by_weight, "0", "", per("KILOGRAM")),
              "8.90"); // sold by weight: its content does not count
}

TEST(UnitPrice, IsAPriceOfItsOwnKind) {
    const auto price = derive_unit_price(make("2", "retail"), {2, "LTR"}, per("LITER"));
    ASSERT_TRUE(price);
    EXPECT_EQ(price->kind, Price::Kind::Derived);
    EXPECT_EQ(price->derived_kind, "per-unit");
    EXPECT_EQ(price->unit, "LITER");
    EXPECT_EQ(price->list, "retail");
    EXPECT_EQ(price->currency, "EUR");
}

TEST(UnitPrice, NothingWhereUnitsDoNotBelongTogether) {
    EXPECT_EQ(derived(make("2"), "2", "LITER", per("KILOGRAM")), "nothing");
    EXPECT_EQ(derived(make("2"), "2", "BUSHEL", per("LITER")), "nothing");
    EXPECT_EQ(derived(make("2"), "0", "LITER", per("LITER")), "nothing");
    EXPECT_EQ(derived(make("2"), "-1", "LITER", per("LITER")), "nothing");
    const Price by_pack = make_with("2", [](Price& price) { price.unit = "PK"; });
    EXPECT_EQ(derived(by_pack, "1", "LITER", per("LITER")), "nothing");
}

RC_GTEST_PROP(SelectPrice, WhatIsFoundFulfilsTheQuery, ()) {
    std::vector<std::vector<Price>> levels(2);
    for (auto& prices : levels) {
        const int n = *rc::gen::inRange(0, 6);
        for (int i = 0; i < n; ++i) {
            Price price = make("1", *rc::gen::element("", "retail", "dealer"));
            price.amount = *rc::gen::inRange(1, 5);
            price.currency = *rc::gen::element<std::string>("EUR", "USD");
            price.kind = *rc::gen::element(Price::Kind::Regular, Price::Kind::Promotion);
            price.tax = *rc::gen::element(Price::Tax::Unknown, Price::Tax::Gross, Price::Tax::Net);
            price.minimum_quantity = *rc::gen::element(1, 10);
            price.market = *rc::gen::element(MarketId(), MarketId(0), MarketId(1));
            if (*rc::gen::arbitrary<bool>()) price.validity.last = Date{2027, *rc::gen::inRange(1, 6), 1};
            prices.push_back(price);
        }
    }
    PriceQuery wanted = query();
    wanted.list = *rc::gen::element<std::string>("", "retail");
    wanted.market = *rc::gen::element(MarketId(), MarketId(0));
    wanted.tax = *rc::gen::element(Price::Tax::Unknown, Price::Tax::Gross);
    wanted.quantity = *rc::gen::element(1, 20);
    const ProductView view = view_of(levels);
    const PriceChoice choice = select_price(view, wanted);
    RC_ASSERT((choice.price != nullptr) == (choice.state == State::Found));
    if (choice.state == State::Missing) RC_ASSERT(choice.candidates.empty());
    if (!choice.price) return;
    const Price& price = *choice.price;
    RC_ASSERT(price.currency == "EUR" && price.kind == Price::Kind::Regular);
    RC_ASSERT(price.validity.contains(wanted.day) && price.minimum_quantity <= wanted.quantity);
    RC_ASSERT(!price.market.is_valid() || price.market == wanted.market);
    RC_ASSERT(wanted.list.empty() || price.list.empty() || price.list == wanted.list);
    RC_ASSERT(wanted.tax == Price::Tax::Unknown || price.tax != Price::Tax::Net);
    // No other price of its level that holds would have fitted better.
    for (const Price& other : view.levels()[static_cast<std::size_t>(choice.level)]->prices) {
        const bool holds = other.currency == "EUR" && other.kind == price.kind && other.tax == price.tax &&
                           other.validity.contains(wanted.day) && other.market == price.market &&
                           other.list == price.list && other.minimum_quantity <= wanted.quantity;
        RC_ASSERT(!holds || other.minimum_quantity < price.minimum_quantity || other.amount == price.amount);
    }
}

}
}

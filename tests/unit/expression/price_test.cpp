// SPDX-License-Identifier: Apache-2.0
#include "house.hpp"

#include "publisher/expression/prices.hpp"

namespace publisher::expression {
namespace {

struct PriceTest : HouseTest {
    source::ProductRecord& lamp = maker.product("lamp");
    PriceTest() {
        lamp.values = {maker.metric("capacity", "750", "MILLILITER")};
        lamp.prices = {maker.price("2.40", "EUR")};
    }
    std::string reason(const std::string& kind = "regular") {
        about("lamp");
        const PriceChoice choice = choose_price(*snapshot, product, edition, kind);
        EXPECT_FALSE(choice);
        return choice.reason;
    }
};

TEST_F(PriceTest, IsMoneyOfTheLocaleWithItsOrigin) {
    about("luna-red");
    const BoundText price = only("price('regular')");
    EXPECT_EQ(price.text, "1.234,50\u00A0€");
    EXPECT_EQ(price.field, "price[regular]");
    EXPECT_TRUE(price.cell.is_known());
    EXPECT_EQ(text("price('promotion')"), "999,00\u00A0€")
        << "a variant's promotion does not hide the model's price";
    EXPECT_EQ(text("price-amount('regular')"), "1234.50");
    EXPECT_EQ(text("price-part('regular', 'whole')"), "1.234");
    EXPECT_EQ(text("price-part('regular', 'fraction')"), "50");
    EXPECT_EQ(text("price-part('regular', 'currency')"), "€");
    EXPECT_TRUE(test("price-amount('regular') > 1000 and has-price('promotion')"));
    EXPECT_FALSE(test("has-price('former')"));
    EXPECT_FALSE(only("price('former')").is_set);
}

TEST_F(PriceTest, AnotherCurrencyKindOrTaxIsAMissingPrice) {
    edition.currency = "GBP";
    EXPECT_EQ(reason(), "there is no price in GBP");
    edition.currency = "EUR";
    EXPECT_EQ(reason("former"), "no price in EUR is of this kind");
    edition.tax = publication::TaxDisplay::Net;
    EXPECT_EQ(reason(), "it is gross, the edition shows net");
}

TEST_F(PriceTest, APriceOfAnotherListIsMissing) {
    lamp.prices.front().list = "retail";
    edition.price_list = "trade";
    EXPECT_EQ(reason(), "there is none in list 'trade'");
}

TEST_F(PriceTest, APriceOfAnotherMarketIsMissing) {
    lamp.prices.front().market = "AT";
    EXPECT_EQ(reason(), "it is for other markets only");
    edition.market = "DE";
    EXPECT_EQ(reason(), "there is none for market 'DE'");
}

TEST_F(PriceTest, AScaleOrTwoPricesAtOnceAreNoPrice) {
    lamp.prices.front().minimum_quantity = "10";
    lamp.prices.push_back(maker.price("7", "EUR", "deposit"));
    lamp.prices.push_back(maker.price("8", "EUR", "deposit"));
    EXPECT_EQ(reason(), "it holds from 10 on, not for 1");
    EXPECT_EQ(reason("deposit"), "2 different prices hold at once: 7 EUR, 8 EUR");
}

TEST_F(PriceTest, APriceThatDoesNotSayItsTaxIsMissing) {
    lamp.prices.front().tax = "";
    EXPECT_EQ(reason(), "it does not say whether it is gross or net, the edition shows gross");
}

TEST_F(PriceTest, ValidityIncludesBothDays) {
    lamp.prices.front().valid_from = "2027-03-02";
    lamp.prices.front().valid_until = "2027-03-31";
    EXPECT_EQ(reason(), "it is valid 2027-03-02..2027-03-31, not on 2027-03-01");
    edition.price_date = {2027, 3, 2};
    about("lamp");
    EXPECT_TRUE(test("has-price('regular')"));
    edition.price_date = {2027, 3, 31};
    about("lamp");
    EXPECT_TRUE(test("has-price('regular')"));
}

TEST_F(PriceTest, TheMarketsOwnPriceGoesFirstAndAnotherMarketsNever) {
    lamp.prices.push_back(maker.price("3.00", "EUR"));
    lamp.prices.back().market = "AT";
    edition.market = "AT";
    about("lamp");
    EXPECT_EQ(text("price-amount('regular')"), "3.00");
    edition.market = "DE";
    about("lamp");
    EXPECT_EQ(text("price-amount('regular')"), "2.40");
}

TEST_F(PriceTest, TheSmallestQuantityIsThePrice) {
    lamp.prices.insert(lamp.prices.begin(), maker.price("2.00", "EUR"));
    lamp.prices.front().minimum_quantity = "10";
    about("lamp");
    EXPECT_EQ(text("price-amount('regular')"), "2.40");
    EXPECT_EQ(text("price[@minimum-quantity='10']"), "2.00");
}

TEST_F(PriceTest, ABasisOtherThanOneIsShown) {
    lamp.prices.front().basis = "100";
    lamp.prices.front().unit = "C62";
    about("lamp");
    EXPECT_EQ(text("price-basis('regular')"), "100");
    about("luna-red");
    EXPECT_EQ(text("price-basis('regular')"), "");
}

TEST_F(PriceTest, UnitPricesAreComputedExactlyAndRoundedOnce) {
    publication.governance.unit_prices = {
        {"per-litre", "capacity", "LITER", 1, {}, 2, Rounding::HalfUp, {}},
        {"per-100ml", "capacity", "MILLILITER", 100, {}, 3, Rounding::Up, {}}};
    lamp.prices.push_back(maker.price("1.99", "EUR", "promotion"));
    about("lamp");
    const BoundText price = only("unit-price('per-litre')");
    EXPECT_EQ(price.text, "3,20\u00A0€"); // 2.40 / 0.75
    EXPECT_EQ(price.field, "unit-price[per-litre]");
    EXPECT_EQ(text("unit-price('per-litre', 'promotion')"), "2,65\u00A0€");  // 1.99 / 0.75 = 2.6533
    EXPECT_EQ(text("unit-price('per-100ml', 'promotion')"), "0,266\u00A0€"); // 0.26533, up
    EXPECT_EQ(text("price('per-litre')"), "3,20\u00A0€");
}

TEST_F(PriceTest, AUnitPriceWithoutItsMeasureSaysWhy) {
    publication.governance.unit_prices = {
        {"per-litre", "capacity", "LITER", 1, {}, 2, Rounding::HalfUp, {}},
        {"per-kilo", "capacity", "KILOGRAM", 1, {}, 2, Rounding::HalfUp, {}}};
    lamp.values.clear();
    about("lamp");
    const auto& rules = publication.governance.unit_prices;
    EXPECT_EQ(choose_unit_price(*snapshot, product, edition, rules[0], "regular").reason,
              "'capacity', from which it is computed, is not set");
    EXPECT_EQ(text("unit-price('per-litre')"), "");
    about("luna-red");
    EXPECT_EQ(choose_unit_price(*snapshot, product, edition, rules[1], "regular").reason,
              "it cannot be computed from 750 MILLILITER for 1 KILOGRAM");
}

TEST_F(PriceTest, ASavingIsNeverMadeLarger) {
    about("luna-red");
    EXPECT_EQ(text("saving('regular', 'promotion')"), "235,50\u00A0€");
    EXPECT_EQ(text("saving('regular', 'promotion', 'percent')"), "19\u00A0%"); // 19.07
    EXPECT_EQ(text("saving('promotion', 'regular')"), "") << "nothing is saved";
    EXPECT_EQ(text("saving('former', 'regular')"), "");
}

}
}

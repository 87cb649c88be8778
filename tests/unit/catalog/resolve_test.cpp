// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/catalog/records.hpp"

#include <rapidcheck/gtest.h>

namespace publisher::catalog {
namespace {

const Address kEdition{"de_CH", "print", "CH", {"de_DE", "en_GB"}};

/// A variant and its model with one attribute.
Records two_levels(std::vector<source::ValueRecord> own, std::vector<source::ValueRecord> inherited = {}) {
    Records records;
    records.attributes = {attribute("name", "text")};
    records.products = {model("m", "", std::move(inherited)), variant("v", "m", std::move(own))};
    return records;
}

Resolution resolution(const Built& built, const Address& address) {
    return built.snapshot->resolve(built.view("v"), AttributeId(0), address);
}

TEST(Resolve, TheChainInOrder) {
    std::vector<source::ValueRecord> values = {
        value("name", "default"),
        value("name", "second fallback", "en_GB"),
        value("name", "first fallback", "de_DE"),
        value("name", "fallback of the market", "de_DE", "", "CH"),
        value("name", "locale", "de_CH"),
        value("name", "market", "", "", "CH"),
        value("name", "market and locale", "de_CH", "", "CH"),
    };
    const char* expected[] = {"market and locale", "market",          "locale", "fallback of the market",
                              "first fallback",    "second fallback", "default"};
    const Step steps[] = {Step::MarketOverride, Step::MarketOverride, Step::Locale, Step::Fallback,
                          Step::Fallback,       Step::Fallback,       Step::Default};
    for (std::size_t i = 0; i < 7; ++i) {
        Built built(two_levels(values));
        EXPECT_EQ(resolved(built, "v", "name", kEdition), expected[i]);
        EXPECT_EQ(resolution(built, kEdition).step, steps[i]);
        values.pop_back(); // the best one is gone, the next serves
    }
}

TEST(Resolve, AStepIsTriedOnAllLevelsFirst) {
    Built built(two_levels({value("name", "own default")}, {value("name", "model's German", "de_CH")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "model's German");
    const Resolution found = resolution(built, kEdition);
    EXPECT_EQ(found.level, 1);
    EXPECT_EQ(found.locale, "de_CH");
}

TEST(Resolve, TheNearestLevelWinsWithinAStep) {
    Built built(two_levels({value("name", "own", "de_CH")}, {value("name", "model's", "de_CH", "print")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "own");
    EXPECT_EQ(resolution(built, kEdition).level, 0);
}

TEST(Resolve, TheChannelsOwnValueComesFirst) {
    Built built(two_levels({value("name", "any", "de_CH"), value("name", "print", "de_CH", "print"),
                            value("name", "web", "de_CH", "ecommerce")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "print");
    EXPECT_EQ(resolved(built, "v", "name", {"de_CH", "", "", {}}), "any");
    EXPECT_EQ(resolved(built, "v", "name", {"de_CH", "mobile", "", {}}), "any");
}

TEST(Resolve, NeverTakesWhatWasNotAskedFor) {
    Built built(two_levels({value("name", "web", "de_CH", "ecommerce"), value("name", "French", "fr_CH"),
                            value("name", "Austria", "", "", "AT")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "-");
    EXPECT_EQ(resolution(built, kEdition).step, Step::None);
    EXPECT_EQ(resolved(built, "v", "name", {"it_CH", "print", "", {}}), "-"); // a locale nobody writes in
}

TEST(Resolve, AnEmptyValueInheritsAndFallsBack) {
    Built built(two_levels({value("name", "", "de_CH")}, {value("name", "model's", "de_CH")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "model's");
    Built fallback(two_levels({value("name", "", "de_CH"), value("name", "German", "de_DE")}));
    EXPECT_EQ(resolved(fallback, "v", "name", kEdition), "German");
    EXPECT_EQ(resolution(fallback, kEdition).step, Step::Fallback);
}

TEST(Resolve, EmptiedAndAbsentDiffer) {
    Built built(two_levels({value("name", "", "de_CH")}, {value("name", "")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "empty");
    const Resolution found = resolution(built, kEdition);
    EXPECT_FALSE(found.is_set());
    EXPECT_EQ(found.step, Step::Locale); // the first one on the way
    EXPECT_EQ(found.level, 0);
}

TEST(Resolve, CodesCompareWithoutCase) {
    Built built(two_levels({value("name", "locale", "de_ch", "Print")}));
    EXPECT_EQ(resolved(built, "v", "name", kEdition), "locale");
}

/// The chain said again, as plainly as it can be: all combinations in order of preference.
std::string expected_of(const std::vector<std::vector<source::ValueRecord>>& levels, const Address& address) {
    std::vector<std::pair<std::string, std::string>> steps;
    const auto add = [&](bool is_asked, const std::string& market, const std::string& locale) {
        if (is_asked) steps.emplace_back(market, locale);
    };
    const bool has_market = !address.market.empty(), has_locale = !address.locale.empty();
    add(has_market && has_locale, address.market, address.locale);
    add(has_market, address.market, "");
    add(has_locale, "", address.locale);
    for (const std::string& locale : address.fallback_locales) {
        add(has_market, address.market, locale);
        add(true, "", locale);
    }
    steps.emplace_back("", "");
    bool has_empty = false;
    for (const auto& [market, locale] : steps) {
        for (const auto& level : levels) {
            for (const std::string& channel : {address.channel, std::string()}) {
                for (const source::ValueRecord& record : level) {
                    if (record.market != market || record.locale != locale || record.channel != channel)
                        continue;
                    if (!record.text.empty()) return record.text;
                    has_empty = true;
                }
            }
        }
    }
    return has_empty ? "empty" : "-";
}

RC_GTEST_PROP(Resolve, IsTheFirstSetValueOfTheChain, ()) {
    std::vector<std::vector<source::ValueRecord>> levels(3);
    int n = 0;
    for (auto& level : levels) {
        for (const char* locale : {"", "de_CH", "de_DE", "fr_CH"}) {
            for (const char* channel : {"", "print", "web"}) {
                for (const char* market : {"", "CH", "AT"}) {
                    if (*rc::gen::inRange(0, 12) > 1) continue;
                    const std::string text = *rc::gen::inRange(0, 3) == 0 ? "" : std::to_string(++n);
                    level.push_back(value("name", text, locale, channel, market));
                }
            }
        }
    }
    const Address address{*rc::gen::element<std::string>("", "de_CH", "fr_CH"),
                          *rc::gen::element<std::string>("", "print"),
                          *rc::gen::element<std::string>("", "CH"),
                          {"de_DE"}};
    Records records;
    records.attributes = {attribute("name", "text")};
    records.products = {model("r", "", levels[2]), model("m", "r", levels[1]), variant("v", "m", levels[0])};
    Built built(records);
    RC_ASSERT(resolved(built, "v", "name", address) == expected_of(levels, address));
}

}
}

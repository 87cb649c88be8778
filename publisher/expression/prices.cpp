// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/prices.hpp"

#include "publisher/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace publisher::expression {
namespace {

using namespace catalog;
using publication::Edition;
using publication::TaxDisplay;
using State = catalog::PriceChoice::State;

Price::Tax tax_of(const Edition& edition) {
    return edition.tax == TaxDisplay::Gross ? Price::Tax::Gross : Price::Tax::Net;
}

std::string to_string(Price::Tax tax) {
    return tax == Price::Tax::Gross ? "gross" : tax == Price::Tax::Net ? "net" : "neither gross nor net";
}

PriceQuery query_of(const Snapshot& snapshot, const Edition& edition, std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, Price::Kind>, 5> kKinds = {
        {{"regular", Price::Kind::Regular},
         {"promotion", Price::Kind::Promotion},
         {"former", Price::Kind::Former},
         {"lowest-prior", Price::Kind::LowestPrior},
         {"deposit", Price::Kind::Deposit}}};
    PriceQuery query;
    query.currency = edition.currency;
    query.list = edition.price_list;
    const auto& markets = snapshot.markets();
    const auto market = std::find(markets.begin(), markets.end(), edition.market);
    if (market != markets.end()) query.market = MarketId(static_cast<std::size_t>(market - markets.begin()));
    const auto known =
        std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& entry) { return entry.first == kind; });
    query.kind = known == kKinds.end() ? Price::Kind::Derived : known->second;
    if (known == kKinds.end()) query.derived_kind = kind;
    query.tax = tax_of(edition);
    query.day = edition.price_date;
    return query;
}

/// The first of the terms at which the prices of the product give out.
std::string why_missing(const ProductView& product, const PriceQuery& query, const Edition& edition) {
    bool has_currency = false, has_kind = false, has_list = false;
    for (const auto& level : product.levels()) {
        for (const Price& price : level->prices) {
            if (price.currency != query.currency) continue;
            has_currency = true;
            if (price.kind != query.kind || price.derived_kind != query.derived_kind) continue;
            has_kind = true;
            has_list |=
                query.list.empty() || price.list.empty() || equals_ignoring_case(price.list, query.list);
        }
    }
    if (!has_currency) return "there is no price in " + query.currency;
    if (!has_kind) return "no price in " + query.currency + " is of this kind";
    if (!has_list) return "there is none in list '" + query.list + "'";
    return edition.market.empty() ? "it is for other markets only"
                                  : "there is none for market '" + edition.market + "'";
}

std::string reason_of(const catalog::PriceChoice& choice, const ProductView& product, const PriceQuery& query,
                      const Edition& edition) {
    switch (choice.state) {
        case State::Found: break;
        case State::Missing: return why_missing(product, query, edition);
        case State::NotValid:
            return "it is valid " + choice.candidates.front()->validity.to_string() + ", not on " +
                   query.day.to_string();
        case State::BelowQuantity:
            return "it holds from " + choice.candidates.front()->minimum_quantity.to_string() +
                   " on, not for 1";
        case State::OtherTax:
            return "it is " + to_string(choice.candidates.front()->tax) + ", the edition shows " +
                   to_string(query.tax);
        case State::Ambiguous:
            return std::to_string(choice.candidates.size()) +
                   " different prices hold at once: " + to_listing(choice.candidates);
    }
    return "it does not say whether it is gross or net, the edition shows " + to_string(query.tax);
}

}

PriceChoice choose_price(const Snapshot& snapshot, const ProductView& product, const Edition& edition,
                         std::string_view kind) {
    const PriceQuery query = query_of(snapshot, edition, kind);
    PriceChoice choice;
    choice.selection = select_price(product, query);
    const bool is_taxed_as_shown = choice.selection.price && choice.selection.price->tax == query.tax;
    if (is_taxed_as_shown) {
        choice.price = choice.selection.price;
        choice.amount = choice.price->amount;
        return choice;
    }
    choice.reason = reason_of(choice.selection, product, query, edition);
    return choice;
}

const publication::UnitPriceRule* find_unit_price_rule(const publication::Publication& publication,
                                                       std::string_view kind) {
    for (const publication::UnitPriceRule& rule : publication.governance.unit_prices) {
        if (rule.kind == kind) return &rule;
    }
    return nullptr;
}

PriceChoice choose_unit_price(const Snapshot& snapshot, const ProductView& product, const Edition& edition,
                              const publication::UnitPriceRule& rule, std::string_view of) {
    PriceChoice choice = choose_price(snapshot, product, edition, rule.kind);
    choice.decimals = rule.decimals;
    choice.rounding = rule.rounding;
    if (choice) return choice;
    choice = choose_price(snapshot, product, edition, of);
    choice.decimals = rule.decimals;
    choice.rounding = rule.rounding;
    if (!choice) return choice;

    const Price* price = std::exchange(choice.price, nullptr);
    const Attribute* attribute = snapshot.find_attribute(rule.measure_attribute);
    const Address address{edition.locale, edition.channel, edition.market, {}};
    const Resolution found = attribute ? snapshot.resolve(product, attribute->index, address) : Resolution();
    const Metric* content = found.is_set() ? std::get_if<Metric>(&found.value->datum) : nullptr;
    const auto derived = derive_unit_price(*price, content ? *content : Metric(), rule);
    if (!derived) {
        choice.reason = content ? "it cannot be computed from " + content->amount.normalized().to_string() +
                                      " " + content->unit + " for " + rule.per_quantity.to_string() + " " +
                                      rule.per_unit
                                : "'" + rule.measure_attribute + "', from which it is computed, is not set";
        return choice;
    }
    choice.price = price;
    choice.amount = derived->amount;
    return choice;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/expression/prices.hpp"

#include "publisher/base/text.hpp"
#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <vector>

namespace publisher::expression {
namespace {

using namespace catalog;
using publication::Edition;
using publication::TaxDisplay;

bool is_kind(const Price& price, std::string_view kind) {
    switch (price.kind) {
        case Price::Kind::Regular:
            return kind == "regular";
        case Price::Kind::Promotion:
            return kind == "promotion";
        case Price::Kind::Former:
            return kind == "former";
        case Price::Kind::LowestPrior:
            return kind == "lowest-prior";
        case Price::Kind::Deposit:
            return kind == "deposit";
        case Price::Kind::Derived:
            return price.derived_kind == kind;
    }
    return false;
}

bool is_shown(Price::Tax tax, TaxDisplay display) {
    return tax == (display == TaxDisplay::Gross ? Price::Tax::Gross : Price::Tax::Net);
}

/// Inherited for each kind by itself: a variant's own promotion does not hide its model's regular price.
std::vector<const Price*> prices_of_kind(const ProductView& product, std::string_view currency,
                                         std::string_view kind) {
    std::vector<const Price*> prices;
    for (const auto& level : product.levels()) {
        for (const Price& price : level->prices) {
            if (price.currency == currency && is_kind(price, kind)) prices.push_back(&price);
        }
        if (!prices.empty()) break;
    }
    return prices;
}

/// Narrows the candidates by one condition; when none is left, says why and empties the list for good.
template <typename Condition>
void keep(std::vector<const Price*>& candidates, Condition condition, std::string& reason,
          const std::string& why) {
    if (candidates.empty()) return;
    std::erase_if(candidates, [&](const Price* price) { return !condition(*price); });
    if (candidates.empty()) reason = why;
}

std::string tax_reason(const std::vector<const Price*>& candidates, TaxDisplay display) {
    const bool is_stated = std::any_of(candidates.begin(), candidates.end(),
                                       [](const Price* price) { return price->tax != Price::Tax::Unknown; });
    const bool is_gross = display == TaxDisplay::Gross;
    const std::string wanted = is_gross ? "gross" : "net";
    return is_stated ? "it is " + std::string(is_gross ? "net" : "gross") + ", the edition shows " + wanted
                     : "it does not say whether it is gross or net, the edition shows " + wanted;
}

}

PriceChoice choose_price(const Snapshot& snapshot, const ProductView& product, const Edition& edition,
                         std::string_view kind) {
    PriceChoice choice;
    std::vector<const Price*> left = prices_of_kind(product, edition.currency, kind);
    const auto keep_if = [&](auto condition, const std::string& why) {
        keep(left, condition, choice.reason, why);
    };
    if (left.empty()) {
        choice.reason = product.prices(edition.currency).empty()
                            ? "there is no price in " + edition.currency
                            : "no price in " + edition.currency + " is of this kind";
    }
    keep_if(
        [&](const Price& price) { return edition.price_list.empty() || price.list == edition.price_list; },
        "there is none in list '" + edition.price_list + "'");
    const auto market_of = [&](const Price& price) {
        return price.market.is_valid() ? snapshot.markets()[price.market.index()] : std::string();
    };
    keep_if(
        [&](const Price& price) { return !price.market.is_valid() || market_of(price) == edition.market; },
        edition.market.empty() ? "it is for other markets only"
                               : "there is none for market '" + edition.market + "'");
    keep_if([&](const Price& price) { return price.validity.contains(edition.price_date); },
            "it is not valid on " + edition.price_date.to_string());
    const std::string why_tax = tax_reason(left, edition.tax);
    keep_if([&](const Price& price) { return is_shown(price.tax, edition.tax); }, why_tax);
    if (left.empty()) return choice;

    // Equal ones keep the order of the source.
    const auto best =
        std::stable_partition(left.begin(), left.end(), [](const Price* p) { return p->market.is_valid(); });
    if (best != left.begin()) left.erase(best, left.end());
    std::stable_sort(left.begin(), left.end(), [](const Price* a, const Price* b) {
        if (a->minimum_quantity != b->minimum_quantity) return a->minimum_quantity < b->minimum_quantity;
        return a->validity.first > b->validity.first; // the newer of two that overlap
    });
    choice.price = left.front();
    choice.amount = left.front()->amount;
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
    PriceChoice stated = choose_price(snapshot, product, edition, rule.kind);
    if (stated) {
        stated.decimals = rule.decimals;
        stated.rounding = rule.rounding;
        return stated;
    }
    PriceChoice choice = choose_price(snapshot, product, edition, of);
    if (!choice) return choice;
    const Price* price = std::exchange(choice.price, nullptr);
    const Attribute* attribute = snapshot.find_attribute(rule.measure_attribute);
    const Resolution found = attribute
                                 ? snapshot.resolve(product, attribute->index,
                                                    {edition.locale, edition.channel, edition.market, {}})
                                 : Resolution();
    const Metric* metric = found.is_set() ? std::get_if<Metric>(&found.value->datum) : nullptr;
    if (!metric) {
        choice.reason = "'" + rule.measure_attribute + "', from which it is computed, is not set";
        return choice;
    }
    // price / basis / (measure x ratio) x quantity as one division, so that nothing is rounded on the way
    const auto ratio = unit_ratio(metric->unit, rule.per_unit);
    const auto dividend = ratio ? price->amount.times(rule.per_quantity) : std::nullopt;
    const auto numerator = dividend ? dividend->times(ratio->denominator) : std::nullopt;
    const auto divisor = ratio ? price->basis.times(metric->amount) : std::nullopt;
    const auto denominator = divisor ? divisor->times(ratio->numerator) : std::nullopt;
    const auto amount =
        numerator && denominator ? numerator->over(*denominator, rule.decimals, rule.rounding) : std::nullopt;
    if (!amount) {
        choice.reason = "it cannot be computed from " + metric->amount.to_string() + " " + metric->unit +
                        " for " + rule.per_quantity.to_string() + " " + rule.per_unit;
        return choice;
    }
    choice.price = price;
    choice.amount = *amount;
    choice.decimals = rule.decimals;
    choice.is_derived = true;
    return choice;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/price.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/locale/locale.hpp"

#include <algorithm>
#include <tuple>

namespace publisher::catalog {
namespace {

using State = PriceChoice::State;
using Prices = std::vector<const Price*>;

bool is_asked_for(const Price& price, const PriceQuery& query) {
    return price.currency == query.currency && price.kind == query.kind &&
           price.derived_kind == query.derived_kind &&
           (query.list.empty() || price.list.empty() || equals_ignoring_case(price.list, query.list)) &&
           (!price.market.is_valid() || price.market == query.market);
}

template <typename Question>
Prices those(const Prices& prices, Question question) {
    Prices result;
    std::copy_if(prices.begin(), prices.end(), std::back_inserter(result), question);
    return result;
}

Prices with_tax(const Prices& prices, Price::Tax tax) {
    if (tax == Price::Tax::Unknown) return prices;
    Prices exact = those(prices, [&](const Price* price) { return price->tax == tax; });
    if (!exact.empty()) return exact;
    return those(prices, [](const Price* price) { return price->tax == Price::Tax::Unknown; });
}

/// How well a price fits: the larger quantity, then the market's own, then the list's own.
auto rank(const Price& price) {
    return std::tuple(price.minimum_quantity, price.market.is_valid(), !price.list.empty());
}

bool has_same_terms(const Price& a, const Price& b) {
    return a.amount == b.amount && a.basis == b.basis && a.unit == b.unit && a.tax == b.tax;
}

PriceChoice choice_of(State state, Prices candidates, int level) {
    const Price* price = state == State::Found ? candidates.front() : nullptr;
    return {state, price, level, std::move(candidates)};
}

PriceChoice select_among(const Prices& asked, const PriceQuery& query, int level) {
    const Prices taxed = with_tax(asked, query.tax);
    if (taxed.empty()) return choice_of(State::OtherTax, asked, level);
    const Prices valid =
        those(taxed, [&](const Price* price) { return price->validity.contains(query.day); });
    if (valid.empty()) return choice_of(State::NotValid, taxed, level);
    const Prices reached =
        those(valid, [&](const Price* price) { return price->minimum_quantity <= query.quantity; });
    if (reached.empty()) return choice_of(State::BelowQuantity, valid, level);
    const auto worse = [](const Price* a, const Price* b) { return rank(*a) < rank(*b); };
    const Price* best = *std::max_element(reached.begin(), reached.end(), worse);
    Prices equal = those(reached, [&](const Price* price) { return rank(*price) == rank(*best); });
    const bool is_one = std::all_of(equal.begin(), equal.end(), [&](const Price* price) {
        return has_same_terms(*price, *equal.front());
    });
    return choice_of(is_one ? State::Found : State::Ambiguous, std::move(equal), level);
}

}

std::string_view to_string(State state) {
    switch (state) {
        case State::Found: return "found";
        case State::Missing: return "missing";
        case State::NotValid: return "not valid on the day";
        case State::BelowQuantity: return "for larger quantities only";
        case State::OtherTax: return "of the other tax status only";
        case State::Ambiguous: return "ambiguous";
    }
    return "";
}

PriceChoice select_price(const ProductView& product, const PriceQuery& query) {
    for (std::size_t level = 0; level < product.levels().size(); ++level) {
        Prices asked;
        for (const Price& price : product.levels()[level]->prices) {
            if (is_asked_for(price, query)) asked.push_back(&price);
        }
        if (!asked.empty()) return select_among(asked, query, static_cast<int>(level));
    }
    return {};
}

PriceChoice select_reference_price(const ProductView& product, PriceQuery query) {
    query.kind = Price::Kind::LowestPrior;
    PriceChoice lowest = select_price(product, query);
    if (lowest.state != State::Missing) return lowest;
    query.kind = Price::Kind::Former;
    return select_price(product, query);
}

std::string to_listing(const std::vector<const Price*>& prices) {
    std::string text;
    for (const Price* price : prices) {
        if (!text.empty()) text += ", ";
        text += price->amount.to_string() + ' ' + price->currency;
        if (!price->list.empty()) text += " (" + price->list + ')';
        if (price->validity != DateWindow()) text += ' ' + price->validity.to_string();
    }
    return text;
}

diag::Finding ambiguous_price(const ProductView& product, const PriceChoice& choice,
                              const origin::CellTable& cells) {
    auto builder = diag::finding(
        diag::Code::AmbiguousPrice,
        {{"count", std::to_string(choice.candidates.size())}, {"prices", to_listing(choice.candidates)}});
    builder.about_product(product.own().name_for_findings());
    if (!choice.candidates.empty()) builder.from(cells.resolve(choice.candidates.back()->cell));
    return builder;
}

std::optional<Price> derive_unit_price(const Price& price, const Metric& measure,
                                       const publication::UnitPriceRule& rule) {
    // amount * wanted quantity / (basis * content), the content's unit turned by the ratio N / D:
    // amount * wanted * D / (basis * content * N).
    const bool is_by_piece = is_piece_unit(price.unit);
    const auto ratio = unit_ratio(is_by_piece ? measure.unit : price.unit, rule.per_unit);
    if (!ratio) return std::nullopt;
    const auto wanted = price.amount.times(rule.per_quantity);
    const auto numerator = wanted ? wanted->times(ratio->denominator) : std::nullopt;
    const auto content = is_by_piece ? price.basis.times(measure.amount) : std::optional(price.basis);
    const auto denominator = content ? content->times(ratio->numerator) : std::nullopt;
    if (!numerator || !denominator) return std::nullopt;
    const auto amount = numerator->over(*denominator, rule.decimals, rule.rounding);
    if (!amount || amount->is_negative()) return std::nullopt;

    Price derived = price;
    derived.amount = *amount;
    derived.kind = Price::Kind::Derived;
    derived.derived_kind = rule.kind;
    derived.basis = rule.per_quantity;
    derived.unit = rule.per_unit;
    return derived;
}

}

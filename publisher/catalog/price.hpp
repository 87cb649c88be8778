// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/diag/finding.hpp"
#include "publisher/publication/publication.hpp"

#include <optional>
#include <string>
#include <vector>

namespace publisher::catalog {

/// Which price is wanted. Nothing is ever converted: not one currency into another, not net into gross.
struct PriceQuery {
    std::string currency;
    std::string list; ///< empty: any
    MarketId market;  ///< invalid: only prices of no market
    Price::Kind kind = Price::Kind::Regular;
    std::string derived_kind;
    Price::Tax tax = Price::Tax::Unknown; ///< Unknown: any
    Date day;                             ///< the edition's price date
    Decimal quantity = 1;
};

/// The one price that holds, or why there is none.
struct PriceChoice {
    enum class State { Found, Missing, NotValid, BelowQuantity, OtherTax, Ambiguous };
    State state = State::Missing;
    const Price* price = nullptr;         ///< of the view, when Found
    int level = 0;                        ///< as in Resolution
    std::vector<const Price*> candidates; ///< that came closest: those in conflict, expired, of the other tax
};
std::string_view to_string(PriceChoice::State state);

/// Step by step:
///  1. the nearest level that has any price of the currency, kind, list and market, or of no list or market;
///     a variant with a price of its own never shows its model's, whether or not its own holds
///  2. of these, those of the wanted tax status, else those that do not state theirs
///  3. whose validity contains the day
///  4. whose minimum quantity is reached; of them the largest minimum
///  5. a price of the market before one of no market, one of the list before one of no list
/// Prices with the same terms count as one; of several others none is taken.
PriceChoice select_price(const ProductView& product, const PriceQuery& query);

/// What a reduction is measured against: the lowest prior price where there is one, else the former one.
PriceChoice select_reference_price(const ProductView& product, PriceQuery query);

/// "12.90 EUR (retail), 13.50 EUR": prices as findings and reasons name them.
std::string to_listing(const std::vector<const Price*>& prices);

/// To be reported by whoever asked, for a choice that is Ambiguous.
diag::Finding ambiguous_price(const ProductView& product, const PriceChoice& choice,
                              const origin::CellTable& cells);

/// The price per litre or kilogram: of a piece whose content is `measure`, or of goods sold by measure
/// (then `measure` does not count). Computed as one exact fraction and rounded once, by the rule. Nothing
/// when the units do not belong together or the content is zero.
std::optional<Price> derive_unit_price(const Price& price, const Metric& measure,
                                       const publication::UnitPriceRule& rule);

}

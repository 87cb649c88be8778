// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/publication/publication.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace publisher::expression {

/// The price of a kind in one edition, or why there is none.
struct PriceChoice {
    const catalog::Price* price = nullptr; ///< the record it is, or is derived from; null: there is none
    Decimal amount;                        ///< exact; for a derived price rounded by its rule
    int decimals = -1;                     ///< to be shown; -1: those of the currency
    Rounding rounding = Rounding::HalfUp;
    std::string reason; ///< "its EUR prices are net, the edition shows gross"
    bool is_derived = false;

    explicit operator bool() const { return price != nullptr; }
};

/// The price of the edition's currency, list, market, price date and tax status, for the smallest quantity.
/// A market's own price goes before one for all markets. Currencies and tax are never converted: a net
/// price is missing in an edition that shows gross, and so is one that does not say which it is.
/// `kind` is regular, promotion, former, lowest-prior, deposit, or a kind that records state by name.
PriceChoice choose_price(const catalog::Snapshot& snapshot, const catalog::ProductView& product,
                         const publication::Edition& edition, std::string_view kind);

/// The first rule of that kind, or null.
const publication::UnitPriceRule* find_unit_price_rule(const publication::Publication& publication,
                                                       std::string_view kind);

/// A price for a measure: amount / basis / measure x quantity, from exact numbers, rounded once. `of` is the
/// kind it is made of. A record that states the unit price itself goes before the computed one.
/// The condition of the rule is the caller's to ask.
PriceChoice choose_unit_price(const catalog::Snapshot& snapshot, const catalog::ProductView& product,
                              const publication::Edition& edition, const publication::UnitPriceRule& rule,
                              std::string_view of);

}

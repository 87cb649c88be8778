// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/price.hpp"
#include "publisher/catalog/snapshot.hpp"
#include "publisher/publication/publication.hpp"

#include <string>
#include <string_view>

namespace publisher::expression {

/// The price of a kind in one edition, or why there is none.
struct PriceChoice {
    const catalog::Price* price = nullptr; ///< the record it is, or is derived from; null: there is none
    Decimal amount;                        ///< exact; a unit price is rounded by its rule
    int decimals = -1;                     ///< to be shown; -1: those of the currency
    Rounding rounding = Rounding::HalfUp;
    std::string reason;             ///< "it is net, the edition shows gross"; empty with a price
    catalog::PriceChoice selection; ///< what the catalog found

    explicit operator bool() const { return price != nullptr; }
};

/// The price of the edition's currency, list, market, price date and tax status, for one piece. Currencies
/// and tax are never converted: a net price is missing in an edition that shows gross, and so is one that
/// does not say which it is. Of several that hold at once none is taken. `kind` is regular, promotion,
/// former, lowest-prior, deposit, or a kind that records state by name.
PriceChoice choose_price(const catalog::Snapshot& snapshot, const catalog::ProductView& product,
                         const publication::Edition& edition, std::string_view kind);

/// Is it a kind that records have, or one that a rule of the publication derives?
bool is_price_kind(const publication::Publication& publication, std::string_view kind);

/// The first rule of that kind, or null.
const publication::UnitPriceRule* find_unit_price_rule(const publication::Publication& publication,
                                                       std::string_view kind);

/// A price for a measure, derived from the price of kind `of`, exact and rounded once. A record that states
/// the unit price itself goes before the computed one. The condition of the rule is the caller's to ask.
PriceChoice choose_unit_price(const catalog::Snapshot& snapshot, const catalog::ProductView& product,
                              const publication::Edition& edition, const publication::UnitPriceRule& rule,
                              std::string_view of);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/expression/internal/lookup.hpp"
#include "publisher/expression/prices.hpp"

namespace publisher::expression {

using namespace catalog;

PriceChoice Lookup::choose(const std::string& kind) const {
    if (!subject_.product) return {};
    if (const auto* rule = find_unit_price_rule(publication_, kind)) {
        return choose_unit_price(snapshot_, *subject_.product, edition_, *rule, "regular");
    }
    return choose_price(snapshot_, *subject_.product, edition_, kind);
}

BoundText Lookup::of_choice(const PriceChoice& choice, std::string field, std::string text) const {
    BoundText bound = of_product(std::move(field));
    if (!choice) return bound;
    bound.text = std::move(text);
    bound.is_set = !bound.text.empty();
    bound.value = choice.price->hash();
    bound.cell = choice.price->cell;
    return bound;
}

std::string Lookup::money(const PriceChoice& choice) const {
    return choice ? locale_.money(choice.amount, choice.price->currency, choice.rounding, choice.decimals)
                  : "";
}

bool Lookup::has_price(const std::string& kind) const {
    return static_cast<bool>(choose(kind));
}

BoundText Lookup::price(const std::string& kind) const {
    const PriceChoice choice = choose(kind);
    return of_choice(choice, "price[" + kind + "]", money(choice));
}

BoundText Lookup::price_amount(const std::string& kind) const {
    const PriceChoice choice = choose(kind);
    return of_choice(choice, "price[" + kind + "]", choice ? choice.amount.to_string() : "");
}

BoundText Lookup::price_part(const std::string& kind, const std::string& part) const {
    using PartKind = Locale::MoneyPart::Kind;
    const PriceChoice choice = choose(kind);
    std::string text;
    if (choice) {
        const PartKind wanted = part == "whole"       ? PartKind::Whole
                                : part == "fraction"  ? PartKind::Fraction
                                : part == "separator" ? PartKind::Separator
                                                      : PartKind::Currency;
        const auto parts =
            locale_.money_parts(choice.amount, choice.price->currency, choice.rounding, choice.decimals);
        for (const Locale::MoneyPart& piece : parts) {
            // A negative whole keeps its sign; a price that loses it would be a wrong one.
            const bool is_sign = piece.kind == PartKind::Sign && wanted == PartKind::Whole;
            if (piece.kind == wanted || is_sign) text += piece.text;
        }
    }
    return of_choice(choice, "price[" + kind + "]/" + part, std::move(text));
}

/// "100" for a price that is for 100, nothing for one piece.
BoundText Lookup::price_basis(const std::string& kind) const {
    const PriceChoice choice = choose(kind);
    const bool is_piece = !choice || (choice.price->basis == Decimal(1) && is_piece_unit(choice.price->unit));
    std::string text;
    if (!is_piece) {
        text = is_piece_unit(choice.price->unit) ? locale_.number(choice.price->basis)
                                                 : locale_.measure(choice.price->basis, choice.price->unit);
    }
    return of_choice(choice, "price-basis[" + kind + "]", std::move(text));
}

BoundText Lookup::unit_price(const std::string& kind, const std::string& of) const {
    const auto* rule = find_unit_price_rule(publication_, kind);
    const PriceChoice choice = rule && subject_.product
                                   ? choose_unit_price(snapshot_, *subject_.product, edition_, *rule, of)
                                   : PriceChoice();
    return of_choice(choice, "unit-price[" + kind + "]", money(choice));
}

/// What is saved is told for the same basis only, and never made larger: a percentage is rounded down.
BoundText Lookup::saving(const std::string& former, const std::string& now, const std::string& as) const {
    const PriceChoice before = choose(former), after = choose(now);
    BoundText bound = of_product("saving[" + former + "," + now + "]");
    if (!before || !after || before.price->basis != after.price->basis) return bound;
    const auto saved = before.amount.minus(after.amount);
    if (!saved || saved->is_negative() || saved->is_zero()) return bound;
    std::string text;
    if (as == "percent") {
        const auto hundredfold = saved->times(100);
        const auto percent = hundredfold ? hundredfold->over(before.amount, 0, Rounding::Down) : std::nullopt;
        if (!percent || percent->is_zero()) return bound;
        text = locale_.percent(*percent);
    } else {
        text = locale_.money(*saved, after.price->currency, Rounding::Down);
    }
    return of_choice(after, bound.field, std::move(text));
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/verify/internal/sides.hpp"

#include <algorithm>

namespace publisher::verify {

using Kind = Expectation::Kind;

Sides::Sides(const Case& file) : file_(file) {
    for (const Place& place : file.places.places) {
        const PageText& page = file.page_of(place);
        texts_.push_back({Passage(page, place.below), Passage(page, place.above)});
    }
    std::map<origin::NodeId, int> votes;
    for (const Place& place : file.places.places) {
        for (const Expectation& each : file.placed_of(place).expectations) {
            votes[each.node] += is_there(place, each, Side::Below) ? 1 : 0;
            votes[each.node] -= is_there(place, each, Side::Above) ? 1 : 0;
            if (each.kind == Kind::Price) price_nodes_.try_emplace(file.placed_of(place).item, each.node);
        }
    }
    for (const auto& [node, balance] : votes)
        sides_[node] = balance >= 0 ? Side::Below : Side::Above;
}

const Rect& Sides::area(const Place& place, const Expectation& expectation) const {
    return area(place, sides_.at(expectation.node));
}

const Passage& Sides::passage(const Place& place, const Expectation& expectation) const {
    return passage(place, sides_.at(expectation.node));
}

const Rect& Sides::price_area(const Place& place) const {
    const auto node = price_nodes_.find(file_.placed_of(place).item);
    return area(place, node == price_nodes_.end() ? Side::Below : sides_.at(node->second));
}

const Rect& Sides::area(const Place& place, Side side) {
    return side == Side::Below ? place.below : place.above;
}

const Passage& Sides::passage(const Place& place, Side side) const {
    const Texts& texts = texts_[static_cast<std::size_t>(&place - file_.places.places.data())];
    return side == Side::Below ? texts.below : texts.above;
}

bool Sides::is_there(const Place& place, const Expectation& expectation, Side side) const {
    const PageText& page = file_.page_of(place);
    const Rect& part = area(place, side);
    switch (expectation.kind) {
        case Kind::Number:
        case Kind::Name:
        case Kind::Text: return !passage(place, side).find(squashed(expectation.text)).empty();
        case Kind::Price:
        case Kind::Amount:
            return std::any_of(page.prices.begin(), page.prices.end(), [&](const ReadPrice& price) {
                return contains_middle(part, price.box) && price.number.amount == expectation.amount;
            });
        case Kind::Code:
            return std::any_of(page.codes.begin(), page.codes.end(),
                               [&](const Rect& code) { return contains_middle(part, code); });
    }
    return false;
}

}

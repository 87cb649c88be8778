// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/verify/internal/case.hpp"
#include "publisher/verify/internal/passage.hpp"

#include <map>
#include <set>

namespace publisher::verify {

/// Where a template puts what. What one element prints stands below the article number for every product, or
/// above it for every one; all places vote.
class Sides {
public:
    explicit Sides(const Case& file);

    /// The part of the page in which the template's element prints what it has to say here.
    const Rect& area(const Place& place, const Expectation& expectation) const;
    const Passage& passage(const Place& place, const Expectation& expectation) const;
    /// The part in which prices of the product stand.
    const Rect& price_area(const Place& place) const;

private:
    enum class Side { Below, Above };
    struct Texts {
        Passage below, above;
    };

    static const Rect& area(const Place& place, Side side);
    const Passage& passage(const Place& place, Side side) const;
    bool is_there(const Place& place, const Expectation& expectation, Side side) const;

    const Case& file_;
    std::vector<Texts> texts_; ///< of each place
    std::map<origin::NodeId, Side> sides_;
    std::map<design::TemplateId, origin::NodeId> price_nodes_; ///< the first element that prints a price
};

}

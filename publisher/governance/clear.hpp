// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/expression/evaluator.hpp"
#include "publisher/governance/clearance.hpp"

#include <span>
#include <string>
#include <vector>

namespace publisher::diag {
class Sink;
}

namespace publisher::governance {

/// What the templates of the edition ask of every product, so that a gap is found before a page is
/// made: the attributes and prices they print, the asset roles they show.
struct Demands {
    struct Demand {
        std::string name;         ///< of an attribute, a kind of price, an asset role
        bool is_optional = false; ///< the template says what happens without it
        origin::DesignOrigin origin;
    };
    std::vector<Demand> fields, prices, pictures;

    /// Adds what the expressions of one template mention; what the template tests anywhere is optional in
    /// it. What one template demands stays demanded, whatever the others do.
    void add_template(std::span<const expression::Mentions> mentions, const origin::DesignOrigin& origin);
};

/// Judges every product and asset for one edition: enabled, approved, complete, valid, translated,
/// priced, pictured, and its pictures' rights over the edition's whole distribution window, territory,
/// medium and print run. Each state has its own policies, of which the first that can serve is followed;
/// a state that none serves refuses the edition:
///
///     refuse-edition   nothing of the edition is published
///     leave-out        the product is not printed and is listed
///     fallback         (missing translation) a named locale stands in where it has what is missing
///     placeholder      the product stands with a placeholder, on proofs only
///     accept           the product stands without it; never for approval
///
/// An optional demand that is not translated is served by a fallback where there is one, and otherwise
/// listed; it never leaves a product out.
Clearance clear(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                const publication::Edition& edition, const Demands& demands, diag::Sink& findings);

}

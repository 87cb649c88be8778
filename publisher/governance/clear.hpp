// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/governance/clearance.hpp"

#include <set>

namespace publisher::diag {
class Sink;
}

namespace publisher::governance {

/// What the templates of the edition ask of every product, so that a gap is found before a page is
/// made: the attributes and prices they print, the asset roles they show.
struct Demands {
    struct Field {
        std::string attribute;
        bool is_optional = false;      ///< the template says what happens without it
        origin::DesignOrigin origin;
    };
    std::vector<Field> fields;
    std::vector<std::string> asset_roles;
    bool needs_price = false;
};

/// Judges every product and asset for one edition: enabled, approved, complete, valid, translated,
/// priced, pictured, and its pictures' rights over the edition's whole distribution window, territory,
/// medium and print run. Each state has its own policy; a state without one refuses the edition.
Clearance clear(const catalog::Snapshot& snapshot, const publication::Publication& publication,
                const publication::Edition& edition, const Demands& demands, diag::Sink& findings);

}

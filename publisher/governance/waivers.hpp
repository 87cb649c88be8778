// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/clearance.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace publisher::diag {
class Sink;
}

namespace publisher::governance {

/// The signed exceptions that hold for one edition, and what they were used for.
///
/// A waiver lifts one code, or `rights/*`, for `asset:ID` or `asset:*`; or `governance/unapproved` for
/// `product:ID`. It has to be valid to the last day of distribution. Nothing but rights and approval can be
/// waived: a missing price or a changed file stays what it is.
class Waivers {
public:
    Waivers(const publication::Publication& publication, const publication::Edition& edition,
            diag::Sink& findings);

    /// The id of the first waiver that lifts the code for this asset or product, noted as used; else empty.
    std::string lift_for_asset(diag::Code code, const std::string& asset);
    /// `names` are the stable id and the identifiers of a product; the first is the one listed.
    std::string lift_for_product(diag::Code code, const std::vector<std::string>& names);

    /// In the order of the publication.
    std::vector<WaiverUse> used() const;

private:
    std::string lift(diag::Code code, const std::string& kind, const std::vector<std::string>& names);

    std::vector<const publication::Waiver*> valid_;
    std::map<const publication::Waiver*, std::set<std::string>> used_for_;
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/archive.hpp"
#include "publisher/catalog/product.hpp"
#include "publisher/publication/publication.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What may be printed in one edition, decided before there is any page.
namespace publisher::governance {

using catalog::AssetId;
using catalog::ProductId;
using publication::GapAction;
using publication::GapState;

/// One reason why a product or asset does not clear, or clears only by a policy.
struct Gap {
    GapState state{};
    GapAction action{};
    std::string field;                 ///< "name", "price[regular] EUR", "asset[main]"
    std::string detail;                ///< "no text for ar_AE; en_GB stands in"
    origin::CellRef cell;
};

/// A product that clears. Fields that a fallback serves say so; placeholders only on proofs.
struct ClearedProduct {
    ProductId product;
    std::vector<Gap> gaps;
    std::vector<std::string> fallback_locales;   ///< named by policy, for the fields of `gaps`
};

struct LeftOutProduct {
    ProductId product;
    std::vector<Gap> gaps;             ///< all of them, not only the first
};

/// May this asset be used in this edition?
struct AssetVerdict {
    bool is_cleared = false;
    /// Findings in words, one for each thing that is wrong: "licence ends 2027-04-15, distribution
    /// runs to 2027-08-31".
    std::vector<std::string> reasons;
    std::string waiver;                ///< id of the waiver that cleared it; empty: none was needed
    std::string credit;                ///< to be printed when `is_credit_required`
    bool is_credit_required = false;
    bool is_cropping_forbidden = false, is_flipping_forbidden = false, is_merging_forbidden = false;
};

struct WaiverUse {
    std::string waiver, code, scope, reason, granted_by;
    std::vector<std::string> used_for; ///< asset or product ids, sorted
};

struct Clearance {
    std::string edition;
    bool is_refused = false;           ///< an undeclared or refusing state: exit code 5
    std::string approval;              ///< "approved by status = approved", or "none: ..."
    std::vector<ClearedProduct> products;        ///< in the order of the sources
    std::vector<LeftOutProduct> left_out;
    std::vector<ProductId> disabled;   ///< not enabled at the source; counted, not a gap
    std::map<AssetId, AssetVerdict> assets;      ///< every asset that a cleared product links
    std::vector<WaiverUse> waivers;
    std::vector<std::string> credits;  ///< credit lines that have to be printed, sorted, each once

    const AssetVerdict* verdict(AssetId asset) const;
    /// in = placed + left out + disabled
    std::size_t n_considered() const { return products.size() + left_out.size() + disabled.size(); }
};

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/product.hpp"
#include "publisher/diag/code.hpp"
#include "publisher/publication/publication.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What may be printed in one edition, decided before there is any page.
namespace publisher::governance {

using catalog::AssetId;
using catalog::ProductId;
using publication::GapAction;
using publication::GapState;

/// One reason why a product does not clear, or clears only by a policy.
struct Gap {
    GapState state{};
    GapAction action{};
    std::string field;  ///< "name", "price[regular]", "asset[main]"
    std::string detail; ///< "'name' is not translated into ar_AE ...; en_GB stands in"
    origin::CellRef cell;
};

/// A product that clears. Fields that a fallback serves say so; placeholders only on proofs.
struct ClearedProduct {
    ProductId product;
    std::vector<Gap> gaps;
    /// Named by policy because of `gaps`, in the order in which they are tried; goes to
    /// expression::Subject. The publication's standing chain is not repeated here.
    std::vector<std::string> fallback_locales;
};

struct LeftOutProduct {
    ProductId product;
    std::vector<Gap> gaps; ///< all of them, not only the first
};

/// One thing that stands between an asset and the page.
struct Objection {
    diag::Code code{}; ///< rights/..., or governance/asset-... which no waiver lifts
    std::vector<std::pair<std::string, std::string>> arguments;
    std::string text;   ///< "the rights run ..2027-04-15, the edition needs 2027-03-01..2027-08-31"
    std::string waiver; ///< id of the waiver that lifts it; empty: none does

    bool is_lifted() const { return !waiver.empty(); }
};

/// May this asset be used in this edition, and what binds the layout when it is?
struct AssetVerdict {
    bool is_cleared = false;      ///< no objection is left that a waiver does not lift
    bool is_file_missing = false; ///< there is no picture at all; its rights have been judged all the same
    std::vector<Objection> objections; ///< all of them, lifted ones included
    std::vector<std::string> reasons;  ///< the texts of those that no waiver lifts
    std::string licence;               ///< code of the licence that was recognised; empty: none
    std::string credit;                ///< to be printed when `is_credit_required`
    bool is_credit_required = false;
    /// PLUS image alteration constraints. No Cropping also forbids bleeding off the trim, clipping paths and
    /// frame shapes; No Flipping binds mirrored layouts; No Colorization forbids duotones and tints.
    bool is_cropping_forbidden = false, is_flipping_forbidden = false, is_merging_forbidden = false;
    bool is_colorizing_forbidden = false, is_retouching_forbidden = false;
};

struct WaiverUse {
    std::string waiver, code, scope, reason, granted_by;
    std::optional<Date> valid_until;
    std::vector<std::string> used_for; ///< asset or product ids, sorted
};

struct Clearance {
    std::string edition;
    bool is_refused = false;    ///< an undeclared or refusing state: exit code 5
    bool is_proof_only = false; ///< a product stands with a placeholder: nothing may go to press
    std::string approval;       ///< "products by status = approved; assets by approved", or "none: ..."
    std::vector<ClearedProduct> products; ///< in the order of the sources
    std::vector<LeftOutProduct> left_out;
    std::vector<ProductId> disabled;        ///< not enabled at the source; counted, not a gap
    std::map<AssetId, AssetVerdict> assets; ///< every asset that an enabled product links
    std::vector<WaiverUse> waivers;
    std::vector<std::string> credits; ///< credit lines that have to be printed, sorted, each once

    const AssetVerdict* verdict(AssetId asset) const;
    /// Locales that a policy lets stand in for a product's texts; none for one that is not cleared.
    std::vector<std::string> fallback_locales(ProductId product) const;
    /// The assets no page may show; expressions do as if they were not there.
    std::set<AssetId> refused_assets() const;
    /// in = placed + left out + disabled
    std::size_t n_considered() const { return products.size() + left_out.size() + disabled.size(); }
};

}

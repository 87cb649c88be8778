// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/clearance.hpp"

#include <algorithm>

namespace publisher::governance {

const AssetVerdict* Clearance::verdict(AssetId asset) const {
    const auto found = assets.find(asset);
    return found == assets.end() ? nullptr : &found->second;
}

std::vector<std::string> Clearance::fallback_locales(ProductId product) const {
    // The order of the sources is that of the ids.
    const auto cleared = std::lower_bound(products.begin(), products.end(), product,
                                          [](const ClearedProduct& a, ProductId b) { return a.product < b; });
    if (cleared == products.end() || cleared->product != product) return {};
    return cleared->fallback_locales;
}

std::set<AssetId> Clearance::refused_assets() const {
    std::set<AssetId> refused;
    for (const auto& [asset, verdict] : assets) {
        if (!verdict.is_cleared) refused.insert(asset);
    }
    return refused;
}

}

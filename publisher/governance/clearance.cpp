// SPDX-License-Identifier: Apache-2.0
#include "publisher/governance/clearance.hpp"

namespace publisher::governance {

const AssetVerdict* Clearance::verdict(AssetId asset) const {
    const auto found = assets.find(asset);
    return found == assets.end() ? nullptr : &found->second;
}

std::set<AssetId> Clearance::refused_assets() const {
    std::set<AssetId> refused;
    for (const auto& [asset, verdict] : assets) {
        if (!verdict.is_cleared) refused.insert(asset);
    }
    return refused;
}

}

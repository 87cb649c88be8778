// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/names.hpp"

#include "publisher/catalog/snapshot.hpp"

namespace publisher::catalog {

std::string names_for_findings(const Snapshot& snapshot, const std::vector<ProductId>& products) {
    constexpr std::size_t kNamed = 3;
    std::string names;
    for (std::size_t i = 0; i < products.size() && i < kNamed; ++i)
        names += (i == 0 ? "" : "; ") + snapshot.view(products[i]).own().name_for_findings();
    if (products.size() > kNamed) names += "; and " + std::to_string(products.size() - kNamed) + " more";
    return names;
}

}

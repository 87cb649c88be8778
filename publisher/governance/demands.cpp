// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/governance/clear.hpp"

#include <algorithm>

namespace publisher::governance {
namespace {

using Names = std::vector<std::string> expression::Mentions::*;

void add(std::vector<Demands::Demand>& demands, const std::string& name, bool is_optional,
         const origin::DesignOrigin& origin) {
    const auto known = std::find_if(demands.begin(), demands.end(), [&](const Demands::Demand& demand) {
        return equals_ignoring_case(demand.name, name);
    });
    if (known == demands.end()) {
        demands.push_back({name, is_optional, origin});
    } else if (known->is_optional && !is_optional) {
        *known = {name, false, origin};
    }
}

void add_all(std::vector<Demands::Demand>& demands, std::span<const expression::Mentions> mentions,
             Names printed, Names tested, const origin::DesignOrigin& origin) {
    std::vector<std::string> optional;
    for (const expression::Mentions& mention : mentions) {
        for (const std::string& name : mention.*tested)
            optional.push_back(to_lower_ascii(name));
    }
    for (const expression::Mentions& mention : mentions) {
        for (const std::string& name : mention.*printed) {
            const bool is_optional =
                std::find(optional.begin(), optional.end(), to_lower_ascii(name)) != optional.end();
            add(demands, name, is_optional, origin);
        }
    }
}

}

void Demands::add_template(std::span<const expression::Mentions> mentions,
                           const origin::DesignOrigin& origin) {
    using expression::Mentions;
    add_all(fields, mentions, &Mentions::attributes, &Mentions::tested_attributes, origin);
    add_all(prices, mentions, &Mentions::price_kinds, &Mentions::tested_price_kinds, origin);
    add_all(pictures, mentions, &Mentions::asset_roles, &Mentions::tested_asset_roles, origin);
}

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/catalog/snapshot.hpp"
#include "publisher/publication/publication.hpp"

#include <span>

namespace publisher::catalog {

/// The rule that applies to a measure: one that names the attribute, the market, the locale, the channel,
/// in this order of weight, before one that leaves them open; of equal ones the first. A rule that leaves
/// the attribute open applies only to units of its own family. Null when there is none.
const publication::UnitRule* find_unit_rule(const Metric& metric, std::string_view attribute,
                                            const Address& address,
                                            std::span<const publication::UnitRule> rules);

/// The measure as the channel shows it, converted exactly and rounded once, by the rule; as it is when no
/// rule applies or the units do not belong together.
Metric convert(const Metric& metric, std::string_view attribute, const Address& address,
               std::span<const publication::UnitRule> rules);

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/catalog/units.hpp"

#include "publisher/base/text.hpp"
#include "publisher/locale/locale.hpp"

#include <optional>

namespace publisher::catalog {
namespace {

using publication::UnitRule;

std::optional<Decimal> converted(const Metric& metric, const UnitRule& rule) {
    return convert_unit(metric.amount, metric.unit, rule.to_unit, rule.decimals, rule.rounding);
}

/// Nothing when the rule is for something else; else how closely it was meant.
std::optional<int> closeness(const UnitRule& rule, std::string_view attribute, const Address& address) {
    const struct {
        const std::string& wanted;
        std::string_view found;
        int weight;
    } parts[] = {{rule.attribute, attribute, 8},
                 {rule.market, address.market, 4},
                 {rule.locale, address.locale, 2},
                 {rule.channel, address.channel, 1}};
    int sum = 0;
    for (const auto& part : parts) {
        if (part.wanted.empty()) continue;
        if (!equals_ignoring_case(part.wanted, part.found)) return std::nullopt;
        sum += part.weight;
    }
    return sum;
}

}

const UnitRule* find_unit_rule(const Metric& metric, std::string_view attribute, const Address& address,
                               std::span<const UnitRule> rules) {
    const UnitRule* best = nullptr;
    int best_closeness = -1;
    for (const UnitRule& rule : rules) {
        const auto found = closeness(rule, attribute, address);
        if (!found || *found <= best_closeness) continue;
        if (rule.attribute.empty() && !converted(metric, rule)) continue;
        best = &rule;
        best_closeness = *found;
    }
    return best;
}

Metric convert(const Metric& metric, std::string_view attribute, const Address& address,
               std::span<const UnitRule> rules) {
    const UnitRule* rule = find_unit_rule(metric, attribute, address, rules);
    const auto amount = rule ? converted(metric, *rule) : std::nullopt;
    return amount ? Metric{*amount, rule->to_unit} : metric;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/locale/internal/unit_table.hpp"
#include "publisher/locale/locale.hpp"

#include <numeric>
#include <unordered_map>

namespace publisher {
namespace {

using Candidates = std::vector<const Unit*>;

struct UnitIndex {
    std::unordered_map<std::string, Candidates> by_code;        ///< in lower case
    std::unordered_map<std::string_view, Candidates> by_symbol; ///< as written
};

UnitIndex make_index() {
    UnitIndex index;
    for (const Unit& unit : unit_table()) {
        index.by_code[to_lower_ascii(unit.code)].push_back(&unit);
        index.by_symbol[unit.symbol].push_back(&unit);
    }
    for (const UnitAlias& alias : unit_aliases()) {
        for (const Unit* unit : index.by_code[to_lower_ascii(alias.code)]) {
            if (unit->family == alias.family) index.by_code[to_lower_ascii(alias.alias)].push_back(unit);
        }
    }
    return index;
}

const Candidates& candidates(std::string_view code) {
    static const UnitIndex index = make_index();
    static const Candidates none;
    // Symbols first: "mW" and "MW" differ by case alone.
    if (const auto found = index.by_symbol.find(code); found != index.by_symbol.end()) return found->second;
    const auto found = index.by_code.find(to_lower_ascii(code));
    return found == index.by_code.end() ? none : found->second;
}

struct UnitPair {
    const Unit* from = nullptr;
    const Unit* to = nullptr;
};

/// OUNCE to GRAM is a weight, OUNCE to LITER a volume: the two units tell the family.
std::optional<UnitPair> find_pair(std::string_view from, std::string_view to) {
    for (const Unit* a : candidates(from)) {
        for (const Unit* b : candidates(to)) {
            if (a->family == b->family) return UnitPair{a, b};
        }
    }
    return std::nullopt;
}

/// numerators and denominators of two units multiplied crosswise, with common factors taken out first
/// so that the products stay small.
std::optional<UnitRatio> ratio_of(const UnitPair& pair) {
    std::int64_t n1 = pair.from->numerator, n2 = pair.to->denominator;
    std::int64_t d1 = pair.from->denominator, d2 = pair.to->numerator;
    for (std::int64_t* n : {&n1, &n2}) {
        for (std::int64_t* d : {&d1, &d2}) {
            const std::int64_t common = std::gcd(*n, *d);
            *n /= common;
            *d /= common;
        }
    }
    const auto numerator = Decimal(n1).times(n2), denominator = Decimal(d1).times(d2);
    if (!numerator || !denominator) return std::nullopt;
    return UnitRatio{*numerator, *denominator};
}

Decimal offset_of(const Unit& unit) {
    return Decimal::from_scaled(unit.offset_hundredths, 2);
}

}

const Unit* find_unit(std::string_view code, std::string_view family) {
    for (const Unit* unit : candidates(code)) {
        if (family.empty() || equals_ignoring_case(unit->family, family)) return unit;
    }
    // Families of the customer's own making hold well-known units too.
    return family.empty() || candidates(code).empty() ? nullptr : candidates(code).front();
}

bool is_known_unit(std::string_view unit) {
    return !candidates(unit).empty();
}

bool is_piece_unit(std::string_view unit) {
    if (unit.empty()) return true;
    const Unit* known = find_unit(unit, {});
    return known && known->code == "PIECE";
}

std::optional<UnitRatio> unit_ratio(std::string_view from, std::string_view to) {
    const auto pair = find_pair(from, to);
    if (!pair || pair->from->offset_hundredths != pair->to->offset_hundredths) return std::nullopt;
    return ratio_of(*pair);
}

std::optional<Decimal> convert_unit(const Decimal& amount, std::string_view from, std::string_view to,
                                    int decimals, Rounding rounding) {
    const auto pair = find_pair(from, to);
    if (!pair) return std::nullopt;
    const auto ratio = ratio_of(*pair);
    if (!ratio) return std::nullopt;
    // (amount + offset) * n / d - offset as one fraction, so that it is rounded once.
    const auto raised = amount.plus(offset_of(*pair->from));
    const auto scaled = raised ? raised->times(ratio->numerator) : std::nullopt;
    const auto lowered = ratio->denominator.times(offset_of(*pair->to));
    const auto numerator = scaled && lowered ? scaled->minus(*lowered) : std::nullopt;
    return numerator ? numerator->over(ratio->denominator, decimals, rounding) : std::nullopt;
}

}

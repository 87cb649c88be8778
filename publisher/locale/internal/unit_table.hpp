// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace publisher {

/// One unit in terms of the base unit of its family:
/// base = (amount + offset / 100) * numerator / denominator.
struct Unit {
    std::string_view family; ///< Akeneo's code of the measurement family
    std::string_view code;
    std::int64_t numerator, denominator;
    std::string_view symbol;
    std::string_view icu_identifier; ///< empty: CLDR has no name for it
    int offset_hundredths = 0;       ///< temperatures only
};

/// Another spelling of a code: UN/ECE Recommendation 20, or a symbol.
struct UnitAlias {
    std::string_view alias, family, code;
};

std::span<const Unit> unit_table();
std::span<const UnitAlias> unit_aliases();

/// Nothing when it is unknown or not of the family; an empty family takes the first that has it.
const Unit* find_unit(std::string_view code, std::string_view family);

}

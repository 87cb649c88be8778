// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/length.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace publisher::vector {

enum class Symbology { Ean13, Ean8, UpcA, Itf14, Code128, Gs1_128, Qr, Gs1DataMatrix, Gs1DigitalLink };

/// What a symbology asks for (GS1 General Specifications, section 5; ISO/IEC 15417 and 18004 for the codes
/// that are not GS1's). Quiet zones are in modules.
struct SymbologyRules {
    Symbology symbology;
    std::string_view name; ///< as templates write it: "ean13"
    Length nominal_module, least_module, most_module;
    Length nominal_height; ///< of the bars; zero for matrix codes
    int quiet_left, quiet_right, quiet_above_and_below;
    bool may_have_add_on;

    bool is_matrix() const { return nominal_height == Length(); }
};

const SymbologyRules& rules(Symbology symbology);
std::span<const SymbologyRules> all_symbologies();

}

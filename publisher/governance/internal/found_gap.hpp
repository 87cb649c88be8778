// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/governance/clearance.hpp"
#include "publisher/origin/origin.hpp"

#include <string>
#include <utility>
#include <vector>

namespace publisher::governance {

/// A gap as it is found, before a policy says what becomes of it.
struct FoundGap {
    GapState state{};
    diag::Code code{};
    std::string field;
    std::vector<std::pair<std::string, std::string>> arguments; ///< of the message, the consequence still out
    origin::CellRef cell;
    origin::DesignOrigin design;            ///< the rule or template that asks; may be unknown
    std::vector<std::string> found_locales; ///< where a missing translation is there
    bool is_optional = false;               ///< the template does without it
};

}

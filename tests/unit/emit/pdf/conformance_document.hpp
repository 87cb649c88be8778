// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pdfx_rules.hpp"

namespace publisher::emit::pdf {

/// Of docs/conformance/`document`: its rows called enforced are those that have a rule, and no others.
void expect_enforced_rows_are_tested(const std::string& document, const std::map<std::string, Rule>& rules);

}

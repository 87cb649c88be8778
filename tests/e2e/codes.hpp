// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/e2e/program.hpp"

namespace publisher::e2e {

bool has_code_judges();

/// Publishes the price list of the sample house and reads its bar codes at 600 dpi with a program that knows
/// nothing of us: each is that of its row, and of a product of the data.
void expect_codes_of_the_price_list(const std::string& edition);

}

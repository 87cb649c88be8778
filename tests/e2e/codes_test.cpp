// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/codes.hpp"

#include <gtest/gtest.h>

namespace publisher::e2e {
namespace {

// Plates are exposed finer than this; a decoder that knows nothing of us reads what a scanner would.
TEST(SampleCodes, EveryCodeOfThePriceListReadsAsTheDataSays) {
    if (!has_code_judges()) GTEST_SKIP() << "zbarimg and pdftoppm are the judges";
    expect_codes_of_the_price_list("de_DE");
}

}
}

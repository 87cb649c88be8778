// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/codes.hpp"

#include <gtest/gtest.h>

namespace publisher::e2e {
namespace {

class EveryCode : public testing::TestWithParam<const char*> {};

TEST_P(EveryCode, OfTheEditionReadsAsTheDataSays) {
    if (!has_code_judges()) GTEST_SKIP() << "zbarimg and pdftoppm are the judges";
    expect_codes_of_the_price_list(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Editions, EveryCode, testing::Values("ar_AE", "el_GR", "en_GB"));

}
}

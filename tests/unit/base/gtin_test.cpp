// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/gtin.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

TEST(Gtin, AllFourLengthsAreComputedFromTheRight) {
    EXPECT_EQ(gtin_fault("4006381333931"), std::nullopt);
    EXPECT_EQ(gtin_fault("96385074"), std::nullopt);
    EXPECT_EQ(gtin_fault("036000291452"), std::nullopt);
    EXPECT_EQ(gtin_fault("10012345678902"), std::nullopt);
}

TEST(Gtin, FaultsNameBothDigits) {
    EXPECT_EQ(gtin_fault("4006381333932"), "its check digit is 2, computed is 1");
    EXPECT_EQ(gtin_fault("400638133393"), "its check digit is 3, computed is 0");
    EXPECT_EQ(gtin_fault("12345"), "it has 5 digits, a GTIN has 8, 12, 13 or 14");
    EXPECT_EQ(gtin_fault("40063813339X1"), "a GTIN has digits only");
}

}
}

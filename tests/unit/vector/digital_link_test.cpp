// SPDX-License-Identifier: Apache-2.0
#include "publisher/vector/code.hpp"

#include <gtest/gtest.h>

namespace publisher::vector {
namespace {

std::string link_of(std::string value, std::string domain = {}) {
    const auto code = make_code(
        {.symbology = Symbology::Gs1DigitalLink, .value = std::move(value), .domain = std::move(domain)});
    return code ? code->content : "refused: " + code.failure().message;
}

TEST(DigitalLink, AGtinOfAnyLengthHasFourteenDigitsInTheAddress) {
    EXPECT_EQ(link_of("4006381333931"), "https://id.gs1.org/01/04006381333931");
    EXPECT_EQ(link_of("96385074", "https://norrvik.example/"), "https://norrvik.example/01/00000096385074");
}

TEST(DigitalLink, QualifiersAreThePathInTheirOrderAndTheRestIsTheQuery) {
    EXPECT_EQ(link_of("(01)04006381333931(21)S/1(17)271231(10)A7(3103)000195"),
              "https://id.gs1.org/01/04006381333931/10/A7/21/S%2F1?17=271231&3103=000195");
}

TEST(DigitalLink, WhatIsNoGtinIsRefused) {
    EXPECT_EQ(link_of("4006381333932"), "refused: its check digit is 2, computed is 1");
    EXPECT_EQ(link_of("(10)A7"), "refused: a digital link begins with the GTIN, (01)");
    EXPECT_EQ(link_of("(1)A7"), "refused: it is no element string such as (01)04012345678901(10)A7");
    EXPECT_EQ(link_of("(01"), "refused: it is no element string such as (01)04012345678901(10)A7");
}

TEST(DigitalLink, AParenthesisInDataIsData) {
    EXPECT_EQ(link_of("(01)04006381333931(10)A(7)B"), "https://id.gs1.org/01/04006381333931/10/A%287%29B");
}

}
}

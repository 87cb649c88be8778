// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/write.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace publisher::sheet {
namespace {

TEST(Neutral, WhatBeginsLikeAFormulaGetsAnApostrophe) {
    EXPECT_EQ(neutralized("=1+1"), "'=1+1");
    EXPECT_EQ(neutralized("+49 30"), "'+49 30");
    EXPECT_EQ(neutralized("-12.50"), "'-12.50");
    EXPECT_EQ(neutralized("@home"), "'@home");
    EXPECT_EQ(neutralized("\t=1"), "'\t=1");
    EXPECT_EQ(neutralized("＝1"), "'＝1") << "a full-width sign counts in some locales";
}

TEST(Neutral, OtherTextsStayAsTheyAre) {
    for (const std::string text : {"", "NV-1010", "a=b", "'quoted'", "'", "2x3"}) {
        EXPECT_EQ(neutralized(text), text);
        EXPECT_EQ(restored(text), text);
    }
}

TEST(NeutralProperty, EveryTextIsGivenBack) {
    EXPECT_TRUE(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::element('\'', '=', '-', '@', 'a', '\t', ';', '"'));
        RC_ASSERT(restored(neutralized(text)) == text);
        const std::string safe = neutralized(text);
        RC_ASSERT(safe.empty() || std::string("=+-@\t").find(safe.front()) == std::string::npos);
    }));
}

}
}

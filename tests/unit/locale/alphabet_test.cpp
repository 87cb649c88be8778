// SPDX-License-Identifier: Apache-2.0
#include "publisher/locale/alphabet.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

TEST(Alphabet, LettersAreThoseOfTheLocalesReaders) {
    const Alphabet german("de_DE"), swedish("sv_SE"), greek("el_GR"), arabic("ar_AE");
    EXPECT_EQ(german.letter_of("Äpfel"), "A");
    EXPECT_EQ(swedish.letter_of("Äpplen"), "Ä");
    EXPECT_EQ(german.letter_of("becher"), "B");
    EXPECT_EQ(greek.letter_of("Ποτήρι"), "Π");
    EXPECT_EQ(greek.letter_of("Άνοιξη"), "Α");
    EXPECT_EQ(arabic.letter_of("كوب"), "ك");
}

TEST(Alphabet, WhatIsNoLetterStandsUnderTheOthers) {
    const Alphabet german("de_DE");
    EXPECT_EQ(german.letter_of("28 cm"), "#");
    EXPECT_EQ(german.letter_of(""), "#");
    EXPECT_EQ(german.letter_of("杯"), "#");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/hash.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace publisher {
namespace {

TEST(Sha256, AgreesWithThePublishedExamples) {
    // FIPS 180-4 examples
    EXPECT_EQ(sha256("abc").to_hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("").to_hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc").to_short_hex(), "ba7816bf8f01cfea");
    EXPECT_EQ(sha256("abc").prefix(), 0xba7816bf8f01cfeaull);
}

TEST(Hasher, PiecesOfAFileGiveTheDigestOfTheWhole) {
    const std::string_view whole = "a file that is read in pieces";
    Hasher hasher;
    hasher.add_raw(std::as_bytes(std::span(whole.substr(0, 7))));
    hasher.add_raw(std::as_bytes(std::span(whole.substr(7))));
    EXPECT_EQ(hasher.finish(), sha256(whole));
}

TEST(Hasher, WhereOneTextEndsIsPartOfTheKey) {
    EXPECT_NE(Hasher().add("ab").add("c").finish(), Hasher().add("a").add("bc").finish());
    EXPECT_NE(Hasher().add("").add("a").finish(), Hasher().add("a").add("").finish());
    EXPECT_NE(Hasher().add("1").finish(), Hasher().add(std::int64_t(1)).finish());
    EXPECT_EQ(Hasher().add("ab").add("c").finish(), Hasher().add("ab").add("c").finish());
}

TEST(Hasher, KeysAreTheSameOnEveryMachine) {
    // Eight bytes of length, little-endian, before the text: 02 00 00 00 00 00 00 00 61 62
    const std::string bytes("\x02\0\0\0\0\0\0\0ab", 10);
    EXPECT_EQ(Hasher().add("ab").finish(), sha256(bytes));
}

}
}

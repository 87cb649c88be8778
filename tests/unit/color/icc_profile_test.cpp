// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/icc_profile.hpp"

#include "made_profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::color {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal_of(const std::string& bytes) {
    const auto profile = read_icc_profile(bytes);
    if (!profile) return profile.failure().message;
    const Status checked = check_cmyk_output(*profile, "X");
    return checked ? "" : checked.failure().message;
}

TEST(IccProfile, HeaderAndTagsAreRead) {
    const auto profile = read_icc_profile(made_profile("prtr", "CMYK", {"A2B0", "B2A0", "desc"}, 4));
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->device_class, "prtr");
    EXPECT_EQ(profile->color_space, "CMYK");
    EXPECT_EQ(profile->major_version, 4);
    EXPECT_THAT(profile->tags, ElementsAre("A2B0", "B2A0", "desc"));
    EXPECT_TRUE(check_cmyk_output(*profile, "X"));
}

TEST(IccProfile, BytesThatAreNoneAreRefused) {
    EXPECT_THAT(refusal_of(""), HasSubstr("no ICC profile"));
    EXPECT_THAT(refusal_of(std::string(200, 'x')), HasSubstr("no ICC profile"));
    std::string cut = made_profile();
    cut.pop_back();
    EXPECT_THAT(refusal_of(cut), HasSubstr("says it has 164 bytes and has 163"));
    std::string too_many = made_profile();
    too_many[128] = '\x7F';
    EXPECT_THAT(refusal_of(too_many), HasSubstr("tag table"));
    std::string outside = made_profile();
    outside.replace(132 + 4, 4, "\xFF\xFF\xFF\xFF");
    EXPECT_THAT(refusal_of(outside), HasSubstr("'A2B0' lies outside"));
}

TEST(IccProfile, OnlyAPressMakesAnOutputIntent) {
    EXPECT_EQ(refusal_of(made_profile()), "");
    EXPECT_THAT(refusal_of(made_profile("mntr", "CMYK")), HasSubstr("'mntr'"));
    EXPECT_THAT(refusal_of(made_profile("prtr", "RGB ")), HasSubstr("'RGB '"));
    EXPECT_THAT(refusal_of(made_profile("prtr", "CMYK", {"A2B0", "B2A0"}, 5)), HasSubstr("version 5"));
    EXPECT_THAT(refusal_of(made_profile("prtr", "CMYK", {"A2B0"})), HasSubstr("'B2A0'"));
}

}
}

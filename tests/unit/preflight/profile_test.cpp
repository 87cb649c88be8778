// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/profile.hpp"

#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/preflight/internal/rules.hpp"
#include "publisher/world/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace publisher::preflight {
namespace {

using diag::Code;

std::optional<Profile> loaded(const std::string& name, diag::Sink& findings) {
    const auto world = make_system_world();
    return load_profile(*world, PUBLISHER_SOURCE_DIR, name, findings);
}

/// A profile of a printer in a file of its own.
class OwnProfile : public testing::Test {
protected:
    std::string write(const std::string& content) {
        const std::string file = testing::TempDir() + "/own-profile.xml";
        std::ofstream(file) << "<preflight-profile id=\"own\" title=\"own\" " << content
                            << "</preflight-profile>";
        return file;
    }
    diag::Sink findings;
};

TEST(Profiles, AllThatShipCanBeLoaded) {
    const auto world = make_system_world();
    const auto names = profile_names(*world, PUBLISHER_SOURCE_DIR);
    EXPECT_GE(names.size(), 15u);
    for (const std::string& name : names) {
        diag::Sink findings;
        const auto profile = loaded(name, findings);
        ASSERT_TRUE(profile) << name;
        EXPECT_EQ(profile->id, name);
        EXPECT_TRUE(findings.findings().empty()) << name;
    }
}

TEST(Profiles, LimitsAreThoseOfTheWorkgroup) {
    diag::Sink findings;
    const auto magazine = loaded("gwg2022-magazine-cmyk", findings),
               newspaper = loaded("gwg2022-newspaper-cmyk", findings);
    ASSERT_TRUE(magazine && newspaper);
    EXPECT_EQ(magazine->find("R0026")->limit, 305);
    EXPECT_EQ(magazine->find("R0031")->limit, 149);
    EXPECT_EQ(magazine->find("R0031")->warning_limit, 224);
    EXPECT_EQ(newspaper->find("R0026")->limit, 245);
    EXPECT_EQ(newspaper->find("R0020")->limit, 0);
    EXPECT_EQ(newspaper->find("R0016")->limit, 10);
    EXPECT_TRUE(magazine->find("R0027"));
    EXPECT_FALSE(magazine->find("R0028"));
    EXPECT_TRUE(loaded("gwg2022-magazine-cmyk-rgb", findings)->find("R0028"));
}

TEST_F(OwnProfile, ExtendsAndTurnsOff) {
    const auto profile = loaded(
        write("extends=\"house\"><rule id=\"HC-SAFE\" severity=\"off\"/><rule id=\"R0031\" limit=\"99\"/>"),
        findings);
    ASSERT_TRUE(profile);
    EXPECT_FALSE(profile->find("HC-SAFE"));
    EXPECT_EQ(profile->find("R0031")->limit, 99);
    EXPECT_EQ(profile->find("R0031")->warning_limit, 224);
    EXPECT_EQ(profile->find("R0031")->severity, diag::Severity::Error);
}

TEST_F(OwnProfile, SaysWhatItCannotUse) {
    EXPECT_FALSE(loaded(write("><rule id=\"R9999\"/>"), findings));
    EXPECT_FALSE(loaded(write("><rule id=\"R0031\" limit=\"much\"/>"), findings));
    EXPECT_FALSE(loaded(write("extends=\"nowhere\">"), findings));
    EXPECT_FALSE(loaded(write("extends=\"own-profile\">"), findings));
    EXPECT_GE(findings.findings().size(), 4u);
}

TEST(Rules, BelongToOneCodeEach) {
    EXPECT_EQ(code_of("FS-ID"), Code::PreflightStructure);
    EXPECT_EQ(code_of("OI-ONE"), Code::PreflightIdentity);
    EXPECT_EQ(code_of("BX-NEST"), Code::PreflightBox);
    EXPECT_EQ(code_of("FT-EMBED"), Code::PreflightFont);
    EXPECT_EQ(code_of("R0027"), Code::PreflightColor);
    EXPECT_EQ(code_of("R0007"), Code::PreflightOverprint);
    EXPECT_EQ(code_of("R0016"), Code::PreflightLegibility);
    EXPECT_EQ(code_of("R0031"), Code::PreflightPicture);
    EXPECT_EQ(code_of("R0030"), Code::PreflightTransparency);
    EXPECT_EQ(code_of("AC-JS"), Code::PreflightInteractive);
    EXPECT_EQ(code_of("HC-BLEED"), Code::PreflightBleed);
    EXPECT_EQ(code_of("R0026"), Code::PreflightInk);
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/output_condition.hpp"

#include "made_profile.hpp"
#include "publisher/base/hash.hpp"
#include "publisher/diag/codes.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace publisher::color {
namespace {

using ::testing::HasSubstr;

using diag::Code;

const std::string kData = PUBLISHER_SOURCE_DIR;
const origin::DesignOrigin kAskedAt{"publication.xml", 12, 7};

/// An installation whose only condition has a made profile.
class OutputConditionTest : public ::testing::Test {
protected:
    OutputConditionTest() {
        world_.add("d/layouts/schema/output-conditions.rng",
                   *make_system_world()->read(kData + "/layouts/schema/output-conditions.rng"));
    }
    void add_condition(const std::string& profile, const std::string& sha256) {
        world_.add(
            "d/layouts/output-conditions.xml",
            "<output-conditions>\n<condition name='PRESS1' info='A press' components='4' ink-limit='280'>"
            "<profile file='/p.icc' package='icc-press' licence='Zlib' sha256='" +
                sha256 + "'/></condition>\n</output-conditions>");
        world_.add("/p.icc", profile);
    }
    void add_condition(const std::string& profile) { add_condition(profile, sha256(profile).to_hex()); }

    std::optional<OutputCondition> load(std::string_view name = "PRESS1") {
        return load_output_condition(world_, "d", name, kAskedAt, findings_);
    }
    const diag::Finding& finding() const { return findings_.findings().at(0); }

    MemoryWorld world_;
    diag::Sink findings_;
};

TEST_F(OutputConditionTest, ComesWithItsProfile) {
    add_condition(made_profile());
    const auto condition = load();
    ASSERT_TRUE(condition);
    EXPECT_TRUE(findings_.findings().empty());
    EXPECT_EQ(condition->identifier, "PRESS1");
    EXPECT_EQ(condition->info, "A press");
    EXPECT_EQ(condition->registry, "");
    EXPECT_EQ(condition->ink_limit, 280);
    EXPECT_EQ(condition->package, "icc-press");
    EXPECT_EQ(condition->profile, made_profile());
}

TEST_F(OutputConditionTest, AnUnknownNameIsReportedWhereItStands) {
    add_condition(made_profile());
    EXPECT_FALSE(load("PRES1"));
    EXPECT_EQ(finding().code, Code::OutputConditionUnknown);
    EXPECT_EQ(finding().design, kAskedAt);
    EXPECT_EQ(finding().remedy(), "did you mean 'PRESS1'?");
    findings_ = {};
    EXPECT_FALSE(load("newsprint"));
    EXPECT_EQ(finding().remedy(), "known are: PRESS1");
}

TEST_F(OutputConditionTest, AProfileThatIsNotInstalledNamesItsPackage) {
    add_condition(made_profile());
    world_.fail_read(3, ENOENT);
    EXPECT_FALSE(load());
    EXPECT_EQ(finding().code, Code::ProfileUnusable);
    EXPECT_EQ(finding().design, kAskedAt);
    EXPECT_THAT(std::string(finding().remedy()), HasSubstr("'icc-press'"));
}

TEST_F(OutputConditionTest, AProfileThatDiffersFromItsChecksumIsNotUsed) {
    add_condition(made_profile(), std::string(64, '0'));
    EXPECT_FALSE(load());
    EXPECT_THAT(finding().message(), HasSubstr("/p.icc differs from its checksum"));
}

TEST_F(OutputConditionTest, AProfileOfAScreenIsNotUsed) {
    add_condition(made_profile("mntr"));
    EXPECT_FALSE(load());
    EXPECT_THAT(finding().message(), HasSubstr("'mntr'"));
}

TEST_F(OutputConditionTest, AListThatBreaksItsSchemaIsReportedAtItsPlace) {
    EXPECT_FALSE(load());
    EXPECT_FALSE(findings_.findings().empty());
    findings_ = {};
    world_.add("d/layouts/output-conditions.xml",
               "<output-conditions>\n<condition nam='A'/>\n</output-conditions>");
    EXPECT_FALSE(load());
    ASSERT_FALSE(findings_.findings().empty());
    EXPECT_EQ(finding().design.line, 2u);
}

TEST_F(OutputConditionTest, WithoutTheSchemaTheInstallationIsAtFault) {
    EXPECT_FALSE(load_output_condition(world_, "elsewhere", "PRESS1", kAskedAt, findings_));
    EXPECT_EQ(finding().code, Code::FileMissing);
}

TEST(InstalledConditions, TheDefaultConditionIsThere) {
    const auto world = make_system_world();
    if (!world->is_file("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc"))
        GTEST_SKIP() << "the package scribus-data is not installed";
    diag::Sink findings;
    const auto condition = load_output_condition(*world, kData, "FOGRA39", kAskedAt, findings);
    ASSERT_TRUE(condition) << findings.findings().at(0).message();
    EXPECT_EQ(condition->registry, "http://www.color.org");
    EXPECT_EQ(condition->n_components, 4);
    EXPECT_EQ(condition->ink_limit, 300);
    EXPECT_GT(condition->profile.size(), 1'000'000u);
}

}
}

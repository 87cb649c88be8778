// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/output_condition.hpp"

#include "made_profile.hpp"
#include "publisher/base/hash.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::color {
namespace {

using ::testing::HasSubstr;

const std::string kLayouts = PUBLISHER_SOURCE_DIR "/layouts";

TEST(OutputConditions, TheRegistryHasTheDefaultConditionAndItsProfile) {
    const auto world = make_system_world();
    diag::Sink findings;
    const auto conditions = load_output_conditions(*world, kLayouts, findings);
    ASSERT_TRUE(conditions) << conditions.failure().message;
    EXPECT_TRUE(findings.findings().empty());
    const OutputCondition* fogra39 = find_condition(*conditions, "FOGRA39");
    ASSERT_NE(fogra39, nullptr);
    EXPECT_EQ(find_condition(*conditions, "fogra"), nullptr);
    EXPECT_EQ(fogra39->ink_limit, 300);
    EXPECT_EQ(fogra39->n_components, 4);
    EXPECT_EQ(fogra39->registry, "http://www.color.org");
    EXPECT_EQ(fogra39->origin.line, 6u);
    if (!world->is_file(fogra39->profile))
        GTEST_SKIP() << "the package " << fogra39->package << " is not installed";
    const auto profile = load_profile(*world, *fogra39);
    EXPECT_TRUE(profile) << profile.failure().message;
}

TEST(OutputConditions, AListThatBreaksItsSchemaIsRefusedWithItsPlace) {
    MemoryWorld world;
    world.add("l/schema/output-conditions.rng",
              *make_system_world()->read(kLayouts + "/schema/output-conditions.rng"));
    diag::Sink findings;
    EXPECT_EQ(load_output_conditions(world, "l", findings).failure().kind, Failure::Kind::Refused);
    world.add("l/output-conditions.xml", "<output-conditions>\n<condition nam='A'/>\n</output-conditions>");
    diag::Sink more;
    EXPECT_FALSE(load_output_conditions(world, "l", more));
    ASSERT_FALSE(more.findings().empty());
    EXPECT_EQ(more.findings().front().design.line, 2u);
}

class ProfileOfACondition : public ::testing::Test {
protected:
    void use(const std::string& bytes) {
        world_.add("/p.icc", bytes);
        condition_.sha256 = sha256(bytes).to_hex();
    }
    std::string refusal() const {
        const auto profile = load_profile(world_, condition_);
        return profile ? "" : profile.failure().message;
    }
    MemoryWorld world_;
    OutputCondition condition_{.name = "X", .profile = "/p.icc", .package = "icc-x"};
};

TEST_F(ProfileOfACondition, IsGivenAsItLies) {
    use(made_profile());
    EXPECT_EQ(*load_profile(world_, condition_), made_profile());
}

TEST_F(ProfileOfACondition, IsMissedWithItsPackage) {
    EXPECT_THAT(refusal(), HasSubstr("'icc-x'"));
}

TEST_F(ProfileOfACondition, IsRefusedWhenItDiffersFromItsChecksum) {
    use(made_profile());
    world_.add("/p.icc", made_profile() + "x");
    EXPECT_THAT(refusal(), HasSubstr("checksum"));
}

TEST_F(ProfileOfACondition, IsRefusedWhenItDescribesAScreen) {
    use(made_profile("mntr"));
    EXPECT_THAT(refusal(), HasSubstr("'mntr'"));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/job/build.hpp"

#include "publisher/diag/codes.hpp"

#include <gtest/gtest.h>

namespace publisher::job {
namespace {

using Names = std::vector<std::string>;

struct SelectEditions : testing::Test {
    publication::Publication publication;
    Names unmatched;

    SelectEditions() {
        for (const char* id : {"de_DE", "de_AT", "en_GB", "de"})
            publication.editions.emplace_back().id = id;
    }
    Names selected(const Names& patterns) {
        Names ids;
        unmatched.clear();
        for (const publication::Edition* edition : select_editions(publication, patterns, unmatched))
            ids.push_back(edition->id);
        return ids;
    }
};

TEST_F(SelectEditions, NoPatternMeansAll) {
    EXPECT_EQ(selected({}), (Names{"de_DE", "de_AT", "en_GB", "de"}));
}

TEST_F(SelectEditions, NameMeansItselfOnly) {
    EXPECT_EQ(selected({"de"}), Names{"de"});
    EXPECT_EQ(selected({"DE"}), Names{}) << "case counts";
    EXPECT_EQ(unmatched, Names{"DE"});
}

TEST_F(SelectEditions, StarIsAnyTextAndQuestionMarkOneCharacter) {
    EXPECT_EQ(selected({"de*"}), (Names{"de_DE", "de_AT", "de"}));
    EXPECT_EQ(selected({"*_*"}), (Names{"de_DE", "de_AT", "en_GB"}));
    EXPECT_EQ(selected({"??_?B"}), Names{"en_GB"});
    EXPECT_EQ(selected({"de_D?"}), Names{"de_DE"});
    EXPECT_EQ(selected({"de?"}), Names{}) << "there has to be one";
    EXPECT_EQ(selected({"**"}).size(), 4u);
    EXPECT_EQ(selected({""}), Names{});
}

TEST_F(SelectEditions, KeepTheOrderOfThePublicationAndStandOnce) {
    EXPECT_EQ(selected({"en_*", "de_*", "de_DE"}), (Names{"de_DE", "de_AT", "en_GB"}));
    EXPECT_TRUE(unmatched.empty());
}

TEST_F(SelectEditions, EveryPatternThatMatchesNothingIsNamed) {
    EXPECT_EQ(selected({"fr_*", "de_AT", "x"}), Names{"de_AT"});
    EXPECT_EQ(unmatched, (Names{"fr_*", "x"}));
}

TEST(MayBeAllowed, RightsAndApprovalMayNot) {
    using diag::Code;
    for (const Code code : {Code::RightsUnknown, Code::LicenceRefused, Code::RightsWindow,
                            Code::AssetUnapproved, Code::CreditUnknown, Code::ProductUnapproved}) {
        EXPECT_FALSE(may_be_allowed(code)) << diag::info(code).id;
    }
    for (const Code code :
         {Code::OversetStory, Code::MissingGlyph, Code::LowResolution, Code::PictureMissing}) {
        EXPECT_TRUE(may_be_allowed(code)) << diag::info(code).id;
    }
}

TEST(ExitOf, FollowsTheKindOfFailure) {
    EXPECT_EQ(exit_of({Failure::Kind::Missing, ""}), Exit::InputMissing);
    EXPECT_EQ(exit_of({Failure::Kind::Refused, ""}), Exit::InputMissing);
    EXPECT_EQ(exit_of({Failure::Kind::Temporary, ""}), Exit::Temporary);
    EXPECT_EQ(exit_of({Failure::Kind::Internal, ""}), Exit::Internal);
    EXPECT_EQ(static_cast<int>(Exit::Temporary), 75) << "the numbers are documented";
    EXPECT_EQ(static_cast<int>(Exit::Internal), 70);
    EXPECT_EQ(static_cast<int>(Exit::InputMissing), 3);
}

}
}

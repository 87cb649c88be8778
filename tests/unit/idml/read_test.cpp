// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"
#include "small_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::idml {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> problems(const SmallPackage& package) {
    const auto facts = read(package.pack());
    return facts ? facts->problems : std::vector<std::string>{facts.failure().message};
}

void replace(std::string& text, const std::string& before, const std::string& after) {
    const std::size_t at = text.find(before);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, before.size(), after);
}

TEST(Read, CountsWhatIsThere) {
    const auto facts = read(SmallPackage().pack());
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_THAT(to_listing(*facts),
                HasSubstr("dom version       8.0\nspreads           1\npages             1\n"));
    EXPECT_THAT(
        to_listing(*facts),
        HasSubstr("stories           1\ntext frames       1\nthread links      0\nwords             2\n"));
    EXPECT_THAT(facts->layers, ElementsAre("text"));
    EXPECT_THAT(facts->problems, IsEmpty());
}

TEST(Read, AReferenceIntoNothingIsAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "ItemLayer=\"u1\"", "ItemLayer=\"u77\"");
    EXPECT_THAT(problems(package),
                ElementsAre("nothing has the id 'u77' that is named by ItemLayer in Spreads/Spread_u2.xml"));
}

TEST(Read, AHyperlinkToNowhereIsAProblem) {
    SmallPackage package;
    replace(
        package.part("designmap.xml"), "</Document>",
        "<Hyperlink Self=\"u8\" Source=\"u5\"><Properties><Destination "
        "type=\"object\">HyperlinkTextDestination/Lamps</Destination></Properties></Hyperlink></Document>");
    EXPECT_THAT(problems(package), ElementsAre("nothing has the id 'HyperlinkTextDestination/Lamps' that is "
                                               "named by Destination in designmap.xml"));
}

TEST(Read, AnIdThatIsThereTwiceIsAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><Page Self=\"u4\"/>");
    EXPECT_THAT(problems(package), ElementsAre(HasSubstr("the id 'u4' is there twice")));
}

TEST(Read, FramesThatBothBeginAStoryAreAProblem) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><TextFrame Self=\"u6\" ParentStory=\"u3\" PreviousTextFrame=\"n\" "
            "NextTextFrame=\"n\"/>");
    EXPECT_THAT(problems(package), ElementsAre("the frames 'u5' and 'u6' both begin the story 'u3'"));
}

TEST(Read, AThreadHasToBeAgreedOn) {
    SmallPackage package;
    replace(package.part("Spreads/Spread_u2.xml"), "<Page Self=\"u4\"/>",
            "<Page Self=\"u4\"/><TextFrame Self=\"u6\" ParentStory=\"u3\" PreviousTextFrame=\"u2\" "
            "NextTextFrame=\"n\"/>");
    replace(package.part("Spreads/Spread_u2.xml"), "NextTextFrame=\"n\"/></Spread>",
            "NextTextFrame=\"u6\"/></Spread>");
    EXPECT_THAT(problems(package), ElementsAre("the frames 'u5' and 'u6' do not agree on their thread"));
}

TEST(Read, AMissingPartIsAProblem) {
    SmallPackage package;
    std::erase_if(package.parts, [](const auto& part) { return part.name.starts_with("Stories/"); });
    EXPECT_THAT(problems(package),
                testing::Contains(HasSubstr("the part 'Stories/Story_u3.xml' that designmap.xml names")));
}

TEST(Read, LocalFormattingIsCounted) {
    SmallPackage package;
    replace(package.part("Stories/Story_u3.xml"), "<CharacterStyleRange>",
            "<CharacterStyleRange PointSize=\"9\" FontStyle=\"Bold\">");
    EXPECT_EQ(read(package.pack())->n_local_overrides, 1u);
}

TEST(Read, ProgramsInstructionsInTextAreNoWords) {
    SmallPackage package;
    replace(package.part("Stories/Story_u3.xml"), "two words", "<?ACE 18?>");
    EXPECT_EQ(read(package.pack())->n_words, 0u);
}

}
}

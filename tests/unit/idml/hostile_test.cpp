// SPDX-License-Identifier: Apache-2.0
#include "publisher/idml/read.hpp"
#include "publisher/zip/archive.hpp"
#include "small_package.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::idml {
namespace {

using testing::HasSubstr;

std::string refusal(std::string bytes) {
    const auto facts = read(std::move(bytes));
    return facts ? "" : facts.failure().message;
}

std::string refusal_of_story(const std::string& bytes) {
    SmallPackage package;
    package.part("Stories/Story_u3.xml") = bytes;
    return refusal(package.pack());
}

std::string refusal_of_name(const std::string& name) {
    SmallPackage package;
    package.part(name) = "evil";
    return refusal(package.pack());
}

TEST(Hostile, WhatIsNoArchiveIsRefused) {
    EXPECT_NE(refusal(""), "");
    EXPECT_NE(refusal("PK"), "");
    EXPECT_NE(refusal(std::string(100'000, '\0')), "");
    EXPECT_NE(refusal("%PDF-1.7"), "");
}

TEST(Hostile, ACutArchiveIsRefused) {
    const std::string whole = SmallPackage().pack();
    for (std::size_t n = 0; n < whole.size(); n += 7)
        EXPECT_NE(refusal(whole.substr(0, n)), "") << n;
}

TEST(Hostile, AChangedByteNeverBreaksTheReader) {
    const std::string whole = SmallPackage().pack();
    std::size_t n_refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        n_refused += !refusal(std::move(changed)).empty();
    }
    EXPECT_GT(n_refused, whole.size() / 2);
}

class TraversalTest : public testing::TestWithParam<const char*> {};
TEST_P(TraversalTest, IsRefused) {
    EXPECT_THAT(refusal_of_name(GetParam()), HasSubstr("leads out of the package"));
}
INSTANTIATE_TEST_SUITE_P(Names, TraversalTest,
                         testing::Values("../evil", "Stories/../../evil", "/etc/passwd", "C:/evil",
                                         "Stories\\..\\..\\evil", "..", "./designmap.xml",
                                         "file:///etc/passwd", "Stories/./../x"));

TEST(Hostile, TwoEntriesOfOneNameAreRefused) {
    SmallPackage package;
    package.parts.push_back({"designmap.xml", "<Document/>"});
    EXPECT_THAT(refusal(package.pack()), HasSubstr("twice"));
}

TEST(Hostile, NamesThatAreNoUtf8AreRefused) {
    EXPECT_THAT(refusal_of_name("Stories/\xff.xml"), HasSubstr("UTF-8"));
}

TEST(Hostile, ABombIsRefusedBeforeItIsUnpacked) {
    SmallPackage package;
    package.part("Stories/Story_u3.xml") = std::string(300u << 20, ' ');
    EXPECT_NE(refusal(package.pack()), "");
}

TEST(Hostile, ABombBelowTheSizeLimitIsRefusedByItsRatio) {
    SmallPackage package;
    package.part("Stories/Story_u3.xml") = part_of("Story", std::string(40u << 20, ' '));
    EXPECT_NE(refusal(package.pack()), "");
}

TEST(Hostile, OtherPackagesAreNoIdml) {
    SmallPackage package;
    package.part("mimetype") = "application/epub+zip";
    EXPECT_THAT(refusal(package.pack()), HasSubstr("mimetype is not that of IDML"));
    std::erase_if(package.parts, [](const auto& part) { return part.name == "mimetype"; });
    EXPECT_THAT(refusal(package.pack()), HasSubstr("no mimetype"));
}

TEST(Hostile, APackageWithoutADesignmapIsRefused) {
    SmallPackage package;
    std::erase_if(package.parts, [](const auto& part) { return part.name == "designmap.xml"; });
    EXPECT_THAT(refusal(package.pack()), HasSubstr("no designmap.xml"));
}

TEST(Hostile, ExternalEntitiesAreRefused) {
    EXPECT_THAT(refusal_of_story("<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY x SYSTEM "
                                 "\"file:///etc/passwd\">]><Story Self=\"u3\">&x;</Story>"),
                HasSubstr("Stories/Story_u3.xml"));
}

TEST(Hostile, EntitiesThatGrowAreRefused) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += "<!ENTITY " + std::string(1, c) + " \"";
        for (int i = 0; i < 10; ++i)
            bomb += '&' + std::string(1, static_cast<char>(c - 1)) + ';';
        bomb += "\">";
    }
    EXPECT_NE(refusal_of_story(bomb + "]><Story Self=\"u3\">&j;</Story>"), "");
}

TEST(Hostile, ADoctypeAloneIsRefused) {
    EXPECT_THAT(refusal_of_story("<?xml version=\"1.0\"?><!DOCTYPE Story SYSTEM "
                                 "\"http://example.org/evil.dtd\"><Story Self=\"u3\"/>"),
                HasSubstr("cannot be read"));
}

TEST(Hostile, EntitiesThatNobodyDeclaredAreRefused) {
    EXPECT_NE(refusal_of_story("<Story Self=\"u3\">&nbsp;</Story>"), "");
}

TEST(Hostile, NestingWithoutEndIsRefused) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<Group>";
    EXPECT_NE(refusal_of_story(deep), "");
}

TEST(Hostile, BrokenXmlIsRefused) {
    EXPECT_NE(refusal_of_story("<Story Self=\"u3\"><Content></Story>"), "");
    EXPECT_NE(refusal_of_story(""), "");
    EXPECT_NE(refusal_of_story("\x01\x02\x03"), "");
    EXPECT_NE(refusal_of_story("<Story Self=\"u3\" Self=\"u3\"/>"), "");
    EXPECT_NE(refusal_of_story("<Story>\xff\xfe\xfd</Story>"), "");
}

TEST(Hostile, ALabelWithoutAnOwnerIsPassedOver) {
    EXPECT_EQ(refusal_of_story("<KeyValuePair Key=\"publisher:product\" Value=\"x\"/>"), "");
    EXPECT_EQ(refusal_of_story("<Label><ListItem><ListItem>publisher:field</ListItem></ListItem></Label>"),
              "");
    EXPECT_EQ(refusal_of_story("<XMLAttribute Name=\"product\" Value=\"x\"/>"), "");
}

TEST(Hostile, ADesignmapThatNamesItselfOrOneHundredPartsIsReadOnce) {
    SmallPackage package;
    std::string& map = package.part("designmap.xml");
    const std::string reference = "<idPkg:Story src=\"Stories/Story_u3.xml\"/>";
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += reference;
    map.replace(map.find(reference), reference.size(), many);
    const auto facts = read(package.pack());
    ASSERT_TRUE(facts) << facts.failure().message;
    EXPECT_EQ(facts->n_stories, 1u);
    EXPECT_EQ(facts->problems.size(), 99u);
}

}
}

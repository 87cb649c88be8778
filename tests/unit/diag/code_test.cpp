// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/code.hpp"

#include "publisher/diag/codes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

namespace publisher::diag {
namespace {

/// "layout/overset-story": a module or subject, then words of lower case letters.
bool is_well_formed_id(std::string_view id) {
    const std::size_t slash = id.find('/');
    const bool has_two_parts = slash != std::string_view::npos && slash > 0 && slash + 1 < id.size() &&
                               id.find('/', slash + 1) == std::string_view::npos;
    return has_two_parts && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || c == '-' || c == '/';
           });
}

TEST(Codes, AreFoundByTheirIds) {
    EXPECT_EQ(find_code("layout/overset-story"), Code::OversetStory);
    EXPECT_EQ(info(Code::OversetStory).id, "layout/overset-story");
    EXPECT_EQ(info(Code::OversetStory).name, "OversetStory");
    EXPECT_EQ(info(Code::LowResolution).severity, Severity::Warning);
    EXPECT_FALSE(find_code("layout/overset"));
    EXPECT_FALSE(find_code(""));
}

TEST(Codes, TheListIsInTheOrderOfTheEnumeration) {
    std::size_t place = 0;
    for (const CodeInfo& code : all_codes())
        EXPECT_EQ(static_cast<std::size_t>(code.code), place++) << code.id;
}

TEST(Codes, IdsAreUniqueAndWellFormed) {
    std::set<std::string_view> ids;
    for (const CodeInfo& code : all_codes()) {
        EXPECT_TRUE(is_well_formed_id(code.id)) << code.id;
        EXPECT_TRUE(ids.insert(code.id).second) << code.id;
    }
}

// The house style of messages: lower case first (a name or an argument may come first), no full stop.
TEST(Codes, MessagesAndRemediesFollowTheHouseStyle) {
    for (const CodeInfo& code : all_codes()) {
        for (const std::string_view text : {code.message, code.remedy}) {
            ASSERT_FALSE(text.empty()) << code.id;
            const bool begins_with_acronym =
                text.size() > 1 && std::isupper(static_cast<unsigned char>(text[1]));
            EXPECT_TRUE(!std::isupper(static_cast<unsigned char>(text[0])) || begins_with_acronym)
                << code.id << ": " << text;
            EXPECT_FALSE(text.ends_with('.') && !text.ends_with("...")) << code.id << ": " << text;
            EXPECT_EQ(text.find("  "), std::string_view::npos) << code.id << ": " << text;
        }
    }
}

TEST(Severities, HaveNames) {
    EXPECT_EQ(to_string(Severity::Info), "info");
    EXPECT_EQ(to_string(Severity::Warning), "warning");
    EXPECT_EQ(to_string(Severity::Error), "error");
}

}
}

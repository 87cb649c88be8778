// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/page_of_file.hpp"

#include <gtest/gtest.h>

namespace publisher {
namespace {

TEST(PageOfFile, IsTheFirstUnlessAnotherIsNamed) {
    EXPECT_EQ(parse_page_of_file("adverts/summer.PDF"), (PageOfFile{"adverts/summer.PDF", 1, "art"}));
    EXPECT_EQ(parse_page_of_file("summer.pdf#page=12"), (PageOfFile{"summer.pdf", 12, "art"}));
    EXPECT_EQ(parse_page_of_file("summer.pdf#box=bleed&page=2"), (PageOfFile{"summer.pdf", 2, "bleed"}));
}

TEST(PageOfFile, IsSaidAsShortAsItCan) {
    for (const char* text :
         {"summer.pdf", "summer.pdf#page=3", "summer.pdf#box=trim", "summer.pdf#page=3&box=media"})
        EXPECT_EQ(parse_page_of_file(text)->to_string(), text);
    EXPECT_EQ(parse_page_of_file("summer.pdf#page=1&box=art")->to_string(), "summer.pdf");
}

TEST(PageOfFile, OtherNamesAreFilesAsTheyAre) {
    for (const char* text : {"mug#2.jpg", "summer.pdf#page=0", "summer.pdf#page=two", "summer.pdf#zoom=2",
                             "summer.pdf#box=gold", "summer.pdf#", ".pdf", ""})
        EXPECT_EQ(parse_page_of_file(text), std::nullopt) << text;
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/font/internal/compact_font.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace publisher::font {
namespace {

using namespace std::string_literals;

/// Header, a name INDEX of "A", a top dictionary of one entry, the charset behind it.
std::string make_table(std::string dictionary, const std::string& charset) {
    const std::string header = "\x01\x00\x04\x01"s, names = "\x00\x01\x01\x01\x02"s + "A";
    // 28 is the operator byte of a 16-bit operand; 15 is charset.
    const auto place = header.size() + names.size() + 5 + dictionary.size() + 4;
    dictionary += "\x1c\x00"s + static_cast<char>(place) + "\x0f";
    return header + names + "\x00\x01\x01\x01"s + static_cast<char>(dictionary.size() + 1) + dictionary +
           charset;
}
const std::string kRos = "\x8b\x8b\x8b\x0c\x1e"s; // 0 0 0 ROS

TEST(CompactFont, ReadsEachFormatOfCharset) {
    const auto cids = [](const std::string& charset) {
        return read_compact_font(make_table(kRos, charset), 4)->cids;
    };
    EXPECT_THAT(cids("\x00\x00\x07\x00\x09\x01\x00"s), testing::ElementsAre(0, 7, 9, 256));
    EXPECT_THAT(cids("\x01\x00\x07\x01\x00\x20\x05"s), testing::ElementsAre(0, 7, 8, 32));
    EXPECT_THAT(cids("\x02\x00\x64\x00\x09"s), testing::ElementsAre(0, 100, 101, 102));
}

TEST(CompactFont, WithoutRosGlyphsAreNamed) {
    const auto font = read_compact_font(make_table("\x8b\x05"s, "\x00\x00\x07"s), 2);
    ASSERT_TRUE(font);
    EXPECT_FALSE(font->is_cid_keyed);
}

TEST(CompactFont, DamagedTablesGiveNothing) {
    const std::string whole = make_table(kRos, "\x00\x00\x07\x00\x09\x01\x00"s);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(read_compact_font(whole.substr(0, length), 4)) << length;
    }
    EXPECT_FALSE(read_compact_font(make_table(kRos, "\x07"s), 4));
}

}
}

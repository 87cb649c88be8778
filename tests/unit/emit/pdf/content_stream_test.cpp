// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/content_stream.hpp"

#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

std::string written(Length length) {
    return ContentStream().operand(length).take();
}

TEST(ContentStream, LengthsAreExactToTheThousandthOfAPoint) {
    EXPECT_EQ(written(Length()), "0 ");
    EXPECT_EQ(written(72_pt), "72 ");
    EXPECT_EQ(written(-1.25_pt), "-1.25 ");
    EXPECT_EQ(written(210_mm), "595.276 ");
    EXPECT_EQ(written(Length::from_units(6)), "0 ");     // 0.00047 pt
    EXPECT_EQ(written(Length::from_units(7)), "0.001 "); // 0.00055 pt
    EXPECT_EQ(written(Length::from_units(-7)), "-0.001 ");
    EXPECT_EQ(written(0.1_pt), "0.1 ");
    EXPECT_EQ(written(0.05_pt), "0.05 ");
}

TEST(ContentStream, NumbersHaveAtMostThreeDecimalsAndNoNegativeZero) {
    ContentStream out;
    out.operand(0.33349).operand(-0.0001).operand(1.0).operand(std::int64_t(-7)).operation("k");
    EXPECT_EQ(out.take(), "0.333 0 1 -7 k\n");
}

TEST(ContentStream, TextIsWrittenAsUtf16) {
    std::string text;
    append_hex_text(text, "Ä\U0001F600");
    EXPECT_EQ(text, "<FEFF00C4D83DDE00>");
}

TEST(ContentStream, MalformedTextDoesNotLeaveTheUnicodeRange) {
    std::string text;
    append_hex_utf16(text, "\xF4\xBF\xBF\xBF\xED\xA0\x80\xC3");
    EXPECT_EQ(text, "FFFDFFFD0003");
}

}
}

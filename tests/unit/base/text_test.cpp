// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/base/find_word.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace publisher {
namespace {

using Strings = std::vector<std::string>;

TEST(Split, KeepsEmptyParts) {
    EXPECT_EQ(split("a;;b;", ';'), (std::vector<std::string_view>{"a", "", "b", ""}));
    EXPECT_EQ(split("", ';'), (std::vector<std::string_view>{""}));
    EXPECT_EQ(split("abc", ';'), (std::vector<std::string_view>{"abc"}));
}

TEST(FindWord, StandsByItself) {
    EXPECT_EQ(find_word("112, 12, 120", "12", 0), 5u);
    EXPECT_EQ(find_word("12\u201314", "14", 2), 5u);
    EXPECT_EQ(find_word("S. xii", "ii", 0), std::string_view::npos);
    EXPECT_EQ(find_word("12, 12", "12", 2), 4u);
    EXPECT_EQ(find_word("12", "", 0), std::string_view::npos);
}

TEST(SplitList, DropsBlanksAndEmptyParts) {
    EXPECT_EQ(split_list(" DE, GR ,,\tFR\n"), (Strings{"DE", "GR", "FR"}));
    EXPECT_TRUE(split_list(" , ").empty());
    EXPECT_EQ(joined(Strings{"a", "a", "b"}, ", "), "a, a, b");
    EXPECT_EQ(joined(Strings{}, ", "), "");
}

TEST(Trimmed, TakesAsciiWhiteSpaceOnly) {
    EXPECT_EQ(trimmed(" \t\r\n a b \f\v"), "a b");
    EXPECT_EQ(trimmed(" \n "), "");
    EXPECT_EQ(trimmed("\u00A0x\u00A0"), "\u00A0x\u00A0");
}

TEST(Case, IsAboutAsciiLettersOnly) {
    EXPECT_EQ(to_lower_ascii("ÄBC-Z[@"), "Äbc-z[@");
    EXPECT_TRUE(equals_ignoring_case("Sku_1", "sKU_1"));
    EXPECT_FALSE(equals_ignoring_case("sku", "sku "));
    EXPECT_FALSE(equals_ignoring_case("ä", "Ä"));
}

TEST(Utf8, WellFormedTextOfEveryLengthIsAccepted) {
    EXPECT_FALSE(find_malformed_utf8(""));
    EXPECT_FALSE(find_malformed_utf8(std::string_view("a\0b", 3)));
    // The first and last code point of each length: RFC 3629 section 4.
    for (const char* text :
         {"\x7F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"}) {
        EXPECT_FALSE(find_malformed_utf8(text)) << text;
    }
}

TEST(Utf8, EveryClassOfMalformedBytesIsFoundWhereItBegins) {
    const struct {
        const char* what;
        std::string bytes;
    } cases[] = {
        {"lonely continuation", "\x80"},
        {"lonely last continuation", "\xBF"},
        {"lead of two without a second", "\xC3"},
        {"lead of two with a letter behind", "\xC3g"},
        {"lead of three cut after two", "\xE2\x82"},
        {"lead of three with a letter third", "\xE2\x82g"},
        {"lead of four cut after three", "\xF0\x9F\x98"},
        {"lead of four with a lead fourth", "\xF0\x9F\x98\xC3"},
        {"overlong of one in two", "\xC0\x80"},
        {"overlong of one in two, last", "\xC1\xBF"},
        {"overlong in three", "\xE0\x9F\xBF"},
        {"overlong in four", "\xF0\x8F\xBF\xBF"},
        {"first surrogate", "\xED\xA0\x80"},
        {"last surrogate", "\xED\xBF\xBF"},
        {"beyond U+10FFFF", "\xF4\x90\x80\x80"},
        {"lead beyond F4", "\xF5\x80\x80\x80"},
        {"lead of five", "\xF8\x88\x80\x80\x80"},
        {"FE", "\xFE"},
        {"FF", "\xFF"},
        {"Latin-1",
         "Gr\xF6\xDF"
         "e"},
    };
    for (const auto& [what, bytes] : cases) {
        const std::size_t own = bytes.find_first_not_of("Gr");
        EXPECT_EQ(find_malformed_utf8(bytes), own) << what;
        EXPECT_EQ(find_malformed_utf8("größe " + bytes), 8 + own) << what; // ö and ß have two bytes each
    }
}

TEST(Utf8, CodePointsAreReadAndWritten) {
    const std::u32string_view code_points = U"a\u00E9\u20AC\u0645\U0001F600";
    std::string text;
    for (const char32_t c : code_points)
        append_utf8(text, c);
    EXPECT_EQ(text, "a\u00E9\u20AC\u0645\U0001F600");
    std::u32string again;
    for (std::size_t i = 0; i < text.size();)
        again += next_code_point(text, i);
    EXPECT_EQ(again, code_points);
}

TEST(Utf8, CodePointsHaveNames) {
    EXPECT_EQ(to_code_point_name(0x202F), "U+202F");
    EXPECT_EQ(to_code_point_name(0xA), "U+000A");
    EXPECT_EQ(to_code_point_name(0x1F600), "U+1F600");
}

TEST(NearestName, FindsSlipsOfThePen) {
    const Strings names = {"name", "description", "weight", "price"};
    EXPECT_EQ(nearest_name("desciption", names), "description"); // one letter is missing
    EXPECT_EQ(nearest_name("nmae", names), "name");              // two letters changed places: two edits
    EXPECT_EQ(nearest_name("Weight", names), "weight");          // case counts nothing
    EXPECT_EQ(nearest_name("decsritpion", names), std::nullopt); // four edits
    EXPECT_EQ(nearest_name("colour", names), std::nullopt);
    EXPECT_EQ(nearest_name("colour", Strings{}), std::nullopt);
}

TEST(NearestName, ShortNamesHaveToBeNearerAndTheFirstOfEqualsWins) {
    EXPECT_EQ(nearest_name("xy", Strings{"ab"}), std::nullopt);
    EXPECT_EQ(nearest_name("xb", Strings{"ab"}), "ab");
    EXPECT_EQ(nearest_name("main", Strings{"rain", "gain"}), "rain");
}

TEST(NumberText, HasNoExponentAndNoTrailingZeros) {
    EXPECT_EQ(to_number_text(12.5, 3), "12.5");
    EXPECT_EQ(to_number_text(12, 3), "12");
    EXPECT_EQ(to_number_text(100, 0), "100");
    EXPECT_EQ(to_number_text(0.0004, 3), "0");
    EXPECT_EQ(to_number_text(-0.0004, 3), "0");
    EXPECT_EQ(to_number_text(-0.0, 3), "0");
    EXPECT_EQ(to_number_text(1234567.8912, 2), "1234567.89");
}

TEST(NumberText, TheLargestNumbersFit) {
    EXPECT_EQ(to_number_text(1e300, 3).size(), 301u);
    EXPECT_EQ(to_number_text(std::numeric_limits<double>::lowest(), 6).size(), 310u); // a sign and 309 digits
}

}
}

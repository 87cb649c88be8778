// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/archive.hpp"

#include "publisher/base/id.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace publisher {
namespace {

enum class Kind : std::uint8_t { Text, Picture };

struct Line {
    std::string text;
    Length width;
    bool operator==(const Line&) const = default;
    template <typename Archive>
    void describe(Archive& archive) {
        archive(text, width);
    }
};

/// One field of each kind that an archive knows.
struct Everything {
    bool is_set = false;
    int number = 0;
    double ratio = 0;
    Kind kind = Kind::Text;
    std::string text;
    std::vector<std::int32_t> numbers;
    std::vector<Line> lines;
    std::array<std::uint8_t, 3> three{};
    std::optional<Line> perhaps;
    std::variant<std::monostate, std::string, Line> either;
    std::map<std::string, std::vector<Line>> named;
    std::pair<int, std::string> pair;
    Rect area;
    Insets insets;
    Size size;
    Point point;
    DateWindow window;
    Id<struct LineTag> id;
    bool operator==(const Everything&) const = default;

    template <typename Archive>
    void describe(Archive& archive) {
        archive(is_set, number, ratio, kind, text, numbers, lines, three, perhaps, either, named, pair, area,
                insets, size, point, window, id);
    }
};

Everything any_document() {
    const auto line = [] {
        return Line{*rc::gen::arbitrary<std::string>(), Length::from_units(*rc::gen::arbitrary<int>())};
    };
    const auto lines = [&] {
        std::vector<Line> result(*rc::gen::inRange<std::size_t>(0, 4));
        for (Line& each : result)
            each = line();
        return result;
    };
    Everything document;
    document.is_set = *rc::gen::arbitrary<bool>();
    document.number = *rc::gen::arbitrary<int>();
    document.ratio = *rc::gen::inRange(-1000, 1000) / 8.0;
    document.kind = *rc::gen::element(Kind::Text, Kind::Picture);
    document.text = *rc::gen::arbitrary<std::string>();
    document.numbers = *rc::gen::arbitrary<std::vector<std::int32_t>>();
    document.lines = lines();
    document.three = {1, 2, *rc::gen::arbitrary<std::uint8_t>()};
    if (*rc::gen::arbitrary<bool>()) document.perhaps = line();
    if (*rc::gen::arbitrary<bool>()) document.either = line();
    document.named = {{"left", lines()}, {"right", lines()}};
    document.pair = {*rc::gen::arbitrary<int>(), "second"};
    document.area = {1_mm, 2_mm, 3_mm, 4_mm};
    document.window.first = Date{2027, 3, 1};
    document.id = Id<struct LineTag>(7);
    return document;
}

std::string write(const Everything& document) {
    ArchiveWriter writer;
    writer.field(document);
    return writer.take();
}

RC_GTEST_PROP(ArchiveProperties, WhatIsWrittenIsReadBack, ()) {
    const Everything document = any_document();
    const std::string bytes = write(document);
    ArchiveReader reader(bytes);
    Everything again;
    reader.field(again);
    RC_ASSERT(reader.is_good());
    RC_ASSERT(reader.is_at_end());
    RC_ASSERT(again == document);
    RC_ASSERT(write(again) == bytes);
}

RC_GTEST_PROP(ArchiveProperties, TruncatedInputIsNotGood, ()) {
    const std::string bytes = write(any_document());
    const auto n = *rc::gen::inRange<std::size_t>(0, bytes.size());
    ArchiveReader reader(std::string_view(bytes).substr(0, n));
    Everything again;
    reader.field(again);
    RC_ASSERT(!reader.is_good());
}

RC_GTEST_PROP(ArchiveProperties, DamagedInputNeverReadsBeyondItsEnd, ()) {
    std::string bytes = write(any_document());
    const auto n = *rc::gen::inRange(1, 8);
    for (int i = 0; i < n; ++i) {
        bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    }
    ArchiveReader reader(bytes);
    Everything again;
    reader.field(again); // good or not: no crash, and nothing larger than the input
    RC_ASSERT(again.text.size() <= bytes.size());
    RC_ASSERT(again.numbers.size() <= bytes.size());
    RC_ASSERT(again.lines.size() <= bytes.size());
}

TEST(Archive, NumbersAreLittleEndianAndTextsHaveTheirLengthBefore) {
    ArchiveWriter writer;
    writer.field(std::uint32_t(0x01020304));
    writer.field(std::string("ab"));
    EXPECT_EQ(writer.bytes(), std::string("\x04\x03\x02\x01\x02\0\0\0ab", 10));
}

TEST(Archive, AnImpossibleLengthIsNotGood) {
    const std::string bytes("\xff\xff\xff\xff", 4);
    ArchiveReader text(bytes), list(bytes), map(bytes);
    std::string value = "before";
    text.field(value);
    EXPECT_FALSE(text.is_good());
    std::vector<Line> lines;
    list.field(lines);
    EXPECT_FALSE(list.is_good());
    EXPECT_TRUE(lines.empty());
    std::map<std::string, int> named;
    map.field(named);
    EXPECT_FALSE(map.is_good());
}

TEST(Archive, AListOfNumbersLongerThanTheInputIsNotGood) {
    // Three numbers are announced, the bytes of one are there: 3 <= 4 bytes, but 12 > 4.
    const std::string bytes("\x03\0\0\0\x01\0\0\0", 8);
    ArchiveReader reader(bytes);
    std::vector<std::int32_t> numbers;
    reader.field(numbers);
    EXPECT_FALSE(reader.is_good());
}

TEST(Archive, AnUnknownAlternativeOrTruthIsNotGood) {
    ArchiveReader variant("\x07"), truth("\x02"), optional("\x05rest");
    std::variant<std::monostate, std::string> either;
    variant.field(either);
    EXPECT_FALSE(variant.is_good());
    bool is_set = true;
    truth.field(is_set);
    EXPECT_FALSE(truth.is_good());
    EXPECT_FALSE(is_set);
    std::optional<int> perhaps;
    optional.field(perhaps);
    EXPECT_FALSE(optional.is_good());
    EXPECT_FALSE(perhaps);
}

TEST(Archive, ContentKeysDependOnTheStageAndOnEveryField) {
    const Line line{"text", 10_mm}, other{"text", 11_mm};
    EXPECT_EQ(content_key("layout", line), content_key("layout", line));
    EXPECT_NE(content_key("layout", line), content_key("layout", other));
    EXPECT_NE(content_key("layout", line), content_key("text", line));
}

}
}

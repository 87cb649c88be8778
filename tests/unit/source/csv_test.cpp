// SPDX-License-Identifier: Apache-2.0
#include "publisher/source/csv.hpp"

#include "publisher/base/text.hpp"
#include "publisher/diag/sink.hpp"
#include "publisher/source/internal/reporter.hpp"
#include "publisher/world/memory_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

namespace publisher::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// What a file reads as: "2: a|b" for each row, and "warning source/stray-quote row 2 field x" for each
/// finding.
struct Listing {
    std::vector<std::string> headings, rows, findings;
    std::string failure;
};

std::string describe(const diag::Finding& finding) {
    std::string text =
        std::string(diag::to_string(finding.severity)) + ' ' + std::string(diag::info(finding.code).id);
    if (finding.data.row != 0) text += " row " + std::to_string(finding.data.row);
    if (!finding.data.field.empty()) text += " field " + finding.data.field;
    return text;
}

Listing read(std::string content, const CsvFormat& format = {}) {
    MemoryWorld world;
    world.add("p.csv", std::move(content));
    diag::Sink sink;
    origin::CellTable cells;
    Listing listing;
    {
        Reporter reporter(sink, cells);
        auto reader = CsvReader::open(world, "p.csv", "p.csv", format, cells, reporter);
        if (!reader) {
            listing.failure = reader.failure().message;
            return listing;
        }
        listing.headings = (*reader)->headings();
        while ((*reader)->next()) {
            std::string row = std::to_string((*reader)->row()) + ":";
            for (std::size_t i = 0; i < (*reader)->n_cells(); ++i) {
                row += (i ? "|" : " ") + std::string((*reader)->cell(i));
            }
            listing.rows.push_back(row);
        }
        EXPECT_FALSE((*reader)->next()) << "the end stays the end";
    }
    for (const auto& finding : sink.findings())
        listing.findings.push_back(describe(finding));
    return listing;
}

TEST(Csv, LineEndsOfAllSystems) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto listing = read("a;b" + end + "1;2" + end + "3;4");
        EXPECT_THAT(listing.headings, ElementsAre("a", "b"));
        EXPECT_THAT(listing.rows, ElementsAre("2: 1|2", "3: 3|4"));
        EXPECT_THAT(read("a;b" + end + "1;2" + end).findings, IsEmpty())
            << "an end after the last row is no row";
    }
}

TEST(Csv, QuotedCellsHoldLineBreaksDelimitersAndQuotes) {
    const auto listing = read("a,b\r\n\"x\r\ny,z\",\"24\"\" wide\"\r\n\"\",2\r\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: x\r\ny,z|24\" wide", "3: |2"));
    EXPECT_THAT(listing.findings, IsEmpty());
}

TEST(Csv, DelimiterComesFromTheHeadingRow) {
    EXPECT_THAT(read("a;b,c\n1;2\n").headings, ElementsAre("a", "b,c"));
    EXPECT_THAT(read("a\tb\tc;d\n").headings, ElementsAre("a", "b", "c;d"));
    EXPECT_THAT(read("a|b\n").headings, ElementsAre("a", "b"));
    EXPECT_THAT(read("\"a;b;c\",d\n").headings, ElementsAre("a;b;c", "d"))
        << "delimiters within quotes do not count";
    EXPECT_THAT(read("sep=|\na;b;c|d\n1|2\n").rows, ElementsAre("3: 1|2"));
    EXPECT_THAT(read("a;b,c\n", {',', ""}).headings, ElementsAre("a;b", "c"));
}

TEST(Csv, AShortRowIsReportedAndTheRowsAfterItAreRead) {
    const auto listing = read("sku;name;price\n1;A;2\n2;B\n3;C;4\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 1|A|2", "3: 2|B", "4: 3|C|4"));
    EXPECT_THAT(listing.findings, ElementsAre("error source/short-row row 3 field price"));
}

TEST(Csv, ALongRowIsAnErrorUnlessOnlyDelimitersAreTooMany) {
    const auto listing = read("a;b\n1;2;3\n4;5;;\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 1|2", "3: 4|5"));
    EXPECT_THAT(listing.findings,
                ElementsAre("error source/long-row row 2", "warning source/long-row row 3"));
}

TEST(Csv, BlankRowsCountAsRows) {
    const auto listing = read("\na;b\n\n1;2\n;\n3;4\n");
    EXPECT_THAT(listing.rows, ElementsAre("4: 1|2", "6: 3|4"));
    EXPECT_THAT(listing.findings, ElementsAre("info source/blank-row row 3", "info source/blank-row row 5"));
}

TEST(Csv, HeadingsThatAreThereTwiceOrMissing) {
    const auto listing = read("a;b;a;;c;\n1;2;3;4;5;\n");
    EXPECT_THAT(listing.findings, ElementsAre("error source/duplicate-heading row 1 field a",
                                              "warning source/unnamed-heading row 1"));
}

TEST(Csv, AQuoteThatIsNotClosedEndsWithItsLine) {
    const auto listing = read("a;b\n1;\"open\n2;good\n3;last\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 1|\"open", "3: 2|good", "4: 3|last"));
    EXPECT_THAT(listing.findings, ElementsAre("error source/unclosed-quote row 2 field b"));
}

TEST(Csv, AStrayQuoteDoesNotSwallowTheRowsUpToTheNext) {
    const auto listing = read("a;b\n1;\"15 inches\n2;good\n3;\"quoted\"\n4;last\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 1|\"15 inches", "3: 2|good", "4: 3|quoted", "5: 4|last"));
    EXPECT_THAT(listing.findings, ElementsAre("error source/unclosed-quote row 2 field b"));
}

TEST(Csv, TextBehindAClosingQuoteIsKept) {
    const auto listing = read("a;b\n\"15\" wide\";2\n3\" pipe;4\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 15 wide\"|2", "3: 3\" pipe|4"));
    EXPECT_THAT(listing.findings, ElementsAre("warning source/stray-quote row 2 field a"));
}

TEST(Csv, ACellBeyondAllTextIsRefusedAndItsRowRead) {
    const auto listing = read("a;b\n1;" + std::string(200'000, 'x') + "\n2;good\n");
    EXPECT_THAT(listing.rows, ElementsAre("2: 1|", "3: 2|good"));
    EXPECT_THAT(listing.findings, ElementsAre("error source/long-cell row 2 field b"));
}

TEST(Csv, MalformedUtf8IsNamedByRowAndColumnAndNeverSilent) {
    const auto listing = read(
        "\xEF\xBB\xBF"
        "a;b\nok;caf\xE9 x\nok;fine\n");
    EXPECT_THAT(listing.headings, ElementsAre("a", "b")) << "the byte order mark is not part of a heading";
    EXPECT_THAT(listing.rows, ElementsAre("2: ok|caf\uFFFD x", "3: ok|fine"));
    EXPECT_THAT(listing.findings, ElementsAre("error source/malformed-text row 2 field b"));
}

TEST(Csv, CharsetsByName) {
    EXPECT_THAT(read("a;b\ncaf\xE9;\x80\n", {0, "windows-1252"}).rows, ElementsAre("2: caf\u00E9|\u20AC"));
    EXPECT_THAT(read("a,b\n\x93\xFA\x96\x7B,1\n", {0, "Shift_JIS"}).rows, ElementsAre("2: \u65E5\u672C|1"));
    using namespace std::string_literals;
    EXPECT_THAT(read("\xFF\xFE"
                     "a\0;\0b\0\n\0\xE9\0;\0"
                     "1\0"s)
                    .rows,
                ElementsAre("2: \u00E9|1"))
        << "the mark of UTF-16 needs no name";

    const auto damaged = read("a,b\n1,\x93\n", {0, "Shift_JIS"});
    EXPECT_THAT(damaged.findings, ElementsAre("error source/malformed-text row 2 field b"));
    EXPECT_THAT(read("a;b\n", {0, "klingon"}).failure, testing::HasSubstr("charset 'klingon' is unknown"));
}

TEST(Csv, AnEmptyFileHasNoHeadingsAndNoRows) {
    for (const char* content : {"", "\n\n"}) {
        MemoryWorld world;
        world.add("p.csv", content);
        diag::Sink sink;
        origin::CellTable cells;
        Reporter reporter(sink, cells);
        const auto reader = CsvReader::open(world, "p.csv", "p.csv", {}, cells, reporter);
        ASSERT_TRUE(reader);
        EXPECT_TRUE((*reader)->headings().empty());
        EXPECT_FALSE((*reader)->next());
    }
}

TEST(Csv, PiecesOfTheFileMayEndAnywhere) {
    // Rows of 1 to 90 bytes over more than 256 KiB put quotes, CRLF and delimiters on every border.
    std::string content = "a;b\r\n";
    std::vector<std::string> expected;
    for (int i = 0; content.size() < 700'000; ++i) {
        const std::string number = std::to_string(i), padding(static_cast<std::size_t>(i % 83), 'x');
        content += "\"" + number + "\"\"\r\n" + padding + "\";" + number + "\r\n";
        expected.push_back(std::to_string(i + 2) + ": " + number + "\"\r\n" + padding + "|" + number);
    }
    const auto listing = read(content);
    EXPECT_EQ(listing.rows, expected);
    EXPECT_THAT(listing.findings, IsEmpty());
}

TEST(Csv, WhateverComesEveryRowIsReadOnce) {
    const std::vector<std::string> pieces = {"\"", "\"\"", ";", ",",    "\n",           "\r", "\r\n",
                                             "a",  "bc",   " ", "\xE9", "\xEF\xBB\xBF", "|",  "\t"};
    std::mt19937 random(20270301);
    for (int round = 0; round < 2'000; ++round) {
        std::string content = "a;b\n";
        for (int i = 0; i < 40; ++i)
            content += pieces[random() % pieces.size()];
        content += "\n9;last\n";
        const auto listing = read(content);
        ASSERT_EQ(listing.failure, "");
        for (const std::string& row : listing.rows)
            EXPECT_FALSE(find_malformed_utf8(row)) << content;
        // A row after which a quote is left open ends with its line, so that the last row is always there.
        ASSERT_FALSE(listing.rows.empty()) << content;
        EXPECT_THAT(listing.rows.back(), testing::HasSubstr("last")) << content;
    }
}

TEST(Csv, FiftyThousandRowsTakeNoTime) {
    std::string content = "sku;name;description;price;x;y;z\n";
    for (int i = 0; i < 50'000; ++i) {
        content += "SKU-" + std::to_string(i) + ";Garden chair;\"Oak, oiled; 12 \"\" deep\";12.90;;1;\n";
    }
    MemoryWorld world;
    world.add("p.csv", content);
    diag::Sink sink;
    origin::CellTable cells;
    Reporter reporter(sink, cells);
    const auto start = std::chrono::steady_clock::now();
    auto reader = CsvReader::open(world, "p.csv", "p.csv", {}, cells, reporter);
    ASSERT_TRUE(reader);
    std::size_t n_rows = 0, n_bytes = 0;
    while ((*reader)->next())
        ++n_rows, n_bytes += (*reader)->cell(2).size();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(n_rows, 50'000u);
    EXPECT_EQ(n_bytes, 50'000u * 21); // Oak, oiled; 12 " deep
    // Measured at 0.02 s; the bound leaves room for sanitizers and a busy machine.
    EXPECT_LT(took.count(), 1.0);
    RecordProperty("seconds", std::to_string(took.count()));
}

TEST(Csv, FaultsInEveryRowAreCountedAfterTheHundredth) {
    std::string content = "a;b\n";
    for (int i = 0; i < 250; ++i)
        content += "1\n";
    const auto listing = read(content);
    ASSERT_EQ(listing.findings.size(), 101u);
    EXPECT_EQ(listing.findings.back(), "error source/more-of-the-same row 102 field b");
}

}
}

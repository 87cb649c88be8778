// SPDX-License-Identifier: Apache-2.0
#include "publisher/sheet/write.hpp"

#include "publisher/sheet/workbook.hpp"
#include "publisher/zip/archive.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace publisher::sheet {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// All rows with the headings first, as wide as the headings.
Rows read_back(const std::string& bytes, std::size_t n_columns) {
    Rows rows;
    const auto workbook = Workbook::open(bytes);
    EXPECT_TRUE(workbook) << (workbook ? "" : workbook.failure().message);
    if (!workbook) return rows;
    const auto stream = workbook->open_sheet();
    while ((*stream)->next()) {
        while (rows.size() + 1 < (*stream)->row()) rows.emplace_back(n_columns);
        auto& row = rows.emplace_back(n_columns);
        for (const Cell& cell : (*stream)->cells()) row[cell.column - 1] = cell.text;
    }
    EXPECT_TRUE((*stream)->status());
    return rows;
}

TEST(WriteXlsx, IsReadBackCellByCell) {
    const Table table{"Plan", {"product", "slot"}, {{"00123", "B3"}, {"=1+1", "2x3"}, {"a <b> & \"c\"", "line\nend"}}};
    EXPECT_EQ(read_back(to_xlsx(table), 2), (Rows{{"product", "slot"}, {"00123", "B3"}, {"=1+1", "2x3"}, {"a <b> & \"c\"", "line\nend"}}));
}

TEST(WriteXlsx, CellsAreTextsThatNoProgramRuns) {
    const std::string bytes = to_xlsx({"Plan", {"x"}, {{"=HYPERLINK(1)"}}});
    const std::string sheet = *zip::Archive::open(bytes)->read("xl/worksheets/sheet1.xml");
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_NE(sheet.find(R"(s="1" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(1)</t>)"), std::string::npos);
}

TEST(WriteXlsx, TheSameTableGivesTheSameBytes) {
    const Table table{"Plan", {"x"}, {{"1"}}};
    EXPECT_EQ(to_xlsx(table), to_xlsx(table));
}

TEST(WriteXlsxProperty, AnyTextIsReadBack) {
    EXPECT_TRUE(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::element('_', 'x', '0', 'D', ' ', '\r', '\n', '\t', '\x01', '&', '<', '"', 'A'));
        RC_ASSERT(read_back(to_xlsx({"t", {"head"}, {{text}, {"last"}}}), 1) == (Rows{{"head"}, {text}, {"last"}}));
    }));
}

TEST(WriteCsv, QuotesWhatHasToBeQuotedAndNeutralizesFormulas) {
    EXPECT_EQ(to_csv({"", {"a", "b"}, {{"x;y", "say \"hi\""}, {"-1", ""}}}), "a;b\r\n\"x;y\";\"say \"\"hi\"\"\"\r\n'-1;\r\n");
}

}
}

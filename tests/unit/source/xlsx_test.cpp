// SPDX-License-Identifier: Apache-2.0
#include "publisher/diag/codes.hpp"
#include "publisher/sheet/write.hpp"
#include "publisher/world/memory_world.hpp"
#include "publisher/zip/archive.hpp"
#include "record_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::source {
namespace {

using testing::HasSubstr;

struct Workbook : testing::Test {
    MemoryWorld world;
    publication::Sources sources;
    RecordList records;

    void add(std::string bytes, std::string sheet = {}) {
        publication::TableSource table;
        table.file = "goods.xlsx";
        table.format = publication::TableSource::Format::Xlsx;
        table.sheet = std::move(sheet);
        for (const auto& [column, role] :
             {std::pair{"sku", "id"}, {"name-{locale}", "attribute"}, {"price-{currency}", "price"}}) {
            publication::ColumnMapping mapping;
            mapping.column = column;
            mapping.role = role;
            table.columns.push_back(mapping);
        }
        sources.tables.push_back(table);
        world.add("goods.xlsx", std::move(bytes));
    }
    /// A finished workbook with other cells in its sheet.
    static std::string with_rows(const std::string& rows) {
        const auto archive = *zip::Archive::open(sheet::to_xlsx({"Goods", {}, {}}));
        zip::Writer writer;
        for (const std::string& name : archive.names()) {
            std::string bytes = *archive.read(name);
            if (const auto at = bytes.find("<row r=\"1\"></row>"); at != std::string::npos)
                bytes.replace(at, 17, rows);
            writer.add(name, bytes);
        }
        return writer.finish();
    }
};

TEST_F(Workbook, ServesProductsAsACsvDoes) {
    add(sheet::to_xlsx({"Goods",
                        {"sku", "name-de_DE", "price-EUR"},
                        {{"00123", "Becher", "19.90"}, {"00124", "Teller", "7"}}}));
    records.read(world, sources);
    EXPECT_TRUE(records.status);
    ASSERT_EQ(records.products.size(), 2u);
    EXPECT_EQ(records.products[0].id, "00123");
    EXPECT_EQ(records.products[0].values[0].locale, "de_DE");
    EXPECT_EQ(records.products[0].prices[0].amount, "19.90");
    EXPECT_EQ(records.table.resolve(records.products[1].prices[0].cell).to_string(),
              "goods.xlsx, row 3, field price-EUR");
}

TEST_F(Workbook, CellsWithoutAValueAndWithoutAHeadingAreReported) {
    add(with_rows(
        R"(<row r="2"><c r="A2" t="str"><v>sku</v></c><c r="B2" t="str"><v>name-de_DE</v></c></row>)"
        R"(<row r="4"><c r="A4" t="str"><v>A</v></c><c r="B4" t="e"><v>#REF!</v></c></row>)"
        R"(<row r="5"><c r="A5" t="str"><v>B</v></c><c r="B5"><f>1+1</f></c><c r="D5" t="str"><v>note</v></c></row>)"));
    records.read(world, sources);
    std::vector<std::string> lines;
    for (const auto& finding : records.sink.findings())
        lines.push_back(std::string(diag::info(finding.code).id) + ' ' + finding.data.to_string() + ": " +
                        finding.message());
    EXPECT_THAT(lines,
                testing::IsSupersetOf(
                    {"source/sheet-cell goods.xlsx, row 4, field name-de_DE: the cell holds the error #REF!",
                     "source/sheet-cell goods.xlsx, row 5, field name-de_DE: the cell holds a formula "
                     "without its result"}));
    EXPECT_THAT(lines, testing::Contains(HasSubstr("source/long-row goods.xlsx, row 5")));
    ASSERT_EQ(records.products.size(), 2u);
    EXPECT_TRUE(records.products[0].values.empty());
}

TEST_F(Workbook, SheetThatIsNotThereFails) {
    add(sheet::to_xlsx({"Goods", {"sku"}, {{"1"}}}), "Stock");
    records.read(world, sources);
    ASSERT_FALSE(records.status);
    EXPECT_THAT(records.status.failure().message, HasSubstr("there is no sheet 'Stock', there are: Goods"));
    EXPECT_TRUE(records.products.empty());
}

}
}

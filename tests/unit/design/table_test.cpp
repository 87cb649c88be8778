// SPDX-License-Identifier: Apache-2.0
#include "test_design.hpp"

#include "publisher/diag/codes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::design {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TableTemplate, EveryPartIsRead) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list" zebra="true">
  <columns><column name="number" width="30mm"/><column width="2fr"/><column width="natural"/></columns>
  <head><row><cell style="head">No.</cell><cell style="head" columns="2">Name</cell></row></head>
  <group><row><cell style="head" columns="3">{value('group')}</cell></row></group>
  <body>
    <row if="has('price')"><cell name="number" style="body">{value('sku')}</cell>
      <cell style="body" if="has('name')" fill="red 10">{value('name')}</cell>
      <cell style="body">{price('regular')}</cell></row>
    <row><cell style="body" columns="3" max-lines="1" overset="shrink">{value('text')}</cell></row>
  </body>
</table>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    EXPECT_EQ(test.item().kind, Template::Kind::Table);
    const TableSpec& table = test.item().table;
    EXPECT_EQ(table.style, test.design().styles.find_table_style("list"));
    EXPECT_TRUE(table.is_zebra);
    ASSERT_EQ(table.columns.size(), 3u);
    EXPECT_EQ(table.columns[0].name, "number");
    EXPECT_EQ(table.columns[0].width.length, 30_mm);
    EXPECT_EQ(table.columns[1].name, "column2");
    EXPECT_EQ(table.columns[1].width.kind, Extent::Kind::Share);
    EXPECT_DOUBLE_EQ(table.columns[1].width.share, 2);
    EXPECT_EQ(table.columns[2].width.kind, Extent::Kind::Natural);
    ASSERT_EQ(table.head.size(), 1u);
    EXPECT_EQ(table.head[0].cells.at(1).n_columns, 2);
    ASSERT_EQ(table.group.size(), 1u);
    ASSERT_EQ(table.body.size(), 2u);
    EXPECT_EQ(table.body[0].condition->text(), "has('price')");
    const TableCell& name = table.body[0].cells.at(1);
    EXPECT_EQ(name.name, "cell2");
    EXPECT_EQ(name.condition->text(), "has('name')");
    EXPECT_DOUBLE_EQ(name.fill.tint, 0.1);
    EXPECT_EQ(table.body[1].cells.at(0).text.max_lines, 1);
    EXPECT_EQ(test.design().expressions(TemplateId(0)).size(), 7u);
}

TEST(TableTemplate, LaddersOfCellsNeedALimitAndStandAlone) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list">
<copyfit name="own"><size to="0.9"/></copyfit>
<copyfit name="shared" same="page"><size to="0.9"/></copyfit>
<columns><column width="1fr"/></columns>
<body>
  <row><cell style="body" max-lines="1" copyfit="own">{value('name')}</cell></row>
  <row><cell style="body" copyfit="own">{value('name')}</cell></row>
  <row><cell style="body" max-lines="1" copyfit="shared">{value('name')}</cell></row>
  <row><cell style="body" cut="word">{value('name')}</cell></row>
</body>
</table>)xml");
    EXPECT_THAT(test.findings(), ElementsAre("design/copyfit-in-cell templates/item.xml:7:8",
                                             "design/copyfit-in-cell templates/item.xml:8:8",
                                             "design/copyfit-in-cell templates/item.xml:9:8"));
    EXPECT_EQ(test.finding(1).message(),
              "the text of this cell cannot be fitted: rows of a table share no step of a ladder");
    EXPECT_TRUE(test.item().table.body[0].cells[0].text.copyfit);
    EXPECT_FALSE(test.item().table.body[1].cells[0].text.copyfit) << "refused, not half done";
}

TEST(TableTemplate, LadderOfTheWholeTableNeedsNoLimit) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list">
<copyfit name="list" same="table"><size to="0.8"/></copyfit>
<columns><column width="1fr"/></columns>
<body><row><cell style="body" copyfit="list">{value('name')}</cell></row></body>
</table>)xml");
    EXPECT_THAT(test.findings(), ElementsAre());
    ASSERT_TRUE(test.item().table.body[0].cells[0].text.copyfit);
    EXPECT_EQ(test.item().table.body[0].cells[0].text.copyfit->sharing, Copyfit::Sharing::Table);
}

TEST(TableTemplate, RowsHaveToFillTheirColumns) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list">
<columns><column width="30mm"/><column width="1fr"/></columns>
<head>
  <row><cell style="head">No.</cell></row>
</head>
<body>
  <row><cell style="body">1</cell><cell style="body">2</cell></row>
  <row><cell style="body" columns="2">1</cell><cell style="body">3</cell></row>
</body></table>)xml");
    ASSERT_THAT(test.findings(), ElementsAre("design/table-row-width templates/item.xml:4:3",
                                             "design/table-row-width templates/item.xml:8:3"));
    EXPECT_EQ(test.finding(0).message(), "the cells of this row span 1 columns, the table has 2");
    EXPECT_EQ(test.finding(1).message(), "the cells of this row span 3 columns, the table has 2"); // 2 + 1
}

TEST(TableTemplate, CellsThatReachDownFillTheRowsBelow) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list">
<columns><column width="30mm" align="decimal" fill="red 10"/><column width="1fr"/><column width="1fr"/></columns>
<body>
  <row><cell style="body" rows="2" turn="left">1</cell><cell style="body" columns="2">2</cell></row>
  <row split="true"><cell style="body">3</cell><cell style="body">4</cell></row>
  <row each="variant"><cell style="body" rows="all">5</cell><cell style="body">6</cell><cell style="body" turn="right">7</cell></row>
  <row each="variant"><cell style="body" columns="2">8</cell></row>
  <row><cell style="body" columns="3">9</cell></row>
</body></table>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    const TableSpec& table = test.item().table;
    EXPECT_TRUE(table.columns[0].is_decimal);
    EXPECT_DOUBLE_EQ(table.columns[0].fill.tint, 0.1);
    EXPECT_FALSE(table.columns[1].is_decimal);
    EXPECT_EQ(table.body[0].cells[0].n_rows, 2);
    EXPECT_EQ(table.body[0].cells[0].turn, style::Turn::Left);
    EXPECT_FALSE(table.body[0].may_split);
    EXPECT_TRUE(table.body[1].may_split);
    EXPECT_TRUE(table.body[2].is_for_variants);
    EXPECT_EQ(table.body[2].cells[0].n_rows, kAllVariants);
    EXPECT_EQ(table.body[2].cells[2].turn, style::Turn::Right);
}

TEST(TableTemplate, SpansThatLeaveTheTableOrCoverAPlaceTwiceAreReported) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="list">
<columns><column width="30mm"/><column width="1fr"/></columns>
<body>
  <row><cell style="body" rows="2">1</cell><cell style="body" rows="3">2</cell></row>
  <row><cell style="body">3</cell></row>
</body></table>)xml");
    ASSERT_THAT(test.findings(), ElementsAre("design/row-span templates/item.xml:4:44",
                                             "design/table-row-width templates/item.xml:5:3"));
    EXPECT_EQ(test.finding(0).message(), "a cell spans 3 rows, 2 are left of its part of the table");
    EXPECT_EQ(test.finding(1).message(),
              "the cells of this row span 3 columns, the table has 2"); // 1 + 1 + 1
}

TEST(ItemTemplate, AMatrixHasItsContentsForEitherWay) {
    TestDesign test;
    test.load_item(
        R"xml(<item name="tile"><matrix table-style="list" rows="value('colour')" columns="value('size')" max-columns="4">
  <corner style="head">Colour</corner><corner-turned style="head">Size</corner-turned>
  <column-head style="head">{value('size')}</column-head>
  <row-head style="body">{value('colour')}</row-head>
  <cell style="body">{price('regular')}</cell></matrix></item>)xml");
    ASSERT_THAT(test.findings(), IsEmpty());
    ASSERT_EQ(test.item().root.kind, Box::Kind::Matrix);
    const MatrixSpec& matrix = *test.item().root.matrix;
    EXPECT_EQ(matrix.max_columns, 4);
    EXPECT_EQ(matrix.turned_column_head.text.style, matrix.column_head.text.style)
        << "styles stay on their side";
    EXPECT_EQ(matrix.turned_column_head.text.content[0].expression,
              matrix.row_head.text.content[0].expression);
    EXPECT_EQ(matrix.turned_corner.text.content[0].literal, "Size");
    EXPECT_EQ(test.design().expressions(TemplateId(0)).size(), 5u) << "both keys, both heads, the cell";
}

TEST(TableTemplate, UnknownTableStylesAndWidthsAreReported) {
    TestDesign test;
    test.load_table(R"xml(<table name="prices" table-style="lsit">
<columns><column width="wide"/></columns>
<body><row><cell style="body" fill="redd">1</cell></row></body></table>)xml");
    EXPECT_THAT(test.findings(), ElementsAre("design/style-unknown templates/item.xml:1:35",
                                             "xml/value templates/item.xml:2:25",
                                             "design/style-unknown templates/item.xml:3:37"));
    EXPECT_EQ(test.finding(0).remedy(), "did you mean 'list'?");
}

TEST(TableTemplate, ATableNeedsABody) {
    TestDesign test;
    test.load_table(
        R"xml(<table name="prices" table-style="list"><columns><column width="1fr"/></columns></table>)xml");
    ASSERT_EQ(test.findings().size(), 1u);
    EXPECT_EQ(test.finding(0).code, diag::Code::XmlInvalid);
}

}
}

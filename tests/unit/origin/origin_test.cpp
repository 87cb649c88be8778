// SPDX-License-Identifier: Apache-2.0
#include "publisher/origin/origin.hpp"
#include "publisher/base/archive.hpp"
#include "publisher/origin/binding.hpp"

#include <gtest/gtest.h>

namespace publisher::origin {
namespace {

TEST(DesignOrigin, SaysFileLineAndColumn) {
    EXPECT_EQ((DesignOrigin{"layouts/grid-6.xml", 88, 7}).to_string(), "layouts/grid-6.xml:88:7");
    EXPECT_EQ((DesignOrigin{"layouts/grid-6.xml"}).to_string(), "layouts/grid-6.xml");
    EXPECT_EQ(DesignOrigin().to_string(), "");
    EXPECT_FALSE(DesignOrigin().is_known());
}

TEST(DataOrigin, SaysWhatIsKnown) {
    EXPECT_EQ((DataOrigin{"products.csv", 213, 4, "description-en_US"}).to_string(),
              "products.csv, row 213, field description-en_US");
    EXPECT_EQ((DataOrigin{"products.csv", 213, 0, ""}).to_string(), "products.csv, row 213");
    EXPECT_EQ((DataOrigin{"products.csv", 0, 0, ""}).to_string(), "products.csv");
    EXPECT_EQ(DataOrigin().to_string(), "");
}

TEST(CellTable, TurnsCellsBackIntoWords) {
    CellTable table;
    table.add_file("families.csv", {"code"});
    const std::uint32_t products = table.add_file("products.csv", {"sku", "name-de_DE", "price-EUR"});
    const DataOrigin origin = table.resolve({products, 12, 3});
    EXPECT_EQ(origin.to_string(), "products.csv, row 12, field price-EUR");
    EXPECT_EQ(origin.column, 3u);
}

TEST(CellTable, AnUnknownCellHasNoOrigin) {
    CellTable table;
    EXPECT_FALSE(table.resolve({}).is_known());
    EXPECT_FALSE(table.resolve({5, 1, 1}).is_known());
    const std::uint32_t file = table.add_file("products.csv", {"sku"});
    EXPECT_FALSE(table.resolve({file, 0, 1}).is_known());                      // rows count from 1
    EXPECT_EQ(table.resolve({file, 9, 0}).to_string(), "products.csv, row 9"); // the whole row
    EXPECT_EQ(table.resolve({file, 9, 2}).to_string(), "products.csv, row 9"); // longer than the heading
}

TEST(CellTable, ColumnsThatShowUpWhileReadingAreAddedOnce) {
    CellTable table;
    const std::uint32_t file = table.add_file("products.json", {});
    EXPECT_EQ(table.ensure_column(file, "/name"), 1u);
    EXPECT_EQ(table.ensure_column(file, "/price"), 2u);
    EXPECT_EQ(table.ensure_column(file, "/name"), 1u);
    EXPECT_EQ(table.resolve({file, 2, 2}).field, "/price");
}

TEST(CellTable, SurvivesTheArchive) {
    CellTable table;
    table.add_file("products.csv", {"sku", "name"});
    ArchiveWriter writer;
    writer.field(table);
    ArchiveReader reader(writer.bytes());
    CellTable again;
    reader.field(again);
    ASSERT_TRUE(reader.is_good() && reader.is_at_end());
    EXPECT_EQ(again.resolve({0, 3, 2}), (DataOrigin{"products.csv", 3, 2, "name"}));
}

TEST(NodeTable, KeepsElementsInTheOrderOfLoading) {
    NodeTable nodes;
    const NodeId stack = nodes.add({"templates/tile.xml", 5, 3}, "item/stack[1]");
    const NodeId text = nodes.add({"templates/tile.xml", 6, 5}, "item/stack[1]/text[1]");
    EXPECT_EQ(nodes.size(), 2u);
    EXPECT_EQ(nodes.path(stack), "item/stack[1]");
    EXPECT_EQ(nodes.origin(text).to_string(), "templates/tile.xml:6:5");
    EXPECT_FALSE(NodeId().is_valid());
}

TEST(Binding, SurvivesTheArchive) {
    const Binding binding{"NV-1042", "price[regular]", "de_DE", 0x0123456789abcdef, NodeId(4), {1, 22, 3}};
    ArchiveWriter writer;
    writer.field(binding);
    ArchiveReader reader(writer.bytes());
    Binding again;
    reader.field(again);
    EXPECT_TRUE(reader.is_good() && reader.is_at_end());
    EXPECT_EQ(again, binding);
}

}
}

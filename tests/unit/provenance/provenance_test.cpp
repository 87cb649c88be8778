// SPDX-License-Identifier: Apache-2.0
#include "publisher/provenance/provenance.hpp"
#include "publisher/world/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::provenance {
namespace {

/// A page with a price in two runs, text of the template, and a picture.
struct Sample {
    Sample() {
        const auto node = nodes.add({"templates/tile.xml", 22, 9}, "tile/text[1]");
        const auto file = cells.add_file("products.csv", {"sku", "price"});
        page.number = 3;
        page.bindings.resize(3);
        page.bindings[0] = {"NV-1", "price[regular]", "", 0xABCDEF, node, {file, 5, 2}};
        page.bindings[1] = {"", "", "", 0, node, {}};
        page.bindings[2] = {"NV-1", "asset[main]", "", 7, node, {}};
        page::TextFrame frame;
        frame.head.id = "tile/NV-1/price";
        story::Line line;
        line.ascent = 3_mm;
        line.descent = 1_mm;
        line.runs = {run(0, 10_mm), run(0, 15_mm), run(1, 20_mm)};
        frame.lines = {line};
        page::PictureFrame picture;
        picture.head.id = "tile/NV-1/picture";
        picture.head.frame = {1_mm, 2_mm, 30_mm, 40_mm};
        picture.binding = origin::BindingId(2u);
        page.objects = {frame, picture};
    }

    static story::GlyphRun run(std::size_t binding, Length x) {
        story::GlyphRun run;
        run.origin = {x, 50_mm};
        run.width = 5_mm;
        run.binding = origin::BindingId(binding);
        run.glyphs.resize(1);
        return run;
    }

    page::Page page;
    origin::NodeTable nodes;
    origin::CellTable cells;
};

TEST(Provenance, JoinsRunsOfOneFieldAndLeavesTheTemplatesWords) {
    const Sample sample;
    const auto records = records_of(sample.page, sample.nodes, sample.cells);
    ASSERT_EQ(records.size(), 2u);
    EXPECT_EQ(records[0].area, (Rect{10_mm, 47_mm, 10_mm, 4_mm}));
    EXPECT_EQ(records[0].field, "price[regular]");
    EXPECT_EQ(records[0].design.line, 22u);
    EXPECT_EQ(records[0].data.field, "price");
    EXPECT_EQ(records[1].kind, Record::Kind::Picture);
    EXPECT_EQ(records[1].area, (Rect{1_mm, 2_mm, 30_mm, 40_mm}));
}

std::string written(const Sample& sample) {
    const auto world = make_system_world();
    auto spool = page::Spool::create(*world);
    EXPECT_TRUE(spool && spool->append(sample.page));
    std::string text;
    EXPECT_TRUE(write({"shop", "de_DE", "press", "0123", "abcd", 1}, *spool, sample.nodes, sample.cells,
                      [&](std::string_view line) { text += line; }));
    return text;
}

TEST(Provenance, ReadsWhatItWrites) {
    const Sample sample;
    const std::string text = written(sample);
    EXPECT_EQ(text, written(sample));
    const auto read = parse(text);
    ASSERT_TRUE(read) << read.failure().message;
    EXPECT_EQ(read->header.edition, "de_DE");
    EXPECT_EQ(read->header.pdf_sha256, "abcd");
    ASSERT_EQ(read->records.size(), 2u);
    EXPECT_EQ(read->records[0].value, 0xABCDEFu);
    EXPECT_EQ(read->records[0].page, 3);
    EXPECT_EQ(read->records[0].data.row, 5u);
    EXPECT_EQ(read->records[0].area, (Rect{10_mm, 47_mm, 10_mm, 4_mm}));
}

TEST(Provenance, RefusesWhatIsCutOrForeign) {
    const std::string text = written(Sample());
    EXPECT_FALSE(parse(""));
    EXPECT_FALSE(parse("{}\n"));
    EXPECT_FALSE(parse(text.substr(0, text.size() / 2)));
    EXPECT_FALSE(parse(text.substr(0, text.rfind("{\"records\""))));
    EXPECT_FALSE(parse(text + "{\"page\":1}\n"));
}

TEST(Provenance, LiesBesideThePdf) {
    EXPECT_EQ(path_beside("out/de_DE/press.pdf"), "out/de_DE/press.provenance.jsonl");
}

}
}

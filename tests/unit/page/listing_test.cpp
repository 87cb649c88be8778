// SPDX-License-Identifier: Apache-2.0
#include "publisher/page/page.hpp"

#include <gtest/gtest.h>

namespace publisher::page {
namespace {

story::Line line_of(std::vector<std::string> texts) {
    story::Line line;
    for (std::string& text : texts)
        line.runs.emplace_back().text = std::move(text);
    return line;
}

/// "السعر 19.90" as it lies on the page: the digits in two runs, left of the word.
story::Line arabic_price() {
    story::Line line = line_of({"19.", "90", "السعر "});
    line.runs.back().is_right_to_left = true;
    return line;
}

TEST(Listing, ShowsObjectsInTheOrderTheyArePainted) {
    Page page{.number = 14,
              .folio = {"", 12},
              .side = Side::Left,
              .section = "tools",
              .parent_page = "A",
              .trim = {210_mm, 297_mm},
              .bleed = 3_mm};
    page.stories.resize(2);
    page.stories[1].is_right_to_left = true;
    page.objects.push_back(
        Shape{.head = {.id = "ground", .frame = {-3_mm, -3_mm, 216_mm, 10_mm}, .is_furniture = true},
              .fill = {style::SwatchId(2), 0.125}});
    page.objects.push_back(TextFrame{.head = {.id = "name", .frame = {10_mm, 10_mm, 60_mm, 8.47_mm}},
                                     .thread = "name",
                                     .part = 1,
                                     .lines = {line_of({"One ", "two hy\u00AD"}), line_of({"phen"})}});
    page.objects.push_back(TextFrame{.head = {.id = "arabic", .frame = {10_mm, 30_mm, 60_mm, 5_mm}},
                                     .story = 1,
                                     .lines = {arabic_price()}});
    page.objects.push_back(PictureFrame{.head = {.id = "picture", .frame = {10_mm, 40_mm, 60_mm, 40_mm}},
                                        .asset = "dam-7",
                                        .picture = {0_mm, 40_mm, 80_mm, 40_mm}});
    page.anchors.push_back({.key = "NV-1042", .at = {10_mm, 10_mm}});
    EXPECT_EQ(to_listing(page),
              "page 14  trim 210x297mm  bleed 3mm  left  folio 12  section tools  parent A\n"
              "  shape ground  -3,-3 216x10mm  furniture  fill swatch 2 12.5%\n"
              "  frame name  10,10 60x8.47mm  thread name part 1\n"
              "    line  One two hy-\n"
              "    line  phen\n"
              "  frame arabic  10,30 60x5mm\n"
              "    line  السعر 19.90\n"
              "  picture picture  10,40 60x40mm  asset dam-7  whole 0,40 80x40mm\n"
              "  anchor NV-1042  10,10mm\n");
}

TEST(Listing, ShowsTablesRowByRow) {
    Page page{.number = 1, .trim = {100_mm, 100_mm}};
    const style::Paint black{style::SwatchId(0), 1};
    Row head{.kind = Row::Kind::Head, .y = 10_mm, .height = 5_mm, .rule_below = {black, 0.5_pt}};
    head.cells.push_back({.column = 0,
                          .n_columns = 2,
                          .n_rows = 3,
                          .box = {10_mm, 10_mm, 80_mm, 5_mm},
                          .fill = black,
                          .left = {black, 1_pt},
                          .turn = style::Turn::Left,
                          .lines = {line_of({"Price"})}});
    page.objects.push_back(TablePart{
        .head = {.id = "prices", .frame = {10_mm, 10_mm, 80_mm, 50_mm}}, .part = 2, .rows = {head}});
    EXPECT_EQ(to_listing(page),
              "page 1  trim 100x100mm\n"
              "  table prices  10,10 80x50mm  part 2\n"
              "    row head  10 5mm  rule 0.5pt swatch 0\n"
              "      cell 0-1  rows 3  turned left  10,10 80x5mm  fill swatch 0  left 1pt swatch 0\n"
              "        line  Price\n");
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include "publisher/layout/number_extent.hpp"
#include "publisher/text/decimal_point.hpp"

#include <cstdlib>

namespace publisher::layout {
namespace {

/// Weights in a column by content at the end, in one at the start and in a centred one.
struct DecimalColumn : Compose {
    DecimalColumn() {
        placement().kind = publication::Placement::Kind::Table;
        placement().order = {"sku"};
        publication.sections[0].grid = "";
        maker.attribute("mass", "text");
        styles = R"(<paragraph-style name="end" based-on="body" align="end"/>
                    <paragraph-style name="centre" based-on="body" align="centre"/>)";
        int n = 0;
        for (const char* mass : {"1.5 kg", "22.25 kg", "100 g", "on request", "1,200.125 kg"}) {
            const std::string id = "p" + std::to_string(++n);
            source::ProductRecord& product = add_product(id, "Lamp");
            product.identifiers = {{"sku", id, maker.next_cell()}};
            product.values.push_back(maker.value("mass", mass));
        }
    }

    static std::string table_of(const std::string& width) {
        std::string columns, cells;
        for (const char* style : {"end", "body", "centre"}) {
            columns += "<column width=\"" + width + "\" align=\"decimal\"/>";
            cells += "<cell style=\"" + std::string(style) + "\">{value('mass')}</cell>";
        }
        return "<table name=\"list\" table-style=\"list\"><columns>" + columns + "</columns><head><row>" +
               "<cell style=\"end\">9.99</cell><cell style=\"body\">9.99</cell><cell "
               "style=\"centre\">9.99</cell>" +
               "</row></head><body><row>" + cells + "</row></body></table>";
    }

    /// Where the decimal points of a column stand on the first page, head first; nothing for words.
    std::vector<std::optional<Length>> points(std::size_t column) const {
        std::vector<std::optional<Length>> result;
        for (const page::Row& row : table(0).rows) {
            const story::Line& line = row.cells.at(column).lines.at(0);
            const auto extent = number_extent(line, ".");
            result.push_back(extent ? std::optional(line.runs.front().origin.x + extent->left)
                                    : std::nullopt);
        }
        return result;
    }
};

TEST_F(DecimalColumn, PointsStandBelowOneAnotherWhateverTheAlignment) {
    load(table_of("natural"));
    compose();
    for (std::size_t column = 0; column < 3; ++column) {
        const auto found = points(column);
        ASSERT_EQ(found.size(), 6u);
        EXPECT_FALSE(found[4]) << "words have no point";
        EXPECT_NE(found[0], found[1]) << "nor do heads align";
        for (const std::size_t row : {2u, 3u, 5u}) {
            ASSERT_TRUE(found[row]);
            EXPECT_LT(std::abs((*found[row] - *found[1]).millimetres()), 0.01) << "column " << column;
        }
    }
}

TEST_F(DecimalColumn, WidestWholeAndWidestFractionHaveRoomInAColumnByContent) {
    load(table_of("natural"));
    compose();
    for (const page::Row& row : table(0).rows) {
        for (const page::Cell& cell : row.cells) {
            ASSERT_EQ(cell.lines.size(), 1u) << text_of(cell.lines);
            const story::Line& line = cell.lines[0];
            EXPECT_GE(line.runs.front().origin.x, cell.box.left());
            EXPECT_LE(line.runs.back().origin.x + line.runs.back().width, cell.box.right());
        }
    }
}

TEST(DecimalPoint, StandsBehindDigitsOfEveryScript) {
    EXPECT_EQ(text::find_decimal_point("x 12.5 kg", "."), 4u);
    EXPECT_EQ(text::find_decimal_point("12 kg", "."), 2u);
    EXPECT_EQ(text::find_decimal_point("\u0661\u0662\u066b\u0665", "\u066b"), 4u)
        << "Arabic-Indic, two bytes each";
    EXPECT_EQ(text::find_decimal_point("\u096b.\u0966 x", "."), 3u) << "Devanagari, three bytes each";
    EXPECT_EQ(text::find_decimal_point("\u09e7\u09e8 x", "."), 6u) << "Bengali, without a fraction";
    EXPECT_EQ(text::find_decimal_point("a.b", "."), std::nullopt);
    EXPECT_EQ(text::find_decimal_point("", "."), std::nullopt);
}

/// Amounts as they are written in Egypt, read from the right.
TEST_F(Compose, DecimalColumnsAlignArabicDigits) {
    edition.locale = "ar_EG";
    publication.governance.fallbacks = {{"ar_EG", {"en_GB"}, {}}};
    placement().kind = publication::Placement::Kind::Table;
    placement().order = {"sku"};
    publication.sections[0].grid = "";
    maker.attribute("mass", "text");
    styles = R"(<font-family name="arabic"><font family="Noto Sans Arabic"/></font-family>
        <paragraph-style name="arabic" based-on="body" family="arabic" align="end"/>)";
    for (const char* mass :
         {"\u0661\u066b\u0665", "\u0662\u0662\u066b\u0662\u0665\u0660", "\u0661\u0660\u0660"})
        add_product(mass, "Lamp").values.push_back(maker.value("mass", mass));
    load(
        R"(<table name="list" table-style="list"><columns><column width="1fr"/><column width="natural" align="decimal"/></columns>
        <body><row><cell style="arabic"/><cell style="arabic">{value('mass')}</cell></row></body></table>)");
    compose();
    std::vector<Length> points;
    for (const page::Row& row : table(0).rows) {
        const story::Line& line = row.cells.at(1).lines.at(0);
        const auto extent = number_extent(line, "\u066b");
        ASSERT_TRUE(extent) << text_of({line});
        points.push_back(line.runs.front().origin.x + extent->left);
    }
    ASSERT_EQ(points.size(), 3u);
    for (const Length point : points)
        EXPECT_LT(std::abs((point - points[0]).millimetres()), 0.01);
}

TEST_F(DecimalColumn, NumbersWithoutRoomToAlignStayWhereTheirStylePutsThem) {
    load(table_of("14mm"));
    compose();
    const page::Cell& cell = table(0).rows.at(1).cells.at(0);
    EXPECT_EQ(text_of(cell.lines), "1.5 kg");
    EXPECT_EQ(cell.insets.right, 2_mm) << "the inset of the style";
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

namespace publisher::layout {
namespace {

struct ComposeCells : Compose {
    ComposeCells() {
        placement().kind = publication::Placement::Kind::Table;
        publication.sections[0].grid = "";
        add_product("p1", "A lamp with a name that has no room in a column as narrow as this. It is of oak.");
    }
    void set(const std::string& cell, const std::string& ladder = "") {
        load(R"(<table name="list" table-style="list">)" + ladder +
             R"(<columns><column width="40mm"/><column width="1fr"/></columns><body><row>)" + cell +
             R"(<cell name="number" style="body">p<br/>q<br/>r<br/>s</cell></row></body></table>)");
        compose();
    }
    const page::Cell& cell() const { return table(0).rows.at(0).cells.at(0); }
    std::string printed() const { return text_of(cell().lines); }
};

TEST_F(ComposeCells, ALadderFitsTheLinesACellMayHave) {
    set(R"(<cell name="name" style="body" max-lines="2" copyfit="name">{value('name')}</cell>)",
        R"(<copyfit name="name"><size to="0.9" step="0.05"/><cut at="sentence"/><cut at="word"/></copyfit>)");
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_EQ(cell().lines.size(), 2u);
    ASSERT_EQ(outcome.fitted.size(), 1u);
    EXPECT_EQ(outcome.fitted[0].object, "list/p1/name");
    EXPECT_EQ(outcome.fitted[0].product, "p1");
    EXPECT_THAT(outcome.fitted[0].steps, testing::StartsWith("size 90 %, 1 sentence left out"));
    EXPECT_EQ(cell().fitting.size, 0.9);
    const story::Story& story = pages[0].stories.at(cell().story);
    EXPECT_EQ(story.plain_text().find("oak"), std::string::npos) << "the story says what is printed";
}

TEST_F(ComposeCells, AlternativesAndOptionalPartsAreBoundForCellsToo) {
    set(R"(<cell name="name" style="body" max-lines="1" copyfit="name">{value('name')}<span optional="true"> x</span></cell>)",
        R"(<copyfit name="name"><drop-optional/><alternative>{identifier('sku')}</alternative></copyfit>)");
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_EQ(printed(), "p1");
}

TEST_F(ComposeCells, MoreLinesThanACellMayHaveAreOverset) {
    set(R"(<cell name="name" style="body" max-lines="2">{value('name')}</cell>)");
    EXPECT_EQ(codes(), Lines{"layout/overset-story"});
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU p1");
    EXPECT_EQ(cell().lines.size(), 2u);
}

TEST_F(ComposeCells, ACellStandsInItsRowAsItSays) {
    set(R"(<cell name="name" style="body" vertical-align="bottom">low</cell>)");
    const page::Row& row = table(0).rows.at(0);
    EXPECT_EQ(cell().lines[0].baseline, row.cells[1].lines[3].baseline) << "the last of four lines";
    EXPECT_EQ(cell().vertical_alignment, style::VerticalAlignment::Bottom);
}

TEST_F(ComposeCells, RulesOfParagraphsStandInTheirCells) {
    styles =
        R"(<paragraph-style name="ruled" based-on="body"><rule-below stroke="0.5pt ink" offset="2pt"/></paragraph-style>)";
    set(R"(<cell name="name" style="ruled">Luna</cell>)");
    EXPECT_THAT(codes(), testing::IsEmpty());
    const auto rule =
        std::find_if(pages[0].objects.begin(), pages[0].objects.end(),
                     [](const page::Object& object) { return std::holds_alternative<page::Shape>(object); });
    ASSERT_NE(rule, pages[0].objects.end());
    const auto& shape = std::get<page::Shape>(*rule);
    EXPECT_EQ(shape.head.id, "list/p1/name/rule-below-1");
    EXPECT_EQ(shape.head.frame.y, cell().lines[0].baseline + 2_pt);
    EXPECT_EQ(shape.head.frame.left(), cell().box.left() + 2_mm);
    EXPECT_EQ(shape.head.frame.width, 36_mm) << "40 mm without the insets";
    EXPECT_TRUE(shape.is_paragraph_rule) << "InDesign draws it with the paragraph";
}

}
}

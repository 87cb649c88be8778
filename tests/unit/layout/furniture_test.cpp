// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include <cstdlib>

namespace publisher::layout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kTile = R"(<item name="tile"><text style="name">{value('name')}</text></item>)";

/// Pages of 100 mm by 60 mm with one tile each; tabs of 5 by 12 mm, a step of 14 mm from one to the next.
struct ThumbTabs : Compose {
    ThumbTabs() {
        styles = R"(<object-style name="tab" fill="ink"/><paragraph-style name="name" based-on="body"/>)";
        set_tabs("section");
        publication.sections[0].placements[0].order = {"sku"};
    }
    void set_tabs(const std::string& per) {
        parent_page = R"(<parent name="body" top="10mm" bottom="10mm" inside="10mm" outside="10mm">
            <thumb-tabs per=")" +
                      per + R"(" y="10mm" width="5mm" height="12mm" step="14mm" layer="furniture"
                        object-style="tab"><text style="body"><first-group/></text></thumb-tabs></parent>)";
    }
    void add_sections(int n) {
        add_product("p1", "Luna");
        for (int i = 1; i < n; ++i) {
            publication.sections.push_back(publication.sections[0]);
            publication.sections.back().id += std::to_string(i);
        }
    }
    /// Grounds of the tabs, page by page; an empty one for a page without.
    std::vector<Rect> tabs() const {
        std::vector<Rect> tabs;
        for (const page::Page& page : pages) {
            tabs.emplace_back();
            for (const page::Object& object : page.objects) {
                const auto* shape = std::get_if<page::Shape>(&object);
                if (shape && shape->head.id == "furniture/thumb-tab/background")
                    tabs.back() = shape->head.frame;
            }
        }
        return tabs;
    }
};

TEST_F(ThumbTabs, StepDownFromSectionToSectionAndBleedOff) {
    facing = "true";
    add_sections(3);
    load(kTile);
    compose();
    EXPECT_THAT(codes(), IsEmpty());
    EXPECT_THAT(tabs(), ElementsAre(Rect{95_mm, 10_mm, 8_mm, 12_mm}, // right-hand page, bleed of 3 mm
                                    Rect{-3_mm, 24_mm, 8_mm, 12_mm}, // left-hand page
                                    Rect{95_mm, 38_mm, 8_mm, 12_mm}));
}

TEST_F(ThumbTabs, BeginAtTheTopAgainWhereThePageEnds) {
    add_sections(5);
    load(kTile);
    compose();
    ASSERT_EQ(tabs().size(), 5u);
    EXPECT_EQ(tabs()[2].y, 38_mm) << "ends at 50 of 60 mm";
    EXPECT_EQ(tabs()[3].y, 10_mm) << "a fourth would end at 64 mm";
    EXPECT_EQ(tabs()[4].y, 24_mm);
}

TEST_F(ThumbTabs, StandAtTheOuterEdgeWhereTheBindingIsOnTheRight) {
    facing = "true";
    edition.locale = "ar_AE";
    publication.governance.fallbacks = {{"ar_AE", {"en_GB"}, {}}};
    add_sections(2);
    load(kTile);
    compose();
    ASSERT_EQ(tabs().size(), 2u);
    EXPECT_EQ(tabs()[0].x, -3_mm) << "the first page is a left-hand one";
    EXPECT_EQ(tabs()[1].x, 95_mm);
}

TEST_F(ThumbTabs, OfGroupsNameTheGroup) {
    set_tabs("group");
    maker.category("chairs", "shop").labels = {{"en_GB", "Chairs"}};
    publication::Placement& goods = placement();
    goods.group_tree = "shop";
    goods.is_group_on_new_page = true;
    add_product("p1", "Luna");
    add_product("p2", "Arm").categories = {"chairs"};
    publication.sections.push_back(publication.sections[0]);
    publication.sections.back().id = "ungrouped";
    publication.sections.back().placements[0].group_tree.clear();
    load(kTile);
    compose();
    ASSERT_EQ(tabs().size(), 3u);
    EXPECT_EQ(tabs()[0].y, 10_mm);
    EXPECT_EQ(tabs()[1].y, 24_mm);
    EXPECT_EQ(tabs()[2], Rect()) << "a page without groups has no tab";
    const page::TextFrame* text = furniture(1);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->head.frame, (Rect{95_mm, 24_mm, 5_mm, 12_mm})) << "what is read is not trimmed off";
    EXPECT_EQ(text_of(text->lines), pages[1].anchors.at(0).group);
}

TEST_F(ThumbTabs, OfTwoGroupsWithOneTitleAreTwo) {
    set_tabs("group");
    maker.category("garden", "shop");
    maker.category("garden-lamps", "garden").labels = {{"en_GB", "Lamps"}};
    placement().group_tree = "shop";
    placement().is_group_on_new_page = true;
    add_product("p1", "Luna");
    add_product("p2", "Sol").categories = {"garden-lamps"};
    load(kTile);
    compose();
    ASSERT_EQ(tabs().size(), 2u);
    EXPECT_NE(tabs()[0].y, tabs()[1].y);
}

TEST_F(ThumbTabs, ReadUpwardsWhereTheLayoutSaysSo) {
    set_tabs("section");
    const std::string text = "<text style=\"body\">";
    parent_page.replace(parent_page.find(text), text.size(),
                        "<text style=\"body\" turn=\"left\" vertical-align=\"centre\"><section-title/>");
    add_sections(1);
    load(kTile);
    compose();
    EXPECT_THAT(codes(), IsEmpty());
    const page::TablePart* tab = nullptr;
    for (const page::Object& object : pages.at(0).objects) {
        const auto* part = std::get_if<page::TablePart>(&object);
        if (part && part->head.is_furniture) tab = part;
    }
    ASSERT_TRUE(tab);
    const page::Cell& cell = tab->rows.at(0).cells.at(0);
    EXPECT_EQ(cell.turn, style::Turn::Left);
    EXPECT_EQ(cell.box, (Rect{95_mm, 10_mm, 5_mm, 12_mm}));
    ASSERT_EQ(cell.lines.size(), 1u) << "12 mm long, though the tab is 5 mm wide";
    EXPECT_EQ(text_of(cell.lines), "Catalog");
    const Length middle = cell.lines[0].baseline - cell.lines[0].ascent / 2;
    EXPECT_LT(std::abs((middle - (10_mm + 2.5_mm)).millimetres()), 0.6) << "across the width of the tab";
}

/// Heads such as dictionaries have, with the page count so that they are set twice.
struct RunningHeads : Compose {
    RunningHeads() {
        styles = R"(<paragraph-style name="name" based-on="body"/>)";
        parent_page = R"(<parent name="body" top="10mm" bottom="10mm" inside="10mm" outside="10mm"><right>
            <frame name="head" x="10mm" y="2mm" width="80mm" height="6mm" layer="furniture"><text style="body">)"
                      R"(<first-entry style="name"/> – <last-entry style="name"/> <page-count/></text></frame>
            </right></parent>)";
        placement().order = {"sku"};
        for (const char* name : {"Arm", "Bris", "Damp", "Fjell", "Glo"})
            add_product("p" + std::to_string(++n_), name);
    }
    int n_ = 0;
};

TEST_F(RunningHeads, NameTheFirstAndTheLastTileOfThePage) {
    load(kTile);
    compose();
    EXPECT_THAT(codes(), IsEmpty());
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_EQ(text_of(furniture(0)->lines), "Arm – Bris 3");
    EXPECT_EQ(text_of(furniture(1)->lines), "Damp – Fjell 3");
    EXPECT_EQ(text_of(furniture(2)->lines), "Glo – Glo 3");
}

TEST_F(RunningHeads, NameTheFirstAndTheLastRowOfThePage) {
    placement().kind = publication::Placement::Kind::Table;
    publication.sections[0].grid = "";
    load(
        R"(<table name="list" table-style="list"><columns><column width="1fr"/><column width="1fr"/></columns>
        <head><row><cell style="body">Name</cell><cell style="body">Number</cell></row></head>
        <body><row><cell style="name">{value('name')}</cell><cell style="body">7</cell></row></body></table>)");
    compose();
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(text_of(furniture(0)->lines), "Arm – Glo 1");
}

TEST_F(RunningHeads, InAStyleThatNoTextHasAreEmpty) {
    load(R"(<item name="tile"><text style="body">{value('name')}</text></item>)");
    compose();
    EXPECT_EQ(text_of(furniture(0)->lines), " –  3");
}

}
}

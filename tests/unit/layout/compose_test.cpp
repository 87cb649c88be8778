// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/compose.hpp"

#include "tests/unit/bind/mini_edition.hpp"
#include "tests/unit/text/setting.hpp"

#include <gmock/gmock.h>

namespace publisher::layout {
namespace {

using Lines = std::vector<std::string>;

struct Compose : bind::MiniEdition {
    std::vector<page::Page> pages;
    Outcome outcome;

    void compose() {
        const plan::Flatplan flatplan = planned();
        auto spool = page::Spool::create(world);
        ASSERT_TRUE(spool);
        const Inputs inputs{flatplan, *design, text::pinned_fonts(), bound(), text::dictionaries()};
        auto composed = layout::compose(inputs, *spool, findings);
        ASSERT_TRUE(composed);
        outcome = std::move(*composed);
        pages.clear();
        for (std::size_t i = 0; i < spool->n_pages(); ++i) {
            auto page = spool->read(i);
            ASSERT_TRUE(page);
            pages.push_back(std::move(*page));
        }
    }

    static std::string text_of(const std::vector<story::Line>& lines) {
        std::string text;
        for (const story::Line& line : lines) {
            for (const story::GlyphRun& run : line.runs) text += run.text;
        }
        return text;
    }
    const page::TextFrame* furniture(std::size_t page) const {
        for (const page::Object& object : pages.at(page).objects) {
            const auto* frame = std::get_if<page::TextFrame>(&object);
            if (frame && frame->head.is_furniture) return frame;
        }
        return nullptr;
    }
    const page::TablePart& table(std::size_t page) const {
        for (const page::Object& object : pages.at(page).objects) {
            if (const auto* part = std::get_if<page::TablePart>(&object)) return *part;
        }
        ADD_FAILURE() << "no table on page " << page;
        static const page::TablePart none;
        return none;
    }
    /// "Head: Number", one for each row: kind and the text of its first cell.
    Lines rows(std::size_t page) const {
        static constexpr const char* kKinds[] = {"Head", "Group", "Body", "Foot"};
        Lines lines;
        for (const page::Row& row : table(page).rows) {
            lines.push_back(std::string(kKinds[static_cast<int>(row.kind)]) + ": " + text_of(row.cells.at(0).lines));
        }
        return lines;
    }
    Lines codes() const {
        Lines codes;
        for (const diag::Finding& finding : findings.findings()) codes.emplace_back(diag::info(finding.code).id);
        return codes;
    }
};

const std::string kTable = R"(<table name="list" table-style="list">
  <columns><column name="number" width="20mm"/><column name="name" width="1fr"/></columns>
  <head><row><cell style="body">Number</cell><cell style="body">Name</cell></row></head>
  <group><row><cell columns="2" name="group" style="body">{category('label')}</cell></row></group>
  <body><row><cell name="number" style="body">{identifier('sku')}</cell><cell name="name" style="body">{value('name')}</cell></row></body>
</table>)";

/// 12 products in one group; five of them have room on a page below head and group.
struct ComposeTable : Compose {
    ComposeTable() {
        placement().kind = publication::Placement::Kind::Table;
        placement().group_tree = "shop";
        placement().order = {"sku"};
        publication.sections[0].grid = "";
        for (int i = 12; i >= 1; --i) {
            const std::string id = (i < 10 ? "p0" : "p") + std::to_string(i);
            add_product(id, "Lamp " + id).identifiers = {{"sku", id, maker.next_cell()}};
        }
    }
};

TEST_F(ComposeTable, HeadAndGroupAreRepeatedOnEveryPageAndRowsKeepTheirOrder) {
    load(kTable);
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_EQ(rows(0), (Lines{"Head: Number", "Group: Lamps", "Body: p01", "Body: p02", "Body: p03", "Body: p04", "Body: p05"}));
    EXPECT_EQ(rows(1), (Lines{"Head: Number", "Group: Lamps", "Body: p06", "Body: p07", "Body: p08", "Body: p09", "Body: p10"}));
    EXPECT_EQ(rows(2), (Lines{"Head: Number", "Group: Lamps", "Body: p11", "Body: p12"}));
    EXPECT_EQ(outcome.pages[2].products, (Lines{"p11", "p12"}));
}

TEST_F(ComposeTable, PartsAreOneTableWithTheSameColumns) {
    load(kTable);
    compose();
    ASSERT_EQ(pages.size(), 3u);
    for (std::uint32_t i = 0; i < 3; ++i) {
        EXPECT_EQ(table(i).table, "list");
        EXPECT_EQ(table(i).part, i);
        EXPECT_EQ(table(i).column_widths, (std::vector<Length>{20_mm, 60_mm}));
        const Rect& frame = table(i).head.frame;
        EXPECT_EQ(frame.x, 10_mm);
        EXPECT_EQ(frame.y, 10_mm);
        EXPECT_LE(frame.bottom(), 50_mm);
        EXPECT_EQ(frame.bottom(), table(i).rows.back().y + table(i).rows.back().height);
    }
}

TEST_F(ComposeTable, PageCountStandsOnEveryPage) {
    load(kTable);
    compose();
    ASSERT_EQ(pages.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        ASSERT_TRUE(furniture(i));
        EXPECT_EQ(text_of(furniture(i)->lines), std::to_string(i + 1) + " of 3");
        EXPECT_EQ(furniture(i)->head.frame.x, 10_mm);
        EXPECT_EQ(outcome.pages[i].content_key, pages[i].content_key) << "the late field is in the key";
        const auto n_furniture = std::count_if(pages[i].objects.begin(), pages[i].objects.end(),
                                               [](const page::Object& object) { return page::head(object).is_furniture; });
        EXPECT_EQ(n_furniture, 1) << "and the folio stands there once";
    }
}

TEST_F(ComposeTable, RightToLeftEditionIsMirrored) {
    edition.locale = "ar_AE";
    publication.governance.fallbacks = {{"ar_AE", {"en_GB"}, {}}};
    load(kTable);
    compose();
    ASSERT_FALSE(pages.empty());
    EXPECT_EQ(furniture(0)->head.frame.x, 50_mm) << "as far from the right edge as else from the left";
    const page::Row& head = table(0).rows.at(0);
    ASSERT_EQ(head.cells.size(), 2u);
    EXPECT_EQ(text_of(head.cells[0].lines), "Number");
    EXPECT_EQ(head.cells[0].box.x, 70_mm);
    EXPECT_EQ(head.cells[1].box.x, 10_mm);
    EXPECT_EQ(head.cells[1].box.width, 60_mm);
}

TEST_F(ComposeTable, ColumnsOfAPageAreFilledFromTheReadersSide) {
    parent_page = R"(<parent name="body" columns="2" gutter="4mm" top="10mm" bottom="10mm" inside="10mm" outside="10mm"/>)";
    edition.locale = "ar_AE";
    publication.governance.fallbacks = {{"ar_AE", {"en_GB"}, {}}};
    load(kTable);
    compose();
    ASSERT_EQ(pages.size(), 2u);
    std::vector<Length> starts;
    for (const page::Object& object : pages[0].objects) starts.push_back(page::head(object).frame.x);
    EXPECT_EQ(starts, (std::vector<Length>{52_mm, 10_mm}));
}

TEST_F(ComposeTable, SameInputsGiveTheSamePagesAndAChangedRowChangesItsOwn) {
    load(kTable);
    compose();
    const Outcome first = outcome;
    compose();
    ASSERT_EQ(outcome.pages.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(outcome.pages[i].content_key, first.pages[i].content_key);
    clearance.products.erase(std::find_if(clearance.products.begin(), clearance.products.end(), [&](const auto& cleared) {
        return snapshot->view(cleared.product).own().id == "p12";
    }));
    compose();
    EXPECT_EQ(outcome.pages[0].content_key, first.pages[0].content_key);
    EXPECT_NE(outcome.pages[2].content_key, first.pages[2].content_key);
}

TEST_F(ComposeTable, RowThatWidensItsColumnOnOnePageChangesThePagesOfAll) {
    add_product("p99", "The last of them");
    std::string fitted = kTable;
    fitted.replace(fitted.find("1fr"), 3, "natural");
    load(fitted);
    compose();
    const Outcome first = outcome;
    const Length wide = table(0).column_widths.at(1);
    std::erase_if(clearance.products, [&](const auto& cleared) { return snapshot->view(cleared.product).own().id == "p99"; });
    compose();
    ASSERT_EQ(outcome.pages.size(), first.pages.size()) << "the page count stays, and with it the folio";
    EXPECT_LT(table(0).column_widths.at(1), wide);
    EXPECT_NE(outcome.pages[0].content_key, first.pages[0].content_key);
}

std::string item(const std::string& boxes) { return "<item name=\"tile\"><stack>" + boxes + "</stack></item>"; }
const std::string kName = R"(<text name="name" style="body" max-lines="1" extent="6mm">{value('name')}</text>)";

TEST_F(Compose, TilesStandInTheirSlots) {
    add_product("p1", "Luna");
    add_product("p2", "Nova");
    add_product("p3", "Orion");
    load(item(kName));
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(pages.size(), 2u);
    Lines placed;
    for (const page::Page& page : pages) {
        for (const page::Object& object : page.objects) {
            const page::ObjectHead& head = page::head(object);
            if (!head.is_furniture) placed.push_back(std::to_string(page.number) + ' ' + head.id + ' ' + to_millimetres_text(head.frame.y));
        }
    }
    EXPECT_EQ(placed, (Lines{"1 tile/p1/name 10", "1 tile/p2/name 30", "2 tile/p3/name 10"}));
}

TEST_F(Compose, TextWithoutRoomIsReportedAsOverset) {
    add_product("p1", "A lamp with a name that is far too long for the width of a page this small, and so for its line");
    load(item(kName));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/overset-story"});
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.subject.product, "SKU p1");
    EXPECT_EQ(finding.subject.page, 1);
    EXPECT_EQ(finding.arguments.at(1).second, "tile/p1/name");
    EXPECT_EQ(finding.design.file, "templates/item.xml");
}

TEST_F(Compose, CharacterWithoutAGlyphIsReportedWithItsFieldAndProduct) {
    add_product("p1", "Luna \U00016F00");
    load(item(kName));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/missing-glyph"});
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.arguments.at(0).second, "U+16F00");
    EXPECT_EQ(finding.arguments.at(3), (std::pair<std::string, std::string>{"field", "name"}));
    EXPECT_EQ(finding.subject.product, "SKU p1");
    EXPECT_EQ(finding.subject.page, 1);
}

TEST_F(Compose, ItemThatIsHigherThanItsSlotIsReported) {
    add_product("p1", "Luna");
    load(item(kName + R"(<space extent="18mm"/>)"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/item-too-high"});
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.arguments.at(1).second, "24");
    EXPECT_EQ(finding.arguments.at(2).second, "20");
    EXPECT_EQ(finding.subject.product, "SKU p1");
}

TEST_F(Compose, RowThatIsHigherThanAPageIsReportedAndStandsThereAllTheSame) {
    std::string name = "Luna";
    for (int i = 0; i < 200; ++i) name += " the lamp";
    add_product("p1", name);
    placement().kind = publication::Placement::Kind::Table;
    load(kTable);
    compose();
    ASSERT_EQ(codes(), Lines{"layout/row-too-high"});
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU p1");
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(table(0).rows.back().kind, page::Row::Kind::Body);
}

TEST_F(Compose, SectionThatStartsOnARightHandPageMayLeaveABlankOne) {
    add_product("p1", "Luna");
    publication.sections.push_back(publication.sections[0]);
    publication.sections[1].id = "more";
    publication.sections[1].start = publication::Section::Start::Recto;
    load(item(kName));
    compose();
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_TRUE(pages[1].objects.empty()) << "not even furniture";
    EXPECT_EQ(pages[2].section, "more");
    EXPECT_EQ(text_of(furniture(2)->lines), "3 of 3");
}

TEST_F(Compose, ACodeKeepsItsQuietZonesAndItsFiguresStandBelow) {
    maker.attribute("gtin", "text");
    add_product("p1", "Luna").values.push_back(maker.value("gtin", "4006381333931"));
    load(R"x(<item name="tile"><code name="code" type="ean13" value="value('gtin')" paint="ink" bar-height="8mm"
             text-style="body" position="end top"/></item>)x");
    compose();
    EXPECT_EQ(codes(), Lines());
    const auto& code = std::get<page::Code>(pages[0].objects[0]);
    // 113 modules of 0.33 mm at the end of the type area, which reaches from 10 to 90 mm; figures 0.72 x 8 pt high
    // begin one module below the bars.
    EXPECT_EQ(code.head.frame.width, 113 * 0.33_mm);
    EXPECT_EQ(code.head.frame.right(), 90_mm);
    EXPECT_EQ(code.head.frame.height, 8_mm + 0.33_mm + (8_pt).scaled(0.72));
    EXPECT_EQ(code.outlines[0][0].x, code.head.frame.left() + 11 * 0.33_mm);
    const auto& figures = std::get<page::TextFrame>(pages[0].objects[2]);
    EXPECT_EQ(text_of(figures.lines), "006381");
    const story::GlyphRun& run = figures.lines[0].runs[0];
    EXPECT_EQ(run.origin.y, code.head.frame.bottom());
    const Length centre = run.origin.x + run.width / 2, wanted = figures.head.frame.left() + figures.head.frame.width / 2;
    EXPECT_LT(std::abs((centre - wanted).millimetres()), 0.01);
}

TEST_F(Compose, ACodeThatFindsNoRoomForItsQuietZonesIsReported) {
    maker.attribute("gtin", "text");
    add_product("p1", "Luna").values.push_back(maker.value("gtin", "4006381333931"));
    load(R"x(<item name="tile"><row><code name="code" extent="30mm" type="ean13" value="value('gtin')" paint="ink"/></row></item>)x");
    compose();
    ASSERT_EQ(codes(), Lines{"layout/code-size"});
    EXPECT_EQ(findings.findings()[0].message(),
              "code 'tile/p1/code' needs 37.29 x 22.85 mm with its quiet zones and has 30 x 20 mm");
}

}
}

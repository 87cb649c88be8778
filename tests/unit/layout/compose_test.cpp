// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

namespace publisher::layout {
namespace {

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
    EXPECT_EQ(rows(0), (Lines{"Head: Number", "Group: Lamps", "Body: p01", "Body: p02", "Body: p03",
                              "Body: p04", "Body: p05"}));
    EXPECT_EQ(rows(1), (Lines{"Head: Number", "Group: Lamps", "Body: p06", "Body: p07", "Body: p08",
                              "Body: p09", "Body: p10"}));
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
        const auto n_furniture =
            std::count_if(pages[i].objects.begin(), pages[i].objects.end(),
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
    parent_page =
        R"(<parent name="body" columns="2" gutter="4mm" top="10mm" bottom="10mm" inside="10mm" outside="10mm"/>)";
    edition.locale = "ar_AE";
    publication.governance.fallbacks = {{"ar_AE", {"en_GB"}, {}}};
    load(kTable);
    compose();
    ASSERT_EQ(pages.size(), 2u);
    std::vector<Length> starts;
    for (const page::Object& object : pages[0].objects)
        starts.push_back(page::head(object).frame.x);
    EXPECT_EQ(starts, (std::vector<Length>{52_mm, 10_mm}));
}

TEST_F(ComposeTable, SameInputsGiveTheSamePagesAndAChangedRowChangesItsOwn) {
    load(kTable);
    compose();
    const Outcome first = outcome;
    compose();
    ASSERT_EQ(outcome.pages.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(outcome.pages[i].content_key, first.pages[i].content_key);
    clearance.products.erase(
        std::find_if(clearance.products.begin(), clearance.products.end(),
                     [&](const auto& cleared) { return snapshot->view(cleared.product).own().id == "p12"; }));
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
    std::erase_if(clearance.products,
                  [&](const auto& cleared) { return snapshot->view(cleared.product).own().id == "p99"; });
    compose();
    ASSERT_EQ(outcome.pages.size(), first.pages.size()) << "the page count stays, and with it the folio";
    EXPECT_LT(table(0).column_widths.at(1), wide);
    EXPECT_NE(outcome.pages[0].content_key, first.pages[0].content_key);
}

std::string item(const std::string& boxes) {
    return "<item name=\"tile\"><stack>" + boxes + "</stack></item>";
}
const std::string kName =
    R"(<text name="name" style="body" max-lines="1" extent="6mm">{value('name')}</text>)";

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
            if (!head.is_furniture)
                placed.push_back(std::to_string(page.number) + ' ' + head.id + ' ' +
                                 to_millimetres_text(head.frame.y));
        }
    }
    EXPECT_EQ(placed, (Lines{"1 tile/p1/name 10", "1 tile/p2/name 30", "2 tile/p3/name 10"}));
}

TEST_F(Compose, WhatACopyfitLadderDidIsListed) {
    add_product(
        "p1", "Steel frame and feet. Oak top with oil. Made in Norway by hand. And sold from here to there.");
    load(item(
        R"(<text name="name" style="body" max-lines="1" extent="6mm" overset="shrink" shrink-to="0.94" cut="sentence">{value('name')}</text>)"));
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(outcome.fitted.size(), 1u);
    EXPECT_EQ(outcome.fitted[0].object, "tile/p1/name");
    EXPECT_EQ(outcome.fitted[0].product, "p1");
    EXPECT_EQ(outcome.fitted[0].page, 1);
    EXPECT_EQ(outcome.fitted[0].steps, "size 94 %, 1 sentence left out");
}

TEST_F(Compose, OversetIsListedWithWhatWasTried) {
    add_product(
        "p1",
        "A lamp with a name that is far too long for the width of a page this small, and so for its line");
    load(item(
        R"(<text name="name" style="body" max-lines="1" extent="6mm" overset="shrink" shrink-to="0.94">{value('name')}</text>)"));
    compose();
    EXPECT_EQ(codes(), Lines{"layout/overset-story"});
    ASSERT_EQ(outcome.fitted.size(), 1u);
    EXPECT_EQ(outcome.fitted[0].steps, "size 94 %");
    EXPECT_EQ(outcome.fitted[0].n_overset_lines, 1u);
    EXPECT_GT(outcome.fitted[0].overset, 0_mm);
}

std::string shared_item(const std::string& same) {
    return "<item name=\"tile\"><copyfit name=\"row\" same=\"" + same +
           R"("><size to="0.8" step="0.04"/></copyfit>
<stack><text name="name" style="body" max-lines="1" extent="6mm" copyfit="row">{value('name')}</text></stack></item>)";
}

/// The size of the type of each name, in points, by page.
std::vector<double> sizes_of(const std::vector<page::Page>& pages) {
    std::vector<double> sizes;
    for (const page::Page& page : pages) {
        for (const page::Object& object : page.objects) {
            const auto* frame = std::get_if<page::TextFrame>(&object);
            if (frame && !frame->head.is_furniture)
                sizes.push_back(frame->lines.at(0).runs.at(0).size.points());
        }
    }
    return sizes;
}

TEST_F(Compose, ItemsOfAPageTakeTheSameStepWhereTheLadderSaysSo) {
    add_product("p1", "Luna");
    add_product("p2", "A lamp with a name that is a little too long for a page as narrow as it");
    add_product("p3", "Orion");
    load(shared_item("page"));
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    const std::vector<double> sizes = sizes_of(pages);
    ASSERT_EQ(sizes.size(), 3u);
    EXPECT_LT(sizes[1], 8.0);
    EXPECT_EQ(sizes[0], sizes[1]) << "on the same page";
    EXPECT_EQ(sizes[2], 8.0) << "on the next";
    ASSERT_EQ(outcome.fitted.size(), 2u) << "both are listed, nothing twice";
}

TEST_F(Compose, ItemsOfOtherRowsAreNoneOfARowsBusiness) {
    add_product("p1", "Luna");
    add_product("p2", "A lamp with a name that is a little too long for a page as narrow as it");
    load(shared_item("row"));
    compose();
    const std::vector<double> sizes = sizes_of(pages);
    ASSERT_EQ(sizes.size(), 2u);
    EXPECT_LT(sizes[0], 8.0) << "sorted by name";
    EXPECT_EQ(sizes[1], 8.0);
}

TEST_F(Compose, ShorterTextAndOptionalPartsComeFromTheTemplate) {
    add_product("p1", "Luna")
        .values.push_back(maker.value(
            "description",
            "A lamp with a name that is far too long for the width of a page this small, and so on",
            "en_GB"));
    load(R"(<item name="tile"><copyfit name="short"><drop-optional/></copyfit>
<copyfit name="other"><alternative>{value('name')}</alternative></copyfit>
<stack><text name="a" style="body" max-lines="1" extent="6mm" copyfit="short">{value('name')}<span optional="true"> {value('description')}</span></text>
<text name="b" style="body" max-lines="1" extent="6mm" copyfit="other">{value('description')}</text></stack></item>)");
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    Lines steps;
    for (const FittedText& fitted : outcome.fitted)
        steps.push_back(fitted.steps);
    EXPECT_EQ(steps, (Lines{"optional parts left out", "alternative text"}));
    for (const page::Object& object : pages.at(0).objects) {
        const auto* frame = std::get_if<page::TextFrame>(&object);
        if (!frame || frame->head.is_furniture) continue;
        EXPECT_EQ(text_of(frame->lines), "Luna");
        const story::Story& story = pages[0].stories.at(frame->story);
        EXPECT_EQ(story.plain_text(), "Luna") << "the story says what is printed";
        const origin::BindingId binding = story.paragraphs.at(0).runs.at(0).binding;
        EXPECT_EQ(pages[0].bindings.at(binding.index()).field, "name");
    }
}

TEST_F(Compose, OptionalBoxesGoWhenAStackIsTooLow) {
    add_product("p1", "Luna");
    load(item(
        kName +
        R"(<text name="note" style="body" extent="6mm" optional="true">in stock</text><space extent="12mm"/>)"));
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(outcome.fitted.size(), 1u);
    EXPECT_EQ(outcome.fitted[0].object, "tile/p1/note");
    EXPECT_EQ(outcome.fitted[0].steps, "left out");
}

TEST_F(Compose, LanguageWithoutADictionaryIsToldOnce) {
    edition.locale = "tr_TR";
    add_product("p1", "Aydınlatma", "tr_TR");
    add_product("p2", "Aydınlatma", "tr_TR");
    styles = R"(<paragraph-style name="divided" based-on="body" hyphenate="true"/>)";
    load(item(R"(<text name="name" style="divided">{value('name')}</text>)"));
    compose();
    EXPECT_EQ(codes(), Lines{"layout/dictionary-missing"});
}

TEST_F(Compose, SmallCapitalsThatAreDrawnAreToldOnceForAFace) {
    add_product("p1", "Luna");
    add_product("p2", "NOVA");
    styles = R"(<paragraph-style name="caps" based-on="body" case="small-caps"/>)";
    load(item(R"(<text name="name" style="caps">{value('name')}</text>)"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/small-capitals-drawn"});
    EXPECT_THAT(findings.findings()[0].message(), testing::StartsWith("Liberation Sans 400"));
}

TEST_F(Compose, APatternThatIsGivenUpIsToldWithItsStyle) {
    add_product("p1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    styles =
        R"(<paragraph-style name="slow" based-on="body"><pattern match="(a|aa)+$" style="strong"/></paragraph-style>)";
    load(item(R"(<text name="name" style="slow">{value('name')}</text>)"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/pattern-given-up"});
    EXPECT_EQ(findings.findings()[0].design.file, "layouts/page.xml");
}

TEST_F(Compose, TextWithoutRoomIsReportedAsOverset) {
    add_product(
        "p1",
        "A lamp with a name that is far too long for the width of a page this small, and so for its line");
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

TEST_F(Compose, CharacterWithoutAGlyphInATableIsReportedOnItsPage) {
    for (int i = 1; i <= 9; ++i)
        add_product("p" + std::to_string(i), i == 9 ? "Luna \U00016F00" : "Luna");
    placement().kind = publication::Placement::Kind::Table;
    placement().order = {"sku"};
    load(kTable);
    compose();
    ASSERT_EQ(codes(), Lines{"layout/missing-glyph"});
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU p9");
    EXPECT_EQ(findings.findings()[0].subject.page, 2);
    EXPECT_TRUE(findings.findings()[0].subject.area);
}

TEST_F(Compose, GroupsAreAnchoredByTheCodeOfTheirCategory) {
    add_product("p1", "Luna");
    placement().kind = publication::Placement::Kind::Table;
    placement().group_tree = "shop";
    load(kTable);
    compose();
    ASSERT_EQ(pages[0].anchors.size(), 3u);
    EXPECT_EQ(pages[0].anchors[0].kind, page::Anchor::Kind::Section);
    EXPECT_EQ(pages[0].anchors[0].title, "Catalog");
    EXPECT_EQ(pages[0].anchors[1].kind, page::Anchor::Kind::Group);
    EXPECT_EQ(pages[0].anchors[1].key, "lamps");
    EXPECT_EQ(pages[0].anchors[1].title, "Lamps");
    EXPECT_EQ(pages[0].anchors[2].key, "p1");
    EXPECT_EQ(pages[0].anchors[2].title, "Luna");
    EXPECT_EQ(pages[0].anchors[2].group, "Lamps");
}

TEST_F(Compose, TableWithoutGroupsHasNoGroupAnchors) {
    add_product("p1", "Luna");
    placement().kind = publication::Placement::Kind::Table;
    load(kTable);
    compose();
    ASSERT_EQ(pages[0].anchors.size(), 2u);
    EXPECT_EQ(pages[0].anchors[1].kind, page::Anchor::Kind::Product);
}

TEST_F(Compose, FeaturesWithoutRoomAreCounted) {
    source::ProductRecord& product = add_product("p1", "Luna");
    for (const char* code : {"depth", "height", "weight"}) {
        maker.attribute(code, "text").labels = {{"en_GB", code}};
        product.values.push_back(maker.value(code, "30"));
    }
    load(item(
        R"(<features name="facts" attributes="depth height weight" extent="8mm" label-style="body" value-style="body"/>)"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/features-overset"});
    const diag::Finding& finding = findings.findings()[0];
    EXPECT_EQ(finding.message(), "1 of 3 features of 'tile/p1/facts' find no room")
        << "8 mm take two lines of 10 pt";
    EXPECT_EQ(finding.subject.page, 1);
}

TEST_F(Compose, PictureThatMustNotBeCroppedIsShownWholeAndSaysSo) {
    add_picture("A-1", "main", &add_product("p1", "Luna")).is_cropping_forbidden = true;
    load(item(R"x(<picture name="picture" asset="asset('main')" fit="cover" extent="1fr"/>)x"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/cropping-forbidden"});
    EXPECT_EQ(findings.findings()[0].subject.asset, "A-1");
    EXPECT_EQ(findings.findings()[0].severity, diag::Severity::Info);
    ASSERT_EQ(outcome.pictures.size(), 1u);
    EXPECT_EQ(outcome.pictures[0].frame, (Rect{30_mm, 10_mm, 40_mm, 20_mm}))
        << "2 : 1 in a slot of 80 mm by 20 mm";
}

TEST_F(Compose, PictureWithoutAClippingPathIsShownWholeAndSaysSo) {
    add_picture("A-1", "main", &add_product("p1", "Luna"));
    load(item(R"x(<picture name="picture" asset="asset('main')" fit="cut-out" extent="1fr"/>)x"));
    compose();
    ASSERT_EQ(codes(), Lines{"layout/clipping-path-missing"});
    EXPECT_EQ(findings.findings()[0].subject.asset, "A-1");
    EXPECT_EQ(outcome.pictures.at(0).frame, (Rect{30_mm, 10_mm, 40_mm, 20_mm}))
        << "2 : 1 in a slot of 80 mm by 20 mm";
}

TEST_F(Compose, OnlyAPictureThatMayBleedReachesBeyondTheTrim) {
    add_picture("A-1", "cover", nullptr);
    placement().kind = publication::Placement::Kind::Page;
    const std::string page = R"(<item name="cover" full-bleed="true"><layer>)"
                             R"x(<picture name="bled" asset="asset('cover')" fit="cover" bleed="true"/>)x"
                             R"x(<picture name="cut" asset="asset('cover')" fit="cover"/></layer></item>)x";
    load(page);
    compose();
    ASSERT_EQ(outcome.pictures.size(), 2u);
    EXPECT_EQ(outcome.pictures[0].frame, (Rect{-3_mm, -3_mm, 106_mm, 66_mm}));
    EXPECT_EQ(outcome.pictures[1].frame, (Rect{Length(), Length(), 100_mm, 60_mm}));
}

TEST_F(Compose, ObjectsStandOnTheirLayersFromBackToFront) {
    layers = R"(<layer name="ground"/><layer name="content"/><layer name="furniture"/>)";
    parent_page = R"(<parent name="body" top="10mm" bottom="10mm" inside="10mm" outside="10mm"><right>
      <frame name="folio" x="10mm" y="52mm" width="40mm" height="6mm" layer="furniture"><text style="body"><page-number/></text></frame>
      <frame name="note" x="10mm" y="2mm" width="40mm" height="6mm"><text style="body">Note</text></frame>
      <frame name="line" x="10mm" y="9mm" width="40mm" height="1mm" layer="content"><rule stroke="0.4pt ink"/></frame>
      </right></parent>)";
    add_product("p1", "Luna");
    load(item(kName));
    compose();
    Lines order;
    for (const page::Object& object : pages.at(0).objects)
        order.push_back(page::head(object).layer + ": " + page::head(object).id);
    EXPECT_EQ(order, (Lines{"ground: tile/p1/name", "ground: furniture/note/text1",
                            "content: furniture/line/rule1", "furniture: furniture/folio/text1"}))
        << "content and frames that name no layer stand on the first";
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
    for (int i = 0; i < 200; ++i)
        name += " the lamp";
    add_product("p1", name);
    placement().kind = publication::Placement::Kind::Table;
    load(kTable);
    compose();
    ASSERT_EQ(codes(), Lines{"layout/row-too-high"});
    EXPECT_EQ(findings.findings()[0].subject.product, "SKU p1");
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(table(0).rows.back().kind, page::Row::Kind::Body);
}

/// A story of 40 numbered lines, in two columns of a page with room for 11 lines each.
struct ComposeStory : Compose {
    ComposeStory() {
        publication::Placement& page = placement();
        page.kind = publication::Placement::Kind::Page;
        page.template_file = "templates/item.xml";
        parent_page =
            R"(<parent name="body" columns="2" gutter="4mm" top="10mm" bottom="10mm" inside="10mm" outside="10mm"/>)";
        add_product("p1", "Luna");
    }
    static std::string story(const std::string& attributes = "") {
        std::string terms;
        for (int i = 1; i <= 40; ++i)
            terms += (i == 1 ? "" : "<br/>") + ("Line " + std::to_string(i));
        return "<story name=\"terms\"" + attributes +
               "><text style=\"head\">Terms</text><text style=\"terms\">" + terms + "</text></story>";
    }
    std::vector<const page::TextFrame*> frames() const {
        std::vector<const page::TextFrame*> result;
        for (const page::Page& page : pages) {
            for (const page::Object& object : page.objects) {
                if (const auto* frame = std::get_if<page::TextFrame>(&object)) result.push_back(frame);
            }
        }
        return result;
    }
};

TEST_F(ComposeStory, AStoryIsPouredThroughColumnsAndPagesInOneThread) {
    styles =
        R"(<paragraph-style name="head" based-on="body" keep-with-next="2"/><paragraph-style name="terms" based-on="body"/>)";
    load(story());
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(pages.size(), 2u);
    const auto parts = frames();
    ASSERT_EQ(parts.size(), 4u);
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EXPECT_EQ(parts[i]->head.id, "terms/" + std::to_string(i + 1));
        EXPECT_EQ(parts[i]->part, i);
        EXPECT_EQ(parts[i]->thread, parts[0]->thread);
        EXPECT_EQ(parts[i]->next_frame, i + 1 < parts.size() ? "terms/" + std::to_string(i + 2) : "");
        EXPECT_EQ(parts[i]->head.frame.x, i % 2 == 0 ? 10_mm : 52_mm);
        for (const story::Line& line : parts[i]->lines) {
            EXPECT_LE(line.baseline + line.descent, 50_mm);
            text += text_of({line}) + ' ';
        }
    }
    std::string wanted = "Terms ";
    for (int i = 1; i <= 40; ++i)
        wanted += "Line " + std::to_string(i) + ' ';
    EXPECT_EQ(text, wanted) << "every line once, in order";
}

TEST_F(ComposeStory, JustifiedColumnsEndAtTheFoot) {
    styles =
        R"(<paragraph-style name="head" based-on="body"/><paragraph-style name="terms" based-on="body"/>)";
    load(story(" vertical-align=\"justify\""));
    compose();
    const auto parts = frames();
    ASSERT_GT(parts.size(), 2u);
    const story::Line& last = parts[0]->lines.back();
    EXPECT_EQ(last.baseline + last.descent, parts[0]->head.frame.bottom());
    const story::Line& end = parts.back()->lines.back();
    EXPECT_LT(end.baseline + end.descent, parts.back()->head.frame.bottom())
        << "but not the end of the story";
}

TEST_F(ComposeStory, AColumnTooLowForALineIsOverset) {
    styles =
        R"(<paragraph-style name="head" based-on="body" size="200pt" leading="240pt"/><paragraph-style name="terms" based-on="body"/>)";
    load(story());
    compose();
    EXPECT_EQ(codes(), Lines{"layout/overset-story"});
}

TEST_F(ComposeStory, RulesStandAboveAndBelowTheirParagraphs) {
    styles =
        R"(<paragraph-style name="head" based-on="body"><rule-above stroke="1pt ink" offset="9pt"/></paragraph-style>
<paragraph-style name="terms" based-on="body"><rule-below stroke="0.5pt ink" offset="3pt"/></paragraph-style>)";
    load(story());
    compose();
    std::vector<std::pair<std::string, Rect>> rules;
    for (const page::Page& page : pages) {
        for (const page::Object& object : page.objects) {
            if (const auto* shape = std::get_if<page::Shape>(&object))
                rules.emplace_back(shape->head.id, shape->head.frame);
        }
    }
    ASSERT_EQ(rules.size(), 2u) << "one at the first line of the heading, one at the last of the terms";
    const auto parts = frames();
    EXPECT_EQ(rules[0].first, "terms/1/rule-above-1");
    EXPECT_EQ(rules[0].second.y, parts[0]->lines[0].baseline - 9_pt);
    EXPECT_EQ(rules[0].second.width, parts[0]->head.frame.width);
    EXPECT_EQ(rules[1].first, "terms/4/rule-below-2");
    EXPECT_EQ(rules[1].second.y, parts[3]->lines.back().baseline + 3_pt);
}

TEST_F(Compose, TextOnTheGridStandsOnTheLatticeOfThePage) {
    add_product("p1",
                "Luna lamp with a name that takes more than one line when it is set as narrow as here, I "
                "hope, or two");
    add_product("p2", "Nova");
    baseline_grid = R"(<baseline-grid start="7mm" leading="11pt"/>)";
    styles = R"(<paragraph-style name="on-grid" based-on="body" grid="true"/>)";
    load(item(R"(<text name="name" style="on-grid">{value('name')}</text>)"));
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    std::size_t n_lines = 0;
    for (const page::Object& object : pages.at(0).objects) {
        const auto* frame = std::get_if<page::TextFrame>(&object);
        if (!frame || frame->head.is_furniture) continue;
        for (const story::Line& line : frame->lines) {
            EXPECT_EQ((line.baseline - 7_mm).units() % (11_pt).units(), 0);
            ++n_lines;
        }
    }
    EXPECT_GE(n_lines, 3u);
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
    load(
        R"x(<item name="tile"><code name="code" type="ean13" value="value('gtin')" paint="ink" bar-height="8mm"
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
    const Length centre = run.origin.x + run.width / 2,
                 wanted = figures.head.frame.left() + figures.head.frame.width / 2;
    EXPECT_LT(std::abs((centre - wanted).millimetres()), 0.01);
}

TEST_F(Compose, ACodeThatFindsNoRoomForItsQuietZonesIsReported) {
    maker.attribute("gtin", "text");
    add_product("p1", "Luna").values.push_back(maker.value("gtin", "4006381333931"));
    load(
        R"x(<item name="tile"><row><code name="code" extent="30mm" type="ean13" value="value('gtin')" paint="ink"/></row></item>)x");
    compose();
    ASSERT_EQ(codes(), Lines{"layout/code-size"});
    EXPECT_EQ(findings.findings()[0].message(),
              "code 'tile/p1/code' needs 37.29 x 22.85 mm with its quiet zones and has 30 x 20 mm");
}

}
}

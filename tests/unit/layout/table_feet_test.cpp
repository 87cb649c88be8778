// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include "publisher/base/decimal.hpp"
#include "publisher/diag/codes.hpp"

namespace publisher::layout {
namespace {

const std::string kTable = R"xml(<table name="list" table-style="list">
  <columns><column name="number" width="1fr"/><column name="price" width="30mm" sum="price-amount('regular')"/></columns>
  <head><row><cell style="body">Number</cell><cell style="body">Price</cell></row></head>
  <head-continued><row><cell style="body">from page <previous-page/></cell><cell style="body"><sum column="price" of="before"/></cell></row></head-continued>
  <group><row><cell columns="2" style="body">{category('label')}</cell></row></group>
  <group-continued><row><cell columns="2" style="body"><group-title/>, continued</cell></row></group-continued>
  <body><row><cell style="body">{identifier('sku')}</cell><cell style="body">{price('regular')}</cell></row></body>
  <group-foot><row><cell style="body">group</cell><cell style="body"><sum column="price" of="group"/></cell></row></group-foot>
  <foot-continued><row><cell style="body">on page <next-page/></cell><cell style="body"><sum column="price" of="so-far"/></cell></row></foot-continued>
  <foot><row><cell style="body">all</cell><cell style="body"><sum column="price" of="table"/></cell></row></foot>
</table>)xml";

struct TableFeet : Compose {
    TableFeet() {
        placement().kind = publication::Placement::Kind::Table;
        placement().group_tree = "shop";
        placement().order = {"sku"};
        publication.sections[0].grid = "";
        edition.price_list = "retail";
    }
    void add(const std::string& id, const std::string& amount) {
        source::ProductRecord& product = add_product(id, "Lamp " + id);
        product.identifiers = {{"sku", id, maker.next_cell()}};
        product.prices = {maker.price(amount, "EUR")};
        product.prices.back().list = "retail";
    }
    /// "Foot: all | EUR 12.00", cell after cell.
    Lines texts(std::size_t page) const {
        static constexpr const char* kKinds[] = {"Head", "Group", "Body", "Foot"};
        Lines lines;
        for (const page::Row& row : table(page).rows) {
            std::string line = kKinds[static_cast<int>(row.kind)];
            for (const page::Cell& cell : row.cells)
                line += " | " + text_of(cell.lines);
            lines.push_back(line);
        }
        return lines;
    }
};

TEST_F(TableFeet, SayWhereTheTableGoesOnAndWhatIsCarriedOver) {
    for (int i = 1; i <= 6; ++i)
        add("p" + std::to_string(i), std::to_string(i) + ".50");
    load(kTable);
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(pages.size(), 2u);
    EXPECT_EQ(texts(0), (Lines{"Head | Number | Price", "Group | Lamps", "Body | p1 | \u20ac1.50",
                               "Body | p2 | \u20ac2.50", "Body | p3 | \u20ac3.50", "Body | p4 | \u20ac4.50",
                               "Foot | on page 2 | \u20ac12.00"}));
    EXPECT_EQ(texts(1),
              (Lines{"Head | from page 1 | \u20ac12.00", "Group | Lamps, continued", "Body | p5 | \u20ac5.50",
                     "Body | p6 | \u20ac6.50", "Foot | group | \u20ac24.00", "Foot | all | \u20ac24.00"}));
    for (std::size_t page = 0; page < 2; ++page)
        EXPECT_LE(table(page).head.frame.bottom(), 50_mm);
}

TEST_F(TableFeet, ColumnThatHoldsNoAmountsIsAFinding) {
    add("p1", "1.50");
    std::string named = kTable;
    const std::string amounts = "price-amount('regular')";
    named.replace(named.find(amounts), amounts.size(), "value('name')");
    load(named);
    compose();
    EXPECT_THAT(codes(), testing::ElementsAre("layout/sum-of-no-number"));
}

TEST_F(TableFeet, SumsOfPagesAreThoseOfTheirRows) {
    Decimal all;
    for (int i = 10; i < 40; ++i) {
        add("p" + std::to_string(i), std::to_string(i * 7 % 13) + "." + std::to_string(i));
    }
    load(kTable);
    compose();
    ASSERT_GT(pages.size(), 5u);
    const auto amount = [](std::string text) {
        return *Decimal::parse(text.substr(text.find("\u20ac") + 3));
    };
    for (std::size_t page = 0; page < pages.size(); ++page) {
        const Lines lines = texts(page);
        if (page > 0) {
            EXPECT_EQ(amount(lines.front()), all) << "what is carried over to page " << page + 1;
        }
        for (const std::string& line : lines) {
            if (line.starts_with("Body")) all = *all.plus(amount(line));
        }
        EXPECT_EQ(amount(lines.back()), all) << "what is carried on from page " << page + 1;
    }
}

/// Two sections: an index in front and the goods behind it.
struct PageReferences : Compose {
    PageReferences() {
        placement().kind = publication::Placement::Kind::Table;
        placement().order = {"sku"};
        publication.sections[0].grid = "";
        for (int i = 1; i <= 12; ++i)
            add_product("p" + std::to_string(10 + i), "Lamp").identifiers = {
                {"sku", "p" + std::to_string(10 + i), maker.next_cell()}};
        publication::Section goods = publication.sections[0];
        goods.id = "goods";
        placement().is_index = true;
        publication.sections.push_back(goods);
    }
    void settle() {
        compose();
        for (int round = 0; round < 4 && outcome.places != references; ++round) {
            references = outcome.places;
            findings = diag::Sink();
            compose();
        }
    }
};

TEST_F(PageReferences, IndexNamesThePageOnWhichEachProductStands) {
    load(R"(<table name="list" table-style="list"><columns><column width="1fr"/></columns>
        <body><row><cell style="body">{identifier('sku')} page <page-of/></cell></row></body></table>)");
    settle();
    EXPECT_TRUE(outcome.has_references);
    ASSERT_GE(pages.size(), 4u);
    std::map<std::string, int> stands;
    for (const page::Page& page : pages) {
        for (const page::Anchor& anchor : page.anchors) {
            if (anchor.kind == page::Anchor::Kind::Product) stands[anchor.key] = page.number;
        }
    }
    EXPECT_EQ(stands.size(), 12u);
    EXPECT_GT(stands["p11"], 1) << "an index is no place of a product";
    int n_checked = 0;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        for (const std::string& row : rows(page)) {
            const std::string product = row.substr(6, 3);
            EXPECT_EQ(row, "Body: " + product + " page " + std::to_string(stands[product]));
            ++n_checked;
        }
    }
    EXPECT_EQ(n_checked, 24);
}

TEST_F(PageReferences, ContentsListEachGroupWithItsPage) {
    publication.sections[0].placements[0].kind = publication::Placement::Kind::Contents;
    publication.sections[1].placements[0].group_tree = "shop";
    load(R"(<table name="list" table-style="list"><columns><column width="1fr"/></columns>
        <body><row><cell style="body">{category('label')} page <page-of/></cell></row></body></table>)");
    settle();
    ASSERT_GE(pages.size(), 2u);
    EXPECT_EQ(rows(0), (Lines{"Body: Lamps page 2"}));
}

TEST_F(PageReferences, ContentsListSectionsWithTheirGroups) {
    publication::Section plain = publication.sections[1];
    plain.id = "plain";
    plain.titles = {{"", "Without groups"}};
    plain.placements[0].group_tree.clear();
    publication::Section untitled = plain;
    untitled.id = "untitled";
    untitled.titles.clear();
    publication.sections[1].titles = {{"", "Goods"}};
    publication.sections[1].placements[0].group_tree = "shop";
    publication.sections.push_back(plain);
    publication.sections.push_back(untitled);
    publication::Placement& contents = publication.sections[0].placements[0];
    contents.kind = publication::Placement::Kind::Contents;
    contents.lines = publication::Placement::Lines::All;
    load(
        R"x(<table name="list" table-style="list"><columns><column width="1fr"/></columns><body>
        <row if="category('label')"><cell style="body">- <group-title/> page <page-of/></cell></row>
        <row if="not(category('label'))"><cell style="body"><group-title/> page <page-of/></cell></row></body></table>)x");
    settle();
    const auto page_of = [&](const std::string& section) {
        return std::to_string(outcome.first_pages.at({section, 0}));
    };
    EXPECT_EQ(rows(0),
              (Lines{"Body: Goods page " + page_of("goods"), "Body: - Lamps page " + page_of("goods"),
                     "Body: Without groups page " + page_of("plain")}));

    contents.lines = publication::Placement::Lines::Sections;
    settle();
    EXPECT_EQ(rows(0), (Lines{"Body: Goods page " + page_of("goods"),
                              "Body: Without groups page " + page_of("plain")}));
}

/// One page of a grid; the section asks for more.
struct SectionPages : Compose {
    SectionPages() { add_product("p1", "Lamp"); }
    Lines sides() const {
        Lines lines;
        for (const PageSummary& page : outcome.pages)
            lines.push_back(page.label + ' ' + page.section + (page.products.empty() ? " empty" : ""));
        return lines;
    }
};

const std::string kTile = R"(<item name="tile"><text style="body">{value('name')}</text></item>)";

TEST_F(SectionPages, AreFilledToTheirMultiple) {
    publication.sections[0].page_multiple = 4;
    load(kTile);
    compose();
    EXPECT_EQ(sides(), (Lines{"1 catalog", "2 catalog empty", "3 catalog empty", "4 catalog empty"}));
    EXPECT_THAT(codes(), testing::ElementsAre("plan/filler-missing"));
}

TEST_F(SectionPages, FillerIsNamed) {
    publication.sections[0].min_pages = 2;
    publication.sections[0].filler_file = "templates/item.xml";
    load(R"(<item name="tile"><text style="body">Notes</text></item>)");
    compose();
    EXPECT_EQ(pages.size(), 2u);
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_TRUE(std::any_of(pages[1].objects.begin(), pages[1].objects.end(), [](const page::Object& object) {
        const auto* frame = std::get_if<page::TextFrame>(&object);
        return frame && text_of(frame->lines) == "Notes";
    }));
}

TEST_F(SectionPages, MoreThanAllowedAreAFinding) {
    for (int i = 2; i <= 5; ++i)
        add_product("p" + std::to_string(i), "Lamp");
    publication.sections[0].max_pages = 2;
    load(kTile);
    compose();
    ASSERT_THAT(codes(), testing::ElementsAre("plan/page-budget", "plan/beyond-budget"));
    EXPECT_EQ(findings.findings()[0].message(), "section 'catalog' takes 3 pages and may take 2");
    EXPECT_EQ(findings.findings()[1].message(),
              "products behind page 2, the last that section 'catalog' may have: 1, the first is p5");
}

TEST_F(SectionPages, SpreadBeginsOnTheLeft) {
    publication.sections[0].start = publication::Section::Start::Spread;
    load(kTile);
    compose();
    EXPECT_EQ(sides(), (Lines{"1 catalog empty", "2 catalog"}));
}

}
}

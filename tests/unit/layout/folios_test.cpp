// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

#include "publisher/layout/page_ranges.hpp"

namespace publisher::layout {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Folio::Style kRoman = Folio::Style::LowerRoman;

Place page(int number, const Folio& folio) {
    return {number, folio};
}
Place page(int number) {
    return {number, {"", number}};
}

TEST(PageRanges, PagesThatFollowOneAnotherAreOneRange) {
    EXPECT_EQ(to_page_ranges({page(3), page(12), page(13), page(14), page(17)}, "en-GB"), "3, 12–14, 17");
    EXPECT_EQ(to_page_ranges({page(12), page(13)}, "en-GB"), "12–13");
}

TEST(PageRanges, AreInTheOrderOfThePagesAndEachOnce) {
    EXPECT_EQ(to_page_ranges({page(9), page(2), page(9)}, "de-DE"), "2, 9");
}

TEST(PageRanges, EndWhereTheCountDoes) {
    EXPECT_EQ(to_page_ranges({page(1, {"", 1, kRoman}), page(2, {"", 2, kRoman}), page(3, {"", 1}),
                              page(4, {"", 2}), page(5, {"A-", 1}), page(6, {"A-", 2})},
                             "en-GB"),
              "i–ii, 1–2, A-1–A-2");
    EXPECT_EQ(to_page_ranges({page(4, {"", 4}), page(7, {"", 5})}, "en-GB"), "4, 5") << "of two sections";
}

TEST(PageRanges, HaveTheCommaOfTheLanguage) {
    EXPECT_EQ(to_page_ranges({page(2), page(9)}, "ar-AE"), "2، 9");
    EXPECT_EQ(to_page_ranges({page(2), page(9)}, "ja"), "2、9");
    EXPECT_EQ(to_page_ranges({}, "en-GB"), "");
}

/// A preface of two pages, goods on two, an appendix with an index of one.
struct Folios : Compose {
    Folios() {
        for (const char* id : {"p1", "p2", "p3"})
            add_product(id, id);
        publication::Section& preface = publication.sections[0];
        preface.id = "preface";
        preface.placements[0].kind = publication::Placement::Kind::Page;
        preface.placements.push_back(preface.placements[0]);
        preface.first_folio = {"", 0, kRoman};
        publication::Section goods = preface;
        goods.id = "goods";
        goods.first_folio = {"", 1};
        goods.placements = {{}};
        goods.placements[0].template_file = "templates/item.xml";
        goods.placements[0].order = {"sku"};
        publication.sections.push_back(goods);
        publication::Section appendix = goods;
        appendix.id = "appendix";
        appendix.first_folio = {"A-", 1, Folio::Style::UpperRoman};
        publication.sections.push_back(appendix);
    }
    Lines labels() const {
        Lines labels;
        for (const PageSummary& page : outcome.pages)
            labels.push_back(page.label);
        return labels;
    }
};

const std::string kTile = R"(<item name="tile"><text style="body">{identifier('sku')}</text></item>)";
const std::string kReferringTile =
    R"(<item name="tile"><text style="body">see <page-of product="'p3'"/></text></item>)";

TEST_F(Folios, CountBySection) {
    load(kTile);
    compose();
    EXPECT_THAT(labels(), ElementsAre("i", "ii", "1", "2", "A-I", "A-II"));
    EXPECT_EQ(pages[5].folio, (Folio{"A-", 2, Folio::Style::UpperRoman}));
    EXPECT_EQ(text_of(furniture(5)->lines), "A-II of 6") << "the number of pages is that of all";
    EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Folios, CountOnWhereASectionDoesNotSayANumber) {
    publication.sections[1].first_folio = {};
    load(kTile);
    compose();
    EXPECT_THAT(labels(), ElementsAre("i", "ii", "3", "4", "A-I", "A-II"));
}

TEST_F(Folios, ReferencesPrintThem) {
    publication.sections.pop_back();
    load(kReferringTile);
    compose();
    references = outcome.places;
    compose();
    for (const page::Object& object : pages[0].objects) {
        const auto* frame = std::get_if<page::TextFrame>(&object);
        if (!frame || frame->head.is_furniture) continue;
        EXPECT_EQ(text_of(frame->lines), "see 2") << "page 4 of the file";
    }
}

TEST_F(Folios, OddOneOnALeftHandPageIsAFinding) {
    facing = "true";
    publication.sections[0].placements.pop_back();
    load(kTile);
    compose();
    EXPECT_THAT(labels(), ElementsAre("i", "1", "2", "A-I", "A-II"));
    EXPECT_THAT(codes(), ElementsAre("layout/folio-side", "layout/folio-side"));
    EXPECT_EQ(findings.findings()[0].message(),
              "section 'goods' begins to count with folio '1' on a left-hand page");
    EXPECT_EQ(findings.findings()[0].subject.page, 2);
}

TEST_F(Folios, BlankPageBeforeASectionBelongsToTheCountBefore) {
    facing = "true";
    publication.sections[0].placements.pop_back();
    publication.sections[1].start = publication::Section::Start::Recto;
    load(kTile);
    compose();
    EXPECT_THAT(labels(), ElementsAre("i", "ii", "1", "2", "A-I", "A-II"));
    EXPECT_THAT(codes(), IsEmpty());
}

TEST_F(Folios, TwoPagesOfOneFolioAreAFindingWherePagesReferToEachOther) {
    publication.sections[2].first_folio = {"", 1};
    load(kReferringTile);
    compose();
    EXPECT_THAT(labels(), ElementsAre("i", "ii", "1", "2", "1", "2"));
    ASSERT_THAT(codes(), ElementsAre("layout/folio-twice"));
    EXPECT_EQ(findings.findings()[0].message(),
              "pages 3 and 5 both have the folio '1', and pages refer to each other by folios");
}

}
}

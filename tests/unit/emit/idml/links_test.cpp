// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace publisher::emit::idml {
namespace {

using story::PageField;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 50_mm, 10_mm};

/// Contents on page 1 and what it leads to on pages 2 to 5.
struct Contents {
    std::vector<PageMaker> makers;

    Contents() {
        for (int number = 1; number <= 5; ++number)
            makers.emplace_back(number);
    }
    void refer(const std::string& text, PageField field, const std::string& keys) {
        story::Run run{text};
        run.field = field;
        run.argument = keys;
        makers[0].text("contents", kPlace, run);
    }
    void place(int page, const std::string& product) {
        PageMaker& maker = makers[static_cast<std::size_t>(page - 1)];
        maker.text("tile/" + product, kPlace, {"Lamp " + product, {}, maker.bind(product, "name")});
        maker.page.anchors.push_back(
            {page::Anchor::Kind::Product, product, "Lamp", Point{kPlace.x, kPlace.y}});
    }
    Written written() const {
        std::vector<page::Page> pages;
        for (const PageMaker& maker : makers)
            pages.push_back(maker.page);
        return Written(pages);
    }
};

/// The ids of the page numbers' sources, in their order, with the text that stands there.
std::vector<std::string> cross_references(const Written& written) {
    std::vector<std::string> texts;
    const std::string stories = written.part("Stories/");
    const std::regex source(
        "<CrossReferenceSource [^>]*>\\s*<CharacterStyleRange [^>]*>\\s*<Content>([^<]*)<");
    for (std::sregex_iterator i(stories.begin(), stories.end(), source), end; i != end; ++i)
        texts.push_back((*i)[1]);
    return texts;
}

TEST(Links, APageReferenceIsACrossReferenceToTheTextThatStandsThere) {
    Contents contents;
    contents.refer("3", PageField::PageOf, "product/NV-1");
    contents.place(3, "NV-1");
    const Written written = contents.written();
    EXPECT_THAT(cross_references(written), testing::ElementsAre("3"));
    const std::string self = "HyperlinkTextDestination/product/NV-1, page 3";
    EXPECT_TRUE(std::regex_search(
        written.part("Stories/"),
        std::regex("<HyperlinkTextDestination Self=\"" + self + "\"[^>]*/>\\s*<Content>Lamp NV-1<")));
    const std::string map = written.part("designmap.xml");
    EXPECT_THAT(map, HasSubstr("<Destination type=\"object\">" + self + "</Destination>"));
    EXPECT_THAT(map, HasSubstr("BlockType=\"PageNumberBuildingBlock\""));
    EXPECT_EQ(written.facts.n_hyperlinks, 1u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Links, EachNumberOfAnIndexEntryIsOne) {
    Contents contents;
    contents.refer("2\u20134, 5", PageField::PagesOf, "product/NV-1\nproduct/NV-2");
    for (const int page : {2, 3, 4})
        contents.place(page, "NV-1");
    contents.place(5, "NV-2");
    const Written written = contents.written();
    EXPECT_THAT(cross_references(written), testing::ElementsAre("2", "4", "5"))
        << "of a range the first and the last";
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<Content>\u2013</Content>"));
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<Content>, </Content>"));
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Links, AGroupIsFoundByItsTitle) {
    Contents contents;
    contents.refer("4", PageField::PageOf, "group/g1");
    PageMaker& maker = contents.makers[3];
    maker.text("other", kPlace, {"Chairs"});
    maker.text("opener", {10_mm, 50_mm, 50_mm, 10_mm}, {"Lamps"});
    maker.page.anchors.push_back({page::Anchor::Kind::Group, "g1", "Lamps", Point{kPlace.x, kPlace.y}});
    EXPECT_TRUE(std::regex_search(contents.written().part("Stories/"),
                                  std::regex("HyperlinkTextDestination[^>]*/>\\s*<Content>Lamps<")));
}

TEST(Links, WhatHasNoTextIsLedToByItsPage) {
    Contents contents;
    contents.refer("4", PageField::PageOf, "product/NV-1");
    contents.makers[3].page.anchors.push_back({page::Anchor::Kind::Product, "NV-1", "Lamp", {}});
    const Written written = contents.written();
    EXPECT_THAT(cross_references(written), IsEmpty());
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<HyperlinkTextSource "));
    EXPECT_THAT(
        written.part("designmap.xml"),
        HasSubstr("<HyperlinkPageDestination Self=\"HyperlinkPageDestination/product/NV-1, page 4\""));
    EXPECT_EQ(written.translation("a page reference to what has no text").count, 1u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Links, AReferenceToNowhereIsTextAndReported) {
    Contents contents;
    contents.refer("00", PageField::PageOf, "product/NV-9");
    const Written written = contents.written();
    EXPECT_THAT(written.part("Stories/"), HasSubstr("<Content>00</Content>"));
    EXPECT_EQ(written.translation("a page reference to nowhere in the document").count, 1u);
}

TEST(Links, TextThatLeadsToTheWebDoesSoInInDesign) {
    PageMaker maker(1);
    story::Run run{"our shop", {}, maker.bind("NV-1", "shop")};
    run.link = "https://shop.example/lamps?a=1&b=2";
    maker.text("text", kPlace, run);
    maker.text("again", kPlace, run);
    const Written written({maker.page});
    EXPECT_TRUE(std::regex_search(written.part("Stories/"),
                                  std::regex("<XMLElement [^>]*>\\s*<HyperlinkTextSource [^>]*>\\s*"
                                             "<CharacterStyleRange [^>]*>\\s*<Content>our shop<")));
    const std::string map = written.part("designmap.xml");
    EXPECT_THAT(map, HasSubstr("DestinationURL=\"https://shop.example/lamps?a=1&amp;b=2\""));
    EXPECT_EQ(map.find("<HyperlinkURLDestination"), map.rfind("<HyperlinkURLDestination")) << "one for both";
    EXPECT_EQ(written.facts.n_hyperlinks, 2u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

}
}

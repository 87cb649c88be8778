// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/pdf/internal/tagged_text.hpp"
#include "screen_pages.hpp"
#include "screen_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Screen : public ::testing::Test {
protected:
    void SetUp() override {
        if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    }

    static std::string structure(const std::vector<page::Page>& pages) {
        const PdfFile file(pages, screen_options(), screen_picture);
        EXPECT_TRUE(file.status()) << file.status().failure().message;
        FinishedPdf finished(file.bytes());
        return structure_of(finished).listing();
    }
};

TEST_F(Screen, EverythingIsReadInTheOrderOfThePages) {
    EXPECT_EQ(structure(screen_pages()), R"(Document
  Sect
    Figure 'Eine Lampe' *1
    H1 *1
    P *1
      Link *1
    P *2
      Link *1
      Link *1
    P *2
    L/Disc
      LI
        Lbl *1
        LBody *1
      LI
        Lbl *1
        LBody *1
  Sect 'Lampen'
    H2 *1
    Table
      TR
        TH/Column *1
        TH/Column *1
      TR
        TH/Row ColSpan 2 *1
      TR
        TD *1
        TD *1
      TR
        TD *1
        TD
      TR
        TD *1
        TD *1
      TR
        TD *1
        TD
    Figure 'QR norrvik' *1
    H2 *1
)");
}

TEST_F(Screen, APageHasTheSizeOfItsTrimAndColoursOfLight) {
    Options options = screen_options();
    options.marks = {.has_crop = true};
    const PdfFile file(screen_pages(), options, screen_picture);
    EXPECT_THAT(file.judged_by("pdfinfo -box {}"), ContainsRegex("MediaBox: +0.00 +0.00 +283.46 +226.77"));
    const std::string plain = file.plain();
    EXPECT_THAT(plain,
                AllOf(HasSubstr("/DeviceRGB"), Not(HasSubstr("/DeviceCMYK")), Not(HasSubstr("/Separation")),
                      Not(HasSubstr("/OutputIntents")), Not(HasSubstr("/TrimBox"))));
    EXPECT_THAT(file.content(2), AllOf(HasSubstr(" rg\n"), HasSubstr(" RG\n"), Not(HasSubstr(" k\n"))));
}

// White paper stays white, and black ink alone is what the press makes of it: a very dark gray.
TEST_F(Screen, InksLookAsOnTheirPaper) {
    const auto screen = *color::ScreenTransform::create(print_options().intent.profile);
    EXPECT_THAT(screen.to_rgb({0, 0, 0, 0}), Each(Gt(0.9995)));
    for (const double light : screen.to_rgb({0, 0, 0, 1}))
        EXPECT_LT(light, 0.15);
    const auto red = screen.to_rgb({0, 1, 1, 0});
    EXPECT_GT(red[0], 0.8);
    EXPECT_LT(red[1], 0.25);
    EXPECT_FALSE(color::ScreenTransform::create("no profile"));
}

TEST_F(Screen, ReferencesLeadToTheirPagesAndAddressesToTheWeb) {
    const PdfFile file(screen_pages(), screen_options(), screen_picture);
    FinishedPdf finished(file.bytes());
    const auto pages = finished.pages();
    auto links = QPDFObjectHandle(pages[0]).getKey("/Annots").getArrayAsVector();
    ASSERT_EQ(links.size(), 3u);
    EXPECT_EQ(links[0].getKey("/A").getKey("/URI").getStringValue(), "https://norrvik.example/");
    const auto page_of = [](QPDFObjectHandle link) {
        return link.getKey("/Dest").getArrayItem(0).getObjGen();
    };
    EXPECT_EQ(page_of(links[1]), pages[1].getObjGen());
    EXPECT_EQ(page_of(links[2]), pages[2].getObjGen());
    EXPECT_EQ(links[2].getKey("/Contents").getUTF8Value(), "3");
    // 30 mm below the head of a page of 80 mm: 50 mm are 141.732 pt.
    EXPECT_EQ(links[1].getKey("/Dest").getArrayItem(3).getNumericValue(), 141.732);
    // The rectangles of "2" and "3" lie beside one another.
    EXPECT_LT(links[1].getKey("/Rect").getArrayItem(2).getNumericValue(),
              links[2].getKey("/Rect").getArrayItem(0).getNumericValue());
    EXPECT_THAT(file.judged_by("pdftotext {} -"), HasSubstr("Sol: S. 2, 3"));
}

TEST_F(Screen, OtherLanguagesAreSaidWhereTheyStand) {
    const PdfFile file(screen_pages(), screen_options(), screen_picture);
    // <FEFF0064...>: "da-DK"
    EXPECT_THAT(file.content(1), HasSubstr("/Span<</Lang<FEFF00640061002D0044004B>/MCID "));
}

TEST_F(Screen, APictureWithoutAlternativeTextIsNamedAndTheClaimFalls) {
    auto pages = screen_pages();
    std::get<page::PictureFrame>(pages[0].objects[1]).alternative_text.clear();
    const PdfFile file(pages, screen_options(), screen_picture);
    ASSERT_EQ(file.written().troubles.size(), 1u);
    EXPECT_EQ(file.written().troubles[0].object, "cover/picture");
    EXPECT_EQ(file.written().troubles[0].reason, "has no alternative text");
    EXPECT_EQ(file.written().claim, "");
    FinishedPdf finished(file.bytes());
    EXPECT_EQ(finished.xmp_value("pdfuaid:part"), "");
}

TEST_F(Screen, AParagraphGoesOnInTheNextFrame) {
    std::vector<page::Page> pages = {blank_page(1), blank_page(2)};
    const std::vector<TestParagraph> text = {{Text, {{.text = "beginnt"}}}, {Text, {{.text = "und endet"}}}};
    page::TextFrame& first = add_text(pages[0], 10_mm, text);
    first.next_frame = "text/2";
    page::TextFrame& second = add_text(pages[1], 10_mm, text);
    second.part = 1;
    // The second paragraph stands on both pages, the first is over.
    second.lines.erase(second.lines.begin());
    EXPECT_EQ(structure(pages), "Document\n  Sect\n    P *1\n    P *2\n");
}

TEST_F(Screen, TheSpaceAtTheEndOfALineIsThereForReadersAloud) {
    std::vector<page::Page> pages = {blank_page(1)};
    page::TextFrame& frame = add_text(pages[0], 10_mm, {{Text, {{.text = "zwei Worte"}}}});
    frame.lines[0].has_dropped_space = true;
    frame.lines.push_back(frame.lines[0]);
    frame.lines[1].has_dropped_space = false;
    const PdfFile file(pages, screen_options());
    EXPECT_THAT(file.judged_by("pdfinfo -struct-text {}"), HasSubstr("\"zwei Worte zwei Worte\""));
}

TEST_F(Screen, PicturesInInksAreRefused) {
    const PdfFile file(screen_pages(), screen_options(),
                       [](const ArtRequest&) { return Result<Art>(plain_picture({})); });
    ASSERT_FALSE(file.status());
    EXPECT_THAT(file.status().failure().message, HasSubstr("is neither RGB nor gray"));
}

story::GlyphRun run(std::string text, bool is_right_to_left) {
    story::GlyphRun run;
    run.text = std::move(text);
    run.is_right_to_left = is_right_to_left;
    return run;
}

std::vector<std::string> order(std::vector<story::GlyphRun> runs, bool is_right_to_left) {
    story::Line line;
    line.runs = std::move(runs);
    std::vector<std::string> texts;
    for (const story::GlyphRun* each : in_reading_order(line, is_right_to_left))
        texts.push_back(each->text);
    return texts;
}

// Seen from the left; read as numbered.
TEST(ReadingOrder, RunsInTheOtherDirectionAreTurnedRound) {
    EXPECT_THAT(order({run("1", false), run("3", true), run("2", true), run("4", false)}, false),
                ElementsAre("1", "2", "3", "4"));
    EXPECT_THAT(order({run("4", true), run("2", false), run("3", false), run("1", true)}, true),
                ElementsAre("1", "2", "3", "4"));
    EXPECT_THAT(order({}, true), IsEmpty());
}

Destinations::Place place(std::size_t page_idx, std::string folio) {
    return {page_idx, {}, std::move(folio)};
}

TEST(References, EveryFolioOfTheTextLeadsToItsPage) {
    const auto parts =
        split_reference("3, 12–14", {place(2, "3"), place(11, "12"), place(12, "13"), place(13, "14")});
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].begin, 0u);
    EXPECT_EQ(parts[1].begin, 3u);
    EXPECT_EQ(parts[1].place.page_idx, 11u);
    EXPECT_EQ(parts[2].place.page_idx, 13u);
}

TEST(References, ATextWithoutAFolioLeadsToTheFirstPlaceAsAWhole) {
    const auto parts = split_reference("oben", {place(4, "5"), place(6, "7")});
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts[0].end, 4u);
    EXPECT_EQ(parts[0].place.page_idx, 4u);
    EXPECT_THAT(split_reference("12", {}), IsEmpty());
    // 1 is no part of 12.
    EXPECT_EQ(split_reference("12, 1", {place(0, "1")})[0].begin, 4u);
}

}
}

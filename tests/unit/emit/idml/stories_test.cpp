// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

using ::publisher::idml::Binding;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 50_mm, 10_mm};

TEST(Stories, ParagraphsAreEndedByBreaksButTheLast) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("intro", kPlace, {"one & <two>"});
    maker.page.stories[frame.story].paragraphs.push_back(
        {style::ParagraphStyleId(Name), {{"three\nfour"}}, {}});
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("<Content>one &amp; &lt;two&gt;</Content>"));
    EXPECT_THAT(story, HasSubstr("three\xE2\x80\xA8"
                                 "four"))
        << "a forced line break";
    EXPECT_EQ(story.find("<Br/>"), story.rfind("<Br/>"));
}

TEST(Stories, AValueOfTheDataIsAnXmlElement) {
    PageMaker maker(1);
    const origin::BindingId price = maker.bind("NV-1", "price[regular]");
    page::TextFrame& frame = maker.text("price", kPlace, {"59", {}, price});
    maker.page.stories[frame.story].paragraphs[0].runs.push_back(
        {".00", style::CharacterStyleId(Strong), maker.bind("NV-1", "price[regular]")});
    maker.page.stories[frame.story].paragraphs[0].runs.push_back({" incl. VAT"});
    const Written written({maker.page});
    EXPECT_THAT(written.facts.bindings,
                ElementsAre(Binding{Binding::Kind::Text, "NV-1", "price[regular]", "en_GB",
                                    "0000000000000abc", "", "59.00", "Stories/Story_price-ua.xml"}));
    EXPECT_THAT(written.part("XML/Tags.xml"), HasSubstr("Self=\"XMLTag/price\" Name=\"price\""));
    EXPECT_THAT(written.part("XML/BackingStory.xml"), HasSubstr("XMLContent=\"ua\""));
    EXPECT_EQ(written.report.n_bindings, 1u);
}

TEST(Stories, PicturesAndCellsBearTheirBindingsAsLabels) {
    PageMaker maker(1);
    maker.picture("picture", kPlace).binding = maker.bind("NV-1", "asset[main]");
    page::TablePart& table = maker.table("prices", kPlace, 2);
    story::Story& cell = maker.page.stories[table.rows[1].cells[0].story];
    cell.paragraphs[0].runs = {{"a", {}, maker.bind("NV-2", "sku")}, {"b", {}, maker.bind("NV-2", "name")}};
    std::vector<std::string> found;
    for (const Binding& binding : Written({maker.page}).facts.bindings)
        found.push_back(binding.product + ' ' + binding.field + ' ' + binding.text);
    EXPECT_THAT(found,
                testing::UnorderedElementsAre("NV-1 asset[main] file:Links/a%20lamp%20%28%C3%A4%29.jpg",
                                              "NV-2 sku a", "NV-2 name b"))
        << "each with the part of the cell that it is";
}

TEST(Stories, AValueThatComesFromNoLocaleIsWrittenByTheEditions) {
    PageMaker maker(1);
    maker.text("price", kPlace, {"59.00", {}, maker.bind("NV-1", "price")});
    maker.page.bindings.back().locale.clear();
    Options options = plain_options();
    options.locale = "de_CH";
    ASSERT_EQ(Written({maker.page}, options).facts.bindings.size(), 1u);
    EXPECT_EQ(Written({maker.page}, options).facts.bindings[0].locale, "de_CH");
}

TEST(Stories, AValueInSeveralParagraphsSaysWhichPartOfItStandsWhere) {
    PageMaker maker(1);
    const origin::BindingId list = maker.bind("NV-1", "description"), sku = maker.bind("NV-1", "sku");
    const page::StoryIndex idx = maker.text("text", kPlace, {"oak", {}, list}).story;
    story::Story& story = maker.page.stories[idx];
    story.paragraphs.push_back({style::ParagraphStyleId(Body), {{"NV-1", {}, sku}}, {}});
    story.paragraphs.push_back({style::ParagraphStyleId(Body), {{"linen", {}, list}}, {}});
    story.paragraphs.push_back({style::ParagraphStyleId(Body), {{"NV-1", {}, sku}}, {}});
    EXPECT_EQ(::publisher::idml::to_listing(Written({maker.page}).facts.bindings),
              "text 1/2\tNV-1\tdescription\ten_GB\t0000000000000abc\toak\n"
              "text\tNV-1\tsku\ten_GB\t0000000000000abc\tNV-1\n"
              "text 2/2\tNV-1\tdescription\ten_GB\t0000000000000abc\tlinen\n"
              "text\tNV-1\tsku\ten_GB\t0000000000000abc\tNV-1\n")
        << "copies of a whole value are none";
}

TEST(Stories, ACodeIsBoundAsAWholeAndTheFiguresBelowItAreNot) {
    PageMaker maker(1);
    page::Code code;
    code.head.id = "gtin";
    code.head.frame = kPlace;
    code.symbology = "ean13", code.content = "2047001010025";
    code.outlines = {{{1_mm, 1_mm}, {2_mm, 1_mm}, {2_mm, 9_mm}}};
    code.binding = maker.bind("NV-1", "identifier[gtin]");
    maker.page.objects.push_back(code);
    maker.text("gtin/text1", kPlace, {"2", {}, code.binding});
    maker.text("gtin/text2", kPlace, {"047001", {}, code.binding});
    maker.text("gtin/text3", kPlace, {"010025", {}, code.binding});
    const Written written({maker.page});
    ASSERT_EQ(written.facts.bindings.size(), 1u) << "13 figures would be written into each";
    EXPECT_EQ(written.facts.bindings[0].kind, Binding::Kind::Code);
    EXPECT_EQ(written.facts.bindings[0].text, "ean13 2047001010025");
    EXPECT_EQ(written.report.n_bindings, 1u);
}

TEST(Stories, AThreadIsOneStoryInFramesThatKnowOneAnother) {
    PageMaker one(1), two(2);
    page::TextFrame& first = one.text("text/1", kPlace, {"a long story"});
    first.thread = "text", first.next_frame = "text/2";
    page::TextFrame& second = two.text("text/2", kPlace, {"a long story"});
    second.thread = "text", second.part = 1;
    const Written written({one.page, two.page});
    EXPECT_EQ(written.facts.n_stories, 1u);
    EXPECT_EQ(written.facts.n_threads, 1u);
    EXPECT_THAT(written.facts.problems, IsEmpty());
}

TEST(Stories, AThreadWhoseNextFrameIsNowhereEnds) {
    PageMaker one(1);
    one.text("text/1", kPlace, {"a long story"}).next_frame = "text/2";
    EXPECT_EQ(Written({one.page}).facts.n_threads, 0u);
}

TEST(Stories, GeneratedTextHasNoLocalFormatting) {
    PageMaker maker(1);
    page::TextFrame& frame =
        maker.text("name", kPlace, {"Lampe", style::CharacterStyleId(Strong), {}, {}, "de-DE"}, Name);
    frame.fitting.size = frame.fitting.leading = 0.91;
    const Written written({maker.page});
    EXPECT_EQ(written.facts.n_local_overrides, 0u);
    EXPECT_THAT(written.part("Stories/"),
                HasSubstr("AppliedCharacterStyle=\"CharacterStyle/derived%3astrong, "));
    EXPECT_THAT(written.part("Resources/Styles.xml"), HasSubstr("AppliedLanguage=\"$ID/de_DE_2006\""));
}

TEST(Stories, HeldLinesEndInForcedBreaks) {
    PageMaker maker(1);
    maker.text("intro", kPlace, {"one |two |three"});
    Options options = plain_options();
    options.line_breaks = LineBreaks::Held;
    const Written written({maker.page}, options);
    EXPECT_THAT(written.part("Stories/"), HasSubstr("one \xE2\x80\xA8two \xE2\x80\xA8three"));
    EXPECT_EQ(written.report.n_held_breaks, 2u);
    EXPECT_THAT(written.part("Stories/"), HasSubstr("Key=\"publisher:lines\" Value=\"held\""));
    const std::string free = Written({maker.page}).part("Stories/");
    EXPECT_THAT(free, HasSubstr("one two three"));
    EXPECT_THAT(free, testing::Not(HasSubstr("publisher:lines")));
}

TEST(Stories, LinesOfAWholeThreadAreHeldWithItsFirstFrame) {
    PageMaker one(1), two(2);
    page::TextFrame& first = one.text("text/1", kPlace, {"one |two |three |four"});
    first.thread = "text", first.next_frame = "text/2";
    page::TextFrame& second = two.text("text/2", kPlace, {"one |two |three |four"});
    second.thread = "text", second.part = 1;
    second.lines.erase(second.lines.begin(), second.lines.begin() + 2);
    first.lines.resize(2);
    Options options = plain_options();
    options.line_breaks = LineBreaks::Held;
    const Written written({one.page, two.page}, options);
    EXPECT_THAT(written.part("Stories/"), HasSubstr("one \xE2\x80\xA8two \xE2\x80\xA8three \xE2\x80\xA8"
                                                    "four"));
    EXPECT_EQ(written.report.n_held_breaks, 3u);
}

TEST(Stories, FacesOfLaterFramesAreKnown) {
    PageMaker one(1), two(2);
    page::TextFrame& first = one.text("text/1", kPlace, {"Lamp مصباح"});
    first.thread = "text", first.next_frame = "text/2";
    first.lines[0].runs[0].text = "Lamp ";
    page::TextFrame& second = two.text("text/2", kPlace, {"Lamp مصباح"});
    second.thread = "text", second.part = 1;
    second.lines[0].runs[0].face = fonts().find("Noto Sans Arabic", 400, false);
    second.lines[0].runs[0].text = "مصباح";
    EXPECT_THAT(Written({one.page, two.page}).part("Stories/"), HasSubstr("derived%3aNoto Sans Arabic"));
}

TEST(Stories, MarkersOfListsAreTextWithATab) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("list", kPlace, {"first"});
    maker.page.stories[frame.story].paragraphs[0].marker = "•";
    EXPECT_THAT(Written({maker.page}).part("Stories/"), HasSubstr("<Content>•\tfirst</Content>"));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "composed_edition.hpp"

namespace publisher::layout {
namespace {

/// Two columns of 38 mm by 40 mm on each page, for 11 lines each.
struct StoryPages : Compose {
    StoryPages() {
        placement().kind = publication::Placement::Kind::Page;
        parent_page =
            R"(<parent name="body" columns="2" gutter="4mm" top="10mm" bottom="10mm" inside="10mm" outside="10mm"/>)";
        add_product("p1", "Luna");
    }
    void set(const std::string& texts, const std::string& attributes = "") {
        load("<story name=\"terms\"" + attributes + ">" + texts + "</story>");
        compose();
    }
    static std::string lines(int n, const std::string& each = "Line") {
        std::string text;
        for (int i = 1; i <= n; ++i)
            text += (i == 1 ? "" : "<br/>") + each;
        return text;
    }
    static std::string text(const std::string& content, const std::string& attributes = "",
                            const std::string& style = "body") {
        return "<text style=\"" + style + "\"" + attributes + ">" + content + "</text>";
    }
    std::vector<const page::TextFrame*> frames() const {
        std::vector<const page::TextFrame*> result;
        for (const page::Page& page : pages) {
            for (const page::Object& object : page.objects)
                if (const auto* frame = std::get_if<page::TextFrame>(&object)) result.push_back(frame);
        }
        return result;
    }
};

TEST_F(StoryPages, APageNumberIsThatOfThePageItStandsOn) {
    set(text(lines(60, "on page <page-number/>")));
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_EQ(pages.size(), 3u);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const page::Object& object : pages[i].objects) {
            for (const story::Line& line : std::get<page::TextFrame>(object).lines)
                EXPECT_EQ(text_of({line}), "on page " + std::to_string(i + 1));
        }
        EXPECT_EQ(pages[i].stories.at(0), pages[0].stories.at(0)) << "one story on all its pages";
    }
}

TEST_F(StoryPages, LongerPageNumbersMoveTheLinesUntilTheySettle) {
    // Each number stands at the edge of its measure: with two digits the word before it has to go.
    styles = R"(<paragraph-style name="tight" based-on="body" hyphenate="false" indent-end="27mm"/>)";
    std::string content;
    for (int i = 0; i < 700; ++i)
        content += "wi <page-number/> ";
    load("<story name=\"terms\"><text style=\"tight\">" + content + "</text></story>");
    compose();
    EXPECT_THAT(codes(), testing::IsEmpty());
    ASSERT_GT(pages.size(), 10u);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        for (const page::Object& object : pages[i].objects) {
            for (const story::Line& line : std::get<page::TextFrame>(object).lines)
                EXPECT_NE(text_of({line}).find(number), std::string::npos) << text_of({line});
        }
    }
}

TEST_F(StoryPages, TheCountOfPagesComesFromTheRoundBefore) {
    set(text("of <page-count/>"));
    EXPECT_TRUE(outcome.has_references);
    EXPECT_EQ(outcome.places.at("pages").front().page, 1);
    references = outcome.places;
    compose();
    EXPECT_EQ(text_of(frames().at(0)->lines), "of 1");
}

TEST_F(StoryPages, ColumnsOfTheLastPageAreEquallyHighWhereAskedFor) {
    set(text(lines(29)), " balance=\"true\"");
    EXPECT_THAT(codes(), testing::IsEmpty());
    const auto parts = frames();
    ASSERT_EQ(parts.size(), 4u);
    EXPECT_EQ(parts[0]->lines.size(), 11u) << "the first page is filled";
    EXPECT_EQ(parts[2]->lines.size(), 4u) << "seven lines are left";
    EXPECT_EQ(parts[3]->lines.size(), 3u);
    EXPECT_EQ(parts[2]->head.frame.height, parts[3]->head.frame.height);
    EXPECT_LT(parts[2]->head.frame.height, 20_mm) << "InDesign breaks the story there too";
}

TEST_F(StoryPages, OtherwiseTheyAreFilledOneAfterTheOther) {
    set(text(lines(29)));
    const auto parts = frames();
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[2]->lines.size(), 7u);
}

TEST_F(StoryPages, BalancedColumnsKeepWhatBelongsTogether) {
    styles = R"(<paragraph-style name="whole" based-on="body" keep-together="true"/>)";
    set("<text style=\"whole\">" + lines(5) + "</text>" + text("Line"), " balance=\"true\"");
    const auto parts = frames();
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0]->lines.size(), 5u);
    EXPECT_EQ(parts[1]->lines.size(), 1u);
}

TEST_F(StoryPages, TextsKeepTheirLanguagesAndDirections) {
    styles = R"(<font-family name="hebrew"><font family="Noto Sans Hebrew"/></font-family>
<paragraph-style name="hebrew" based-on="body" family="hebrew"/>)";
    set(text("Luna") + text("\u05de\u05e0\u05d5\u05e8\u05d4 ", " locale=\"he_IL\"", "hebrew") +
        text("Lampe", " locale=\"de_DE\""));
    EXPECT_THAT(codes(), testing::IsEmpty());
    const story::Story& story = pages.at(0).stories.at(0);
    ASSERT_EQ(story.paragraphs.size(), 3u);
    EXPECT_FALSE(story.is_right_to_left);
    EXPECT_TRUE(story.is_read_from_right(story.paragraphs[1]));
    EXPECT_FALSE(story.is_read_from_right(story.paragraphs[2]));
    const auto& lines = frames().at(0)->lines;
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].runs.front().origin.x, 10_mm);
    const story::GlyphRun& last = lines[1].runs.back();
    EXPECT_EQ(last.origin.x + last.width, 48_mm) << "a Hebrew paragraph begins at the right";
    EXPECT_EQ(lines[1].runs.back().language, "he-IL");
    EXPECT_EQ(lines[2].runs.front().language, "de-DE");
}

TEST_F(StoryPages, ADropCapAtTheHeadOfAColumnStandsAtItsTop) {
    styles =
        R"(<paragraph-style name="opening" based-on="body" widows="1" orphans="1"><drop-cap lines="3"/></paragraph-style>)";
    set(text(lines(9)) + "<text style=\"opening\">" + lines(6) + "</text>");
    EXPECT_THAT(codes(), testing::IsEmpty());
    const auto parts = frames();
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0]->lines.size(), 9u) << "two lines have room, but the initial is three lines high";
    const story::Line& first = parts[1]->lines.at(0);
    EXPECT_EQ(first.baseline - first.ascent, 10_mm);
    EXPECT_EQ(first.runs.at(0).text, "L");
    EXPECT_EQ(first.runs.at(0).origin.y, parts[1]->lines.at(2).baseline);
}

}
}

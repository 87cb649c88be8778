// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fit_text.hpp"

#include "publisher/layout/shorten.hpp"

#include "tests/unit/text/setting.hpp"

#include <gtest/gtest.h>

namespace publisher::layout {
namespace {

story::Story story_of(const std::vector<std::string>& paragraphs) {
    story::Story story;
    story.language = "en-US";
    for (const std::string& text : paragraphs) {
        story::Paragraph& paragraph = story.paragraphs.emplace_back();
        paragraph.style = style::ParagraphStyleId(0);
        paragraph.runs.emplace_back().text = text;
    }
    return story;
}

std::optional<story::Story> without_last_sentence(const story::Story& story) {
    const auto ends = ends_of_sentences(story);
    if (ends.empty()) return std::nullopt;
    return cut_at(story, ends.front(), Ellipsis::None);
}

std::optional<story::Story> without_last_word(const story::Story& story) {
    const auto ends = ends_of_words(story);
    if (ends.empty()) return std::nullopt;
    return cut_at(story, ends.front(), Ellipsis::Added);
}

std::string without_sentence(const std::string& text) {
    const auto shorter = without_last_sentence(story_of({text}));
    return shorter ? shorter->plain_text() : "(none)";
}

std::string without_word(const std::string& text) {
    const auto shorter = without_last_word(story_of({text}));
    return shorter ? shorter->plain_text() : "(none)";
}

TEST(WithoutLastSentence, LeavesTheOnesBeforeIt) {
    EXPECT_EQ(without_sentence("Steel frame. Oak top. Made in Norway."), "Steel frame. Oak top.");
    EXPECT_EQ(without_sentence("Really? Yes! Buy it."), "Really? Yes!");
    EXPECT_EQ(without_sentence("First line.\nSecond line."), "First line.");
}

TEST(WithoutLastSentence, OneSentenceStays) {
    EXPECT_EQ(without_sentence("Steel frame."), "(none)");
    EXPECT_EQ(without_sentence("no end at all"), "(none)");
    EXPECT_EQ(without_sentence(""), "(none)");
    EXPECT_FALSE(without_last_sentence(story::Story()));
}

TEST(WithoutLastSentence, PointsOfNumbersAndAbbreviationsEndNone) {
    EXPECT_EQ(without_sentence("Width 12.5 cm and 3.5 kg."), "(none)");
    EXPECT_EQ(without_sentence("With accessories, e.g. cable, approx. 5 m."), "(none)");
    EXPECT_EQ(without_sentence("Width 12.5 cm. Height approx. 3 cm."), "Width 12.5 cm.");
}

TEST(WithoutLastSentence, LowerCaseBeyondAsciiIsLowerCaseToo) {
    EXPECT_EQ(without_sentence("Ger\u00e4t inkl. \u00d6l."), "Ger\u00e4t inkl.")
        << "a capital, so it looks like an end";
    EXPECT_EQ(without_sentence("Breite ca. \u00fcber alles."), "(none)");
    EXPECT_EQ(
        without_sentence("\u041b\u0430\u043c\u043f\u0430 \u0438 \u0442.\u0434. \u0432 \u0434\u043e\u043c."),
        "(none)");
}

TEST(WithoutLastSentence, OtherScriptsEndTheirSentencesTheirWay) {
    EXPECT_EQ(without_sentence("\u6728\u88fd\u3002\u9ed2\u8272\u3002"), "\u6728\u88fd\u3002");
    EXPECT_EQ(without_sentence("\u0645\u0627\u0630\u0627\u061f \u0643\u0631\u0633\u064a."),
              "\u0645\u0627\u0630\u0627\u061f");
}

TEST(WithoutLastSentence, TakesParagraphAfterParagraph) {
    const auto once = without_last_sentence(story_of({"Steel frame. Oak top.", "One bulb."}));
    ASSERT_TRUE(once);
    EXPECT_EQ(once->plain_text(), "Steel frame. Oak top.");
    const auto twice = without_last_sentence(*once);
    ASSERT_TRUE(twice);
    EXPECT_EQ(twice->plain_text(), "Steel frame.");
    EXPECT_FALSE(without_last_sentence(*twice));
}

TEST(WithoutLastSentence, RunsThatStayKeepTheirBindings) {
    story::Story story = story_of({"Steel frame. "});
    auto& runs = story.paragraphs[0].runs;
    runs[0].binding = origin::BindingId(4);
    runs.push_back({"Oak", {}, origin::BindingId(7), story::PageField::None, ""});
    runs.push_back({" top. Cable.", {}, origin::BindingId(9), story::PageField::None, ""});
    const auto once = without_last_sentence(story);
    ASSERT_TRUE(once);
    const auto& left = once->paragraphs[0].runs;
    ASSERT_EQ(left.size(), 3u);
    EXPECT_EQ(left[1], runs[1]);
    EXPECT_EQ(left[2].text, " top.");
    EXPECT_EQ(left[2].binding, origin::BindingId(9));
    const auto twice = without_last_sentence(*once);
    ASSERT_TRUE(twice);
    ASSERT_EQ(twice->paragraphs[0].runs.size(), 1u);
    EXPECT_EQ(twice->paragraphs[0].runs[0].text, "Steel frame.");
    EXPECT_EQ(twice->paragraphs[0].runs[0].binding, origin::BindingId(4));
}

TEST(WithoutLastWord, PutsAnEllipsisInItsPlace) {
    EXPECT_EQ(without_word("Steel frame, oak top"), "Steel frame, oak\u2026");
    EXPECT_EQ(without_word("Steel frame, oak\u2026"), "Steel frame\u2026")
        << "no comma before the ellipsis, no second one";
    EXPECT_EQ(without_word("Steel\nframe."), "Steel\u2026");
}

TEST(WithoutLastWord, OneWordStays) {
    EXPECT_EQ(without_word("Steel"), "(none)");
    EXPECT_EQ(without_word("Steel\u2026"), "(none)");
    EXPECT_EQ(without_word(""), "(none)");
    EXPECT_FALSE(without_last_word(story::Story()));
}

TEST(WithoutLastWord, EllipsisBelongsToTheRunBeforeIt) {
    story::Story story = story_of({"Steel "});
    story.paragraphs[0].runs[0].binding = origin::BindingId(1);
    story.paragraphs[0].runs.push_back({"frame", {}, origin::BindingId(2), story::PageField::None, ""});
    const auto shorter = without_last_word(story);
    ASSERT_TRUE(shorter);
    ASSERT_EQ(shorter->paragraphs[0].runs.size(), 1u);
    EXPECT_EQ(shorter->paragraphs[0].runs[0].text, "Steel\u2026");
    EXPECT_EQ(shorter->paragraphs[0].runs[0].binding, origin::BindingId(1));
}

TEST(EndsOfSentences, GoFromTheEndToTheBegin) {
    const story::Story story = story_of({"Steel. Oak. Glass.", "One bulb. Two legs."});
    std::vector<std::string> cuts;
    for (const CutPlace& place : ends_of_sentences(story))
        cuts.push_back(cut_at(story, place, Ellipsis::None).plain_text());
    EXPECT_EQ(cuts, (std::vector<std::string>{"Steel. Oak. Glass.\nOne bulb.", "Steel. Oak. Glass.",
                                              "Steel. Oak.", "Steel."}));
}

using design::CopyfitStep;
using Kind = CopyfitStep::Kind;

struct FitText : testing::Test {
    text::Setting setting;
    design::TextSpec spec{style::ParagraphStyleId(0)};
    Length width = 300_pt;
    std::vector<story::Story> versions;
    std::size_t first_rung = 0;

    void allow(std::vector<CopyfitStep> steps) {
        design::Copyfit copyfit;
        copyfit.steps = std::move(steps);
        spec.copyfit = std::make_shared<const design::Copyfit>(std::move(copyfit));
    }
    Length height_of(const std::string& text) { return setting.set(text, width).height; }
    Length width_of(const std::string& text) {
        return setting.composer().prepare(setting.story(text)).natural_width();
    }
    FittedStory fit(const std::string& text, Length height) {
        const story::Story story = setting.story(text);
        FitRequest request{spec, story, width, height};
        request.first_rung = first_rung;
        for (const story::Story& version : versions)
            request.versions.push_back(version.paragraphs.empty() ? nullptr : &version);
        return fit_text(setting.composer(), setting.styles, request);
    }
};

const std::string kThreeLines = "Steel frame and feet.\nOak top with oil.\nMade in Norway.";
const std::string kTwoLines = "Steel frame and feet.\nOak top with oil.";
const CopyfitStep kShrink{Kind::Size, 0.85, 0.03, {}, {}};
const CopyfitStep kCutSentence{Kind::CutSentence};
const CopyfitStep kCutWord{Kind::CutWord};

TEST_F(FitText, OfTextWithoutEndAsMuchIsLeftAsFits) {
    allow({kShrink, kCutSentence});
    std::string text = kTwoLines;
    for (int i = 0; i < 3'000; ++i)
        text += "\nNumber " + std::to_string(i) + " has a name.";
    const FittedStory fitted = fit(text, height_of(kThreeLines).scaled(0.86));
    EXPECT_EQ(fitted.steps, "size 85 %, 2999 sentences left out");
    EXPECT_EQ(fitted.galley.lines.size(), 3u);
    EXPECT_EQ(fitted.story.plain_text(), kTwoLines + "\nNumber 0 has a name.");
}

TEST_F(FitText, TextWithRoomIsLeftAlone) {
    allow({kShrink, kCutSentence, kCutWord});
    const FittedStory fitted = fit(kThreeLines, height_of(kThreeLines));
    EXPECT_EQ(fitted.steps, "");
    EXPECT_EQ(fitted.rung, 0u);
    EXPECT_FALSE(fitted.is_changed);
    EXPECT_EQ(fitted.n_overset_lines, 0u);
    EXPECT_EQ(fitted.galley.lines.size(), 3u);
    EXPECT_EQ(fitted.galley.lines[0].runs[0].size, 10_pt);
}

TEST_F(FitText, ShrinksInSmallStepsOnlyAsFarAsNeeded) {
    allow({kShrink});
    const Length natural = height_of(kThreeLines);
    const FittedStory little = fit(kThreeLines, natural - 0.1_pt);
    EXPECT_EQ(little.steps, "size 97 %");
    EXPECT_EQ(little.galley.lines[0].runs[0].size, 9.7_pt);
    const FittedStory more = fit(kThreeLines, natural.scaled(0.885));
    EXPECT_EQ(more.steps, "size 88 %");
    EXPECT_FALSE(more.is_changed);
    EXPECT_LE(more.galley.height, natural.scaled(0.885));
}

TEST_F(FitText, TheLimitItselfIsTheLastRung) {
    const auto names = [](const CopyfitStep& step) {
        design::Copyfit copyfit;
        copyfit.steps = {step};
        std::vector<std::string> result;
        for (const Rung& rung : rungs_of(&copyfit, 10_pt))
            result.push_back(rung.name);
        return result;
    };
    EXPECT_EQ(names({Kind::Size, 0.92, 0.03}),
              (std::vector<std::string>{"", "size 97 %", "size 94 %", "size 92 %"}));
    EXPECT_EQ(names({Kind::Tracking, -0.01, 0.005}),
              (std::vector<std::string>{"", "tracking -5", "tracking -10"}));
    EXPECT_EQ(names({Kind::Size, 1, 0.03}), std::vector<std::string>{""});
}

TEST_F(FitText, StepsAddUpInTheOrderOfTheTemplate) {
    allow({{Kind::Tracking, -0.01, 0.01},
           {Kind::GlyphScale, 0.98, 0.02},
           {Kind::Leading, 0.9, 0.1},
           {Kind::Size, 0.9, 0.1}});
    const std::vector<Rung> rungs = rungs_of(spec.copyfit.get(), 10_pt);
    ASSERT_EQ(rungs.size(), 5u);
    EXPECT_EQ(rungs[4].name, "tracking -10, glyph scale 98 %, size 90 %, leading 90 %");
    EXPECT_EQ(rungs[4].fitting.tracking, -0.1_pt);
    EXPECT_DOUBLE_EQ(rungs[4].fitting.horizontal_scale, 0.98);
    EXPECT_DOUBLE_EQ(rungs[4].fitting.size, 0.9);
    EXPECT_DOUBLE_EQ(rungs[4].fitting.leading, 0.9 * 0.9) << "leading goes with the size";
    // One line that is a little too long: tracking alone does it.
    const std::string line = "Steel frame and feet with oak top";
    width = width_of(line) - 1_pt;
    const FittedStory fitted = fit(line, height_of("one"));
    EXPECT_EQ(fitted.steps, "tracking -10");
    EXPECT_EQ(fitted.galley.lines.size(), 1u);
}

TEST_F(FitText, AShorterTextStandsInForTheLongOne) {
    allow({{Kind::Alternative}, kShrink});
    versions = {setting.story(kTwoLines), {}};
    const FittedStory fitted = fit(kThreeLines, height_of(kTwoLines));
    EXPECT_EQ(fitted.steps, "alternative text");
    EXPECT_TRUE(fitted.is_changed);
    EXPECT_EQ(fitted.story.plain_text(), kTwoLines);
    EXPECT_EQ(fitted.galley.lines[0].runs[0].size, 10_pt);
    const FittedStory smaller = fit(kThreeLines, height_of(kTwoLines) - 0.1_pt);
    EXPECT_EQ(smaller.steps, "size 97 %, alternative text") << "and later steps work on it";
    EXPECT_EQ(smaller.galley.lines.size(), 2u);
}

TEST_F(FitText, WithoutAnAlternativeTheTextStays) {
    allow({{Kind::Alternative}, kShrink});
    versions = {{}, {}};
    const FittedStory fitted = fit(kThreeLines, height_of(kThreeLines) - 0.1_pt);
    EXPECT_FALSE(fitted.is_changed);
    EXPECT_EQ(fitted.galley.lines.size(), 3u);
}

TEST_F(FitText, BeginsAtTheRungAgreedOn) {
    allow({kShrink, kCutSentence});
    first_rung = 2;
    const FittedStory fitted = fit(kTwoLines, height_of(kThreeLines));
    EXPECT_EQ(fitted.steps, "size 94 %") << "though it would have fitted as it is";
    first_rung = 6;
    EXPECT_FALSE(fit(kTwoLines, height_of(kThreeLines)).is_changed)
        << "nothing is cut for the sake of others";
}

TEST_F(FitText, SentencesGoOnlyWhenShrinkingIsNotEnough) {
    allow({kShrink, kCutSentence});
    const FittedStory fitted = fit(kThreeLines, height_of(kTwoLines));
    EXPECT_EQ(fitted.steps, "size 85 %, 1 sentence left out");
    EXPECT_TRUE(fitted.is_changed);
    EXPECT_EQ(fitted.story.plain_text(), kTwoLines);
    EXPECT_EQ(fitted.galley.lines.size(), 2u);
    EXPECT_EQ(fitted.n_overset_lines, 0u);
}

TEST_F(FitText, SentencesGoAtFullSizeWhereTheTemplateDoesNotShrink) {
    allow({kCutSentence});
    const FittedStory fitted = fit(kThreeLines, height_of("Steel"));
    EXPECT_EQ(fitted.steps, "2 sentences left out");
    EXPECT_EQ(fitted.story.plain_text(), "Steel frame and feet.");
    EXPECT_EQ(fitted.galley.lines[0].runs[0].size, 10_pt);
}

TEST_F(FitText, WordsAreTheLastResort) {
    allow({kCutSentence, kCutWord});
    spec.max_lines = 1;
    width = width_of("Steel frame\u2026") + 1_pt;
    const FittedStory fitted = fit("Steel frame and feet. Oak top.", 500_pt);
    EXPECT_EQ(fitted.steps, "1 sentence left out, 2 words left out");
    EXPECT_EQ(fitted.story.plain_text(), "Steel frame\u2026");
    EXPECT_EQ(fitted.galley.lines.size(), 1u);
    EXPECT_EQ(fitted.n_overset_lines, 0u);
}

TEST_F(FitText, ACutThatDoesNotHelpIsUndoneAndTold) {
    allow({kShrink, kCutSentence});
    spec.max_lines = 1;
    width = width_of("Steel frame") + 1_pt;
    const FittedStory fitted = fit("Steel frame and feet. Oak top.", 500_pt);
    EXPECT_EQ(fitted.story.plain_text(), "Steel frame and feet. Oak top.") << "nothing is lost";
    EXPECT_FALSE(fitted.is_changed);
    EXPECT_EQ(fitted.steps, "size 85 %, cut at sentences") << "what was tried";
    EXPECT_GT(fitted.n_overset_lines, 0u);
    EXPECT_EQ(fitted.galley.lines.size(), 1u);
}

TEST_F(FitText, WhatHasNoRoomIsMeasuredAndLeftOutLineByLine) {
    const story::Galley whole = setting.set(kThreeLines, width);
    // Room for the second baseline, though not for its descenders: a line is there or it is not.
    const Length height = whole.lines[1].baseline + 0.5_pt;
    const FittedStory fitted = fit(kThreeLines, height);
    EXPECT_EQ(fitted.n_overset_lines, 1u);
    EXPECT_EQ(fitted.overset, whole.height - height);
    EXPECT_EQ(fitted.galley.lines.size(), 2u);
    EXPECT_EQ(fitted.steps, "");
    EXPECT_FALSE(fitted.is_changed);
    const FittedStory none = fit(kThreeLines, 2_pt);
    EXPECT_EQ(none.n_overset_lines, 3u);
    EXPECT_EQ(none.overset, whole.height - 2_pt);
    EXPECT_TRUE(none.galley.lines.empty());
}

TEST_F(FitText, NumberOfLinesIsALimitOfItsOwn) {
    spec.max_lines = 2;
    EXPECT_EQ(fit(kThreeLines, 500_pt).n_overset_lines, 1u);
    allow({kShrink});
    const FittedStory fitted = fit(kThreeLines, 500_pt);
    EXPECT_EQ(fitted.steps, "size 85 %") << "smaller type does not make fewer lines here";
    EXPECT_EQ(fitted.n_overset_lines, 1u);
}

TEST_F(FitText, LeastHeightIsThatOfTheLastRung) {
    const story::Story story = setting.story(kThreeLines);
    const auto least = [&] {
        return least_height(setting.composer(), setting.styles, {spec, story, width, Length()});
    };
    EXPECT_EQ(least(), height_of(kThreeLines));
    allow({kShrink});
    const Length shrunk = least();
    EXPECT_LT(shrunk, height_of(kThreeLines).scaled(0.86));
    EXPECT_GT(shrunk, height_of(kThreeLines).scaled(0.84));
    allow({kShrink, kCutWord});
    EXPECT_LT(least(), height_of("Steel")) << "one line";
    allow({});
    spec.max_lines = 2;
    EXPECT_EQ(least(), height_of(kTwoLines));
}

}
}

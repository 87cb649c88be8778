// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/wrap.hpp"

#include "composed_edition.hpp"

namespace publisher::layout {
namespace {

const std::string kText =
    "A lamp of steel and oak that stands on its own feet and lights a whole table from end to end, for "
    "everybody who reads in the evening and for all who would rather listen to the rain until the night is "
    "over";

TEST(MeasureAround, TheWiderSideIsTaken) {
    const auto measure = measure_around({{20_mm, 10_mm, 30_mm, 10_mm}}, {0_mm, 0_mm, 60_mm}, 5_mm);
    ASSERT_TRUE(measure);
    EXPECT_EQ(measure(2_mm, 4_mm).width, 60_mm) << "above it";
    EXPECT_EQ(measure(8_mm, 4_mm).left, 0_mm);
    EXPECT_EQ(measure(8_mm, 4_mm).width, 20_mm) << "20 mm at the left, 10 mm at the right";
    EXPECT_EQ(measure(20_mm, 4_mm).width, 60_mm) << "below it";
}

TEST(MeasureAround, TheGapBetweenTwoMayBeTheWidest) {
    const Obstacles two{{50_mm, 0_mm, 10_mm, 9_mm}, {0_mm, 0_mm, 15_mm, 9_mm}};
    const auto measure = measure_around(two, {0_mm, 0_mm, 60_mm}, 5_mm);
    EXPECT_EQ(measure(0_mm, 4_mm).left, 15_mm);
    EXPECT_EQ(measure(0_mm, 4_mm).width, 35_mm);
}

TEST(MeasureAround, TooNarrowALineIsNone) {
    const auto measure = measure_around({{4_mm, 0_mm, 56_mm, 9_mm}}, {0_mm, 0_mm, 60_mm}, 5_mm);
    EXPECT_EQ(measure(0_mm, 4_mm).width, 0_mm);
    EXPECT_EQ(measure_around({{50_mm, 0_mm, 9_mm, 9_mm}}, {0_mm, 0_mm, 4_mm}, 5_mm), nullptr)
        << "it is beside";
    EXPECT_EQ(measure_around({{0_mm, 0_mm, 9_mm, 9_mm}}, {0_mm, 9_mm, 60_mm}, 5_mm), nullptr)
        << "it is above";
}

struct ComposeWrap : Compose {
    ComposeWrap() {
        source::ProductRecord& lamp = add_product("p1", "Luna");
        lamp.values.push_back(maker.value("description", kText, "en_GB"));
        add_picture("photo", "main", &lamp);
    }
    void set(const std::string& box) {
        load("<item name=\"tile\" rows=\"2\">" + box + "</item>");
        compose();
    }
    /// "10+48", for each line its left edge and its measure in millimetres.
    static Lines measures(const page::TextFrame& frame) {
        Lines result;
        for (const story::Line& line : frame.lines)
            result.push_back(to_millimetres_text(line.left) + '+' + to_millimetres_text(line.width));
        return result;
    }
};

/// The picture is 20 mm wide and 10 mm high; with 2 mm around it, three lines of 10 pt (3.53 mm) and the
/// descent of the fourth reach into its place.
const std::string kPicture =
    R"x(<picture name="picture" width="20mm" wrap="2mm" asset="asset('main')" align=")x";
const std::string kDescription = R"(<text name="description" style="body">{value('description')}</text>)";

TEST_F(ComposeWrap, TextStandsBesideThePictureAndBelowItAsWideAsItsFrame) {
    set("<layer>" + kDescription + kPicture + "end top\"/></layer>");
    EXPECT_THAT(codes(), testing::IsEmpty());
    const Lines beside(4, "10+58");
    Lines wanted = beside;
    wanted.resize(tile_text("description").lines.size(), "10+80");
    EXPECT_GT(wanted.size(), 4u);
    EXPECT_EQ(measures(tile_text("description")), wanted);
}

TEST_F(ComposeWrap, APictureAtTheStartPushesTheLinesBehindIt) {
    set("<layer>" + kPicture + "start top\"/>" + kDescription + "</layer>");
    EXPECT_EQ(measures(tile_text("description")).front(), "32+58");
    EXPECT_EQ(tile_text("description").lines.front().runs.front().origin.x, 32_mm);
}

TEST_F(ComposeWrap, RightToLeftEditionsTurnItRound) {
    edition.locale = "ar_AE";
    set("<layer>" + kPicture + "start top\"/>" +
        R"(<text name="description" style="body" locale="en_GB">{value('description', 'en_GB')}</text></layer>)");
    EXPECT_EQ(measures(tile_text("description")).front(), "10+58") << "the start is on the right";
}

TEST_F(ComposeWrap, TextsWithinAStackStandAroundItToo) {
    set(R"(<layer><stack gap="1mm"><text name="name" style="body">{value('name')}</text>)" + kDescription +
        "</stack>" + kPicture + "end top\"/></layer>");
    EXPECT_THAT(codes(), testing::IsEmpty());
    EXPECT_EQ(measures(tile_text("stack1/name")), Lines{"10+58"});
    const Lines lines = measures(tile_text("stack1/description"));
    EXPECT_EQ(lines.front(), "10+58");
    EXPECT_EQ(lines.back(), "10+80");
}

TEST_F(ComposeWrap, ALayerIsHighEnoughForItsTextAndItsPicture) {
    set("<stack><layer>" + kDescription + kPicture +
        R"(end bottom"/></layer><text name="below" style="body">{value('name')}</text></stack>)");
    EXPECT_THAT(codes(), testing::IsEmpty());
    const page::TextFrame& below = tile_text("below");
    const auto& lines = tile_text("layer1/description").lines;
    EXPECT_LE(lines.back().baseline + lines.back().descent, below.head.frame.y);
    const Lines all = measures(tile_text("layer1/description"));
    EXPECT_EQ(all.front(), "10+80") << "the picture stands at the foot";
    EXPECT_EQ(all.back(), "10+58");
}

TEST_F(ComposeWrap, ItsOwnCreditLineStaysWhereItIs) {
    governance::AssetVerdict& verdict = clearance.assets.begin()->second;
    verdict.is_credit_required = true;
    verdict.credit = "A. Ray";
    set("<layer>" + kDescription + kPicture + "end top\" credit-style=\"body\"/></layer>");
    EXPECT_EQ(measures(tile_text("picture/credit")), Lines{"70+20"});
    EXPECT_TRUE(tile_text("picture/credit").head.wrap) << "no text stands closer, here or in InDesign";
    const Lines lines = measures(tile_text("description"));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), "10+58"), 5)
        << "one line more than beside the picture alone";
}

TEST_F(ComposeWrap, TextOnTheGridStaysClearWhereverTheGridPutsIt) {
    baseline_grid = R"(<baseline-grid start="1mm" leading="13pt"/>)";
    styles = R"(<paragraph-style name="grid" based-on="body" grid="true"/>)";
    set(R"(<layer><text name="description" style="grid">{value('description')}</text>)" + kPicture +
        "end top\"/></layer>");
    for (const story::Line& line : tile_text("description").lines) {
        const bool is_beside = line.baseline - line.ascent < 22_mm;
        EXPECT_EQ(line.width, is_beside ? 58_mm : 80_mm) << to_millimetres_text(line.baseline);
    }
}

TEST_F(ComposeWrap, RulesOfParagraphsStopBeforeThePicture) {
    styles =
        R"(<paragraph-style name="ruled" based-on="body"><rule-above stroke="1pt ink" offset="9pt"/></paragraph-style>)";
    set(R"(<layer><text name="description" style="ruled">{value('description')}</text>)" + kPicture +
        "end top\"/></layer>");
    for (const page::Object& object : pages.at(0).objects) {
        const auto* rule = std::get_if<page::Shape>(&object);
        if (!rule) continue;
        EXPECT_EQ(rule->head.frame.right(), 68_mm);
        return;
    }
    FAIL() << "no rule";
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace publisher::emit::idml {
namespace {

using testing::HasSubstr;
using testing::Not;

const Rect kPlace = {10_mm, 10_mm, 50_mm, 10_mm};

/// The element of the style with that Self, as it stands.
std::string style_element(const Written& written, const std::string& self) {
    const std::string styles = written.part("Resources/Styles.xml");
    const std::size_t begin = styles.find("Self=\"" + self + '"');
    return begin == std::string::npos ? ""
                                      : styles.substr(begin, styles.find("</Properties>", begin) - begin);
}

TEST(Styles, HaveTheNamesOfTheLayout) {
    const std::string styles = Written({PageMaker(1).page}).part("Resources/Styles.xml");
    for (const char* name : {"Name=\"body\"", "Name=\"name: large\"", "Name=\"folio\"", "Name=\"strong\"",
                             "Name=\"badge\"", "Name=\"list\""})
        EXPECT_THAT(styles, HasSubstr(name));
    EXPECT_THAT(styles, HasSubstr("Self=\"ParagraphStyle/name%3a large\"")) << "a colon would begin a group";
    EXPECT_THAT(styles, Not(HasSubstr("derived")));
}

TEST(Styles, SayOnlyWhatDiffersFromTheirParents) {
    const Written written({PageMaker(1).page});
    const std::string root = style_element(written, "ParagraphStyle/body"),
                      folio = style_element(written, "ParagraphStyle/folio");
    EXPECT_THAT(root, HasSubstr("<BasedOn type=\"string\">$ID/[No paragraph style]</BasedOn>"));
    EXPECT_THAT(root, HasSubstr("PointSize=\"9\""));
    EXPECT_THAT(root, HasSubstr("<Leading type=\"unit\">12</Leading>"));
    EXPECT_THAT(root, HasSubstr("<AppliedFont type=\"string\">Lato</AppliedFont>"));
    EXPECT_THAT(root, HasSubstr("Hyphenation=\"true\""));
    EXPECT_THAT(root, HasSubstr("AppliedLanguage=\"$ID/English: UK\""));
    EXPECT_THAT(root, HasSubstr("Composer=\"HL Composer\""));
    EXPECT_EQ(folio,
              "Self=\"ParagraphStyle/folio\" Name=\"folio\" NextStyle=\"ParagraphStyle/folio\" "
              "FillTint=\"60\">\n<Properties>\n"
              "<BasedOn type=\"object\">ParagraphStyle/body</BasedOn>");
}

TEST(Styles, FeaturesAreThoseThatInDesignNames) {
    const Written written({PageMaker(1).page});
    EXPECT_THAT(style_element(written, "ParagraphStyle/name%3a large"),
                HasSubstr("OTFFigureStyle=\"TabularLining\""));
    const Translation feature = written.translation("the OpenType feature xyzw");
    EXPECT_TRUE(feature.is_loss);
    EXPECT_EQ(feature.count, 1u) << "once, however many styles inherit it";
}

TEST(Styles, ACopyfitStepIsADerivedParagraphStyle) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("text", kPlace, {"fitted"});
    frame.fitting.size = frame.fitting.leading = 0.9;
    const Written written({maker.page});
    EXPECT_THAT(written.part("Stories/"),
                HasSubstr("AppliedParagraphStyle=\"ParagraphStyle/derived%3abody, size 90\""));
    const std::string style = style_element(written, "ParagraphStyle/derived%3abody, size 90");
    EXPECT_THAT(style, HasSubstr("PointSize=\"8.1\""));
    EXPECT_THAT(style, HasSubstr("<Leading type=\"unit\">10.8</Leading>"));
    EXPECT_THAT(style, HasSubstr("<BasedOn type=\"object\">ParagraphStyle/body</BasedOn>"));
    EXPECT_THAT(style, Not(HasSubstr("FillColor"))) << "only what differs";
}

TEST(Styles, AFallbackFaceIsADerivedCharacterStyle) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("text", kPlace, {"Lamp مصباح"});
    story::GlyphRun arabic;
    arabic.face = fonts().find("Noto Sans Arabic", 400, false);
    arabic.text = "مصباح";
    frame.lines[0].runs[0].text = "Lamp ";
    frame.lines[0].runs.push_back(arabic);
    const std::string story = Written({maker.page}).part("Stories/");
    EXPECT_THAT(story, HasSubstr("<Content>Lamp </Content>"));
    // Its family is set a tenth larger: 9.9 pt beside 9 pt.
    EXPECT_TRUE(std::regex_search(
        story, std::regex("derived%3aNoto Sans Arabic Regular, 9.9 pt\">\\s*<Content>مصباح</Content>")))
        << story;
}

TEST(Styles, RightToLeftEditionsReadFromTheRight) {
    PageMaker maker(1, page::Side::Left);
    page::TextFrame& frame = maker.text("text", kPlace, {"مصباح"});
    maker.page.stories[frame.story].is_right_to_left = true;
    Options options = plain_options();
    options.language = "ar-AE";
    const Written written({maker.page}, options);
    const std::string body = style_element(written, "ParagraphStyle/body");
    EXPECT_THAT(body,
                HasSubstr("Composer=\"HL Composer Optyca\" ParagraphDirection=\"RightToLeftDirection\""));
    EXPECT_THAT(body, HasSubstr("Justification=\"RightAlign\""));
    EXPECT_THAT(written.part("Stories/"), HasSubstr("StoryDirection=\"RightToLeftDirection\""));
    EXPECT_THAT(written.part("Resources/Preferences.xml"), HasSubstr("PageBinding=\"RightToLeft\""));
}

TEST(Styles, SwatchesAreProcessAndSpotUnderTheirNames) {
    const std::string graphic = Written({PageMaker(1).page}).part("Resources/Graphic.xml");
    EXPECT_THAT(graphic,
                HasSubstr("Self=\"Color/red\" Model=\"Process\" Space=\"CMYK\" ColorValue=\"0 90 80 5\""));
    EXPECT_THAT(
        graphic,
        HasSubstr("Self=\"Color/PANTONE 293 C\" Model=\"Spot\" Space=\"CMYK\" ColorValue=\"100 60 0 10\""));
    EXPECT_THAT(graphic, HasSubstr("<Ink Self=\"Ink/PANTONE 293 C\""));
}

TEST(Styles, GradientsHaveTheirStops) {
    const std::string graphic = Written({PageMaker(1).page}).part("Resources/Graphic.xml");
    EXPECT_THAT(graphic, HasSubstr("<Gradient Self=\"Gradient/dawn\" Type=\"Linear\" Name=\"dawn\""));
    EXPECT_THAT(graphic, HasSubstr("StopColor=\"Color/red\" Location=\"0\""));
    EXPECT_THAT(graphic, HasSubstr("StopColor=\"Color/ink\" Location=\"75\" Midpoint=\"50\""));
}

TEST(Styles, StopsThatAreTintsHaveColoursOfTheirOwn) {
    style::StyleSheet sheet = styles();
    sheet.swatches[Dawn].stops[1].tint = 0.2;
    const std::string graphic =
        Written({PageMaker(1).page}, plain_options(), sheet).part("Resources/Graphic.xml");
    EXPECT_THAT(graphic, HasSubstr("StopColor=\"Color/stop%3aink 20%\" Location=\"75\""));
    EXPECT_THAT(graphic, HasSubstr("Self=\"Color/stop%3aink 20%\" Model=\"Process\" Space=\"CMYK\" "
                                   "ColorValue=\"0 0 0 20\""));
}

TEST(Styles, TextWithoutAStyleIsInAFaceOfTheLayout) {
    const std::string styles = Written({PageMaker(1).page}).part("Resources/Styles.xml");
    const auto root = styles.find("Name=\"$ID/[No paragraph style]\"");
    ASSERT_NE(root, std::string::npos);
    EXPECT_THAT(styles.substr(root, 300), HasSubstr("<AppliedFont type=\"string\">"));
    EXPECT_THAT(styles.substr(root, 300), HasSubstr("PointSize="));
}

TEST(Styles, FontsAreListedWithTheirFaces) {
    PageMaker maker(1);
    maker.text("name", {10_mm, 20_mm, 30_mm, 5_mm}, {"Lamp"});
    EXPECT_THAT(Written({maker.page}).part("Resources/Fonts.xml"), HasSubstr("<FontFamily Self="));
}

TEST(Styles, TheGridAndTheMarginsAreThoseOfTheLayout) {
    Options options = plain_options();
    options.baseline_start = 36_pt;
    options.baseline_leading = 12_pt;
    const Written written({PageMaker(1).page}, options);
    EXPECT_THAT(written.part("Resources/Preferences.xml"),
                HasSubstr("<GridPreference BaselineStart=\"36\" BaselineDivision=\"12\""));
    EXPECT_THAT(written.part("Spreads/"),
                HasSubstr("<MarginPreference ColumnCount=\"2\" ColumnGutter=\"14.17323\" Top=\"56.69291\""));
}

TEST(Styles, BleedAndPageSizeAreThoseOfTheDocument) {
    const std::string preferences =
        Written({PageMaker(1, page::Side::Right).page}).part("Resources/Preferences.xml");
    EXPECT_THAT(preferences, HasSubstr("PageHeight=\"566.92913\" PageWidth=\"283.46457\""));
    EXPECT_THAT(preferences, HasSubstr("FacingPages=\"true\" DocumentBleedTopOffset=\"8.50394\""));
}

}
}

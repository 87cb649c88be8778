// SPDX-License-Identifier: Apache-2.0
#include "sample_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::idml {
namespace {

using testing::HasSubstr;
using testing::Not;

// 100 mm are 283.46457 pt, half of 200 mm are 283.46457 pt as well.

TEST(Geometry, ARightPageBeginsAtTheSpineAndALeftPageEndsThere) {
    PageMaker right(1, page::Side::Right), left(2, page::Side::Left);
    const std::string spreads = Written({right.page, left.page}).part("Spreads/");
    EXPECT_THAT(spreads, HasSubstr("ItemTransform=\"1 0 0 1 0 -283.46457\" Name=\"1\""));
    EXPECT_THAT(spreads, HasSubstr("ItemTransform=\"1 0 0 1 -283.46457 -283.46457\" Name=\"2\""));
    EXPECT_THAT(spreads, HasSubstr("GeometricBounds=\"0 0 566.92913 283.46457\""));
}

TEST(Geometry, FacingPagesShareASpread) {
    const std::vector<page::Page> pages = {PageMaker(1, page::Side::Right).page,
                                           PageMaker(2, page::Side::Left).page,
                                           PageMaker(3, page::Side::Right).page};
    EXPECT_EQ(Written(pages).facts.n_spreads, 2u);
    EXPECT_EQ(Written({PageMaker(1).page, PageMaker(2).page}).facts.n_spreads, 2u)
        << "single pages do not face";
}

TEST(Geometry, AFrameStandsWhereThePageHasIt) {
    PageMaker maker(1, page::Side::Right);
    maker.text("name", {10_mm, 20_mm, 30_mm, 5_mm}, {"Lamp"});
    const Written written({maker.page});
    const std::string spread = written.part("Spreads/"), styles = written.part("Resources/Styles.xml");
    EXPECT_THAT(spread, HasSubstr("ItemTransform=\"1 0 0 1 28.34646 -226.77165\""))
        << "10 mm, and 20 mm - 100 mm";
    EXPECT_THAT(spread, HasSubstr("Anchor=\"85.03937 14.17323\"")) << "30 x 5 mm";
    EXPECT_THAT(spread, HasSubstr("AppliedObjectStyle=\"ObjectStyle/derived%3atext, baseline 9, grows\""));
    EXPECT_THAT(spread, HasSubstr("<TextFramePreference MinimumHeightForAutoSizing=\"14.17323\"/>"))
        << "the style says the rest";
    EXPECT_THAT(styles,
                HasSubstr("EnableTextFrameGeneralOptions=\"true\" EnableTextFrameBaselineOptions=\"true\" "
                          "EnableTextFrameAutoSizingOptions=\"true\""));
    EXPECT_THAT(styles, HasSubstr("VerticalJustification=\"TopAlign\" FirstBaselineOffset=\"FixedHeight\" "
                                  "MinimumFirstBaselineOffset=\"9\" AutoSizingType=\"HeightOnly\""));
}

TEST(Geometry, HowAFrameHoldsItsTextIsAStyle) {
    PageMaker maker(1);
    page::TextFrame& frame = maker.text("name", {10_mm, 20_mm, 30_mm, 5_mm}, {"Lamp"});
    frame.vertical_alignment = style::VerticalAlignment::Bottom;
    frame.insets = {1_pt, 2_pt, 3_pt, 4_pt};
    const Written written({maker.page});
    EXPECT_THAT(written.part("Spreads/"), Not(HasSubstr("TextFramePreference")));
    const std::string styles = written.part("Resources/Styles.xml");
    EXPECT_THAT(styles, HasSubstr("Name=\"derived:text, bottom, baseline 9, insets 1 2 3 4\""));
    EXPECT_THAT(styles, HasSubstr("VerticalJustification=\"BottomAlign\""));
    EXPECT_THAT(styles, HasSubstr("<InsetSpacing type=\"list\">\n<ListItem type=\"unit\">1</ListItem>\n"
                                  "<ListItem type=\"unit\">4</ListItem>"))
        << "top, left, bottom, right";
}

TEST(Geometry, TextAndTheGroundBehindItAreOneFrame) {
    PageMaker maker(1);
    page::Shape& ground = maker.shape("price/background", {10_mm, 10_mm, 24_mm, 7_mm}, paint(Red));
    ground.head.style = style::ObjectStyleId(0);
    ground.corner_radius = 1_mm;
    maker.text("price", {12_mm, 11_mm, 20_mm, 5_mm}, {"59.00"}).head.style = style::ObjectStyleId(0);
    const Written written({maker.page});
    const std::string spread = written.part("Spreads/");
    EXPECT_EQ(written.report.n_shapes, 0u);
    EXPECT_THAT(spread, HasSubstr("AppliedObjectStyle=\"ObjectStyle/badge\""));
    EXPECT_THAT(spread, HasSubstr("Anchor=\"68.0315 19.84252\"")) << "24 x 7 mm";
    EXPECT_THAT(spread, Not(HasSubstr("InsetSpacing"))) << "the style says it";
    EXPECT_THAT(spread, Not(HasSubstr("FillColor")));
}

TEST(Geometry, ACroppedPictureKeepsItsWholeSizeInsideItsFrame) {
    PageMaker maker(1);
    page::PictureFrame& picture = maker.picture("lamp", {10_mm, 10_mm, 20_mm, 20_mm});
    picture.picture = {0_mm, 10_mm, 40_mm, 20_mm};
    picture.alternative_text = "a lamp";
    const std::string spread = Written({maker.page}).part("Spreads/");
    // 600 pixels at 300 ppi are 144 pt; 40 mm are 113.38583 pt, so the scale is 0.787401575.
    EXPECT_THAT(spread, HasSubstr("Right=\"144\" Bottom=\"72\""));
    EXPECT_THAT(spread, HasSubstr("ItemTransform=\"0.787401575 0 0 0.787401575 -28.34646 0\""));
    EXPECT_THAT(spread, HasSubstr("LinkResourceURI=\"file:Links/a%20lamp%20%28%C3%A4%29.jpg\""));
    EXPECT_THAT(spread, HasSubstr("CustomAltText=\"a lamp\""));
}

TEST(Geometry, ASuppliedPageIsLinkedWithItsPageAndBox) {
    PageMaker maker(1);
    maker.picture("advert", {10_mm, 10_mm, 40_mm, 20_mm}).file_digest = "page";
    const Written written({maker.page});
    const std::string spread = written.part("Spreads/");
    // 600 pt of its own become 40 mm.
    EXPECT_THAT(spread, HasSubstr("<PDF "));
    EXPECT_THAT(spread, HasSubstr("ItemTransform=\"0.188976378 0 0 0.188976378 0 0\""));
    EXPECT_THAT(spread, HasSubstr("Right=\"600\" Bottom=\"300\""));
    EXPECT_THAT(spread, HasSubstr("PageNumber=\"3\" PDFCrop=\"CropBleed\""));
    EXPECT_THAT(spread, HasSubstr("LinkResourceURI=\"file:Links/advert.pdf\""));
    EXPECT_THAT(spread, HasSubstr("LinkResourceFormat=\"$ID/Adobe Portable Document Format (PDF)\""));
    EXPECT_THAT(spread, Not(HasSubstr("Ppi")));
    EXPECT_EQ(written.facts.links.size(), 1u);
}

TEST(Geometry, APictureIsClippedByThePathOfItsFile) {
    PageMaker maker(1);
    maker.picture("lamp", {10_mm, 10_mm, 20_mm, 20_mm});
    const std::string clipped = "ClippingType=\"PhotoshopPath\"";
    const std::string spread = Written({maker.page}).part("Spreads/");
    EXPECT_THAT(spread, HasSubstr(clipped));
    EXPECT_THAT(spread, HasSubstr("AppliedPathName=\"outline\""));
    std::get<page::PictureFrame>(maker.page.objects[0]).is_whole = true;
    EXPECT_THAT(Written({maker.page}).part("Spreads/"), Not(HasSubstr(clipped))) << "its licence forbids it";
}

TEST(Geometry, APictureSaysHowTheNextOneIsFitted) {
    PageMaker maker(1);
    page::PictureFrame& picture = maker.picture("lamp", {10_mm, 10_mm, 20_mm, 20_mm});
    picture.picture = {5_mm, 10_mm, 40_mm, 20_mm};
    const Written written({maker.page});
    EXPECT_THAT(written.part("Spreads/"),
                HasSubstr("<FrameFittingOption LeftCrop=\"14.17323\" TopCrop=\"0\" RightCrop=\"42.51969\" "
                          "BottomCrop=\"0\"/>"));
    EXPECT_THAT(written.part("Resources/Styles.xml"), HasSubstr("Name=\"derived:picture, fills its frame\""));
    EXPECT_THAT(written.part("Resources/Styles.xml"),
                HasSubstr("FittingOnEmptyFrame=\"FillProportionally\""));
}

TEST(Geometry, APictureHasTheCornersAndTheBlendingOfItsStyle) {
    PageMaker maker(1);
    maker.picture("lamp", {10_mm, 10_mm, 20_mm, 20_mm}).head.style = style::ObjectStyleId(0);
    EXPECT_THAT(Written({maker.page}).part("Resources/Styles.xml"),
                HasSubstr("CornerOption=\"RoundedCorner\" CornerRadius=\"2.83465\""));
}

TEST(Geometry, AMirroredPictureIsTurnedRoundItsMiddle) {
    PageMaker maker(1);
    maker.picture("lamp", {10_mm, 10_mm, 40_mm, 20_mm}).is_mirrored = true;
    EXPECT_THAT(Written({maker.page}).part("Spreads/"),
                HasSubstr("ItemTransform=\"-0.787401575 0 0 0.787401575 113.38583 0\""));
}

TEST(Geometry, TextStandsAroundAnObjectInInDesignToo) {
    PageMaker maker(1);
    maker.picture("lamp", {10_mm, 10_mm, 20_mm, 20_mm}).head.wrap = Insets{1_mm, 2_mm, 3_mm, 4_mm};
    maker.text("credit", {10_mm, 30_mm, 20_mm, 4_mm}, {"A. Ray"}).head.wrap = Insets{};
    const std::string styles = Written({maker.page}).part("Resources/Styles.xml");
    EXPECT_THAT(styles, HasSubstr("EnableTextWrapAndOthers=\"true\""));
    EXPECT_THAT(styles, HasSubstr("TextWrapSide=\"LargestArea\" TextWrapMode=\"BoundingBoxTextWrap\""));
    EXPECT_THAT(styles, HasSubstr("Top=\"2.83465\" Left=\"11.33858\" Bottom=\"8.50394\" Right=\"5.66929\""));
    EXPECT_THAT(styles, HasSubstr("IgnoreWrap=\"true\"")) << "the credit line is part of what is in the way";
}

TEST(Geometry, ARuleOfAParagraphIsLeftToItsStyle) {
    PageMaker maker(1);
    page::Shape& rule = maker.shape("text/rule-above-1", {10_mm, 10_mm, 24_mm, 0_mm}, {});
    rule.is_line = true;
    rule.is_paragraph_rule = true;
    EXPECT_EQ(Written({maker.page}).report.n_shapes, 0u);
    EXPECT_EQ(Written({maker.page}).translation("a dashed rule of a paragraph").count, 0u);
}

TEST(Geometry, ADashedRuleOfAParagraphIsReportedAsLost) {
    PageMaker maker(1);
    page::Shape& rule = maker.shape("text/rule-above-1", {10_mm, 10_mm, 24_mm, 0_mm}, {});
    rule.is_line = rule.is_paragraph_rule = true;
    rule.stroke = {paint(Ink), 0.5_pt, {3_pt, 2_pt}};
    const Translation lost = Written({maker.page}).translation("a dashed rule of a paragraph");
    EXPECT_EQ(lost.count, 1u);
    EXPECT_TRUE(lost.is_loss);
    EXPECT_EQ(lost.form, "it is unbroken");
}

TEST(Geometry, ItemsHaveNoFormattingOfTheirOwn) {
    PageMaker maker(1);
    for (const char* id : {"rule", "another"}) {
        page::Shape& rule = maker.shape(id, {10_mm, 10_mm, 20_mm, 0_mm}, {});
        rule.is_line = true;
        rule.stroke = {paint(Ink, 0.4), 0.5_pt};
    }
    page::Shape& badge = maker.shape("badge", {10_mm, 10_mm, 20_mm, 5_mm}, paint(House));
    badge.head.style = style::ObjectStyleId(0);
    badge.corner_radius = 1_mm;
    badge.blending.opacity = 0.5;
    const Written written({maker.page});
    const std::string spread = written.part("Spreads/"), styles = written.part("Resources/Styles.xml");
    for (const char* local : {"Stroke", "Fill", "Corner", "Opacity"})
        EXPECT_THAT(spread, Not(HasSubstr(local)));
    const std::string line = "derived:line, 0.5 pt ink 40";
    EXPECT_THAT(styles, HasSubstr("Name=\"" + line + "\" EnableFill=\"false\" EnableStroke=\"true\""));
    EXPECT_EQ(styles.find(line), styles.rfind(line)) << "one for both";
    EXPECT_THAT(styles, HasSubstr("Name=\"derived:badge, PANTONE 293 C opacity 50\""));
    EXPECT_THAT(styles, HasSubstr("<BasedOn type=\"object\">ObjectStyle/badge</BasedOn>"));
}

TEST(Geometry, ALineHasItsDashes) {
    PageMaker maker(1);
    page::Shape& rule = maker.shape("rule", {10_mm, 10_mm, 20_mm, 0_mm}, {});
    rule.is_line = true;
    rule.stroke = {paint(Ink), 0.5_pt, {3_pt, 2_pt}, style::LineCap::Round};
    const Written written({maker.page});
    const std::string styles = written.part("Resources/Styles.xml");
    EXPECT_THAT(styles, HasSubstr("StrokeType=\"StrokeStyle/$ID/Dashed\""));
    EXPECT_THAT(styles, HasSubstr("StrokeDashAndGap=\"3 2\" EndCap=\"RoundEndCap\""));
    EXPECT_THAT(written.part("Resources/Graphic.xml"), HasSubstr("Self=\"StrokeStyle/$ID/Dashed\""));
}

TEST(Geometry, AnUnbrokenLineHasItsEnds) {
    PageMaker maker(1);
    page::Shape& rule = maker.shape("rule", {10_mm, 10_mm, 20_mm, 0_mm}, {});
    rule.is_line = true;
    rule.stroke = {paint(Ink), 0.5_pt, {}, style::LineCap::Round};
    const std::string styles = Written({maker.page}).part("Resources/Styles.xml");
    EXPECT_THAT(styles, HasSubstr("StrokeType=\"StrokeStyle/$ID/Solid\""));
    EXPECT_THAT(styles, HasSubstr("EndCap=\"RoundEndCap\""));
}

TEST(Geometry, AGradientIsPaintedAtItsAngle) {
    PageMaker maker(1);
    maker.shape("sky", {10_mm, 10_mm, 20_mm, 20_mm}, paint(Dawn));
    const Written written({maker.page});
    EXPECT_THAT(written.part("Resources/Styles.xml"),
                HasSubstr("FillColor=\"Gradient/dawn\" GradientFillAngle=\"30\""));
    // 20 mm are 56.69 pt; the axis goes through the middle and up to the right, cos 30 + sin 30 times as long.
    EXPECT_THAT(written.part("Spreads/"), HasSubstr("GradientFillStart=\"-5.18776 47.70745\" "
                                                    "GradientFillLength=\"77.44396\""));
}

}
}

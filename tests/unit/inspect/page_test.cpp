// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

namespace publisher::inspect {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kBoxes = "/MediaBox [0 0 220 320] /BleedBox [5 5 215 315] /TrimBox [10 10 210 310] ";

TEST(Boxes, LieAroundTheTrim) {
    TestPdf pdf;
    pdf.add_page("10 10 50 20 re f", kBoxes);
    const auto page = first_page(pdf);
    EXPECT_EQ(page.size, (Size{200_pt, 300_pt}));
    ASSERT_TRUE(page.trim && page.bleed && page.media);
    EXPECT_FALSE(page.crop || page.art);
    EXPECT_EQ(page.trim->area, (Rect{{}, {}, 200_pt, 300_pt}));
    EXPECT_EQ(page.bleed->area, (Rect{-5_pt, -5_pt, 210_pt, 310_pt}));
    EXPECT_EQ(page.media->area, (Rect{-10_pt, -10_pt, 220_pt, 320_pt}));
    EXPECT_EQ(page.bleed->right, 215);
    // The lower left corner of the trim in the file is the lower left corner of the page.
    ASSERT_EQ(page.paths.size(), 1u);
    EXPECT_EQ(page.paths[0].box, (Rect{{}, 280_pt, 50_pt, 20_pt}));
}

TEST(Boxes, TurnWithThePage) {
    TestPdf pdf;
    pdf.add_page("10 10 50 20 re f", std::string(kBoxes) + "/Rotate 90");
    const auto page = first_page(pdf);
    EXPECT_EQ(page.rotate, 90);
    EXPECT_EQ(page.size, (Size{300_pt, 200_pt}));
    EXPECT_EQ(page.bleed->area, (Rect{-5_pt, -5_pt, 310_pt, 210_pt}));
    // Turned clockwise, the lower left corner becomes the upper left one.
    EXPECT_EQ(page.paths.at(0).box, (Rect{{}, {}, 20_pt, 50_pt}));
}

TEST(Boxes, WithoutTrimTheCropStandsInAndMediaIsInherited) {
    TestPdf pdf;
    pdf.add_page("", "/MediaBox [0 0 220 320] /CropBox [20 20 200 300]");
    const auto page = first_page(pdf);
    EXPECT_EQ(page.size, (Size{180_pt, 280_pt}));
    EXPECT_EQ(page.media->area.left(), -20_pt);
    EXPECT_FALSE(page.media->is_inherited);
}

TEST(Paths, ColourAndOverprintAreThoseOfTheContent) {
    TestPdf pdf;
    const int tint = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 .8 .9 0] /N 1 >>");
    pdf.add_page(
        "/OP gs 0 0 0 1 k 0 0 10 10 re f "
        "/Spot cs .5 scn 10 0 10 10 re f* "
        "q .25 g 20 0 10 10 re f Q "
        "/Both cs .2 .4 scn 30 0 10 10 re f "
        "1 0 0 rg 40 0 10 10 re f",
        "/MediaBox [0 0 200 100]",
        "/ExtGState << /OP << /OP true /op true /OPM 1 >> >> /ColorSpace << "
        "/Spot [/Separation /PANTONE#20185#20C /DeviceCMYK " +
            reference(tint) +
            "] /Both [/DeviceN [/Black /Gold] /DeviceCMYK << /FunctionType 4 "
            "/Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1] /Length 1 >>] >>");
    const auto page = first_page(pdf);
    ASSERT_GE(page.paths.size(), 4u);
    EXPECT_EQ(page.paths[0].color, (Color{"DeviceCMYK", {0, 0, 0, 1}, {}, {}}));
    EXPECT_TRUE(page.paths[0].overprint);
    EXPECT_EQ(page.paths[0].overprint_mode, 1);
    EXPECT_EQ(page.paths[0].kind, Path::Kind::Fill);
    EXPECT_EQ(page.paths[1].color, (Color{"Separation", {0.5}, {"PANTONE 185 C"}, "DeviceCMYK"}));
    EXPECT_EQ(page.paths[1].kind, Path::Kind::EvenOddFill);
    EXPECT_EQ(page.paths[2].color, (Color{"DeviceGray", {0.25}, {}, {}}));
    EXPECT_EQ(page.paths.back().color, (Color{"DeviceRGB", {1, 0, 0}, {}, {}}));
}

TEST(Paths, DeviceNNamesItsInks) {
    TestPdf pdf;
    const int tint =
        pdf.add_stream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{ exch 0 0 4 2 roll }");
    pdf.add_page("/Both cs .2 .4 scn 0 0 10 10 re f", "/MediaBox [0 0 200 100]",
                 "/ColorSpace << /Both [/DeviceN [/Black /Gold] /DeviceCMYK " + reference(tint) + "] >>");
    EXPECT_EQ(first_page(pdf).paths.at(0).color,
              (Color{"DeviceN", {0.2, 0.4}, {"Black", "Gold"}, "DeviceCMYK"}));
}

TEST(Paths, StrokeWidthIsTheEffectiveOne) {
    TestPdf pdf;
    pdf.add_page("2 0 0 2 0 0 cm 0 0 0 1 K .5 w [3 1] 0 d 10 10 m 40 10 l S");
    const auto line = first_page(pdf).paths.at(0);
    EXPECT_EQ(line.kind, Path::Kind::Stroke);
    EXPECT_EQ(line.line_width, 1_pt);
    EXPECT_TRUE(line.is_dashed);
    EXPECT_EQ(line.color.space, "DeviceCMYK");
    // 20..80 across, at 100 - 20 = 80 down, half a point more on every side.
    EXPECT_EQ(line.box, (Rect{19.5_pt, 79.5_pt, 61_pt, 1_pt}));
}

TEST(Paths, ClipTellsWhatCanBeSeen) {
    TestPdf pdf;
    pdf.add_page("0 0 50 50 re W n 0 0 0 1 k 40 40 20 20 re f 60 60 10 10 re f");
    const auto page = first_page(pdf);
    EXPECT_TRUE(page.paths.at(0).is_rectangle);
    EXPECT_EQ(page.paths.at(0).visible, (Rect{40_pt, 50_pt, 10_pt, 10_pt}));
    EXPECT_TRUE(page.paths.at(1).visible.is_empty());
}

TEST(Paths, ATileIsListedOnce) {
    TestPdf pdf;
    const int tile = pdf.add_stream(
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
        "/BBox [0 0 1 1] /XStep 1 /YStep 1 /Resources << >>",
        "0 1 0 0 k 0 0 .5 .5 re f");
    pdf.add_page("/Pattern cs /P scn 0 0 100 100 re f", "/MediaBox [0 0 200 100]",
                 "/Pattern << /P " + reference(tile) + " >>");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.patterns.size(), 1u);
    EXPECT_GE(page.patterns[0].n_tiles, 10'000);
    EXPECT_EQ(page.patterns[0].within, Within::Page);
    ASSERT_EQ(page.paths.size(), 1u);
    EXPECT_EQ(page.paths[0].within, Within::Pattern);
    EXPECT_EQ(page.paths[0].color, (Color{"DeviceCMYK", {0, 1, 0, 0}, {}, {}}));
}

TEST(Paths, ShadingNamesItsSpace) {
    TestPdf pdf;
    const int blend = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 0 0 0] /N 1 >>");
    pdf.add_page("q 10 10 30 20 re W n /S sh Q", "/MediaBox [0 0 200 100]",
                 "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 100 0] /Function " +
                     reference(blend) + " /Extend [true true] >> >>");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.shadings.size(), 1u);
    EXPECT_EQ(page.shadings[0].type, 2);
    EXPECT_EQ(page.shadings[0].color.space, "DeviceCMYK");
    EXPECT_EQ(page.shadings[0].box, (Rect{10_pt, 70_pt, 30_pt, 20_pt}));
}

TEST(Pictures, ResolutionAndPlaceFollowTheMatrix) {
    TestPdf pdf;
    const std::string pixels(100 * 50 * 4, '\x40');
    const int mask = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 10 /Height 5 "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
        std::string(50, '\xFF'));
    const int picture = pdf.add_stream(
        "/Type /XObject /Subtype /Image /Width 100 /Height 50 "
        "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /SMask " +
            reference(mask),
        pixels);
    pdf.add_page("q 24 0 0 18 10 20 cm /I Do Q q 0 24 -12 0 100 20 cm /I Do Q", kBoxes,
                 "/XObject << /I " + reference(picture) + " >>");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.pictures.size(), 2u);
    const auto& upright = page.pictures[0];
    EXPECT_EQ(upright.object, picture);
    EXPECT_EQ(upright.width, 100);
    EXPECT_EQ(upright.height, 50);
    EXPECT_DOUBLE_EQ(upright.ppi_x, 300); // 100 pixels on 24 pt, a third of an inch
    EXPECT_DOUBLE_EQ(upright.ppi_y, 200); // 50 pixels on 18 pt, a quarter
    EXPECT_EQ(upright.box, (Rect{{}, 272_pt, 24_pt, 18_pt}));
    EXPECT_EQ(upright.color.space, "DeviceCMYK");
    EXPECT_EQ(upright.bits, 8);
    EXPECT_EQ(upright.mask, Picture::Mask::Soft);
    const auto& turned = page.pictures[1];
    EXPECT_DOUBLE_EQ(turned.ppi_x, 300);
    EXPECT_DOUBLE_EQ(turned.ppi_y, 300);
    EXPECT_EQ(turned.box, (Rect{78_pt, 266_pt, 12_pt, 24_pt}));
}

TEST(Pictures, InlineAndStencilsToo) {
    TestPdf pdf;
    pdf.add_page(
        "0 1 0 0 k q 8 0 0 8 0 0 cm BI /W 8 /H 1 /IM true ID \x55 EI Q "
        "q 8 0 0 8 8 0 cm BI /W 2 /H 1 /CS /G /BPC 8 /F /AHx ID 00ff> EI Q 0 0 1 1 re f");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.pictures.size(), 2u);
    EXPECT_EQ(page.pictures[0].mask, Picture::Mask::Stencil);
    EXPECT_EQ(page.pictures[0].color, (Color{"DeviceCMYK", {0, 1, 0, 0}, {}, {}}));
    EXPECT_TRUE(page.pictures[0].is_inline);
    EXPECT_EQ(page.pictures[1].color.space, "DeviceGray");
    EXPECT_THAT(page.pictures[1].filters, ElementsAre("AHx"));
    EXPECT_EQ(page.paths.size(), 1u); // what follows the data is read as content again
}

TEST(Transparency, GroupsOpacityAndSoftMasks) {
    TestPdf pdf;
    const int form = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 50 50] "
        "/Group << /S /Transparency /CS /DeviceCMYK /I true >>",
        "0 0 0 1 k 0 0 10 10 re f");
    const int mask = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 50 50] "
        "/Group << /S /Transparency /CS /DeviceGray >>",
        ".5 g 0 0 50 50 re f");
    pdf.add_page(
        "q /Half gs /G Do Q q /Masked gs 1 0 0 0 k 0 0 5 5 re f Q 0 0 0 1 k 0 0 3 3 re f",
        "/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceCMYK >>",
        "/XObject << /G " + reference(form) +
            " >> /ExtGState << /Half << /ca .5 /BM /Multiply >> /Masked << /SMask << /S /Luminosity /G " +
            reference(mask) + " >> >> >>");
    const auto page = first_page(pdf);
    EXPECT_TRUE(page.has_group);
    EXPECT_EQ(page.group.space, "DeviceCMYK");
    ASSERT_EQ(page.groups.size(), 2u);
    EXPECT_EQ(page.groups[0].opacity, 0.5);
    EXPECT_EQ(page.groups[0].blend_mode, "Multiply");
    EXPECT_EQ(page.groups[0].space, "DeviceCMYK");
    EXPECT_TRUE(page.groups[0].is_isolated);
    EXPECT_TRUE(page.groups[1].is_soft_mask);
    ASSERT_EQ(page.paths.size(), 4u);
    EXPECT_EQ(page.paths[0].group, 0);
    EXPECT_EQ(page.paths[0].within, Within::Page);
    EXPECT_EQ(page.paths[1].within, Within::SoftMask);
    EXPECT_TRUE(page.paths[2].has_soft_mask);
    EXPECT_EQ(page.paths[2].group, -1);
    EXPECT_FALSE(page.paths[3].has_soft_mask);
}

TEST(Annotations, AreListedAndTheirLooksMarked) {
    TestPdf pdf;
    const int look =
        pdf.add_stream("/Type /XObject /Subtype /Form /BBox [0 0 20 10]", "1 0 0 rg 0 0 20 10 re f");
    const int link = pdf.add(
        "<< /Type /Annot /Subtype /Link /Rect [10 10 60 30] /Border [0 0 0] /A << /S /URI "
        "/URI (https://example.com/) >> >>");
    const int stamp = pdf.add("<< /Type /Annot /Subtype /Stamp /Rect [100 50 120 60] /F 4 /AP << /N " +
                              reference(look) + " >> >>");
    pdf.add_page("0 g 0 0 1 1 re f",
                 "/MediaBox [0 0 200 100] /Annots [" + reference(link) + " " + reference(stamp) + "]");
    const auto page = first_page(pdf);
    ASSERT_EQ(page.annotations.size(), 2u);
    EXPECT_EQ(page.annotations[0].subtype, "Link");
    EXPECT_EQ(page.annotations[0].action, "URI");
    EXPECT_EQ(page.annotations[0].uri, "https://example.com/");
    EXPECT_EQ(page.annotations[0].area, (Rect{10_pt, 70_pt, 50_pt, 20_pt}));
    EXPECT_EQ(page.annotations[1].flags, 4);
    ASSERT_EQ(page.paths.size(), 2u);
    EXPECT_EQ(page.paths[0].within, Within::Page);
    EXPECT_EQ(page.paths[1].within, Within::Annotation);
    EXPECT_EQ(page.paths[1].box, (Rect{100_pt, 40_pt, 20_pt, 10_pt}));
}

TEST(Layers, ThePageNamesThemAndHiddenContentIsLeftOut) {
    TestPdf pdf;
    const int shown = pdf.add("<< /Type /OCG /Name (Prices) >>");
    const int hidden = pdf.add("<< /Type /OCG /Name (Notes) >>");
    pdf.catalog = "/OCProperties << /OCGs [" + reference(shown) + " " + reference(hidden) + "] /D << /OFF [" +
                  reference(hidden) + "] >> >>";
    pdf.add_page("/OC /A BDC 0 0 5 5 re f EMC /OC /B BDC 0 0 6 6 re f EMC 0 0 7 7 re f",
                 "/MediaBox [0 0 200 100]",
                 "/Properties << /A " + reference(shown) + " /B " + reference(hidden) + " >>");
    const auto page = first_page(pdf);
    EXPECT_THAT(page.layers, ElementsAre("Notes", "Prices"));
    ASSERT_EQ(page.paths.size(), 2u);
    EXPECT_EQ(page.paths[1].box.width, 7_pt);
}

TEST(Messages, ComplaintsOfTheInterpreterAreKept) {
    TestPdf pdf;
    pdf.add_page("/Missing gs 0 0 5 5 re f nonsense");
    const auto page = first_page(pdf);
    EXPECT_EQ(page.paths.size(), 1u);
    EXPECT_THAT(page.messages, testing::Contains(testing::HasSubstr("nonsense")));
}

}
}

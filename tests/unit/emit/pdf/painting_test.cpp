// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

namespace publisher::emit::pdf {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

page::Shape shape(Rect frame, style::Paint fill, style::Stroke stroke = {}) {
    return {.head = {.frame = frame}, .fill = fill, .stroke = stroke};
}

page::PictureFrame picture(Rect frame, Rect whole, std::string digest = "a") {
    return {.head = {.frame = frame}, .file_digest = std::move(digest), .picture = whole};
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t n = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++n;
    return n;
}

/// Where Poppler finds a word, from the top left corner of the trim; nothing for a word that is not there.
Rect word_box(const PdfFile& file, const std::string& word) {
    const std::string boxes = file.judged_by("pdftotext -bbox {} -");
    const std::regex pattern("xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">" +
                             word + "<");
    std::smatch match;
    if (!std::regex_search(boxes, match, pattern)) return {};
    const auto at = [&](std::size_t i) { return Length::from_points(std::stod(match[i].str())); };
    const Length bleed = blank_page(1).bleed;
    return {at(1) - bleed, at(2) - bleed, at(3) - at(1), at(4) - at(2)};
}

const ArtSource kOnePicture = [](const ArtRequest&) -> Result<Art> {
    return Art(plain_picture({255, 0, 128, 0}));
};

TEST(Painting, BlackOverprintsAtFullTintOnly) {
    const PdfFile file(
        {page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, paint(Red)), text_frame(shaped("black", {1_mm, 5_mm})),
                    shape({20_mm, 0_mm, 10_mm, 10_mm}, paint(Black, 0.5)),
                    shape({20_mm, 20_mm, 10_mm, 10_mm}, paint(Paper))})});
    ASSERT_TRUE(file.status());
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("BT\n0 0 0 1 k\n/GS1 gs\n"));
    EXPECT_THAT(content, HasSubstr("0 0 0 0.5 k\n/GS0 gs\n"));
    const std::string plain = file.plain();
    EXPECT_THAT(plain, ContainsRegex("/OP true\n +/OPM 1\n +/Type /ExtGState\n +/op true"));
    EXPECT_THAT(plain, ContainsRegex("/OP false\n +/OPM 0\n +/Type /ExtGState\n +/op false"));
    for (const char* device_gray : {" g\n", " G\n", " rg\n", " RG\n"})
        EXPECT_THAT(content, Not(HasSubstr(device_gray)));
}

TEST(Painting, BlackTextDoesNotPunchAHoleIntoThePlatesBelow) {
    const PdfFile file({page_with({shape({0_mm, 0_mm, 100_mm, 80_mm}, {style::SwatchId(Spot), 1}),
                                   shape({20_mm, 20_mm, 60_mm, 40_mm}, paint(Black))})});
    ASSERT_TRUE(file.status());
    // tiffsep paints each plate; ink is black there. The spot plate must be full in the middle too.
    const std::string said =
        file.judged_by("gs -q -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r10 -o p%d.tif {} && ls");
    EXPECT_THAT(said, HasSubstr("p1(PANTONE 293 C).tif"));
    EXPECT_THAT(said, HasSubstr("p1(Black).tif"));
    const auto mean = [&](const std::string& plate) {
        return file.judged_by(
            "gs -q -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r10 -o q%d.tif {} && "
            "cmp -s 'q1(" +
            plate + ").tif' 'q1(Cyan).tif' && echo same || echo different");
    };
    EXPECT_EQ(mean("PANTONE 293 C"), "different\n");
    EXPECT_EQ(mean("Magenta"), "same\n");
}

TEST(Painting, ASpotColourIsASeparationThatIsDefinedOnce) {
    const PdfFile file({page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, paint(Spot)),
                                   shape({20_mm, 0_mm, 10_mm, 10_mm}, paint(Spot, 0.4))})});
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.content(1), ContainsRegex("/CS0 cs\n1 scn\n.*\n.*\n/CS0 cs\n0.4 scn\n"));
    const std::string plain = file.plain();
    EXPECT_EQ(count(plain, "/Separation"), 1u);
    EXPECT_THAT(plain, HasSubstr("/PANTONE#20293#20C"));
    EXPECT_THAT(plain, ContainsRegex("/C1 \\[\n +1\n +0.6\n +0\n +0.1\n"));
}

TEST(Painting, AColourWithoutInkLeavesTheFrameUnpainted) {
    const PdfFile file(
        {page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, paint(Nothing), {paint(Nothing), 1_pt})})});
    EXPECT_EQ(file.content(1), "");
}

TEST(Painting, TheTopOfThePageIsAtTheTop) {
    // Trim 100 x 80 mm with 3 mm bleed: a frame 10 mm from the left and top ends 80 - 15 = 65 mm
    // above the trim's foot, that is 68 mm = 192.756 pt above the sheet's.
    const PdfFile file({page_with({shape({10_mm, 10_mm, 20_mm, 5_mm}, paint(Red))})});
    EXPECT_THAT(file.content(1), HasSubstr("36.85 192.756 56.693 14.173 re\nf\n"));
}

TEST(Painting, LinesAndRoundedCornersHaveTheirStroke) {
    page::Shape line = shape({10_mm, 10_mm, 20_mm, 0_mm}, {}, {paint(Black), 0.5_pt});
    line.is_line = true;
    page::Shape rounded = shape({10_mm, 20_mm, 20_mm, 10_mm}, paint(Red), {paint(Red), 2_pt});
    rounded.corner_radius = 50_mm; // no more than half the shorter side
    const PdfFile file({page_with({line, rounded})});
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("0 0 0 1 K\n0.5 w\n/GS1 gs\n36.85 206.929 m\n93.543 206.929 l\nS\n"));
    EXPECT_EQ(count(content, " c\n"), 8u);
    EXPECT_THAT(content, HasSubstr("0 0.9 0.8 0.05 K\n2 w\n51.024 178.583 m\n"));
}

TEST(Painting, APictureIsEmbeddedOnceHoweverOftenItStands) {
    std::vector<page::Object> objects;
    for (int i = 0; i < 10; ++i) {
        const Rect frame{i * 9_mm, 10_mm, 8_mm, 8_mm};
        objects.push_back(picture(frame, frame));
    }
    int n_asked = 0;
    const PdfFile file({page_with(objects), page_with(objects)}, plain_options(), [&](const ArtRequest&) {
        ++n_asked;
        return Result<Art>(plain_picture({0, 0, 255, 0}));
    });
    ASSERT_TRUE(file.status());
    EXPECT_EQ(n_asked, 1);
    EXPECT_EQ(count(file.plain(), "/Subtype /Image"), 1u);
    EXPECT_EQ(count(file.content(2), "/Im0 Do"), 10u);
    const std::string list = file.judged_by("pdfimages -list {}");
    EXPECT_THAT(list, ContainsRegex("image +20 +10 +cmyk +4 +8"));
    EXPECT_EQ(count(file.plain(), "/Group"), 0u);
}

TEST(Painting, WhatIsOutsideTheFrameIsCroppedAndMirroredIsMirrored) {
    page::PictureFrame cropped = picture({10_mm, 10_mm, 10_mm, 10_mm}, {5_mm, 5_mm, 20_mm, 20_mm});
    page::PictureFrame mirrored = picture({40_mm, 10_mm, 20_mm, 20_mm}, {40_mm, 10_mm, 20_mm, 20_mm});
    mirrored.is_mirrored = true;
    const PdfFile file({page_with({cropped, mirrored})}, plain_options(), kOnePicture);
    const std::string content = file.content(1);
    EXPECT_THAT(
        content,
        HasSubstr(
            "q\n36.85 178.583 28.346 28.346 re\nW n\n56.693 0 0 56.693 22.677 164.409 cm\n/Im0 Do\nQ\n"));
    EXPECT_THAT(content, HasSubstr("q\n-56.693 0 0 56.693 178.583 150.236 cm\n/Im0 Do\nQ\n"));
}

TEST(Painting, ASoftMaskMakesThePageATransparencyGroupInCmyk) {
    const Rect frame{10_mm, 10_mm, 20_mm, 10_mm};
    const PdfFile file({page_with({picture(frame, frame)}), blank_page(2)}, plain_options(),
                       [](const ArtRequest&) {
                           PrintPicture masked = plain_picture({0, 255, 0, 0});
                           masked.soft_mask = deflated(std::string(200, '\x80'));
                           return Result<Art>(masked);
                       });
    ASSERT_TRUE(file.status());
    const std::string plain = file.plain();
    EXPECT_EQ(count(plain, "/Group <<"), 1u);
    EXPECT_THAT(plain, ContainsRegex("/Group <<\n +/CS /DeviceCMYK\n +/S /Transparency"));
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Painting, GrayPicturesGoToTheBlackPlate) {
    const Rect frame{-3_mm, -3_mm, 106_mm, 86_mm};
    const PdfFile file({page_with({picture(frame, frame)})}, plain_options(), [](const ArtRequest&) {
        PrintPicture gray = plain_picture({64, 64, 64, 64});
        gray.n_components = 1;
        gray.width = 80;
        return Result<Art>(gray);
    });
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.plain(), HasSubstr("/Black"));
    // 64 of 255 is 25 % light: a plate of 75 % ink and a page that looks dark.
    const std::string pixel =
        file.judged_by("pdftoppm -r 20 -gray -singlefile {} g && tail -c 1 g.pgm | od -An -tu1");
    EXPECT_NEAR(std::stoi(pixel), 64, 40);
}

TEST(Painting, PicturesThatTheOutputIntentDoesNotFitAreRefused) {
    const Rect frame{0_mm, 0_mm, 10_mm, 10_mm};
    const auto status_of = [&](PrintPicture given) {
        const PdfFile file({page_with({picture(frame, frame)})}, plain_options(),
                           [&](const ArtRequest&) { return Result<Art>(given); });
        return file.status() ? "" : file.status().failure().message;
    };
    PrintPicture rgb = plain_picture({});
    rgb.n_components = 3;
    EXPECT_THAT(status_of(rgb), HasSubstr("neither CMYK nor gray"));
    EXPECT_THAT(status_of({}), HasSubstr("is empty"));
    PrintPicture deep = plain_picture({});
    deep.bits = 16;
    EXPECT_THAT(status_of(deep), HasSubstr("bits"));
}

TEST(Painting, APictureThatCannotBeHadIsTheFailure) {
    const Rect frame{0_mm, 0_mm, 10_mm, 10_mm};
    const PdfFile file({page_with({picture(frame, frame)})});
    ASSERT_FALSE(file.status());
    EXPECT_EQ(file.status().failure().message, "this document has no pictures");
}

TEST(Painting, RoundedFramesCropTheirPicture) {
    const Rect frame{10_mm, 10_mm, 20_mm, 20_mm};
    page::PictureFrame rounded = picture(frame, frame);
    rounded.head.style = style::ObjectStyleId(0);
    const PdfFile file({page_with({rounded})}, plain_options(), kOnePicture);
    const std::string content = file.content(1);
    EXPECT_EQ(count(content, " c\n"), 4u);
    EXPECT_THAT(content, HasSubstr("h\nW n\n"));
    EXPECT_THAT(content, Not(HasSubstr("f\n")));
}

TEST(Painting, TablesPaintGroundsThenTextThenRules) {
    page::TablePart table{.head = {.frame = {10_mm, 10_mm, 80_mm, 20_mm}}, .style = style::TableStyleId(0)};
    for (int i = 0; i < 2; ++i) {
        page::Row row{.y = 10_mm + i * 10_mm, .height = 10_mm, .rule_below = {paint(Black), 0.25_pt}};
        page::Cell cell{.box = {10_mm, row.y, 80_mm, row.height}, .fill = paint(Red, 0.5)};
        cell.lines.emplace_back().runs.push_back(shaped("price", {12_mm, row.y + 6_mm}));
        row.cells.push_back(cell);
        table.rows.push_back(row);
    }
    const PdfFile file({page_with({table})});
    ASSERT_TRUE(file.status());
    const std::string content = file.content(1);
    EXPECT_LT(content.rfind(" re\nf\n"), content.find("BT\n"));
    EXPECT_LT(content.rfind("ET\n"), content.find("S\n"));
    EXPECT_EQ(count(content, "\nS\n"), 2u);
    EXPECT_THAT(content, ::testing::EndsWith("1 w\n36.85 150.236 226.772 56.693 re\ns\n"));
}

TEST(Painting, TurnedCellsTurnTheirTextAboutTheirCorner) {
    page::TablePart table{.head = {.frame = {10_mm, 10_mm, 80_mm, 40_mm}}};
    page::Row row{.y = 10_mm, .height = 40_mm};
    page::Cell up{.box = {10_mm, 10_mm, 10_mm, 40_mm}, .turn = style::Turn::Left};
    up.lines.emplace_back().runs.push_back(shaped("up", {11_mm, 16_mm}));
    page::Cell down{.box = {20_mm, 10_mm, 10_mm, 40_mm}, .turn = style::Turn::Right};
    down.lines.emplace_back().runs.push_back(shaped("down", {21_mm, 16_mm}));
    row.cells = {up, down};
    table.rows.push_back(row);
    const PdfFile file({page_with({table})});
    ASSERT_TRUE(file.status());
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("q\n0 1 -1 0 "));
    EXPECT_THAT(content, HasSubstr("q\n0 -1 1 0 "));
    // Bounding boxes of the words on the page, from the top left corner in points, as Poppler reads them.
    const auto up_box = word_box(file, "up"), down_box = word_box(file, "down");
    EXPECT_GT(up_box.height, up_box.width) << "it stands upright";
    // One millimetre from the foot of its cell, whose bottom lies 50 mm below the top of the page.
    EXPECT_NEAR((up_box.y + up_box.height).millimetres(), 49, 0.5);
    EXPECT_NEAR(down_box.y.millimetres(), 11, 0.5) << "one millimetre from the head of its cell";
    EXPECT_TRUE((Rect{10_mm, 10_mm, 10_mm, 40_mm}.contains(up_box)));
    EXPECT_TRUE((Rect{20_mm, 10_mm, 10_mm, 40_mm}.contains(down_box)));
}

TEST(Painting, RulesEndWhereACellGoesOn) {
    page::TablePart table{.head = {.frame = {10_mm, 10_mm, 80_mm, 20_mm}}};
    for (int i = 0; i < 2; ++i) {
        page::Row row{.y = 10_mm + i * 10_mm, .height = 10_mm, .rule_below = {paint(Black), 0.25_pt}};
        if (i == 0) row.cells.push_back({.n_rows = 2, .box = {10_mm, 10_mm, 30_mm, 20_mm}});
        row.cells.push_back(
            {.column = 1, .box = {40_mm, row.y, 50_mm, 10_mm}, .above = {paint(Black), 1_pt}});
        table.rows.push_back(row);
    }
    const PdfFile file({page_with({table})});
    const std::string content = file.content(1);
    // From 40 mm on below the first row, from 10 mm on below the second, and the edges above the two cells; with
    // the bleed of 3 mm these are 121.89 and 36.85 points.
    EXPECT_EQ(count(content, "\n121.89 "), 3u);
    EXPECT_EQ(count(content, "\n36.85 "), 1u);
    EXPECT_EQ(count(content, "\nS\n"), 4u);
}

TEST(Painting, FramesWithoutAreaAreHarmless) {
    page::TablePart table;
    table.rows.emplace_back().cells.emplace_back().fill = paint(Red);
    const PdfFile file({page_with({shape({}, paint(Red), {paint(Black), 1_pt}), picture({}, {}),
                                   picture({0_mm, 0_mm, 5_mm, 5_mm}, {90_mm, 0_mm, 5_mm, 5_mm}),
                                   page::TextFrame(), table, page::PictureFrame()})},
                       plain_options(), kOnePicture);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_EQ(file.content(1), "");
}

TEST(Painting, TintsOfASpotAreOnItsPlate) {
    const PdfFile file({page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, paint(SpotTint)),
                                   shape({20_mm, 0_mm, 10_mm, 10_mm}, paint(SpotTint, 0.5))})});
    EXPECT_THAT(file.content(1), ContainsRegex("/CS0 cs\n0.4 scn\n.*\n.*\n/CS0 cs\n0.2 scn\n"));
    EXPECT_EQ(count(file.plain(), "/Separation"), 1u);
}

TEST(Painting, APaintOverridesItsSwatch) {
    style::Paint over = paint(Red), out = paint(Black), white = paint(Paper);
    over.overprint = white.overprint = style::Overprint::Always;
    out.overprint = style::Overprint::Never;
    const Rect frame{0_mm, 0_mm, 10_mm, 10_mm};
    EXPECT_THAT(PdfFile({page_with({shape(frame, over)})}).content(1), HasSubstr("/GS1 gs"));
    EXPECT_THAT(PdfFile({page_with({shape(frame, out)})}).content(1), Not(HasSubstr("gs")));
    EXPECT_THAT(PdfFile({page_with({shape(frame, white)})}).content(1), Not(HasSubstr("gs")))
        << "white never overprints";
}

TEST(Painting, LargeBlackTextKnocksOutAndSmallTextOverprints) {
    Options options = plain_options();
    options.overprint_below = 12_pt;
    const auto content_of = [&](Length size) {
        return PdfFile({page_with({text_frame(shaped("a", {10_mm, 10_mm}, {.size = size}))})}, options)
            .content(1);
    };
    EXPECT_THAT(content_of(11.9_pt), HasSubstr("/GS1 gs"));
    EXPECT_THAT(content_of(12_pt), Not(HasSubstr("gs")));
}

TEST(Painting, DashesCapsAndJoinsAreThoseOfTheStroke) {
    style::Stroke stroke{paint(Black), 1_pt, {2_pt, 1_pt}, style::LineCap::Round, style::LineJoin::Bevel};
    const PdfFile file({page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, {}, stroke),
                                   shape({20_mm, 0_mm, 10_mm, 10_mm}, {}, {paint(Black), 1_pt})})});
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("1 J\n2 j\n[2 1 ] 0 d\n"));
    EXPECT_THAT(content, HasSubstr("0 J\n0 j\n[] 0 d\n")) << "the next stroke is plain again";
}

// The shape is 10 mm high; its gradient runs upwards from its foot, 28.346 pt.
TEST(Painting, AGradientFillsItsShapeAlongItsAngle) {
    const PdfFile file({page_with({shape({10_mm, 10_mm, 20_mm, 10_mm}, paint(Dusk))})});
    ASSERT_TRUE(file.status());
    EXPECT_THAT(file.content(1), HasSubstr("re\nW n\n0 28.346 -28.346 0 65.197 178.583 cm\n/Sh0 sh\nQ\n"));
    const std::string plain = file.plain();
    EXPECT_THAT(plain, HasSubstr("/ShadingType 2"));
    EXPECT_EQ(count(plain, "/FunctionType 2"), 2u);
    EXPECT_THAT(plain, ContainsRegex("/Bounds \\[\n +0.5\n"));
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
    // At the top half black, at the foot paper.
    const std::string pixels = file.judged_by(
        "pdftoppm -r 72 -gray -x 60 -y 38 -W 1 -H 27 {} p -singlefile && tail -c 27 p.pgm | od -An -v -tu1 "
        "-w1");
    EXPECT_GT(std::stoi(pixels.substr(pixels.rfind('\n', pixels.size() - 2))), 220);
}

// A triangle with straight sides over a picture of 20 x 20 mm at 10 mm: 0.5/0, 1/1 and 0/1 of it.
TEST(Painting, AClippingPathCutsThePictureOut) {
    constexpr std::int32_t kOne = 1 << 24, kHalf = kOne / 2;
    const Rect frame{10_mm, 10_mm, 20_mm, 20_mm};
    const ArtSource source = [&](const ArtRequest&) {
        PrintPicture cut = plain_picture({255, 0, 0, 0});
        cut.clip = {
            {kHalf, 0, kHalf, 0, kHalf, 0, kOne, kOne, kOne, kOne, kOne, kOne, 0, kOne, 0, kOne, 0, kOne}};
        return Result<Art>(cut);
    };
    page::PictureFrame mirrored = picture(frame, frame);
    mirrored.is_mirrored = true;
    const PdfFile file({page_with({picture(frame, frame)}), page_with({mirrored})}, plain_options(), source);
    // Its top is in the middle of the upper edge: 20 mm from the left, 10 from the top; y = 73 mm above the
    // foot.
    EXPECT_THAT(file.content(1),
                HasSubstr("q\n65.197 206.929 m\n65.197 206.929 93.543 150.236 93.543 150.236 c\n"));
    EXPECT_THAT(file.content(1), HasSubstr("h\nW* n\n56.693 0 0 56.693"));
    EXPECT_THAT(file.content(2), HasSubstr("65.197 206.929 36.85 150.236 36.85 150.236 c\n"));
    const std::string corner = file.judged_by(
        "pdftoppm -r 72 -f 1 -l 1 -x 38 -y 38 -W 1 -H 1 {} p && tail -c 3 p-1.ppm | od -An -tu1");
    EXPECT_THAT(corner, HasSubstr("255 255 255")) << "the upper left corner is paper";
}

TEST(Painting, ThePlatesOfAPageAreNamedInTheSlugEachOnItsOwn) {
    Options options = plain_options();
    const auto word = [](const char* text) { return std::vector{shaped(text, {}, {.size = 6_pt})}; };
    options.slug.pages = {word("first"), word("second")};
    options.slug.plates = {{"Cyan", word("Cyan")}, {"PANTONE 293 C", word("PANTONE 293 C")}};
    page::Page spot = page_with({shape({0_mm, 0_mm, 10_mm, 10_mm}, paint(Spot))});
    const PdfFile file({spot, blank_page(2)}, options);
    ASSERT_TRUE(file.status());
    // The line of the page is on all plates, the name of the spot colour where the page has some of it.
    EXPECT_THAT(file.content(1), ContainsRegex("/CS1 cs\n1 scn\n(.*\n)*1 0 0 0 k\n(.*\n)*/CS0 cs\n1 scn\n"));
    EXPECT_THAT(file.content(2), Not(HasSubstr("/CS0")));
    EXPECT_THAT(file.judged_by("pdftotext -l 1 {} -"), ContainsRegex("first\n+Cyan\n+PANTONE 293 C"));
    EXPECT_THAT(file.judged_by("pdftotext -f 2 {} -"), HasSubstr("second"));
    // Above and below the marks: the sheet has room for them on every side.
    EXPECT_THAT(file.plain(), ContainsRegex("/MediaBox \\[\n +0\n +0\n +351.496\n"));
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using vector::GroupEnd;
using vector::GroupStart;
using vector::PaintedPath;

using Kind = vector::Step::Kind;

/// In points of the drawing.
vector::Path box(double x, double y, double width, double height) {
    const auto at = [](double across, double down) {
        return Point{Length::from_points(across), Length::from_points(down)};
    };
    return {{Kind::Move, {}, {}, at(x, y)},
            {Kind::Line, {}, {}, at(x + width, y)},
            {Kind::Line, {}, {}, at(x + width, y + height)},
            {Kind::Line, {}, {}, at(x, y + height)},
            {Kind::Close, {}, {}, {}}};
}

PaintedPath filled(vector::Path outline, vector::Paint fill, double opacity = 1) {
    PaintedPath path;
    path.outline = std::move(outline);
    path.fill = std::move(fill);
    path.fill_opacity = opacity;
    return path;
}

/// 200 x 100 points of two colours: the spot colour of the tests, and inks.
vector::InkedDrawing drawing_of(std::vector<vector::Part> parts) {
    vector::InkedDrawing inked;
    inked.drawing.size = {200_pt, 100_pt};
    inked.drawing.colors = {{0, 82, 147}, {255, 255, 255}, {227, 6, 19}};
    inked.drawing.parts = std::move(parts);
    inked.inks = {paint(Spot), Cmyk{}, Cmyk{0, 1, 1, 0}};
    return inked;
}

ArtSource source_of(vector::InkedDrawing drawing, int* n_asked = nullptr) {
    return [drawing, n_asked](const ArtRequest&) {
        if (n_asked) ++*n_asked;
        return Result<Art>(drawing);
    };
}

page::PictureFrame frame_at(Length x, Length y) {
    const Rect frame{x, y, 40_mm, 20_mm};
    return {.head = {.id = "logo", .frame = frame}, .file_digest = "logo", .picture = frame};
}

/// The operators of the n-th stream that draws in a form.
std::string form_content(const PdfFile& file, int n) {
    return file.judged_by(
        "qpdf --qdf --object-streams=disable {} - | awk 'BEGIN{RS=\"endobj\"} /Subtype .Form/ && ++n==" +
        std::to_string(n) + "' | sed -n '/^stream$/,/^endstream$/p' | sed '1d;$d'");
}

TEST(Drawings, AreOneFormHoweverOftenTheyStand) {
    int n_asked = 0;
    page::PictureFrame mirrored = frame_at(50_mm, 50_mm);
    mirrored.is_mirrored = true;
    const PdfFile file({page_with({frame_at(0_mm, 0_mm), mirrored}), page_with({frame_at(5_mm, 5_mm)})},
                       plain_options(),
                       source_of(drawing_of({filled(box(10, 20, 30, 40), vector::ColorIndex{2})}), &n_asked));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_EQ(n_asked, 1);
    const std::string plain = file.plain();
    EXPECT_EQ(plain.find("/Subtype /Form"), plain.rfind("/Subtype /Form"));
    EXPECT_THAT(plain, ContainsRegex("/BBox \\[\n +0\n +0\n +200\n +100\n"));
    EXPECT_THAT(plain, ContainsRegex("/Matrix \\[\n +0.005\n +0\n +0\n +0.01\n"));
    EXPECT_THAT(plain, Not(HasSubstr("/Group")));
    // 40 mm are 113.386 pt; the form fills the unit square, as an image does.
    EXPECT_THAT(file.content(1), HasSubstr("q\n113.386 0 0 56.693 8.504 178.583 cm\n/Im0 Do\nQ\n"));
    EXPECT_THAT(file.content(1), HasSubstr("q\n-113.386 0 0 56.693 263.622 36.85 cm\n/Im0 Do\nQ\n"));
    EXPECT_EQ(form_content(file, 1),
              "/GS0 gs\n1 w 0 J 0 j 10 M [] 0 d\n0 1 1 0 k\n"
              "10 80 m\n40 80 l\n40 40 l\n10 40 l\nh\nf\n");
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Drawings, AreStrokedWithDashesAndCornersOfTheirOwn) {
    PaintedPath path = filled(box(10, 10, 20, 20), {});
    path.stroke.paint = vector::ColorIndex{0};
    path.stroke.weight = 2_pt;
    path.stroke.dashes = {3_pt, 1_pt};
    path.stroke.dash_start = 0.5_pt;
    path.stroke.cap = style::LineCap::Round;
    path.stroke.join = style::LineJoin::Bevel;
    const PdfFile file({page_with({frame_at(0_mm, 0_mm)})}, plain_options(), source_of(drawing_of({path})));
    ASSERT_TRUE(file.status());
    EXPECT_THAT(form_content(file, 1),
                HasSubstr("/CS0 CS\n1 SCN\n2 w\n1 J\n2 j\n[3 1 ] 0.5 d\n4 M\n10 90 m\n"));
    EXPECT_THAT(file.plain(), HasSubstr("/PANTONE#20293#20C"));
}

TEST(Drawings, HaveGroupsThatAreLaidOnAsOne) {
    GroupStart half{.opacity = 0.5};
    half.clips.push_back({box(0, 0, 50, 50), vector::FillRule::EvenOdd});
    const PdfFile file({page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
                       source_of(drawing_of({half, filled(box(0, 0, 40, 40), vector::ColorIndex{2}),
                                             filled(box(20, 20, 40, 40), vector::ColorIndex{0}, 0.25),
                                             GroupEnd{}, filled(box(80, 0, 9, 9), vector::ColorIndex{2})})));
    ASSERT_TRUE(file.status());
    const std::string plain = file.plain();
    EXPECT_THAT(plain, ContainsRegex("/Group <<\n +/I true\n +/S /Transparency"));
    EXPECT_THAT(plain, ContainsRegex("/Group <<\n +/CS /DeviceCMYK\n")); // of the page
    EXPECT_THAT(plain, ContainsRegex("/CA 0.5\n"));
    EXPECT_THAT(plain, ContainsRegex("/CA 0.25\n"));
    EXPECT_THAT(form_content(file, 1) + form_content(file, 2),
                HasSubstr("W* n\n/BM1 gs\n200 0 0 100 0 0 cm\n/Im0 Do\nQ\n0 1 1 0 k\n80 100 m\n"));
    EXPECT_THAT(file.written().troubles, ::testing::IsEmpty());
}

TEST(Drawings, ThatAreTransparentAreNamedInX1a) {
    Options options = plain_options();
    options.standard = Standard::X1a2003;
    const PdfFile file({page_with({frame_at(0_mm, 0_mm), frame_at(50_mm, 0_mm)})}, options,
                       source_of(drawing_of({filled(box(0, 0, 40, 40), vector::ColorIndex{2}, 0.5)})));
    ASSERT_TRUE(file.status());
    ASSERT_EQ(file.written().troubles.size(), 2u);
    EXPECT_EQ(file.written().troubles[0].object, "logo");
    EXPECT_EQ(file.written().troubles[0].reason, "is a drawing with transparent parts");
    EXPECT_THAT(file.plain(), Not(HasSubstr("/ca ")));
}

vector::Gradient from_left_to_right(std::vector<vector::Gradient::Stop> stops) {
    return {.matrix = {100, 0, 0, 100, 10, 10}, .stops = std::move(stops)};
}

TEST(Drawings, HaveGradientsInTheInksOfTheirStops) {
    vector::Gradient circles = from_left_to_right({{0.25, 1}, {0.25, 2}, {1, 1}});
    circles.is_radial = true;
    circles.focus = {0.5, 0};
    const PdfFile file(
        {page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
        source_of(drawing_of({filled(box(0, 0, 90, 90), from_left_to_right({{0, 0}, {1, 1}})),
                              filled(box(0, 0, 90, 90), circles),
                              filled(box(0, 0, 90, 90), from_left_to_right({{0, 0}, {1, 2}}))})));
    ASSERT_TRUE(file.status());
    EXPECT_THAT(form_content(file, 1), HasSubstr("/Pattern cs\n/P0 scn\n"));
    const std::string plain = file.plain();
    // Spot to paper runs on the plate; y is turned over: 100 - 10 is 90.
    EXPECT_THAT(plain, ContainsRegex("/Matrix \\[\n +100\n +0\n +0\n +-100\n +10\n +90\n"));
    EXPECT_THAT(plain, ContainsRegex("/C0 \\[\n +1\n +\\]\n +/C1 \\[\n +0\n +\\]"));
    // Two stops in one place are an edge between plain pieces, so there are two pieces and not three.
    EXPECT_THAT(plain, ContainsRegex("/Bounds \\[\n +0.25\n +\\]"));
    EXPECT_THAT(plain, ContainsRegex("/Coords \\[\n +0.5\n +0\n +0\n +0\n +0\n +1\n"));
    // From a spot colour to another ink only its alternate can run.
    EXPECT_THAT(plain, ContainsRegex("/C0 \\[\n +1\n +0.6\n +0\n +0.1\n +\\]\n +/C1 \\[\n +0\n +1\n +1"));
    EXPECT_THAT(file.judged_by("qpdf --check {}"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Drawings, KeepTheirLightOnScreensAndHaveNoneInPrint) {
    vector::InkedDrawing light = drawing_of({filled(box(0, 0, 90, 90), vector::ColorIndex{2})});
    light.inks[2] = vector::Rgb{255, 51, 0};
    const PdfFile print({page_with({frame_at(0_mm, 0_mm)})}, plain_options(), source_of(light));
    ASSERT_FALSE(print.status());
    EXPECT_THAT(print.status().failure().message, HasSubstr("colours without inks"));
    if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    Options screen = print_options();
    screen.standard = Standard::Screen;
    const PdfFile file({page_with({frame_at(0_mm, 0_mm)})}, screen, source_of(light));
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    EXPECT_THAT(form_content(file, 1), HasSubstr("1 0.2 0 rg\n"));
}

TEST(Drawings, ThatAreNotSoundAreRefused) {
    const auto is_taken = [](std::vector<vector::Part> parts) {
        return static_cast<bool>(PdfFile({page_with({frame_at(0_mm, 0_mm)})}, plain_options(),
                                         source_of(drawing_of(std::move(parts))))
                                     .status());
    };
    EXPECT_TRUE(is_taken({GroupStart{}, GroupEnd{}}));
    EXPECT_FALSE(is_taken({GroupStart{}}));
    EXPECT_FALSE(is_taken({GroupEnd{}, GroupStart{}}));
    EXPECT_FALSE(is_taken({filled(box(0, 0, 1, 1), vector::ColorIndex{3})}));
    EXPECT_FALSE(is_taken({filled(box(0, 0, 1, 1), from_left_to_right({{1, 0}, {0, 1}}))}));
    EXPECT_FALSE(is_taken({filled({{Kind::Line, {}, {}, {}}}, {})}));
}

}
}

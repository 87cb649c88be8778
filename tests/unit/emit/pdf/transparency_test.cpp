// SPDX-License-Identifier: Apache-2.0
#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::emit::pdf {
namespace {

using ::testing::ContainsRegex;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

page::Shape shape(Rect frame, style::Paint fill, style::Blending blending = {}) {
    page::Shape shape{.head = {.id = "glass", .frame = frame}, .fill = fill};
    shape.blending = blending;
    return shape;
}

const Rect kAll{0_mm, 0_mm, 100_mm, 80_mm}, kMiddle{40_mm, 30_mm, 20_mm, 10_mm};

page::PictureFrame cut_out() {
    return {.head = {.id = "cut-out", .frame = kMiddle}, .file_digest = "a", .picture = kMiddle};
}

Options x1a() {
    Options options = plain_options();
    options.standard = Standard::X1a2003;
    return options;
}

TEST(Transparency, OpacityAndBlendModeAreAGraphicsStateOfTheObjectAlone) {
    const PdfFile file(
        {page_with({shape(kAll, paint(Red)), shape(kMiddle, paint(Spot), {0.4, style::BlendMode::Multiply}),
                    shape(kMiddle.moved(30_mm, 0_mm), paint(Spot))})});
    const std::string content = file.content(1);
    EXPECT_THAT(content, HasSubstr("q\n/BM0 gs\n"));
    EXPECT_THAT(content, ContainsRegex("/BM0 gs\n.*\n.*\n.*re\nf\nQ\n"));
    const std::string plain = file.plain();
    EXPECT_THAT(plain, ContainsRegex("/BM /Multiply\n +/CA 0.4\n +/Type /ExtGState\n +/ca 0.4"));
    EXPECT_THAT(plain, HasSubstr("/S /Transparency"));
    EXPECT_THAT(file.written().troubles, ::testing::IsEmpty());
}

// 40 % of 0/90/80/5 over paper is 0/36/32/2, over the red itself it is the red.
TEST(Transparency, X1aHasTheColourThatComesOutWhereThatIsOne) {
    const PdfFile paper({page_with({shape(kMiddle, paint(Red), {0.4})})}, x1a());
    EXPECT_THAT(paper.content(1), HasSubstr("0 0.36 0.32 0.02 k\n"));
    EXPECT_THAT(paper.plain(), Not(HasSubstr("/ca")));
    EXPECT_THAT(paper.written().troubles, ::testing::IsEmpty());
    const PdfFile red({page_with({shape(kAll, paint(Red)), shape(kMiddle, paint(Black), {0.5})})}, x1a());
    EXPECT_THAT(red.content(1), HasSubstr("0 0.45 0.4 0.525 k\n"));
}

TEST(Transparency, WhatX1aCannotHoldIsNamedAndTheClaimFalls) {
    if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    Options options = print_options();
    options.standard = Standard::X1a2003;
    // Over half a red shape there is no one colour; multiplying has no plain form at all.
    const Rect edge{90_mm, 30_mm, 20_mm, 10_mm};
    const PdfFile file(
        {page_with({shape({0_mm, 0_mm, 95_mm, 80_mm}, paint(Red)), shape(edge, paint(Black), {0.5}),
                    shape(kMiddle, paint(Black), {1, style::BlendMode::Multiply})})},
        options);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    ASSERT_EQ(file.written().troubles.size(), 2u);
    EXPECT_EQ(file.written().troubles[0].object, "glass");
    EXPECT_EQ(file.written().troubles[0].page, 1);
    EXPECT_EQ(file.written().claim, "");
    EXPECT_THAT(file.plain(), Not(HasSubstr("GTS_PDFXVersion")));
}

TEST(Transparency, X1aAsksForPicturesOverTheGroundTheyStandOn) {
    std::vector<std::optional<Cmyk>> grounds;
    const ArtSource source = [&](const ArtRequest& request) -> Result<Art> {
        grounds.push_back(request.ground);
        PrintPicture picture = plain_picture({0, 255, 0, 0});
        if (!request.ground) picture.soft_mask = deflated(std::string(200, '\x80'));
        picture.is_composited = request.ground.has_value();
        return Art(std::move(picture));
    };
    page::PictureFrame elsewhere = cut_out();
    elsewhere.head.frame = elsewhere.picture = kMiddle.moved(0_mm, 20_mm);
    page::PictureFrame on_spot = cut_out();
    on_spot.head.frame = on_spot.picture = kMiddle.moved(25_mm, 0_mm);
    const PdfFile file({page_with({shape({0_mm, 0_mm, 62_mm, 45_mm}, paint(Red)),
                                   shape({62_mm, 0_mm, 38_mm, 45_mm}, paint(Spot)), cut_out(), elsewhere,
                                   cut_out(), on_spot})},
                       x1a(), source);
    ASSERT_TRUE(file.status()) << file.status().failure().message;
    // Over red; over paper; the third lies on the first picture and the fourth on a spot colour.
    EXPECT_THAT(grounds, ElementsAre(Cmyk{0, 0.9, 0.8, 0.05}, Cmyk{}, std::nullopt));
    ASSERT_EQ(file.written().troubles.size(), 2u);
    EXPECT_EQ(file.written().troubles[0].object, "cut-out");
    EXPECT_THAT(file.plain(), Not(HasSubstr("/SMask")));
}

TEST(Transparency, AStandInTakesTheClaim) {
    if (!has_profile()) GTEST_SKIP() << "the profile of the Debian package scribus-data is not installed";
    const PdfFile file({page_with({cut_out()})}, print_options(), [](const ArtRequest&) {
        PrintPicture picture = plain_picture({});
        picture.is_stand_in = true;
        return Result<Art>(picture);
    });
    EXPECT_EQ(file.written().claim, "");
}

}
}

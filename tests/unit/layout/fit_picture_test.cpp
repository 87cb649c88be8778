// SPDX-License-Identifier: Apache-2.0
#include "publisher/layout/fit_picture.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace publisher::layout {
namespace {

constexpr Rect kFrame{10_mm, 20_mm, 40_mm, 30_mm};

bind::BoundPicture picture_of(int width, int height) {
    bind::BoundPicture picture;
    picture.width = width;
    picture.height = height;
    return picture;
}

design::PictureSpec spec_of(design::Fit fit) {
    design::PictureSpec spec;
    spec.fit = fit;
    return spec;
}

PicturePlacement place(const bind::BoundPicture& picture, design::Fit fit, bool is_right_to_left = false) {
    return fit_picture(picture, spec_of(fit), kFrame, is_right_to_left);
}

TEST(FitPicture, WideOneIsContainedByItsWidth) {
    const PicturePlacement placement = place(picture_of(4000, 2000), design::Fit::Contain);
    EXPECT_EQ(placement.picture, (Rect{10_mm, 25_mm, 40_mm, 20_mm}));
    EXPECT_EQ(placement.frame, placement.picture) << "nothing is cropped, so the frame is the picture";
    EXPECT_FALSE(placement.is_contained_by_licence);
}

TEST(FitPicture, TallOneIsContainedByItsHeight) {
    EXPECT_EQ(place(picture_of(1000, 2000), design::Fit::Contain).picture,
              (Rect{22.5_mm, 20_mm, 15_mm, 30_mm}));
}

TEST(FitPicture, ContainedOneStandsWhereTheTemplateSays) {
    design::PictureSpec spec = spec_of(design::Fit::Contain);
    spec.align_x = 0;
    spec.align_y = 1;
    EXPECT_EQ(fit_picture(picture_of(1000, 2000), spec, kFrame, false).picture.x, 10_mm);
    EXPECT_EQ(fit_picture(picture_of(4000, 2000), spec, kFrame, false).picture.y, 30_mm);
}

TEST(FitPicture, StartIsOnTheRightInARightToLeftEdition) {
    design::PictureSpec spec = spec_of(design::Fit::Contain);
    spec.align_x = 0;
    EXPECT_EQ(fit_picture(picture_of(1000, 2000), spec, kFrame, true).picture.x, 35_mm);
    spec.align_x = 1;
    EXPECT_EQ(fit_picture(picture_of(1000, 2000), spec, kFrame, true).picture.x, 10_mm);
}

TEST(FitPicture, CoveringOneFillsTheFrameAndIsCroppedAtBothSides) {
    const PicturePlacement placement = place(picture_of(4000, 2000), design::Fit::Cover);
    EXPECT_EQ(placement.frame, kFrame);
    EXPECT_EQ(placement.picture, (Rect{0_mm, 20_mm, 60_mm, 30_mm}));
}

TEST(FitPicture, FocalPointComesToTheMiddleAsFarAsThePictureGoes) {
    bind::BoundPicture picture = picture_of(4000, 2000);
    picture.focal_x = 0.4;
    EXPECT_EQ(place(picture, design::Fit::Cover).picture.x, 6_mm);
    picture.focal_x = 0;
    EXPECT_EQ(place(picture, design::Fit::Cover).picture.x, 10_mm) << "its left edge is the frame's";
    picture.focal_x = 1;
    EXPECT_EQ(place(picture, design::Fit::Cover).picture.right(), 50_mm) << "its right edge is the frame's";
    bind::BoundPicture tall = picture_of(1000, 1000);
    tall.focal_y = 0;
    EXPECT_EQ(place(tall, design::Fit::Cover).picture.y, 20_mm);
    tall.focal_y = 1;
    EXPECT_EQ(place(tall, design::Fit::Cover).picture.bottom(), 50_mm);
}

TEST(FitPicture, LicenceThatForbidsCroppingContainsInsteadOfCovering) {
    bind::BoundPicture picture = picture_of(4000, 2000);
    picture.is_cropping_forbidden = true;
    const PicturePlacement placement = place(picture, design::Fit::Cover);
    EXPECT_TRUE(placement.is_contained_by_licence);
    EXPECT_EQ(placement.picture, (Rect{10_mm, 25_mm, 40_mm, 20_mm}));
    EXPECT_EQ(placement.frame, placement.picture);
    EXPECT_FALSE(place(picture, design::Fit::Contain).is_contained_by_licence)
        << "the template crops nothing";
}

TEST(FitPicture, EffectivePpiIsThatOfThePlacedSize) {
    EXPECT_NEAR(place(picture_of(4000, 2000), design::Fit::Contain).effective_ppi, 2540, 0.01);
    EXPECT_NEAR(place(picture_of(4000, 2000), design::Fit::Cover).effective_ppi, 4000 * 25.4 / 60, 0.01);
    EXPECT_NEAR(fit_picture(picture_of(300, 300), spec_of(design::Fit::Contain),
                            {0_mm, 0_mm, 25.4_mm, 25.4_mm}, false)
                    .effective_ppi,
                300, 0.01);
}

TEST(FitPicture, FrameWithoutRoomAndFileWithoutPixelsShowNothing) {
    const auto spec = spec_of(design::Fit::Cover);
    EXPECT_TRUE(fit_picture(picture_of(100, 100), spec, {0_mm, 0_mm, 0_mm, 30_mm}, false).frame.is_empty());
    EXPECT_TRUE(fit_picture(picture_of(100, 100), spec, {0_mm, 0_mm, 30_mm, -1_mm}, false).frame.is_empty());
    EXPECT_TRUE(fit_picture(picture_of(0, 100), spec, kFrame, false).frame.is_empty());
}

struct Case {
    bind::BoundPicture picture;
    design::PictureSpec spec;
    Rect frame;
    bool is_right_to_left = false;
};

Case random_case() {
    const auto share = [] { return *rc::gen::inRange(0, 101) / 100.0; };
    const auto length = [](int from, int to) { return Length::from_units(*rc::gen::inRange(from, to)); };
    Case made;
    made.picture = picture_of(*rc::gen::inRange(1, 20000), *rc::gen::inRange(1, 20000));
    made.picture.focal_x = share();
    made.picture.focal_y = share();
    made.spec.align_x = share();
    made.spec.align_y = share();
    made.frame = {length(-200000, 200000), length(-200000, 200000), length(1, 9000000), length(1, 9000000)};
    made.is_right_to_left = *rc::gen::arbitrary<bool>();
    return made;
}

/// One side is the frame's to the unit, the other follows within one.
bool keeps_aspect(const Case& made, const Rect& rect) {
    const std::int64_t by_width =
        made.frame.width.units() * made.picture.height - rect.height.units() * made.picture.width;
    const std::int64_t by_height =
        made.frame.height.units() * made.picture.width - rect.width.units() * made.picture.height;
    const bool follows_width = rect.width == made.frame.width && std::abs(by_width) < made.picture.width;
    const bool follows_height = rect.height == made.frame.height && std::abs(by_height) < made.picture.height;
    return follows_width || follows_height;
}

TEST(FitPicture, ContainedOnesLieInTheirFrameAndKeepTheirAspect) {
    EXPECT_TRUE(rc::check([] {
        Case made = random_case();
        made.spec.fit = design::Fit::Contain;
        const PicturePlacement placement =
            fit_picture(made.picture, made.spec, made.frame, made.is_right_to_left);
        RC_ASSERT(made.frame.contains(placement.picture));
        RC_ASSERT(keeps_aspect(made, placement.picture));
    }));
}

TEST(FitPicture, CoveringOnesCoverTheirFrameAndKeepTheirAspect) {
    EXPECT_TRUE(rc::check([] {
        Case made = random_case();
        made.spec.fit = design::Fit::Cover;
        const PicturePlacement placement =
            fit_picture(made.picture, made.spec, made.frame, made.is_right_to_left);
        RC_ASSERT(placement.picture.contains(made.frame));
        RC_ASSERT(placement.frame == made.frame);
        RC_ASSERT(keeps_aspect(made, placement.picture));
    }));
}

/// A cup in the right half of its picture, cut out by a path: 500 by 800 of 1000 by 1000 pixels.
bind::BoundPicture cut_out_cup() {
    bind::BoundPicture picture = picture_of(1000, 1000);
    picture.clip = bind::PicturePart{0.5, 0.1, 1, 0.9};
    return picture;
}

TEST(FitPicture, CutOutFillsItsFrameWithWhatThePathLeaves) {
    const PicturePlacement placement = place(cut_out_cup(), design::Fit::CutOut);
    // 500 by 800 in a frame of 40 by 30 mm: 30 mm high and 18.75 mm wide, in the middle.
    EXPECT_EQ(placement.frame, (Rect{20.625_mm, 20_mm, 18.75_mm, 30_mm}));
    EXPECT_EQ(placement.picture.width, 37.5_mm);
    EXPECT_EQ(placement.picture.height, 37.5_mm);
    EXPECT_EQ(placement.picture.x, 20.625_mm - 18.75_mm) << "the left half is outside";
    EXPECT_EQ(placement.picture.y, 20_mm - 3.75_mm);
    EXPECT_NEAR(placement.effective_ppi, 1000 / (37.5 / 25.4), 0.01);
    EXPECT_FALSE(placement.lacks_clipping_path);
}

TEST(FitPicture, CutOutThatIsMirroredTakesItsPathAlong) {
    design::PictureSpec spec = spec_of(design::Fit::CutOut);
    spec.may_mirror = true;
    const PicturePlacement placement = fit_picture(cut_out_cup(), spec, kFrame, true);
    EXPECT_TRUE(placement.is_mirrored);
    EXPECT_EQ(placement.picture.x, placement.frame.x) << "the cup is on the left now";
}

TEST(FitPicture, CutOutWithoutAPathIsContained) {
    const PicturePlacement placement = place(picture_of(4000, 2000), design::Fit::CutOut);
    EXPECT_EQ(placement.picture, (Rect{10_mm, 25_mm, 40_mm, 20_mm}));
    EXPECT_TRUE(placement.lacks_clipping_path);
}

TEST(FitPicture, PictureThatMustNotBeCroppedIsNotCutOutEither) {
    bind::BoundPicture picture = cut_out_cup();
    picture.is_cropping_forbidden = true;
    const PicturePlacement placement = place(picture, design::Fit::CutOut);
    EXPECT_EQ(placement.picture, (Rect{15_mm, 20_mm, 30_mm, 30_mm})) << "the whole of it";
    EXPECT_EQ(placement.frame, placement.picture);
    EXPECT_TRUE(placement.is_contained_by_licence);
    EXPECT_FALSE(placement.lacks_clipping_path);
}

TEST(FitPicture, FocalPointOfAMirroredPictureIsMirrored) {
    bind::BoundPicture picture = picture_of(4000, 1000);
    picture.focal_x = 0;
    design::PictureSpec spec = spec_of(design::Fit::Cover);
    spec.may_mirror = true;
    EXPECT_EQ(fit_picture(picture, spec, kFrame, false).picture.left(), kFrame.left());
    EXPECT_EQ(fit_picture(picture, spec, kFrame, true).picture.right(), kFrame.right());
}

}
}

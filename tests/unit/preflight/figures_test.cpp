// SPDX-License-Identifier: Apache-2.0
#include "publisher/preflight/internal/figures.hpp"

#include "publisher/font/library.hpp"
#include "publisher/world/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace publisher::preflight {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class FiguresOfFonts : public testing::Test {
protected:
    FiguresOfFonts() {
        profile_.rules["FT-FIGURES"] = {};
        options_.fonts = &fonts_;
    }

    /// How the installed bold face of Inter draws a figure.
    std::string outline_of(char figure) {
        const auto face = fonts_.find("Inter", 700, false);
        const auto glyphs = font::figure_glyphs(fonts_, face);
        EXPECT_TRUE(glyphs);
        const font::FaceInfo& info = fonts_.faces()[face.index()];
        const auto outlines = inspect::read_outlines(*world_, info.file, info.index,
                                                     (*glyphs)[static_cast<std::size_t>(figure - '0')]);
        EXPECT_TRUE(outlines) << outlines.failure().message;
        return outlines->front();
    }

    std::vector<diag::Finding> judged(std::vector<inspect::DrawnFigure> drawn) {
        inspect::PageFacts page;
        page.number = 7;
        page.figures = std::move(drawn);
        diag::Sink findings;
        Reporter reporter(profile_, findings, {});
        Figures(*world_, options_).check(page, reporter);
        return findings.sorted();
    }

    std::unique_ptr<World> world_ = make_system_world();
    diag::Sink problems_;
    font::Library fonts_ = *font::Library::load(*world_, PUBLISHER_SOURCE_DIR "/fonts", problems_);
    Profile profile_;
    Options options_;
};

TEST_F(FiguresOfFonts, AreThoseOfTheInstalledFace) {
    EXPECT_THAT(judged({{"ABCDEF+Inter-Bold", 5, '3', outline_of('3')},
                        {"ABCDEF+Inter-Bold", 5, '8', outline_of('8')}}),
                IsEmpty());
    EXPECT_THAT(judged({{"ABCDEF+Inter-Bold-Identity-H", 5, '3', outline_of('8')}}), SizeIs(1));
    const auto findings = judged({{"ABCDEF+Inter-Bold", 5, '3', outline_of('8')}});
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_EQ(findings[0].subject.page, 7);
    EXPECT_THAT(findings[0].message(),
                HasSubstr("what ABCDEF+Inter-Bold says is a 3 is drawn as another figure"));
}

TEST_F(FiguresOfFonts, MayHaveOutlinesOfTheirOwn) {
    EXPECT_THAT(judged({{"ABCDEF+Inter-Bold", 5, '3', "another version's"}}), IsEmpty());
}

TEST_F(FiguresOfFonts, OfAnotherFaceAreComparedWithinTheFile) {
    EXPECT_THAT(judged({{"ABCDEF+Inter-Bolder", 5, '3', outline_of('8')}, {"Nowhere", 6, '8', "a"}}),
                IsEmpty());
    EXPECT_THAT(judged({{"ABCDEF+Nowhere", 5, '3', "a"}, {"GHIJKL+Nowhere", 6, '8', "a"}}), SizeIs(1));
}

}
}

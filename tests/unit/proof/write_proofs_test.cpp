// SPDX-License-Identifier: Apache-2.0
#include "publisher/proof/write_proofs.hpp"

#include "publisher/diag/sink.hpp"
#include "publisher/font/library.hpp"
#include "tests/unit/inspect/test_pdf.hpp"

#include <gmock/gmock.h>

#include <cerrno>

namespace publisher::proof {
namespace {

const font::Library& fonts() {
    static const std::unique_ptr<World> world = make_system_world();
    static diag::Sink findings;
    static const auto library = font::Library::load(*world, PUBLISHER_SOURCE_DIR "/fonts", findings);
    return *library;
}

std::string press_profile() {
    auto bytes = make_system_world()->read("/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc");
    return bytes ? *bytes : std::string();
}

/// Two pages; the second has a spot.
std::string sample() {
    inspect::TestPdf pdf;
    pdf.add_page("1 0.5 0 0 k 10 10 50 100 re f", "/MediaBox [0 0 120 120] /TrimBox [10 10 110 110]");
    const int tint = pdf.add("<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>");
    pdf.add_page(
        "/Spot cs 1 scn 10 10 100 100 re f", "/MediaBox [0 0 120 120] /TrimBox [10 10 110 110]",
        "/ColorSpace << /Spot [/Separation /Gold#20#2F /DeviceCMYK " + inspect::reference(tint) + "] >>");
    return pdf.bytes();
}

class Proofs : public testing::Test {
protected:
    void SetUp() override {
        options_.profile = press_profile();
        if (options_.profile.empty()) GTEST_SKIP() << "the profile of the output condition is not installed";
        world_.add("file.pdf", sample());
    }

    Result<Summary> write() { return write_proofs(world_, "file.pdf", fonts(), options_, "out"); }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& [name, content] : world_.files()) {
            if (name.starts_with("out/")) names.push_back(name.substr(4));
        }
        return names;
    }

    MemoryWorld world_;
    Options options_;
};

TEST_F(Proofs, EachPageHasItsPictures) {
    options_.marks = {{2, {1_mm, 1_mm, 5_mm, 5_mm}, diag::Severity::Warning}};
    const auto summary = write();
    ASSERT_TRUE(summary) << summary.failure().message;
    EXPECT_THAT(names(),
                testing::ElementsAre(
                    "contact-sheet-1.png", "findings/002.png", "flat-plan-1.png", "ink/001.png",
                    "ink/002.png", "pages/001.png", "pages/002.png", "proof.json",
                    "separations/001-Black.png", "separations/001-Cyan.png", "separations/001-Magenta.png",
                    "separations/001-Yellow.png", "separations/002-Black.png", "separations/002-Cyan.png",
                    "separations/002-Magenta.png", "separations/002-Yellow.png",
                    "separations/002-spot1-Gold--.png", "thumbnails/001.png", "thumbnails/002.png"));
    EXPECT_FALSE(summary->has_own_profile);
    ASSERT_EQ(summary->pages.size(), 2u);
    EXPECT_NEAR(summary->pages[0].max_ink, 150, 0.5);
    EXPECT_THAT(
        *world_.content("out/proof.json"),
        testing::HasSubstr(R"({"plate":"Gold /","spot":true,"mean_percent":100,"most_percent":100})"));
}

TEST_F(Proofs, TheSameFileGivesTheSameBytesWhateverTheNumberOfWorkers) {
    ASSERT_TRUE(write());
    const auto first = world_.files();
    options_.n_threads = 2;
    ASSERT_TRUE(write());
    EXPECT_EQ(world_.files(), first);
}

TEST_F(Proofs, SinglePagesHaveNoFlatPlan) {
    options_.has_spreads = false;
    ASSERT_TRUE(write());
    EXPECT_FALSE(world_.content("out/flat-plan-1.png"));
}

TEST_F(Proofs, OnSheetsToBeReadAreSoManyPagesOnEach) {
    options_.n_up = 2;
    ASSERT_TRUE(write());
    EXPECT_TRUE(world_.content("out/n-up-001.png"));
    EXPECT_FALSE(world_.content("out/n-up-002.png"));
    const std::string both = *world_.content("out/n-up-001.png");
    options_.n_up = 4;
    ASSERT_TRUE(write());
    // Two pages are all there are: the sheet is the same, full or not.
    EXPECT_EQ(*world_.content("out/n-up-001.png"), both);
    options_.is_right_to_left = true;
    ASSERT_TRUE(write());
    EXPECT_NE(*world_.content("out/n-up-001.png"), both);
}

TEST_F(Proofs, ADamagedFileIsAFailure) {
    world_.add("file.pdf", "%PDF-1.6 nothing more");
    EXPECT_FALSE(write());
}

TEST_F(Proofs, AWriteThatFailsIsAFailure) {
    for (const int n : {1, 5, 9}) {
        world_.fail_write(n, ENOSPC);
        const auto summary = write();
        ASSERT_FALSE(summary) << n;
        EXPECT_EQ(summary.failure().kind, Failure::Kind::Temporary);
    }
}

TEST_F(Proofs, WithoutAnyProfileThereIsNoWayToAScreen) {
    options_.profile.clear();
    EXPECT_FALSE(write());
}

}
}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/inspect/placed_page.hpp"
#include "publisher/inspect/reading.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/world/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace publisher::inspect {
namespace {

/// Files that nobody of this project has made.
class Samples : public testing::Test {
protected:
    void SetUp() override {
        const char* folder = std::getenv("PUBLISHER_SAMPLE_DATA");
        if (!folder) GTEST_SKIP() << "set PUBLISHER_SAMPLE_DATA to the folder of the sample data";
        folder_ = std::filesystem::path(folder) / "image-zoo/vector";
    }
    PdfFacts facts_of(const char* name) {
        auto facts = inspect_pdf(*world_, folder_ / name);
        if (facts) return std::move(*facts);
        ADD_FAILURE() << facts.failure().message;
        return {};
    }

    std::unique_ptr<World> world_ = make_system_world();
    std::filesystem::path folder_;
};

TEST_F(Samples, PageBoxesOfADesignProgram) {
    const auto facts = facts_of("page-box.pdf");
    ASSERT_EQ(facts.pages.size(), 1u);
    const auto& page = facts.pages[0];
    ASSERT_TRUE(page.media && page.crop && page.bleed && page.trim && page.art);
    // The names of the boxes are written into them.
    EXPECT_NEAR(page.size.width.millimetres(), 210, 0.01);
    EXPECT_NEAR(page.bleed->area.left().millimetres(), -10, 0.01);
    EXPECT_THAT(text_of(page), testing::AllOf(testing::HasSubstr("TRIM"), testing::HasSubstr("BLEED"),
                                              testing::HasSubstr("MEDIA")));
    ASSERT_EQ(page.fonts.size(), 1u);
    EXPECT_TRUE(page.fonts[0].is_embedded);
    EXPECT_TRUE(page.fonts[0].is_subset);
}

// A page that is taken out looks as it did.
TEST_F(Samples, PagesAreTakenOutOfTheirFiles) {
    for (const char* name : {"page-box.pdf", "cmyktest.pdf"}) {
        const auto page = take_page(*world_, folder_ / name, {.box = PlacedBox::Trim});
        ASSERT_TRUE(page) << page.failure().message;
        EXPECT_THAT(page->problems, testing::IsEmpty()) << name;
        EXPECT_THAT(page->damage, testing::IsEmpty()) << name;
        // Pixels at the edges hold more of the bleed before; small ones keep that below the tolerance.
        const RasterOptions options{.ppi = 200};
        const auto before = rasterize(*world_, folder_ / name, options);
        const auto after = rasterize_bytes(*world_, page->pdf, name, options);
        ASSERT_TRUE(before && after) << name;
        for (const Plate& plate : before->plates)
            EXPECT_NEAR(after->raster.find_plate(plate.name)->mean_coverage, plate.mean_coverage, 0.2)
                << name << ' ' << plate.name;
    }
}

TEST_F(Samples, ColoursOfATestChart) {
    const auto facts = facts_of("cmyktest.pdf");
    const auto& page = facts.pages.at(0);
    EXPECT_EQ(page.pictures.at(0).color.space, "DeviceCMYK");
    EXPECT_NEAR(page.pictures.at(0).ppi_x, 101.6, 0.1);
    EXPECT_EQ(page.paths.at(0).color.components, (std::vector<double>{1, 0, 0, 0}));
    EXPECT_THAT(page.layers, testing::ElementsAre("Ebene 1"));

    const auto raster = rasterize(*world_, folder_ / "cmyktest.pdf");
    ASSERT_TRUE(raster) << raster.failure().message;
    const auto& cyan = page.paths[0].box;
    const auto x = static_cast<std::size_t>((cyan.x + cyan.width / 2).points());
    const auto y = static_cast<std::size_t>((cyan.y + cyan.height / 2).points());
    const auto pixel = y * static_cast<std::size_t>(raster->width) + x;
    EXPECT_EQ(static_cast<unsigned char>(raster->find_plate("Cyan")->pixels.at(pixel)), 255);
    EXPECT_EQ(static_cast<unsigned char>(raster->find_plate("Yellow")->pixels.at(pixel)), 0);
}

TEST_F(Samples, AnOldFileOfAPictureProgram) {
    const auto facts = facts_of("PDF.pdf");
    EXPECT_EQ(facts.document.header_version, "1.3");
    EXPECT_TRUE(facts.document.has_xmp);
    EXPECT_THAT(facts.document.xmp, testing::HasSubstr("xpacket"));
    EXPECT_EQ(facts.pages.at(0).pictures.at(0).width, 8);
    EXPECT_THAT(facts.pages.at(0).pictures.at(0).filters, testing::ElementsAre("DCTDecode"));
}

}
}

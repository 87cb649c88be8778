// SPDX-License-Identifier: Apache-2.0
// Real pictures of every kind, where PUBLISHER_SAMPLE_DATA names the folder they are in.
#include "publisher/image/convert.hpp"
#include "publisher/image/probe.hpp"
#include "publisher/world/world.hpp"
#include "test_pictures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

namespace publisher::image {
namespace {

class ImageZoo : public ::testing::Test {
protected:
    void SetUp() override {
        const char* folder = std::getenv("PUBLISHER_SAMPLE_DATA");
        if (!folder) GTEST_SKIP() << "PUBLISHER_SAMPLE_DATA is not set";
        zoo_ = std::filesystem::path(folder) / "image-zoo";
        if (!std::filesystem::is_directory(zoo_)) GTEST_SKIP() << zoo_ << " is not there";
    }

    PrintPicture converted(const std::string& name, TargetColour colour) {
        ConvertRequest request{
            .source = zoo_ / name, .colour = colour, .destination_profile = cmyk_profile()};
        auto picture = convert(*world_, request);
        if (picture) return *std::move(picture);
        ADD_FAILURE() << picture.failure().message;
        return {};
    }

    std::unique_ptr<World> world_ = make_system_world();
    std::filesystem::path zoo_;
};

TEST_F(ImageZoo, EveryFileGivesFactsOrANamedRefusal) {
    const auto files = world_->list_all(zoo_);
    ASSERT_TRUE(files);
    int n_read = 0, n_refused = 0;
    for (const auto& file : *files) {
        const auto facts = probe(*world_, file.path);
        if (facts) {
            ++n_read;
            EXPECT_GT(facts->width, 0) << file.path;
        } else {
            ++n_refused;
            EXPECT_EQ(facts.failure().kind, Failure::Kind::Refused) << facts.failure().message;
            EXPECT_THAT(facts.failure().message, ::testing::Not(::testing::HasSubstr("crashed")));
        }
    }
    EXPECT_GT(n_read, 70);
    EXPECT_GT(n_refused, 30);
}

TEST_F(ImageZoo, EveryFileIsConvertedOrRefusedByName) {
    const auto files = world_->list_all(zoo_);
    ASSERT_TRUE(files);
    int n_converted = 0;
    for (const auto& file : *files) {
        ConvertRequest request{.source = file.path, .destination_profile = cmyk_profile()};
        request.enough_width = request.enough_height = 200;
        const auto picture = convert(*world_, request);
        if (picture) {
            ++n_converted;
            EXPECT_FALSE(picture->bytes.empty()) << file.path;
        } else {
            EXPECT_EQ(picture.failure().kind, Failure::Kind::Refused) << picture.failure().message;
            EXPECT_THAT(picture.failure().message, ::testing::Not(::testing::HasSubstr("crashed")));
            RecordProperty(file.path.filename().string(), picture.failure().message);
        }
    }
    EXPECT_GT(n_converted, 70);
}

TEST_F(ImageZoo, KnownInksAreThoseInTheFile) {
    // 0 / 100 / 100 / 0 by its name; JPEG inside TIFF.
    const auto facts = probe(*world_, zoo_ / "cmyk/fogra-0-100-100-0.tif");
    ASSERT_TRUE(facts);
    const auto kept = decode_jpeg(converted("cmyk/fogra-0-100-100-0.tif", TargetColour::Keep).bytes);
    const auto* pixel = kept.at(kept.width / 2, kept.height / 2);
    EXPECT_LE(pixel[0], 4);
    EXPECT_GE(pixel[1], 251);
    EXPECT_GE(pixel[2], 251);
    EXPECT_LE(pixel[3], 4);
}

TEST_F(ImageZoo, TiledInksAreThoseOfThePictureTheyWereMadeOf) {
    const auto tiles = decode_jpeg(converted("cmyk/tiff_tiled_cmyk_jpeg.tif", TargetColour::Keep).bytes);
    const auto picture = decode_jpeg(converted("cmyk/pil_sample_cmyk.jpg", TargetColour::Keep).bytes);
    ASSERT_EQ(tiles.values.size(), picture.values.size());
    double difference = 0;
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        difference += std::abs(tiles.values[i] - picture.values[i]);
    EXPECT_LT(difference / static_cast<double>(picture.values.size()), 2);
}

TEST_F(ImageZoo, EightOrientationsShowOnePicture) {
    const auto upright = decode_jpeg(converted("orientation/Landscape_1.jpg", TargetColour::Rgb).bytes);
    for (int orientation = 2; orientation <= 8; ++orientation) {
        const auto name = "orientation/Landscape_" + std::to_string(orientation) + ".jpg";
        const auto turned = decode_jpeg(converted(name, TargetColour::Rgb).bytes);
        ASSERT_EQ(turned.width, upright.width) << name;
        double difference = 0;
        for (std::size_t i = 0; i < upright.values.size(); ++i) {
            difference += std::abs(upright.values[i] - turned.values[i]);
        }
        EXPECT_LT(difference / static_cast<double>(upright.values.size()), 8) << name;
    }
}

TEST_F(ImageZoo, PlusConstraintsOfTheSharedSample) {
    const auto rights = probe_sidecar(*world_, zoo_ / "rights-metadata/PLUS.xmp");
    ASSERT_TRUE(rights);
    EXPECT_THAT(rights->alteration_constraints,
                ::testing::ElementsAre("No Cropping", "No Flipping", "No Retouching", "No Colorization",
                                       "No De-Colorization", "No Merging"));
}

// What Photoshop, and those who test its readers, save: read, or refused with the cause.
TEST_F(ImageZoo, PhotoshopFilesAreReadOrRefusedByTheirKind) {
    std::map<std::string, std::string> said;
    const auto files = world_->list_all(zoo_ / "psd");
    ASSERT_TRUE(files);
    for (const auto& file : *files) {
        ConvertRequest request{.source = file.path, .destination_profile = cmyk_profile()};
        const auto picture = convert(*world_, request);
        said[file.path.filename().string()] = picture ? "read" : picture.failure().message;
    }
    for (const char* name : {"4x4_8bit_cmyk.psd", "4x4_8bit_rgb.psd", "4x4_8bit_grayscale.psd",
                             "4x4_8bit_lab.psd", "4x4_8bit_index_color.psd", "4x4_1bit_bitmap.psd",
                             "16bit5x5.psd", "cmyk_8bits.psd", "hopper_merged.psd"})
        EXPECT_EQ(said[name], "read") << name;
    EXPECT_THAT(said["4x4_8bit_duotone.psd"], ::testing::HasSubstr("PSD: duotone"));
    EXPECT_THAT(said["transparentbg.psd"], ::testing::HasSubstr("PSD: 32-bit samples"));
    EXPECT_THAT(said["4x4_16bit_multichannel.psd"], ::testing::HasSubstr("PSD: multichannel"));
}

TEST_F(ImageZoo, PackshotsBringTheirClippingPath) {
    for (const char* name :
         {"clipping-path/grape_with_path.jpg", "clipping-path/little-endian-grape_with_path.tif"}) {
        const auto picture = converted(name, TargetColour::Cmyk);
        ASSERT_FALSE(picture.clip.empty()) << name;
        for (const auto& curve : picture.clip)
            for (std::size_t i = 0; i < curve.size(); ++i) {
                EXPECT_GT(curve[i], -(1 << 24)) << name;
                EXPECT_LT(curve[i], 2 << 24) << name;
            }
    }
}

}
}

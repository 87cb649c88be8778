// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/convert.hpp"
#include "publisher/world/memory_world.hpp"
#include "test_pictures.hpp"

#include <gtest/gtest.h>

namespace publisher::image {

using Pixel = std::vector<std::uint8_t>;

inline const std::vector<Pixel> kRgb = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 255}};
inline const std::vector<Pixel> kInks = {{255, 0, 0, 0}, {0, 255, 0, 0}, {0, 0, 255, 0}, {0, 0, 0, 255}};

class ConvertTest : public ::testing::Test {
protected:
    PrintPicture converted(const std::string& bytes) {
        world_.add("picture", bytes);
        auto picture = convert(world_, request_);
        if (picture) return *std::move(picture);
        ADD_FAILURE() << picture.failure().message;
        return {};
    }
    std::string refusal(const std::string& bytes) {
        world_.add("picture", bytes);
        const auto picture = convert(world_, request_);
        return picture ? "was converted" : picture.failure().message;
    }

    MemoryWorld world_;
    ConvertRequest request_{.source = "picture", .destination_profile = cmyk_profile()};
};

/// The middle of a quarter, in ink (255 is full) for CMYK.
inline ::testing::AssertionResult is_near(const Samples& samples, int x, int y, const Pixel& wanted,
                                          int tolerance) {
    const auto* pixel = samples.at(x, y);
    for (int i = 0; i < samples.n_channels; ++i) {
        if (std::abs(pixel[i] - wanted[static_cast<std::size_t>(i)]) > tolerance) {
            auto result = ::testing::AssertionFailure() << "(" << x << "," << y << ") is";
            for (int j = 0; j < samples.n_channels; ++j)
                result << " " << int{pixel[j]};
            return result;
        }
    }
    return ::testing::AssertionSuccess();
}

}

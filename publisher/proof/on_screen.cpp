// SPDX-License-Identifier: Apache-2.0
#include "publisher/color/screen_transform.hpp"
#include "publisher/inspect/screen_raster.hpp"
#include "publisher/proof/pictures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace publisher::proof {
namespace {

/// Which process inks stand for each amount of a spot.
using Alternates = std::array<std::array<std::uint8_t, 4>, 256>;

Alternates alternates_of(const std::array<double, 4>& full_tint) {
    Alternates alternates{};
    for (std::size_t amount = 0; amount < alternates.size(); ++amount) {
        for (std::size_t ink = 0; ink < 4; ++ink) {
            const double part = std::clamp(full_tint[ink], 0.0, 1.0) * static_cast<double>(amount);
            alternates[amount][ink] = static_cast<std::uint8_t>(std::lround(part));
        }
    }
    return alternates;
}

/// An ink printed over another lets through what both let through.
std::uint8_t over(std::uint8_t below, std::uint8_t above) {
    return static_cast<std::uint8_t>(255 - ((255 - below) * (255 - above) + 127) / 255);
}

}

raster::Image on_screen(const inspect::ScreenRaster& page, const color::ScreenTransform& inks) {
    const inspect::Raster& plates = page.raster;
    raster::Image image(plates.width, plates.height);
    const std::size_t n_pixels =
        static_cast<std::size_t>(plates.width) * static_cast<std::size_t>(plates.height);
    std::vector<std::uint8_t> pixels(4 * n_pixels);
    std::size_t ink = 0;
    for (const char* name : {"Cyan", "Magenta", "Yellow", "Black"}) {
        if (const inspect::Plate* plate = plates.find_plate(name)) {
            for (std::size_t i = 0; i < n_pixels; ++i)
                pixels[4 * i + ink] = static_cast<std::uint8_t>(plate->pixels[i]);
        }
        ++ink;
    }
    for (std::size_t number = 0; number < plates.plates.size(); ++number) {
        const inspect::Plate& plate = plates.plates[number];
        if (!plate.is_spot) continue;
        const Alternates alternates = alternates_of(page.alternates[number]);
        for (std::size_t i = 0; i < n_pixels; ++i) {
            const auto amount = static_cast<std::uint8_t>(plate.pixels[i]);
            if (amount == 0) continue;
            for (std::size_t process = 0; process < 4; ++process) {
                std::uint8_t& pixel = pixels[4 * i + process];
                pixel = over(pixel, alternates[amount][process]);
            }
        }
    }
    inks.convert(pixels.data(), n_pixels, image.row(0));
    return image;
}

raster::Image separation(const inspect::Plate& plate, int width, int height) {
    std::string film = plate.pixels;
    for (char& pixel : film)
        pixel = static_cast<char>(255 - static_cast<unsigned char>(pixel));
    return raster::Image::gray(width, height, std::move(film));
}

}

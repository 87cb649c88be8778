// SPDX-License-Identifier: Apache-2.0
#include "publisher/base/text.hpp"
#include "publisher/emit/proof/lettering.hpp"
#include "publisher/inspect/inspect.hpp"
#include "publisher/proof/pictures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace publisher::proof {
namespace {

using emit::proof::Lettering;

constexpr raster::Color kOver{197, 0, 102};
constexpr raster::Color kText{29, 33, 41}, kSoft{102, 112, 133};

std::vector<std::uint16_t> sums_of(const inspect::Raster& plates) {
    std::vector<std::uint16_t> sums(static_cast<std::size_t>(plates.width) *
                                    static_cast<std::size_t>(plates.height));
    for (const inspect::Plate& plate : plates.plates) {
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] = static_cast<std::uint16_t>(sums[i] + static_cast<std::uint8_t>(plate.pixels[i]));
    }
    return sums;
}

int pixel_of(Length place, Length origin, double ppi) {
    return static_cast<int>(std::lround((place - origin).points() * ppi / 72));
}

std::string percent(double value) {
    return to_number_text(value, 0) + " %";
}

void draw_scale(raster::Image& image, const raster::Box& box, double limit, Lettering& lettering) {
    for (int x = 0; x < box.width; ++x)
        image.fill({box.x + x, box.y, 1, box.height}, ink_color(static_cast<double>(x) / box.width));
    image.outline(box, 1, kSoft);
    for (int quarter = 0; quarter <= 4; ++quarter) {
        const double x = box.x + box.width * quarter / 4.0;
        const auto align = quarter == 0   ? Lettering::Align::Left
                           : quarter == 4 ? Lettering::Align::Right
                                          : Lettering::Align::Centre;
        lettering.write(image, x, box.y + box.height + 13, 11, kText, percent(limit * quarter / 4), align);
    }
    const raster::Box over{box.x + box.width + 8, box.y, 26, box.height};
    image.fill(over, kOver);
    lettering.write(image, over.x + over.width / 2.0, box.y + box.height + 13, 11, kText, "over",
                    Lettering::Align::Centre);
}

}

// Light where there is room left, warm towards the limit; the steps are far apart for those who do not see
// red and green as two colours.
raster::Color ink_color(double part) {
    if (part > 1) return kOver;
    constexpr std::array<std::array<double, 3>, 5> kSteps = {
        {{255, 255, 255}, {190, 219, 240}, {110, 180, 190}, {250, 220, 110}, {240, 130, 40}}};
    const double at = std::clamp(part, 0.0, 1.0) * (kSteps.size() - 1);
    const auto step = std::min(static_cast<std::size_t>(at), kSteps.size() - 2);
    const double rest = at - static_cast<double>(step);
    std::array<std::uint8_t, 3> color{};
    for (std::size_t i = 0; i < 3; ++i) {
        color[i] = static_cast<std::uint8_t>(
            std::lround(kSteps[step][i] + (kSteps[step + 1][i] - kSteps[step][i]) * rest));
    }
    return {color[0], color[1], color[2]};
}

raster::Image ink_map(const inspect::Raster& plates, double limit, Lettering& lettering) {
    constexpr int kFoot = 62, kMargin = 8, kScale = 12;
    raster::Image image(std::max(plates.width, 260), plates.height + kFoot);
    const std::vector<std::uint16_t> sums = sums_of(plates);
    std::vector<raster::Color> colors;
    for (std::size_t sum = 0; sum <= *std::ranges::max_element(sums); ++sum)
        colors.push_back(ink_color(static_cast<double>(sum) * 100 / 255 / limit));
    std::size_t i = 0;
    for (int y = 0; y < plates.height; ++y) {
        std::uint8_t* pixel = image.row(y);
        for (int x = 0; x < plates.width; ++x, ++i) {
            const raster::Color& color = colors[sums[i]];
            *pixel++ = color.red, *pixel++ = color.green, *pixel++ = color.blue;
        }
    }
    if (plates.max_mean_ink > limit) {
        const Rect& place = plates.max_mean_ink_place;
        const int x = pixel_of(place.x, plates.origin.x, plates.ppi);
        const int y = pixel_of(place.y, plates.origin.y, plates.ppi);
        const int right = pixel_of(place.right(), plates.origin.x, plates.ppi);
        const int bottom = pixel_of(place.bottom(), plates.origin.y, plates.ppi);
        image.outline({x, y, right - x, bottom - y}, 2, kText);
    }
    image.fill({0, plates.height, image.width(), 1}, kSoft);
    draw_scale(image, {kMargin, plates.height + kMargin, image.width() - 2 * kMargin - 40, kScale}, limit,
               lettering);
    lettering.write(image, kMargin, plates.height + kFoot - 10, 12, kText,
                    "most in a point " + percent(plates.max_ink) + ", in a square of 15 mm " +
                        percent(plates.max_mean_ink) + ", limit " + percent(limit));
    return image;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/raster/image.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace publisher::raster {
namespace {

/// Which old pixels a new one covers, and how much of the first and last of them.
struct Span {
    int first = 0;
    std::vector<float> weights; ///< their sum is 1
};

std::vector<Span> spans(int old_size, int new_size) {
    std::vector<Span> result(static_cast<std::size_t>(new_size));
    const double step = static_cast<double>(old_size) / new_size;
    for (int i = 0; i < new_size; ++i) {
        const double begin = i * step, end = std::min<double>((i + 1) * step, old_size);
        Span& span = result[static_cast<std::size_t>(i)];
        span.first = static_cast<int>(begin);
        for (int old = span.first; old < end; ++old) {
            const double part = std::min<double>(old + 1, end) - std::max<double>(old, begin);
            if (part > 1e-9) span.weights.push_back(static_cast<float>(part / (end - begin)));
        }
    }
    return result;
}

Image blank(int width, int height, int n_channels) {
    if (n_channels == 3) return Image(width, height);
    return Image::gray(width, height,
                       std::string(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), '\0'));
}

std::uint8_t mixed(std::uint8_t below, std::uint8_t above, double opacity) {
    return static_cast<std::uint8_t>(std::lround(below + (above - below) * opacity));
}

}

Image::Image(int width, int height, Color ground) : width_(width), height_(height) {
    assert(width >= 0 && height >= 0 && "an image has no negative size");
    pixels_.resize(offset(0, height));
    fill({0, 0, width, height}, ground);
}

Image Image::gray(int width, int height, std::string pixels) {
    Image image;
    image.width_ = width;
    image.height_ = height;
    image.n_channels_ = 1;
    assert(pixels.size() == image.offset(0, height) && "one byte for each pixel");
    image.pixels_.assign(pixels.begin(), pixels.end());
    return image;
}

Color Image::at(int x, int y) const {
    const std::uint8_t* pixel = pixels_.data() + offset(x, y);
    return n_channels_ == 1 ? Color{pixel[0], pixel[0], pixel[0]} : Color{pixel[0], pixel[1], pixel[2]};
}

Box Image::clipped(const Box& box) const {
    const int left = std::clamp(box.x, 0, width_), top = std::clamp(box.y, 0, height_);
    const int right = std::clamp(box.x + box.width, left, width_);
    const int bottom = std::clamp(box.y + box.height, top, height_);
    return {left, top, right - left, bottom - top};
}

void Image::fill(const Box& box, Color color, double opacity) {
    assert(n_channels_ == 3 && "colours need an image in colours");
    const Box part = clipped(box);
    for (int y = part.y; y < part.y + part.height; ++y) {
        std::uint8_t* pixel = pixels_.data() + offset(part.x, y);
        for (int x = 0; x < part.width; ++x, pixel += 3) {
            pixel[0] = mixed(pixel[0], color.red, opacity);
            pixel[1] = mixed(pixel[1], color.green, opacity);
            pixel[2] = mixed(pixel[2], color.blue, opacity);
        }
    }
}

void Image::outline(const Box& box, int weight, Color color) {
    const int across = std::min(weight, box.width), down = std::min(weight, box.height);
    fill({box.x, box.y, box.width, down}, color);
    fill({box.x, box.y + box.height - down, box.width, down}, color);
    fill({box.x, box.y, across, box.height}, color);
    fill({box.x + box.width - across, box.y, across, box.height}, color);
}

void Image::paste(const Image& image, int x, int y) {
    assert(n_channels_ == 3 && image.n_channels_ == 3 && "colours go into an image in colours");
    const Box part = clipped({x, y, image.width_, image.height_});
    for (int line = part.y; line < part.y + part.height; ++line) {
        const std::uint8_t* from = image.pixels_.data() + image.offset(part.x - x, line - y);
        std::copy_n(from, 3 * part.width, pixels_.data() + offset(part.x, line));
    }
}

Image reduced(const Image& image, int width, int height) {
    width = std::clamp(width, 1, std::max(image.width(), 1));
    height = std::clamp(height, 1, std::max(image.height(), 1));
    if (width >= image.width() && height >= image.height()) return image;
    const int n = image.n_channels();
    const std::vector<Span> columns = spans(image.width(), width), lines = spans(image.height(), height);
    Image result = blank(width, height, n);
    std::vector<float> sums(static_cast<std::size_t>(image.width() * n));
    for (int y = 0; y < height; ++y) {
        std::ranges::fill(sums, 0.0F);
        const Span& line = lines[static_cast<std::size_t>(y)];
        for (std::size_t i = 0; i < line.weights.size(); ++i) {
            const std::uint8_t* old = image.row(line.first + static_cast<int>(i));
            const float weight = line.weights[i];
            for (std::size_t sample = 0; sample < sums.size(); ++sample)
                sums[sample] += weight * old[sample];
        }
        std::uint8_t* pixel = result.row(y);
        for (const Span& column : columns) {
            for (int channel = 0; channel < n; ++channel) {
                const float* sum = sums.data() + column.first * n + channel;
                float mean = 0;
                for (std::size_t i = 0; i < column.weights.size(); ++i, sum += n)
                    mean += column.weights[i] * *sum;
                *pixel++ = static_cast<std::uint8_t>(mean + 0.5F);
            }
        }
    }
    return result;
}

Image fitted(const Image& image, int width, int height) {
    const double scale = std::min({1.0, static_cast<double>(width) / std::max(image.width(), 1),
                                   static_cast<double>(height) / std::max(image.height(), 1)});
    return reduced(image, static_cast<int>(std::lround(image.width() * scale)),
                   static_cast<int>(std::lround(image.height() * scale)));
}

Difference difference(const Image& first, const Image& second) {
    assert(first.width() == second.width() && first.height() == second.height() &&
           first.n_channels() == second.n_channels() && "images of one size are compared");
    Difference result;
    std::int64_t sum = 0;
    const int n_samples = first.width() * first.n_channels();
    for (int y = 0; y < first.height(); ++y) {
        for (int i = 0; i < n_samples; ++i) {
            const int apart = std::abs(first.row(y)[i] - second.row(y)[i]);
            result.max = std::max(result.max, apart);
            sum += apart;
        }
    }
    const auto n_all = static_cast<double>(n_samples) * first.height();
    if (n_all > 0) result.mean = static_cast<double>(sum) / n_all;
    return result;
}

}

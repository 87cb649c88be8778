// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What proofs are made of: pixels for a screen. Nothing here is ever printed.
namespace publisher::raster {

/// sRGB.
struct Color {
    std::uint8_t red = 255, green = 255, blue = 255;
    bool operator==(const Color&) const = default;
};

/// A place in pixels, from the top left; may lie partly outside of its image.
struct Box {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Box&) const = default;
};

/// Pixels by rows, top down: `n_channels` bytes each, 3 (red, green, blue) or 1 (gray).
class Image {
public:
    Image() = default;
    Image(int width, int height, Color ground = {});
    /// Gray; `pixels` are width x height bytes.
    static Image gray(int width, int height, std::string pixels);

    int width() const { return width_; }
    int height() const { return height_; }
    int n_channels() const { return n_channels_; }
    const std::uint8_t* row(int y) const { return pixels_.data() + offset(0, y); }
    std::uint8_t* row(int y) { return pixels_.data() + offset(0, y); }
    Color at(int x, int y) const;

    /// Of an image in colours. What lies outside is left out.
    void fill(const Box& box, Color color, double opacity = 1);
    /// A line of that weight inside the edges of the box.
    void outline(const Box& box, int weight, Color color);
    void paste(const Image& image, int x, int y);

    bool operator==(const Image&) const = default;

private:
    std::size_t offset(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                static_cast<std::size_t>(x)) *
               static_cast<std::size_t>(n_channels_);
    }
    Box clipped(const Box& box) const;

    int width_ = 0, height_ = 0, n_channels_ = 3;
    std::vector<std::uint8_t> pixels_;
};

/// Each new pixel is the mean of the area it covers. Never enlarges: a side that is as small stays.
Image reduced(const Image& image, int width, int height);

/// As large as fits into a width and a height, in its own proportions; never enlarged.
Image fitted(const Image& image, int width, int height);

/// The most that any channel of any pixel, and that the mean of all, differs; both images are of one size.
struct Difference {
    int max = 0;
    double mean = 0;
};
Difference difference(const Image& first, const Image& second);

/// Portable Network Graphics (ISO/IEC 15948), without time or any other remark; the same pixels give the same bytes.
std::string to_png(const Image& image);
/// Baseline JPEG of an image in colours, for what is only looked at.
std::string to_jpeg(const Image& image, int quality = 82);

}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::image {

/// Interleaved 8-bit samples.
struct Samples {
    int width = 0, height = 0, n_channels = 3;
    std::vector<std::uint8_t> values;

    const std::uint8_t* at(int x, int y) const { return values.data() + (y * width + x) * n_channels; }
};

using Paint = std::function<std::vector<std::uint8_t>(int x, int y)>;
Samples painted(int width, int height, int n_channels, const Paint& paint);
/// Four quarters of one colour each, from the top left in reading order.
Samples quarters(int width, int height, const std::vector<std::vector<std::uint8_t>>& colours);

struct JpegOptions {
    bool is_progressive = false;
    bool has_adobe_cmyk = false; ///< four channels: inverted, with the marker, as YCCK
    std::string profile = {}, exif = {}, xmp = {}, image_resources = {};
};
std::string make_jpeg(const Samples& samples, const JpegOptions& options = {});
Samples decode_jpeg(std::string_view bytes);

struct PngOptions {
    int bits = 8; ///< 16: every sample times 257
    bool is_interlaced = false;
    std::string profile = {}, xmp = {};
    std::string raw_exif = {}; ///< as ImageMagick writes it: digits in a text chunk,
    bool is_exif_deflated = false;
};
/// 1 gray, 2 gray and alpha, 3 RGB, 4 RGBA.
std::string make_png(const Samples& samples, const PngOptions& options = {});
/// Each sample is an index into the palette of RGB colours.
std::string make_indexed_png(const Samples& indices, const std::vector<std::vector<std::uint8_t>>& palette);
/// Says it is that large and has no more than a few bytes of pixels.
std::string make_png_bomb(std::uint32_t width, std::uint32_t height);

enum class TiffLayout { Strips, Planes, Tiles };
/// 1 gray, 3 RGB, 4 CMYK.
std::string make_tiff(const Samples& samples, TiffLayout layout = TiffLayout::Strips);
/// Bilevel, packed, CCITT group 4; 255 is white.
std::string make_bilevel_tiff(const Samples& samples);

std::string inflate(std::string_view bytes);

/// An EXIF block with an orientation.
std::string make_exif(int orientation);
/// Photoshop image resources with IPTC data sets of record 2.
std::string make_iptc(const std::vector<std::pair<int, std::string>>& data_sets);

/// A CMYK output profile of a simple press: R = (1 - C)(1 - K) and so on in sRGB, full gray replacement.
const std::string& cmyk_profile();
/// A gray profile of this gamma.
std::string gray_profile(double gamma);
/// An RGB profile that is not sRGB: Adobe's primaries, gamma 2.2.
std::string wide_rgb_profile();

}

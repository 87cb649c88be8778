// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/image/worker/clipping_path.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace publisher::image {

/// The colour model of the pixels as they are stored.
enum class Colour { Gray, Rgb, Cmyk, Lab };
std::string_view to_string(Colour colour);

constexpr int n_components_of(Colour colour) {
    return colour == Colour::Gray ? 1 : colour == Colour::Cmyk ? 4 : 3;
}

enum class Alpha { None, Straight, Associated, TransparentColour };
std::string_view to_string(Alpha alpha);

/// What the head of a picture file says, before anything is decoded.
struct Header {
    std::string_view format;             ///< "JPEG"
    std::uint32_t width = 0, height = 0; ///< as stored, before `orientation`
    int orientation = 1;                 ///< EXIF 1..8
    Colour colour = Colour::Rgb;
    int bits = 8; ///< of one sample, or of one index
    bool is_indexed = false;
    Alpha alpha = Alpha::None;
    int n_pages = 1;
    double ppi_x = 0, ppi_y = 0; ///< as tagged, for information; 0 when the file does not say

    std::string_view jpeg_process; ///< "baseline", "progressive", ...; empty for other formats
    bool has_adobe_marker = false;
    int adobe_transform = -1; ///< 0 none, 1 YCbCr, 2 YCCK; -1 without the marker
    /// A JPEG that every PDF reader decodes to the same colours as we do: baseline, and not one whose RGB
    /// is known by the names of its components only (PDF 32000-1 table 13 knows no such guess).
    bool is_fit_for_pdf = false;

    std::string profile;                  ///< embedded ICC profile
    std::vector<std::string> xmp_packets; ///< the packet, then the extended one when the file has it
    std::string iptc;                     ///< IIM records
    ClippingPath clip;                    ///< of the picture as stored
    std::string clip_name;                ///< in plain ASCII, or empty

    bool has_swapped_axes() const { return orientation >= 5; }
    std::uint32_t shown_width() const { return has_swapped_axes() ? height : width; }
    std::uint32_t shown_height() const { return has_swapped_axes() ? width : height; }
};

/// Gives a picture row by row, top to bottom as stored.
///
/// Samples are 0..65535 whatever their depth in the file, colour first, then alpha if there is one (never
/// associated). In CMYK 65535 is full ink. Lab is encoded as ICC v4 has it.
class PictureReader {
public:
    virtual ~PictureReader() = default;

    const Header& header() const { return header_; }
    /// Begins to decode. A reader that can reduce while it decodes may give fewer pixels, but not fewer
    /// than this.
    virtual void start(std::uint32_t least_width, std::uint32_t least_height) = 0;
    /// What `read_row` gives, after `start`.
    virtual std::uint32_t width() const { return header_.width; }
    virtual std::uint32_t height() const { return header_.height; }
    virtual void read_row(std::uint16_t* row) = 0;
    /// After the last row: looks for damage at the end of the file.
    virtual void finish() {}

    bool has_alpha() const { return header_.alpha != Alpha::None; }
    int n_channels() const { return n_components_of(header_.colour) + (has_alpha() ? 1 : 0); }

protected:
    Header header_;
};

std::unique_ptr<PictureReader> open_jpeg(std::string_view bytes);
std::unique_ptr<PictureReader> open_png(std::string_view bytes);
std::unique_ptr<PictureReader> open_tiff(std::string_view bytes);
std::unique_ptr<PictureReader> open_webp(std::string_view bytes);
std::unique_ptr<PictureReader> open_psd(std::string_view bytes);

/// Reads the head and holds it to the limits; refuses every other format by its name.
std::unique_ptr<PictureReader> open_picture(std::string_view bytes);

/// Refuses what is beyond the pixel budget or packed like a bomb.
void check_limits(const Header& header, std::uint64_t file_bytes);

constexpr std::uint16_t widen(std::uint8_t sample) {
    return static_cast<std::uint16_t>(sample * 257);
}
constexpr std::uint8_t narrow(std::uint16_t sample) {
    return static_cast<std::uint8_t>((sample + 128) / 257);
}

}

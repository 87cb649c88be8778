// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/hash.hpp"
#include "publisher/base/result.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace publisher {
class World;
}

namespace publisher::image {

/// In which colours a picture is wanted.
enum class TargetColour {
    Cmyk,           ///< of the destination profile; gray becomes black ink alone
    CmykKeepingRgb, ///< as Cmyk, but RGB pictures keep their colours and come with their profile
    Rgb,            ///< sRGB, for screens
    Keep,           ///< as they are, with their profile
};

enum class Intent { RelativeColorimetric, Perceptual };

struct ConvertRequest {
    std::filesystem::path source = {};
    /// The picture itself, when it is in no file; `source` is then what it is called.
    std::string_view bytes = {};
    /// Of the source file, when the caller knows it; else it is read once more.
    std::optional<Digest> source_digest = {};
    TargetColour colour = TargetColour::Cmyk;
    /// Bytes of the output condition's ICC profile. Needed for Cmyk, and for Rgb when a CMYK picture has
    /// none.
    std::string_view destination_profile = {};
    /// Pixels that are enough for the whole picture as placed (see `enough_pixels`); 0: all there are.
    int enough_width = 0, enough_height = 0;
    /// A picture is reduced only when it has more than this times as many: each resampling costs sharpness.
    double tolerance = 1.5;
    Intent intent = Intent::RelativeColorimetric;
    int quality = 90;
    /// Ink amounts, 0..255, that transparency is composited over. Without it the picture keeps a soft mask.
    std::optional<std::array<std::uint8_t, 4>> ground = {};
    /// The side of the square over which ink is averaged, as a part of the picture's width; 0: not measured.
    double ink_square = 0;
    /// Pixels for `to_pixels` rather than a stream for a press: always deflated, line art in gray.
    bool is_for_screen = false;
    /// Where converted pictures are kept by their content; empty: nowhere. Always safe to delete.
    std::filesystem::path cache = {};
};

/// A picture as the press wants it: an encoded stream, upright, and beside it the soft mask.
struct PrintPicture {
    enum class Encoding { Jpeg, Deflate };
    Encoding encoding = Encoding::Jpeg;
    std::string bytes;
    int width = 0, height = 0, n_components = 4;
    int bits = 8;               ///< 1 for line art, which is never resampled
    bool is_inverted = false;   ///< Adobe CMYK: 0 is full ink, a Decode array is needed
    std::string soft_mask;      ///< deflated 8-bit gray of the same size; empty: opaque
    bool has_passed = false;    ///< the source's own JPEG data, only metadata taken out
    std::string source_profile; ///< "embedded", "sRGB", "output condition", "none"
    std::string profile;        ///< of an RGB picture that kept its colours
    bool is_composited = false; ///< over the ground that was asked for
    /// The clipping path that the picture names: closed Bézier curves, six numbers a knot (control point
    /// before it, the point, control point behind it, x then y), in 1/2^24 of width and height from the top
    /// left.
    std::vector<std::vector<std::int32_t>> clip;
    int ink_percent = 0; ///< the most ink in a square, of CMYK pictures that were measured
    Digest content;      ///< of `bytes`, `soft_mask` and `profile`

    template <typename Archive>
    void describe(Archive& archive) {
        archive(encoding, bytes, width, height, n_components, bits, is_inverted, soft_mask, has_passed,
                source_profile, profile, is_composited, clip, ink_percent, content);
    }
};

/// Decodes, reduces, separates and encodes one picture in a worker process, or takes it from the cache.
///
/// The same picture and request give the same bytes. An 8-bit baseline JPEG that is in the wanted colours
/// and no larger than needed keeps its data. Refused, with the cause, when it is truncated, damaged, of a
/// format that is not read, or when the worker died of it; Temporary when the result could not be written.
/// Safe in several threads.
Result<PrintPicture> convert(World& world, const ConvertRequest& request);

/// The pixels of a picture that was converted for the screen.
struct Pixels {
    int width = 0, height = 0, n_components = 4;
    std::string colors;  ///< by rows, a byte a component; of inks 255 is full, of gray 255 is white
    std::string opacity; ///< a byte a pixel; empty: opaque
};
/// Internal when the streams do not hold as many pixels as the picture says.
Result<Pixels> to_pixels(const PrintPicture& picture);

}

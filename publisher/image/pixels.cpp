// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/convert.hpp"

#include <libdeflate.h>

#include <memory>

namespace publisher::image {
namespace {

/// Exactly so many bytes, or none.
std::string inflated(const std::string& stream, std::size_t n_bytes) {
    using Decompressor = std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)>;
    const Decompressor decompressor(libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
    std::string bytes(n_bytes, '\0');
    const auto result = libdeflate_zlib_decompress(decompressor.get(), stream.data(), stream.size(),
                                                   bytes.data(), bytes.size(), nullptr);
    return result == LIBDEFLATE_SUCCESS ? bytes : std::string();
}

}

Result<Pixels> to_pixels(const PrintPicture& picture) {
    const Failure damaged{Failure::Kind::Internal, "the pixels of a picture are not as many as it says"};
    if (picture.width <= 0 || picture.height <= 0 || picture.bits != 8 ||
        picture.encoding != PrintPicture::Encoding::Deflate)
        return damaged;
    const std::size_t n_pixels =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    Pixels pixels{picture.width, picture.height, picture.n_components, {}, {}};
    pixels.colors = inflated(picture.bytes, n_pixels * static_cast<std::size_t>(picture.n_components));
    if (pixels.colors.empty()) return damaged;
    if (picture.soft_mask.empty()) return pixels;
    pixels.opacity = inflated(picture.soft_mask, n_pixels);
    if (pixels.opacity.empty()) return damaged;
    return pixels;
}

}

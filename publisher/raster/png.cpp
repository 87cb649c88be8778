// SPDX-License-Identifier: Apache-2.0
#include "publisher/raster/image.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cassert>
#include <memory>
#include <string_view>

namespace publisher::raster {
namespace {

void append_number(std::string& bytes, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 255);
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
    append_number(png, static_cast<std::uint32_t>(data.size()));
    const std::size_t begin = png.size();
    png += type;
    png += data;
    append_number(png, libdeflate_crc32(0, png.data() + begin, png.size() - begin));
}

/// Each byte as its distance from the one to the left (filter 1): plain grounds become zeros.
std::string filtered(const Image& image) {
    const auto n = static_cast<std::size_t>(image.n_channels());
    const std::size_t length = static_cast<std::size_t>(image.width()) * n;
    std::string lines;
    lines.reserve((length + 1) * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const std::uint8_t* row = image.row(y);
        lines += '\1';
        lines.append(reinterpret_cast<const char*>(row), std::min(n, length));
        for (std::size_t i = n; i < length; ++i)
            lines += static_cast<char>(row[i] - row[i - n]);
    }
    return lines;
}

std::string deflated(const std::string& bytes) {
    constexpr int kLevel = 6;
    using Compressor = std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)>;
    static thread_local const Compressor compressor(libdeflate_alloc_compressor(kLevel),
                                                    &libdeflate_free_compressor);
    std::string result(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
    const std::size_t size =
        libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), result.data(), result.size());
    assert(size > 0 && "the buffer has the size that libdeflate asked for");
    result.resize(size);
    return result;
}

}

std::string to_png(const Image& image) {
    std::string header;
    append_number(header, static_cast<std::uint32_t>(image.width()));
    append_number(header, static_cast<std::uint32_t>(image.height()));
    header += '\x08';
    header += image.n_channels() == 1 ? '\0' : '\2';
    header.append(3, '\0');
    std::string png = "\x89PNG\r\n\x1a\n";
    append_chunk(png, "IHDR", header);
    if (image.n_channels() == 3) append_chunk(png, "sRGB", std::string_view("\0", 1)); // perceptual
    append_chunk(png, "IDAT", deflated(filtered(image)));
    append_chunk(png, "IEND", {});
    return png;
}

}

// SPDX-License-Identifier: Apache-2.0
#include "test_pictures.hpp"

#include <gtest/gtest.h>
#include <png.h>
#include <tiffio.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include <jpeglib.h>

namespace publisher::image {
namespace {

using namespace std::string_literals;

void write_segment(jpeg_compress_struct& info, int marker, const std::string& content) {
    ::jpeg_write_marker(&info, marker, reinterpret_cast<const JOCTET*>(content.data()),
                        static_cast<unsigned>(content.size()));
}

void append_big(std::string& bytes, std::uint32_t number, int n_bytes) {
    for (int shift = (n_bytes - 1) * 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift & 0xFF);
}

std::string to_raw_profile(const std::string& bytes) {
    std::string text = "\nexif\n" + std::to_string(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        constexpr std::size_t kBytesInALine = 36;
        constexpr const char* kDigits = "0123456789abcdef";
        if (i % kBytesInALine == 0) text += '\n';
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return text + '\n';
}

/// libtiff writes files by name.
template <typename Write>
std::string written_tiff(Write write) {
    std::string name = (std::string(::testing::TempDir()) + "publisher-tiff-XXXXXX");
    const int descriptor = ::mkstemp(name.data());
    TIFF* tiff = ::TIFFFdOpen(descriptor, name.c_str(), "w");
    write(tiff);
    ::TIFFClose(tiff);
    std::ifstream file(name, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    ::unlink(name.c_str());
    return bytes;
}

}

Samples painted(int width, int height, int n_channels, const Paint& paint) {
    Samples samples{width, height, n_channels, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto pixel = paint(x, y);
            samples.values.insert(samples.values.end(), pixel.begin(), pixel.end());
        }
    }
    return samples;
}

Samples quarters(int width, int height, const std::vector<std::vector<std::uint8_t>>& colours) {
    return painted(width, height, static_cast<int>(colours[0].size()), [&](int x, int y) {
        return colours[static_cast<std::size_t>((y * 2 / height) * 2 + x * 2 / width)];
    });
}

std::string make_jpeg(const Samples& samples, const JpegOptions& options) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = ::jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    ::jpeg_mem_dest(&info, &memory, &size);
    info.image_width = static_cast<JDIMENSION>(samples.width);
    info.image_height = static_cast<JDIMENSION>(samples.height);
    info.input_components = samples.n_channels;
    info.in_color_space = samples.n_channels == 1   ? JCS_GRAYSCALE
                          : samples.n_channels == 3 ? JCS_RGB
                                                    : JCS_CMYK;
    ::jpeg_set_defaults(&info);
    if (options.has_adobe_cmyk)
        ::jpeg_set_colorspace(&info, JCS_YCCK);
    else if (samples.n_channels == 4)
        info.write_Adobe_marker = FALSE;
    for (int i = 0; i < info.num_components; ++i)
        info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = 1;
    ::jpeg_set_quality(&info, 95, TRUE);
    if (options.is_progressive) ::jpeg_simple_progression(&info);
    ::jpeg_start_compress(&info, TRUE);
    if (!options.exif.empty()) write_segment(info, JPEG_APP0 + 1, options.exif);
    if (!options.xmp.empty())
        write_segment(info, JPEG_APP0 + 1, "http://ns.adobe.com/xap/1.0/\0"s + options.xmp);
    if (!options.image_resources.empty()) {
        write_segment(info, JPEG_APP0 + 13, "Photoshop 3.0\0"s + options.image_resources);
    }
    if (!options.profile.empty()) {
        ::jpeg_write_icc_profile(&info, reinterpret_cast<const JOCTET*>(options.profile.data()),
                                 static_cast<unsigned>(options.profile.size()));
    }
    auto values = samples.values;
    if (options.has_adobe_cmyk) {
        for (auto& value : values)
            value ^= 0xFF;
    }
    for (int y = 0; y < samples.height; ++y) {
        JSAMPROW row = values.data() + static_cast<std::ptrdiff_t>(y) * samples.width * samples.n_channels;
        ::jpeg_write_scanlines(&info, &row, 1);
    }
    ::jpeg_finish_compress(&info);
    std::string bytes(reinterpret_cast<const char*>(memory), size);
    ::jpeg_destroy_compress(&info);
    std::free(memory);
    return bytes;
}

Samples decode_jpeg(std::string_view bytes) {
    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    info.err = ::jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    ::jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    ::jpeg_read_header(&info, TRUE);
    if (info.num_components == 4) info.out_color_space = JCS_CMYK;
    ::jpeg_start_decompress(&info);
    Samples samples{static_cast<int>(info.output_width),
                    static_cast<int>(info.output_height),
                    info.output_components,
                    {}};
    const std::size_t row_size = info.output_width * static_cast<std::size_t>(info.output_components);
    samples.values.resize(row_size * info.output_height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = samples.values.data() + row_size * info.output_scanline;
        ::jpeg_read_scanlines(&info, &row, 1);
    }
    const bool is_inverted = info.num_components == 4 && info.saw_Adobe_marker;
    ::jpeg_finish_decompress(&info);
    ::jpeg_destroy_decompress(&info);
    if (is_inverted) {
        for (auto& value : samples.values)
            value ^= 0xFF;
    }
    return samples;
}

std::string make_png(const Samples& samples, const PngOptions& options) {
    std::string bytes;
    png_structp png = ::png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = ::png_create_info_struct(png);
    ::png_set_write_fn(
        png, &bytes,
        [](png_structp writer, png_bytep data, png_size_t size) {
            static_cast<std::string*>(::png_get_io_ptr(writer))
                ->append(reinterpret_cast<const char*>(data), size);
        },
        [](png_structp) {});
    constexpr int kTypes[] = {0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                              PNG_COLOR_TYPE_RGBA};
    ::png_set_IHDR(png, info, static_cast<png_uint_32>(samples.width),
                   static_cast<png_uint_32>(samples.height), options.bits, kTypes[samples.n_channels],
                   options.is_interlaced ? PNG_INTERLACE_ADAM7 : 0, 0, 0);
    if (!options.profile.empty()) {
        ::png_set_iCCP(png, info, "profile", 0, reinterpret_cast<png_const_bytep>(options.profile.data()),
                       static_cast<png_uint_32>(options.profile.size()));
    }
    std::string digits = to_raw_profile(options.raw_exif), keyword = "Raw profile type exif";
    if (!options.raw_exif.empty()) {
        png_text text{};
        text.compression = options.is_exif_deflated ? PNG_TEXT_COMPRESSION_zTXt : PNG_TEXT_COMPRESSION_NONE;
        text.key = keyword.data();
        text.text = digits.data();
        text.text_length = digits.size();
        ::png_set_text(png, info, &text, 1);
    }
    ::png_write_info(png, info);
    std::vector<std::uint8_t> wide;
    for (const auto value : samples.values)
        wide.insert(wide.end(), static_cast<std::size_t>(options.bits / 8), value);
    const std::size_t row_size = wide.size() / static_cast<std::size_t>(samples.height);
    std::vector<png_bytep> rows;
    for (int y = 0; y < samples.height; ++y)
        rows.push_back(wide.data() + row_size * static_cast<std::size_t>(y));
    ::png_write_image(png, rows.data());
    if (!options.xmp.empty()) {
        const std::string chunk = "XML:com.adobe.xmp\0\0\0\0\0"s + options.xmp;
        ::png_write_chunk(png, reinterpret_cast<png_const_bytep>("iTXt"),
                          reinterpret_cast<png_const_bytep>(chunk.data()), chunk.size());
    }
    ::png_write_end(png, nullptr);
    ::png_destroy_write_struct(&png, &info);
    return bytes;
}

std::string make_indexed_png(const Samples& indices, const std::vector<std::vector<std::uint8_t>>& palette) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(indices.width);
    image.height = static_cast<png_uint_32>(indices.height);
    image.format = PNG_FORMAT_RGB_COLORMAP;
    image.colormap_entries = static_cast<png_uint_32>(palette.size());
    std::vector<std::uint8_t> map;
    for (const auto& colour : palette)
        map.insert(map.end(), colour.begin(), colour.end());
    png_alloc_size_t size = 0;
    ::png_image_write_to_memory(&image, nullptr, &size, 0, indices.values.data(), 0, map.data());
    std::string bytes(size, '\0');
    ::png_image_write_to_memory(&image, bytes.data(), &size, 0, indices.values.data(), 0, map.data());
    bytes.resize(size);
    return bytes;
}

std::string make_png_bomb(std::uint32_t width, std::uint32_t height) {
    const auto chunk = [](const std::string& type, const std::string& content) {
        std::string bytes;
        append_big(bytes, static_cast<std::uint32_t>(content.size()), 4);
        bytes += type + content;
        const std::string checked = type + content;
        append_big(bytes,
                   static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                                      static_cast<uInt>(checked.size()))),
                   4);
        return bytes;
    };
    std::string head;
    append_big(head, width, 4);
    append_big(head, height, 4);
    head += "\x08\x02\0\0\0"s;
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + chunk("IDAT", "\x78\x9C\x03\0\0\0\0\1"s) +
           chunk("IEND", "");
}

std::string make_tiff(const Samples& samples, TiffLayout layout) {
    return written_tiff([&](TIFF* tiff) {
        constexpr std::uint16_t kPhotometric[] = {0, PHOTOMETRIC_MINISBLACK, 0, PHOTOMETRIC_RGB,
                                                  PHOTOMETRIC_SEPARATED};
        ::TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, samples.width);
        ::TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, samples.height);
        ::TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
        ::TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, samples.n_channels);
        ::TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kPhotometric[samples.n_channels]);
        ::TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
        const auto n = static_cast<std::size_t>(samples.n_channels);
        const auto width = static_cast<std::size_t>(samples.width);
        if (layout == TiffLayout::Tiles) {
            ::TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 16);
            ::TIFFSetField(tiff, TIFFTAG_TILELENGTH, 16);
            for (int ty = 0; ty < samples.height; ty += 16) {
                for (int tx = 0; tx < samples.width; tx += 16) {
                    std::vector<std::uint8_t> tile(16 * 16 * n);
                    for (int y = 0; y < 16 && ty + y < samples.height; ++y) {
                        for (int x = 0; x < 16 && tx + x < samples.width; ++x) {
                            std::memcpy(tile.data() + static_cast<std::size_t>(y * 16 + x) * n,
                                        samples.at(tx + x, ty + y), n);
                        }
                    }
                    ::TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(tx),
                                    static_cast<std::uint32_t>(ty), 0, 0);
                }
            }
            return;
        }
        const bool is_planar = layout == TiffLayout::Planes;
        ::TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, is_planar ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
        ::TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 8);
        for (std::size_t plane = 0; plane < (is_planar ? n : 1); ++plane) {
            for (int y = 0; y < samples.height; ++y) {
                std::vector<std::uint8_t> row;
                for (std::size_t x = 0; x < width; ++x) {
                    const auto* pixel = samples.at(static_cast<int>(x), y);
                    if (is_planar)
                        row.push_back(pixel[plane]);
                    else
                        row.insert(row.end(), pixel, pixel + n);
                }
                ::TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y),
                                    static_cast<std::uint16_t>(plane));
            }
        }
    });
}

std::string make_bilevel_tiff(const Samples& samples) {
    return written_tiff([&](TIFF* tiff) {
        ::TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, samples.width);
        ::TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, samples.height);
        ::TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
        ::TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
        ::TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
        ::TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
        for (int y = 0; y < samples.height; ++y) {
            std::vector<std::uint8_t> row(static_cast<std::size_t>(samples.width + 7) / 8);
            for (int x = 0; x < samples.width; ++x) {
                if (*samples.at(x, y) < 128)
                    row[static_cast<std::size_t>(x / 8)] |= static_cast<std::uint8_t>(0x80 >> x % 8);
            }
            ::TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
        }
    });
}

std::string inflate(std::string_view bytes) {
    std::string content(1 << 22, '\0');
    auto size = static_cast<uLongf>(content.size());
    const int status =
        ::uncompress(reinterpret_cast<Bytef*>(content.data()), &size,
                     reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
    EXPECT_EQ(status, Z_OK);
    content.resize(size);
    return content;
}

std::string make_exif(int orientation) {
    std::string block = "Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0"s;
    block += static_cast<char>(orientation);
    return block + "\0\0\0\0\0\0"s;
}

std::string make_iptc(const std::vector<std::pair<int, std::string>>& data_sets) {
    std::string records;
    for (const auto& [number, value] : data_sets) {
        records += "\x1C\x02";
        append_big(records, static_cast<std::uint32_t>(number), 1);
        append_big(records, static_cast<std::uint32_t>(value.size()), 2);
        records += value;
    }
    // Another resource of odd size stands before, as Photoshop's do.
    std::string resources = "8BIM\x03\xED\0\0\0\0\0\x03"s + "abc\0"s + "8BIM\x04\x04\0\0"s;
    append_big(resources, static_cast<std::uint32_t>(records.size()), 4);
    return resources + records;
}

}

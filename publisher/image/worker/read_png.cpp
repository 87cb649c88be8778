// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/exif.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/raw_profile.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/worker/worker.hpp"

#include <png.h>
#include <unistd.h>

#include <bit>
#include <cstring>

namespace publisher::image {
namespace {

using namespace std::string_view_literals;

[[noreturn]] void on_error(png_structp, png_const_charp message) {
    if (std::strstr(message, "memory")) ::_exit(worker::kOutOfMemoryExit);
    refuse(Refusal::Malformed, message);
}

void on_warning(png_structp, png_const_charp) {}

/// EXIF and XMP may stand after the pixels, where libpng finds them only once it has decoded those.
void read_late_chunks(std::string_view bytes, Header& header) {
    std::size_t at = 8;
    while (const auto size = number_at(bytes, at, 4, ByteOrder::Big)) {
        const auto type = part_of(bytes, at + 4, 4), content = part_of(bytes, at + 8, *size);
        if (type == "eXIf") read_exif(content, header);
        if (const std::string exif = read_raw_exif(type, content); !exif.empty()) read_exif(exif, header);
        // Keyword, "not compressed", method, empty language, empty translated keyword.
        constexpr auto kXmp = "XML:com.adobe.xmp\0\0\0\0\0"sv;
        if (type == "iTXt" && content.starts_with(kXmp))
            header.xmp_packets.emplace_back(content.substr(kXmp.size()));
        at += 12 + std::size_t{*size};
    }
}

class PngReader : public PictureReader {
public:
    explicit PngReader(std::string_view bytes) : rest_(bytes) {
        png_ = ::png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, on_error, on_warning);
        info_ = ::png_create_info_struct(png_);
        ::png_set_read_fn(png_, this, [](png_structp png, png_bytep to, png_size_t size) {
            static_cast<PngReader*>(::png_get_io_ptr(png))->give(to, size);
        });
        // Our own limits are on the product, which is what costs.
        ::png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
        ::png_read_info(png_, info_);
        take_header();
        read_late_chunks(bytes, header_);
    }

    ~PngReader() override { ::png_destroy_read_struct(&png_, &info_, nullptr); }

    void start(std::uint32_t, std::uint32_t) override {
        ::png_set_expand(png_);
        if (header_.bits == 16 && std::endian::native == std::endian::little) ::png_set_swap(png_);
        const int n_passes = ::png_set_interlace_handling(png_);
        ::png_read_update_info(png_, info_);
        const std::size_t row_size = ::png_get_rowbytes(png_, info_);
        is_interlaced_ = n_passes > 1;
        samples_.resize(is_interlaced_ ? row_size * header_.height : row_size);
        if (!is_interlaced_) return;
        std::vector<png_bytep> rows(header_.height);
        for (std::size_t y = 0; y < rows.size(); ++y)
            rows[y] = samples_.data() + y * row_size;
        ::png_read_image(png_, rows.data());
    }

    void read_row(std::uint16_t* row) override {
        const std::uint8_t* samples = samples_.data();
        if (is_interlaced_)
            samples += next_row_++ * ::png_get_rowbytes(png_, info_);
        else
            ::png_read_row(png_, samples_.data(), nullptr);
        const std::size_t n = std::size_t{header_.width} * static_cast<std::size_t>(n_channels());
        if (header_.bits == 16) {
            std::memcpy(row, samples, n * 2);
        } else {
            for (std::size_t i = 0; i < n; ++i)
                row[i] = widen(samples[i]);
        }
    }

    void finish() override { ::png_read_end(png_, nullptr); }

private:
    void give(png_bytep to, png_size_t size) {
        if (size > rest_.size()) refuse(Refusal::Malformed, "the file is truncated");
        std::memcpy(to, rest_.data(), size);
        rest_.remove_prefix(size);
    }

    void take_header() {
        header_.format = "PNG";
        header_.width = ::png_get_image_width(png_, info_);
        header_.height = ::png_get_image_height(png_, info_);
        header_.bits = ::png_get_bit_depth(png_, info_);
        const int type = ::png_get_color_type(png_, info_);
        header_.is_indexed = type == PNG_COLOR_TYPE_PALETTE;
        header_.colour = type & PNG_COLOR_MASK_COLOR ? Colour::Rgb : Colour::Gray;
        if (type & PNG_COLOR_MASK_ALPHA)
            header_.alpha = Alpha::Straight;
        else if (::png_get_valid(png_, info_, PNG_INFO_tRNS))
            header_.alpha = Alpha::TransparentColour;

        png_uint_32 x = 0, y = 0;
        int unit = 0;
        if (::png_get_pHYs(png_, info_, &x, &y, &unit) && unit == PNG_RESOLUTION_METER) {
            header_.ppi_x = x * 0.0254;
            header_.ppi_y = y * 0.0254;
        }
        png_charp name = nullptr;
        png_bytep profile = nullptr;
        png_uint_32 size = 0;
        int compression = 0;
        if (::png_get_iCCP(png_, info_, &name, &compression, &profile, &size)) {
            header_.profile.assign(reinterpret_cast<const char*>(profile), size);
        }
    }

    png_structp png_ = nullptr;
    png_infop info_ = nullptr;
    std::string_view rest_;
    std::vector<std::uint8_t> samples_;
    bool is_interlaced_ = false;
    std::size_t next_row_ = 0;
};

}

std::unique_ptr<PictureReader> open_png(std::string_view bytes) {
    return std::make_unique<PngReader>(bytes);
}

}

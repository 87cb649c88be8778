// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/iptc.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/refuse.hpp"

#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace publisher::image {
namespace {

char last_error[300];

void on_error(thandle_t, const char*, const char* format, va_list arguments) {
    std::vsnprintf(last_error, sizeof last_error, format, arguments);
}

[[noreturn]] void refuse_damage() {
    refuse(Refusal::Malformed, last_error[0] ? last_error : "the file is truncated or damaged");
}

/// The mapped file as libtiff reads it.
struct Source {
    std::string_view bytes;
    std::uint64_t position = 0;

    static Source& of(thandle_t handle) { return *static_cast<Source*>(handle); }

    static tmsize_t read(thandle_t handle, void* to, tmsize_t size) {
        auto& source = of(handle);
        if (source.position >= source.bytes.size()) return 0;
        const auto n =
            std::min<std::uint64_t>(static_cast<std::uint64_t>(size), source.bytes.size() - source.position);
        std::memcpy(to, source.bytes.data() + source.position, n);
        source.position += n;
        return static_cast<tmsize_t>(n);
    }
    static toff_t seek(thandle_t handle, toff_t offset, int whence) {
        auto& source = of(handle);
        const std::uint64_t base = whence == SEEK_SET   ? 0
                                   : whence == SEEK_CUR ? source.position
                                                        : source.bytes.size();
        return source.position = base + offset;
    }
    static toff_t size(thandle_t handle) { return of(handle).bytes.size(); }
    static tmsize_t write(thandle_t, void*, tmsize_t) { return -1; }
    static int close(thandle_t) { return 0; }
};

/// Pixels of the first page, in every layout libtiff knows: scan lines, strips by plane, tiles, and for
/// what it alone can turn into colours (subsampled YCbCr, old-style JPEG) its own RGBA.
class TiffReader : public PictureReader {
public:
    explicit TiffReader(std::string_view bytes) {
        ::TIFFSetErrorHandler(nullptr);
        ::TIFFSetWarningHandler(nullptr);
        ::TIFFSetErrorHandlerExt(on_error);
        source_.bytes = bytes;
        tiff_ = ::TIFFClientOpen("picture", "rm", &source_, Source::read, Source::write, Source::seek,
                                 Source::close, Source::size, nullptr, nullptr);
        if (!tiff_) refuse_damage();
        take_header();
        take_metadata();
    }

    ~TiffReader() override { ::TIFFClose(tiff_); }

    void start(std::uint32_t, std::uint32_t) override {
        last_error[0] = '\0';
        const std::size_t n_planes = is_planar_ ? n_samples_ : 1u;
        if (uses_rgba_) {
            n_band_rows_ = std::min(std::max(value<std::uint32_t>(TIFFTAG_ROWSPERSTRIP), 1u), header_.height);
            rgba_.resize(std::size_t{header_.width} * n_band_rows_);
        } else if (::TIFFIsTiled(tiff_)) {
            n_band_rows_ = value<std::uint32_t>(TIFFTAG_TILELENGTH);
            const auto tile_width = std::max(value<std::uint32_t>(TIFFTAG_TILEWIDTH), 1u);
            row_size_ = static_cast<std::size_t>(::TIFFTileRowSize(tiff_)) *
                        ((std::size_t{header_.width} + tile_width - 1) / tile_width);
            tile_.resize(static_cast<std::size_t>(::TIFFTileSize(tiff_)));
        } else {
            n_band_rows_ =
                is_planar_ ? std::min(value<std::uint32_t>(TIFFTAG_ROWSPERSTRIP), header_.height) : 1;
            row_size_ = static_cast<std::size_t>(::TIFFScanlineSize(tiff_));
        }
        const std::size_t n_row_bits = std::size_t{header_.width} * static_cast<std::size_t>(header_.bits) *
                                       (is_planar_ ? 1 : n_samples_);
        if (n_band_rows_ == 0 || (!uses_rgba_ && row_size_ < (n_row_bits + 7) / 8)) refuse_damage();
        planes_.assign(n_planes, std::vector<std::uint8_t>(row_size_ * n_band_rows_));
        samples_.resize(std::size_t{header_.width} * n_samples_);
    }

    void read_row(std::uint16_t* row) override {
        const std::uint32_t y = next_row_++;
        const std::uint32_t in_band = y % n_band_rows_;
        if (in_band == 0) read_band(y);
        if (uses_rgba_) {
            give_rgba(in_band, row);
            return;
        }
        if (is_planar_) {
            for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
                unpack(planes_[plane].data() + row_size_ * in_band, 1, samples_.data() + plane);
            }
        } else {
            unpack(planes_[0].data() + row_size_ * in_band, n_samples_, samples_.data());
        }
        give_samples(row);
    }

private:
    template <typename T>
    T value(std::uint32_t tag) const {
        T found{};
        ::TIFFGetFieldDefaulted(tiff_, tag, &found);
        return found;
    }

    void take_header() {
        header_.format = "TIFF";
        header_.width = value<std::uint32_t>(TIFFTAG_IMAGEWIDTH);
        header_.height = value<std::uint32_t>(TIFFTAG_IMAGELENGTH);
        header_.bits = value<std::uint16_t>(TIFFTAG_BITSPERSAMPLE);
        n_samples_ = value<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL);
        is_planar_ = value<std::uint16_t>(TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE && n_samples_ > 1;
        const auto orientation = value<std::uint16_t>(TIFFTAG_ORIENTATION);
        if (orientation >= 1 && orientation <= 8) header_.orientation = orientation;
        take_colour();
        take_alpha();
        check_samples();
        header_.n_pages = static_cast<int>(::TIFFNumberOfDirectories(tiff_));
        ::TIFFSetDirectory(tiff_, 0);
        if (is_jpeg_ycbcr_) ::TIFFSetField(tiff_, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    }

    void take_colour() {
        std::uint16_t photometric = 0;
        if (!::TIFFGetField(tiff_, TIFFTAG_PHOTOMETRIC, &photometric)) {
            refuse(Refusal::Malformed, "the photometric interpretation is missing");
        }
        photometric_ = photometric;
        const auto compression = value<std::uint16_t>(TIFFTAG_COMPRESSION);
        uses_rgba_ = compression == COMPRESSION_OJPEG;
        switch (photometric) {
            case PHOTOMETRIC_MINISWHITE:
            case PHOTOMETRIC_MINISBLACK: header_.colour = Colour::Gray; break;
            case PHOTOMETRIC_RGB: header_.colour = Colour::Rgb; break;
            case PHOTOMETRIC_PALETTE:
                header_.colour = Colour::Rgb;
                header_.is_indexed = true;
                take_palette();
                break;
            case PHOTOMETRIC_YCBCR:
                header_.colour = Colour::Rgb;
                is_jpeg_ycbcr_ = compression == COMPRESSION_JPEG;
                uses_rgba_ = !is_jpeg_ycbcr_;
                break;
            case PHOTOMETRIC_SEPARATED:
                header_.colour = Colour::Cmyk;
                if (value<std::uint16_t>(TIFFTAG_INKSET) != INKSET_CMYK) {
                    refuse(Refusal::Unsupported, "inks other than cyan, magenta, yellow and black");
                }
                break;
            case PHOTOMETRIC_CIELAB:
            case PHOTOMETRIC_ICCLAB: header_.colour = Colour::Lab; break;
            default:
                refuse(Refusal::Unsupported, "photometric interpretation " + std::to_string(photometric));
        }
        if (uses_rgba_ && ::TIFFIsTiled(tiff_)) refuse(Refusal::Unsupported, "subsampled colours in tiles");
    }

    void take_palette() {
        std::uint16_t *red = nullptr, *green = nullptr, *blue = nullptr;
        if (header_.bits > 8 || !::TIFFGetField(tiff_, TIFFTAG_COLORMAP, &red, &green, &blue)) {
            refuse(Refusal::Malformed, "the colour map is missing");
        }
        const std::size_t n = std::size_t{1} << header_.bits;
        bool has_wide = false;
        for (std::size_t i = 0; i < n; ++i)
            has_wide |= red[i] > 255 || green[i] > 255 || blue[i] > 255;
        // Some old writers left the map at 8 bits.
        const int factor = has_wide ? 1 : 257;
        for (std::size_t i = 0; i < n; ++i) {
            for (const auto* map : {red, green, blue})
                palette_.push_back(static_cast<std::uint16_t>(map[i] * factor));
        }
    }

    void take_alpha() {
        std::uint16_t n_extra = 0;
        std::uint16_t* kinds = nullptr;
        ::TIFFGetFieldDefaulted(tiff_, TIFFTAG_EXTRASAMPLES, &n_extra, &kinds);
        const std::size_t n_colours =
            header_.is_indexed ? 1u : static_cast<std::size_t>(n_components_of(header_.colour));
        if (n_samples_ < n_colours) refuse(Refusal::Malformed, "samples are missing");
        // Unspecified extra samples are masks and spot colours of an editor, not transparency.
        for (std::size_t i = 0; i < n_extra && !uses_rgba_; ++i) {
            if (kinds[i] == EXTRASAMPLE_UNSPECIFIED || header_.alpha != Alpha::None) continue;
            header_.alpha = kinds[i] == EXTRASAMPLE_ASSOCALPHA ? Alpha::Associated : Alpha::Straight;
            alpha_sample_ = n_colours + i;
        }
        if (header_.alpha != Alpha::None && alpha_sample_ >= n_samples_) header_.alpha = Alpha::None;
    }

    void check_samples() {
        const auto format = value<std::uint16_t>(TIFFTAG_SAMPLEFORMAT);
        if (header_.bits > 16 || format == SAMPLEFORMAT_IEEEFP) {
            refuse(Refusal::Unsupported, std::to_string(header_.bits) + "-bit or floating point samples");
        }
        if (header_.bits == 0 || (header_.colour == Colour::Lab && header_.bits != 8 && header_.bits != 16)) {
            refuse(Refusal::Unsupported, std::to_string(header_.bits) + "-bit samples");
        }
        if (::TIFFIsCODECConfigured(value<std::uint16_t>(TIFFTAG_COMPRESSION)) == 0) {
            refuse(Refusal::Unsupported,
                   "compression " + std::to_string(value<std::uint16_t>(TIFFTAG_COMPRESSION)));
        }
    }

    void take_metadata() {
        const auto bytes_of = [this](std::uint32_t tag) {
            std::uint32_t size = 0;
            void* data = nullptr;
            if (!::TIFFGetField(tiff_, tag, &size, &data)) return std::string();
            return std::string(static_cast<const char*>(data), size);
        };
        header_.profile = bytes_of(TIFFTAG_ICCPROFILE);
        if (auto packet = bytes_of(TIFFTAG_XMLPACKET); !packet.empty())
            header_.xmp_packets.push_back(std::move(packet));
        const std::string resources = bytes_of(TIFFTAG_PHOTOSHOP);
        header_.iptc = find_iptc(resources);
        header_.clip = read_clipping_path(resources);
        header_.clip_name = read_clipping_path_name(resources);
        if (header_.iptc.empty()) header_.iptc = bytes_of(TIFFTAG_RICHTIFFIPTC);

        float x = 0, y = 0;
        const double unit = value<std::uint16_t>(TIFFTAG_RESOLUTIONUNIT) == RESUNIT_CENTIMETER ? 2.54 : 1;
        if (::TIFFGetField(tiff_, TIFFTAG_XRESOLUTION, &x) &&
            ::TIFFGetField(tiff_, TIFFTAG_YRESOLUTION, &y) && x > 0 && y > 0) {
            header_.ppi_x = x * unit;
            header_.ppi_y = y * unit;
        }
    }

    void read_band(std::uint32_t y) {
        if (uses_rgba_) {
            if (!::TIFFReadRGBAStripExt(tiff_, y, rgba_.data(), 1)) refuse_damage();
        } else if (::TIFFIsTiled(tiff_)) {
            for (std::size_t plane = 0; plane < planes_.size(); ++plane)
                read_tiles(y, plane);
        } else if (is_planar_) {
            for (std::size_t plane = 0; plane < planes_.size(); ++plane) {
                const auto strip = ::TIFFComputeStrip(tiff_, y, static_cast<std::uint16_t>(plane));
                const auto size = static_cast<tmsize_t>(planes_[plane].size());
                if (::TIFFReadEncodedStrip(tiff_, strip, planes_[plane].data(), size) < 0) refuse_damage();
            }
        } else if (::TIFFReadScanline(tiff_, planes_[0].data(), y, 0) < 0) {
            refuse_damage();
        }
    }

    void read_tiles(std::uint32_t y, std::size_t plane) {
        const auto tile_width = value<std::uint32_t>(TIFFTAG_TILEWIDTH);
        const auto tile_row_size = static_cast<std::size_t>(::TIFFTileRowSize(tiff_));
        std::size_t column = 0;
        for (std::uint64_t x = 0; x < header_.width; x += tile_width, ++column) {
            const auto tile = ::TIFFComputeTile(tiff_, static_cast<std::uint32_t>(x), y, 0,
                                                static_cast<std::uint16_t>(plane));
            if (::TIFFReadEncodedTile(tiff_, tile, tile_.data(), static_cast<tmsize_t>(tile_.size())) < 0) {
                refuse_damage();
            }
            for (std::size_t row = 0; row < n_band_rows_; ++row) {
                std::memcpy(planes_[plane].data() + row * row_size_ + column * tile_row_size,
                            tile_.data() + row * tile_row_size, tile_row_size);
            }
        }
    }

    /// One row of packed samples, each `n_per_pixel` wide in the source and `n_samples_` apart in the result.
    void unpack(const std::uint8_t* packed, std::size_t n_per_pixel, std::uint16_t* samples) const {
        const auto bits = static_cast<unsigned>(header_.bits);
        const std::size_t step = n_per_pixel == 1 ? n_samples_ : 1;
        const std::size_t n = std::size_t{header_.width} * n_per_pixel;
        if (bits == 8) {
            for (std::size_t i = 0; i < n; ++i)
                samples[i * step] = packed[i];
        } else if (bits == 16) {
            for (std::size_t i = 0; i < n; ++i)
                std::memcpy(samples + i * step, packed + i * 2, 2);
        } else {
            std::size_t bit = 0;
            for (std::size_t i = 0; i < n; ++i) {
                unsigned sample = 0;
                for (unsigned j = 0; j < bits; ++j, ++bit)
                    sample = sample << 1 | (packed[bit / 8] >> (7 - bit % 8) & 1);
                samples[i * step] = static_cast<std::uint16_t>(sample);
            }
        }
    }

    void give_samples(std::uint16_t* row) const {
        const auto n_colours = static_cast<std::size_t>(n_components_of(header_.colour));
        const bool has_alpha_sample = has_alpha();
        for (std::uint32_t x = 0; x < header_.width; ++x) {
            const std::uint16_t* from = samples_.data() + std::size_t{x} * n_samples_;
            if (header_.is_indexed) {
                std::copy_n(palette_.data() + std::size_t{from[0]} * 3, 3, row);
            } else {
                for (std::size_t i = 0; i < n_colours; ++i)
                    row[i] = to_full_range(from[i], i);
            }
            if (has_alpha_sample) {
                row[n_colours] = scaled(from[alpha_sample_]);
                if (header_.alpha == Alpha::Associated) divide_by_alpha(row, n_colours);
                ++row;
            }
            row += n_colours;
        }
    }

    std::uint16_t scaled(std::uint32_t sample) const {
        const std::uint32_t most = (1u << header_.bits) - 1;
        return static_cast<std::uint16_t>((sample * 65535u + most / 2) / most);
    }

    std::uint16_t to_full_range(std::uint16_t sample, std::size_t component) const {
        if (photometric_ == PHOTOMETRIC_MINISWHITE) return static_cast<std::uint16_t>(65535 - scaled(sample));
        // CIELab has signed a* and b*; in 16 bits 256 make one unit, in ICC v4's encoding 257.
        if (photometric_ == PHOTOMETRIC_CIELAB && component > 0) {
            if (header_.bits == 8) return widen(static_cast<std::uint8_t>(sample ^ 0x80));
            const int units = static_cast<std::int16_t>(sample) + 0x8000;
            return static_cast<std::uint16_t>(std::min(units * 257 / 256, 65535));
        }
        return scaled(sample);
    }

    static void divide_by_alpha(std::uint16_t* pixel, std::size_t n_colours) {
        const std::uint32_t alpha = pixel[n_colours];
        if (alpha == 0) return;
        for (std::size_t i = 0; i < n_colours; ++i) {
            pixel[i] = static_cast<std::uint16_t>(std::min((pixel[i] * 65535u + alpha / 2) / alpha, 65535u));
        }
    }

    /// libtiff gives strips from the bottom row up.
    void give_rgba(std::uint32_t in_band, std::uint16_t* row) const {
        const std::uint32_t first = (next_row_ - 1) - in_band;
        const std::uint32_t n_rows = std::min(n_band_rows_, header_.height - first);
        const std::uint32_t* pixels = rgba_.data() + std::size_t{n_rows - 1 - in_band} * header_.width;
        for (std::uint32_t x = 0; x < header_.width; ++x) {
            *row++ = widen(static_cast<std::uint8_t>(TIFFGetR(pixels[x])));
            *row++ = widen(static_cast<std::uint8_t>(TIFFGetG(pixels[x])));
            *row++ = widen(static_cast<std::uint8_t>(TIFFGetB(pixels[x])));
        }
    }

    Source source_;
    TIFF* tiff_ = nullptr;
    int photometric_ = 0;
    bool is_planar_ = false, is_jpeg_ycbcr_ = false, uses_rgba_ = false;
    std::size_t n_samples_ = 1, alpha_sample_ = 0;
    std::vector<std::uint16_t> palette_;

    std::uint32_t n_band_rows_ = 1, next_row_ = 0;
    std::size_t row_size_ = 0;
    std::vector<std::vector<std::uint8_t>> planes_;
    std::vector<std::uint8_t> tile_;
    std::vector<std::uint32_t> rgba_;
    std::vector<std::uint16_t> samples_;
};

}

std::unique_ptr<PictureReader> open_tiff(std::string_view bytes) {
    return std::make_unique<TiffReader>(bytes);
}

}

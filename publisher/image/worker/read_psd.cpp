// SPDX-License-Identifier: Apache-2.0
// Photoshop's own format (Adobe Photoshop File Formats Specification, November 2019): of its parts only the
// flat composite at the end of the file, which every program that saves it for exchange writes along.
#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/clipping_path.hpp"
#include "publisher/image/worker/exif.hpp"
#include "publisher/image/worker/image_resources.hpp"
#include "publisher/image/worker/iptc.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/refuse.hpp"

#include <algorithm>

namespace publisher::image {
namespace {

[[noreturn]] void refuse_damage() {
    refuse(Refusal::Malformed, "the file is truncated or damaged");
}

std::uint32_t wanted(std::string_view bytes, std::size_t offset, int n_bytes) {
    const auto number = number_at(bytes, offset, n_bytes, ByteOrder::Big);
    if (!number) refuse_damage();
    return *number;
}

/// A part of the file behind its length of four bytes.
std::string_view take_section(std::string_view bytes, std::size_t& offset) {
    const std::uint32_t size = wanted(bytes, offset, 4);
    offset += 4;
    if (size > bytes.size() - offset) refuse_damage();
    const std::string_view section = bytes.substr(offset, size);
    offset += size;
    return section;
}

/// PackBits (TIFF 6.0, section 9) of one row; what is missing is damage.
void unpack_bits(std::string_view packed, std::vector<std::uint8_t>& row) {
    std::size_t at = 0, n = 0;
    while (n < row.size()) {
        if (at >= packed.size()) refuse_damage();
        const auto count = static_cast<signed char>(packed[at++]);
        const std::size_t length = count >= 0 ? std::size_t(count) + 1 : std::size_t(1 - count);
        if (count == -128) continue;
        if (length > row.size() - n || at + (count >= 0 ? length : 1) > packed.size()) refuse_damage();
        if (count >= 0)
            std::copy_n(packed.data() + at, length, row.begin() + static_cast<std::ptrdiff_t>(n));
        else
            std::fill_n(row.begin() + static_cast<std::ptrdiff_t>(n), length,
                        static_cast<std::uint8_t>(packed[at]));
        at += count >= 0 ? length : 1;
        n += length;
    }
}

class PsdReader : public PictureReader {
public:
    explicit PsdReader(std::string_view bytes) : bytes_(bytes) {
        take_header();
        std::size_t offset = 26;
        palette_ = take_section(bytes_, offset);
        take_resources(take_section(bytes_, offset));
        take_layers(take_section(bytes_, offset));
        data_offset_ = offset;
    }

    void start(std::uint32_t, std::uint32_t) override {
        row_size_ = (std::size_t{header_.width} * static_cast<std::size_t>(header_.bits) + 7) / 8;
        const std::uint32_t compression = wanted(bytes_, data_offset_, 2);
        if (compression > 1)
            refuse(Refusal::Unsupported,
                   "a composite packed with compression " + std::to_string(compression));
        is_packed_ = compression == 1;
        const std::size_t n_rows = std::size_t{header_.height} * n_file_channels_;
        std::size_t at = data_offset_ + 2 + (is_packed_ ? 2 * n_rows : 0);
        row_offsets_.reserve(n_rows + 1);
        for (std::size_t row = 0; row < n_rows; ++row) {
            row_offsets_.push_back(at);
            at += is_packed_ ? wanted(bytes_, data_offset_ + 2 + 2 * row, 2) : row_size_;
        }
        row_offsets_.push_back(at);
        if (at > bytes_.size()) refuse_damage();
        channel_.resize(row_size_);
    }

    void read_row(std::uint16_t* row) override {
        const auto n_used = static_cast<std::size_t>(header_.is_indexed ? 1 : n_channels());
        for (std::size_t channel = 0; channel < n_used; ++channel) {
            read_channel(channel);
            for (std::uint32_t x = 0; x < header_.width; ++x)
                give(channel, x, n_used, row);
        }
        if (has_alpha() && header_.colour != Colour::Lab) take_white_out(row);
        ++next_row_;
    }

private:
    enum Mode {
        Bitmap = 0,
        Gray = 1,
        Indexed = 2,
        Rgb = 3,
        Cmyk = 4,
        Multichannel = 7,
        Duotone = 8,
        Lab = 9
    };

    void take_header() {
        header_.format = "PSD";
        if (wanted(bytes_, 4, 2) != 1) refuse(Refusal::Unsupported, "large documents (PSB)");
        n_file_channels_ = wanted(bytes_, 12, 2);
        header_.height = wanted(bytes_, 14, 4);
        header_.width = wanted(bytes_, 18, 4);
        header_.bits = static_cast<int>(wanted(bytes_, 22, 2));
        mode_ = static_cast<Mode>(wanted(bytes_, 24, 2));
        switch (mode_) {
            case Bitmap:
            case Gray: header_.colour = Colour::Gray; break;
            case Indexed:
                header_.colour = Colour::Rgb;
                header_.is_indexed = true;
                break;
            case Rgb: header_.colour = Colour::Rgb; break;
            case Cmyk: header_.colour = Colour::Cmyk; break;
            case Lab: header_.colour = Colour::Lab; break;
            case Duotone: refuse(Refusal::Unsupported, "duotone: its inks are not in the composite");
            case Multichannel:
                refuse(Refusal::Unsupported, "multichannel: its inks have no meaning of their own");
            default: refuse(Refusal::Unsupported, "colour mode " + std::to_string(mode_));
        }
        if (header_.bits != (mode_ == Bitmap ? 1 : 8) && header_.bits != 16)
            refuse(Refusal::Unsupported, std::to_string(header_.bits) + "-bit samples");
        const std::size_t n_colours =
            header_.is_indexed ? 1 : static_cast<std::size_t>(n_components_of(header_.colour));
        if (n_file_channels_ < n_colours || n_file_channels_ > 56) refuse_damage();
    }

    void take_resources(std::string_view resources) {
        constexpr int kResolution = 1005, kVersion = 1057, kProfile = 1039, kExif = 1058, kXmp = 1060;
        for_each_image_resource(resources, [this](int id, std::string_view content, std::string_view) {
            if (id == kProfile) header_.profile = content;
            if (id == kXmp) header_.xmp_packets.emplace_back(content);
            if (id == kExif) read_exif(content, header_);
            // 16.16 fixed point, always in pixels per inch.
            if (id == kResolution)
                header_.ppi_x = number_at(content, 0, 4, ByteOrder::Big).value_or(0) / 65536.0;
            if (id == kResolution)
                header_.ppi_y = number_at(content, 8, 4, ByteOrder::Big).value_or(0) / 65536.0;
            if (id == kVersion && content.size() > 4 && content[4] == 0)
                refuse(Refusal::Unsupported,
                       "it was saved without its flat composite; save it with maximum compatibility");
        });
        header_.iptc = find_iptc(resources);
        header_.clip = read_clipping_path(resources);
        header_.clip_name = read_clipping_path_name(resources);
        header_.orientation = 1; // the composite is upright; the EXIF block is that of the camera
    }

    /// A negative number of layers says that the first channel behind the colours is the composite's
    /// transparency.
    void take_layers(std::string_view layers) {
        const auto n_layers = number_at(layers, 4, 2, ByteOrder::Big);
        const bool has_transparency = n_layers && *n_layers > 0x7FFF;
        if (has_transparency && !header_.is_indexed &&
            n_file_channels_ > static_cast<std::size_t>(n_components_of(header_.colour)))
            header_.alpha = Alpha::Straight;
    }

    void read_channel(std::size_t channel) {
        const std::size_t row = channel * header_.height + next_row_;
        const std::string_view stored =
            bytes_.substr(row_offsets_[row], row_offsets_[row + 1] - row_offsets_[row]);
        if (is_packed_)
            unpack_bits(stored, channel_);
        else
            std::copy(stored.begin(), stored.end(), channel_.begin());
    }

    /// The composite is laid over white; the colours as such are what is left without it.
    void take_white_out(std::uint16_t* row) const {
        const auto n = static_cast<std::size_t>(n_channels());
        for (std::uint32_t x = 0; x < header_.width; ++x, row += n) {
            const std::uint32_t alpha = row[n - 1];
            for (std::size_t i = 0; i + 1 < n && alpha > 0; ++i) {
                const std::uint32_t light = mode_ == Cmyk ? 65535u - row[i] : row[i];
                const std::uint32_t own = light > 65535 - alpha ? light - (65535 - alpha) : 0;
                const auto result =
                    static_cast<std::uint16_t>(std::min((own * 65535u + alpha / 2) / alpha, 65535u));
                row[i] = mode_ == Cmyk ? static_cast<std::uint16_t>(65535 - result) : result;
            }
        }
    }

    std::uint16_t sample(std::uint32_t x) const {
        if (header_.bits == 1) return (channel_[x / 8] >> (7 - x % 8) & 1) ? 0 : 65535; // 1 is black
        if (header_.bits == 8) return widen(channel_[x]);
        return static_cast<std::uint16_t>(channel_[2 * x] << 8 | channel_[2 * x + 1]);
    }

    void give(std::size_t channel, std::uint32_t x, std::size_t n_used, std::uint16_t* row) const {
        if (header_.is_indexed) {
            // 256 reds, then greens, then blues.
            for (std::size_t i = 0; i < 3; ++i)
                row[std::size_t{x} * 3 + i] = widen(static_cast<std::uint8_t>(
                    number_at(palette_, i * 256 + channel_[x], 1, ByteOrder::Big).value_or(0)));
            return;
        }
        const bool is_ink = mode_ == Cmyk && channel < 4; // 0 is full ink
        const std::uint16_t value = sample(x);
        row[std::size_t{x} * n_used + channel] = is_ink ? static_cast<std::uint16_t>(65535 - value) : value;
    }

    std::string_view bytes_, palette_;
    Mode mode_ = Rgb;
    std::size_t n_file_channels_ = 0, data_offset_ = 0, row_size_ = 0, next_row_ = 0;
    bool is_packed_ = false;
    std::vector<std::size_t> row_offsets_;
    std::vector<std::uint8_t> channel_;
};

}

std::unique_ptr<PictureReader> open_psd(std::string_view bytes) {
    return std::make_unique<PsdReader>(bytes);
}

}

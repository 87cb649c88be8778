// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/bytes.hpp"
#include "publisher/image/worker/exif.hpp"
#include "publisher/image/worker/picture.hpp"
#include "publisher/image/worker/refuse.hpp"

#include <webp/decode.h>

namespace publisher::image {
namespace {

const std::uint8_t* data_of(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

void read_chunks(std::string_view bytes, Header& header) {
    std::size_t at = 12;
    while (const auto size = number_at(bytes, at + 4, 4, ByteOrder::Little)) {
        const auto type = part_of(bytes, at, 4), content = part_of(bytes, at + 8, *size);
        if (type == "ICCP") header.profile = content;
        if (type == "EXIF") read_exif(content, header);
        if (type == "XMP ") header.xmp_packets.emplace_back(content);
        at += 8 + (std::size_t{*size} + 1) / 2 * 2;
    }
}

/// libwebp decodes whole pictures; they have 16,383 pixels a side at most.
class WebPReader : public PictureReader {
public:
    explicit WebPReader(std::string_view bytes) : bytes_(bytes) {
        WebPBitstreamFeatures features;
        const auto status = ::WebPGetFeatures(data_of(bytes), bytes.size(), &features);
        if (status == VP8_STATUS_NOT_ENOUGH_DATA) refuse(Refusal::Malformed, "the file is truncated");
        if (status != VP8_STATUS_OK) refuse(Refusal::Malformed, "the head of the file is damaged");
        if (features.has_animation) refuse(Refusal::Unsupported, "animated pictures are not read");
        header_.format = "WebP";
        header_.width = static_cast<std::uint32_t>(features.width);
        header_.height = static_cast<std::uint32_t>(features.height);
        header_.alpha = features.has_alpha ? Alpha::Straight : Alpha::None;
        read_chunks(bytes, header_);
    }

    void start(std::uint32_t, std::uint32_t) override {
        row_size_ = std::size_t{header_.width} * static_cast<std::size_t>(n_channels());
        samples_.resize(row_size_ * header_.height);
        const auto stride = static_cast<int>(row_size_);
        const auto decode = has_alpha() ? ::WebPDecodeRGBAInto : ::WebPDecodeRGBInto;
        if (!decode(data_of(bytes_), bytes_.size(), samples_.data(), samples_.size(), stride)) {
            refuse(Refusal::Malformed, "the file is truncated or damaged");
        }
    }

    void read_row(std::uint16_t* row) override {
        const std::uint8_t* samples = samples_.data() + row_size_ * next_row_++;
        for (std::size_t i = 0; i < row_size_; ++i)
            row[i] = widen(samples[i]);
    }

private:
    std::string_view bytes_;
    std::vector<std::uint8_t> samples_;
    std::size_t row_size_ = 0, next_row_ = 0;
};

}

std::unique_ptr<PictureReader> open_webp(std::string_view bytes) {
    return std::make_unique<WebPReader>(bytes);
}

}

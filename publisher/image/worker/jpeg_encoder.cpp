// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/encoder.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/worker/worker.hpp"

#include <unistd.h>

#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

namespace publisher::image {
namespace {

/// Up to here the Huffman tables are made for the picture, which needs all its coefficients in memory.
constexpr std::uint64_t kOptimizedPixels = 8'000'000;

[[noreturn]] void on_error(j_common_ptr info) {
    if (info->err->msg_code == JERR_OUT_OF_MEMORY) ::_exit(worker::kOutOfMemoryExit);
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    refuse(Refusal::Output, message);
}

class JpegEncoder : public RowEncoder {
public:
    explicit JpegEncoder(const Encoding& encoding) : encoding_(encoding) {
        info_.err = ::jpeg_std_error(&errors_);
        errors_.error_exit = on_error;
        jpeg_create_compress(&info_);
        set_destination();
        info_.image_width = encoding.width;
        info_.image_height = encoding.height;
        info_.input_components = n_components_of(encoding.colour);
        info_.in_color_space = encoding.colour == Colour::Gray  ? JCS_GRAYSCALE
                               : encoding.colour == Colour::Rgb ? JCS_RGB
                                                                : JCS_CMYK;
        ::jpeg_set_defaults(&info_);
        if (encoding.colour == Colour::Cmyk) ::jpeg_set_colorspace(&info_, JCS_YCCK);
        for (int i = 0; i < info_.num_components; ++i) {
            info_.comp_info[i].h_samp_factor = info_.comp_info[i].v_samp_factor = 1;
        }
        ::jpeg_set_quality(&info_, encoding.quality, TRUE);
        info_.dct_method = JDCT_ISLOW;
        info_.optimize_coding = std::uint64_t{encoding.width} * encoding.height <= kOptimizedPixels;
        ::jpeg_start_compress(&info_, TRUE);
        if (!encoding.profile.empty()) {
            ::jpeg_write_icc_profile(&info_, reinterpret_cast<const JOCTET*>(encoding.profile.data()),
                                     static_cast<unsigned>(encoding.profile.size()));
        }
        row_.resize(std::size_t{encoding.width} * static_cast<std::size_t>(info_.input_components));
    }

    ~JpegEncoder() override { ::jpeg_destroy_compress(&info_); }

    void add_row(const std::uint8_t* row) override {
        const std::uint8_t flip = encoding_.colour == Colour::Cmyk ? 0xFF : 0;
        for (std::size_t i = 0; i < row_.size(); ++i)
            row_[i] = row[i] ^ flip;
        JSAMPROW samples = row_.data();
        ::jpeg_write_scanlines(&info_, &samples, 1);
    }

    void finish() override { ::jpeg_finish_compress(&info_); }

private:
    void set_destination() {
        info_.client_data = this;
        info_.dest = &destination_;
        destination_.init_destination = [](j_compress_ptr info) { of(info).restart_buffer(); };
        destination_.empty_output_buffer = [](j_compress_ptr info) -> boolean {
            of(info).write_buffer(sizeof buffer_);
            return TRUE;
        };
        destination_.term_destination = [](j_compress_ptr info) {
            of(info).write_buffer(sizeof buffer_ - info->dest->free_in_buffer);
        };
    }
    static JpegEncoder& of(j_compress_ptr info) { return *static_cast<JpegEncoder*>(info->client_data); }
    void restart_buffer() {
        destination_.next_output_byte = buffer_;
        destination_.free_in_buffer = sizeof buffer_;
    }
    void write_buffer(std::size_t size) {
        write_output(encoding_.descriptor, {reinterpret_cast<const char*>(buffer_), size});
        restart_buffer();
    }

    const Encoding encoding_;
    jpeg_compress_struct info_{};
    jpeg_error_mgr errors_{};
    jpeg_destination_mgr destination_{};
    JOCTET buffer_[64 << 10];
    std::vector<std::uint8_t> row_;
};

}

std::unique_ptr<RowEncoder> make_jpeg_encoder(const Encoding& encoding) {
    return std::make_unique<JpegEncoder>(encoding);
}

}

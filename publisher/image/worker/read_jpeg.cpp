// SPDX-License-Identifier: Apache-2.0
#include "publisher/image/worker/jpeg_markers.hpp"
#include "publisher/image/worker/refuse.hpp"
#include "publisher/worker/worker.hpp"

#include <unistd.h>

#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

namespace publisher::image {
namespace {

Refusal refusal_of(int code) {
    switch (code) {
        case JERR_BAD_PRECISION:
        case JERR_SOF_UNSUPPORTED:
        case JERR_CONVERSION_NOTIMPL:
        case JERR_COMPONENT_COUNT: return Refusal::Unsupported;
        default: return Refusal::Malformed;
    }
}

[[noreturn]] void refuse_with_message(j_common_ptr info) {
    char message[JMSG_LENGTH_MAX];
    info->err->format_message(info, message);
    refuse(refusal_of(info->err->msg_code), message);
}

[[noreturn]] void on_error(j_common_ptr info) {
    if (info->err->msg_code == JERR_OUT_OF_MEMORY) ::_exit(worker::kOutOfMemoryExit);
    refuse_with_message(info);
}

/// libjpeg calls it a warning when it makes up the missing half of a picture; nobody would read it.
void on_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    switch (info->err->msg_code) {
        case JWRN_HIT_MARKER:
        case JWRN_HUFF_BAD_CODE:
        case JWRN_JPEG_EOF:
        case JWRN_MUST_RESYNC:
        case JWRN_BOGUS_PROGRESSION:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_NOT_SEQUENTIAL: refuse_with_message(info);
        default: break;
    }
}

class JpegReader : public PictureReader {
public:
    explicit JpegReader(std::string_view bytes) {
        info_.err = ::jpeg_std_error(&errors_);
        errors_.error_exit = on_error;
        errors_.emit_message = on_message;
        jpeg_create_decompress(&info_);
        ::jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
        ::jpeg_read_header(&info_, TRUE);
        take_header();
        read_jpeg_metadata(bytes, header_);
        header_.is_fit_for_pdf = header_.jpeg_process == "baseline" &&
                                 (info_.jpeg_color_space != JCS_RGB || info_.saw_Adobe_marker);
    }

    ~JpegReader() override { ::jpeg_destroy_decompress(&info_); }

    void start(std::uint32_t least_width, std::uint32_t least_height) override {
        info_.scale_denom = 8;
        // Eighths that are no power of two are slower than the next larger one that is: those alone have vector code.
        for (info_.scale_num = 1; info_.scale_num < 8; info_.scale_num *= 2) {
            ::jpeg_calc_output_dimensions(&info_);
            if (info_.output_width >= least_width && info_.output_height >= least_height) break;
        }
        // The slow integer method is the one whose results are the same with and without vector instructions.
        info_.dct_method = JDCT_ISLOW;
        ::jpeg_start_decompress(&info_);
        samples_.resize(std::size_t{info_.output_width} * static_cast<std::size_t>(info_.output_components));
    }

    std::uint32_t width() const override { return info_.output_width; }
    std::uint32_t height() const override { return info_.output_height; }

    void read_row(std::uint16_t* row) override {
        JSAMPROW samples = samples_.data();
        ::jpeg_read_scanlines(&info_, &samples, 1);
        // Adobe writes CMYK inverted and announces it by its marker only.
        const std::uint8_t flip = header_.colour == Colour::Cmyk && header_.has_adobe_marker ? 0xFF : 0;
        for (std::size_t i = 0; i < samples_.size(); ++i) {
            row[i] = widen(static_cast<std::uint8_t>(samples_[i] ^ flip));
        }
    }

    void finish() override { ::jpeg_finish_decompress(&info_); }

private:
    void take_header() {
        header_.format = "JPEG";
        header_.width = info_.image_width;
        header_.height = info_.image_height;
        header_.has_adobe_marker = info_.saw_Adobe_marker;
        if (info_.saw_Adobe_marker) header_.adobe_transform = info_.Adobe_transform;
        switch (info_.num_components) {
            case 1:
                header_.colour = Colour::Gray;
                info_.out_color_space = JCS_GRAYSCALE;
                break;
            case 3:
                header_.colour = Colour::Rgb;
                info_.out_color_space = JCS_RGB;
                break;
            case 4:
                header_.colour = Colour::Cmyk;
                info_.out_color_space = JCS_CMYK;
                break;
            default:
                refuse(Refusal::Unsupported, std::to_string(info_.num_components) + " colour components");
        }
        const double unit = info_.density_unit == 2 ? 2.54 : info_.density_unit == 1 ? 1 : 0;
        if (info_.saw_JFIF_marker) {
            header_.ppi_x = info_.X_density * unit;
            header_.ppi_y = info_.Y_density * unit;
        }
    }

    jpeg_decompress_struct info_{};
    jpeg_error_mgr errors_{};
    std::vector<std::uint8_t> samples_;
};

}

std::unique_ptr<PictureReader> open_jpeg(std::string_view bytes) {
    return std::make_unique<JpegReader>(bytes);
}

}

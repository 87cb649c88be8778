// SPDX-License-Identifier: Apache-2.0
#include "publisher/raster/image.hpp"

#include <cassert>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

namespace publisher::raster {

// The library's own error handling ends the process; here it can only mean that memory is gone, for the
// destination is memory and the parameters are its defaults.
std::string to_jpeg(const Image& image, int quality) {
    assert(image.n_channels() == 3 && image.width() > 0 && image.height() > 0 && "an image in colours");
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = ::jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long n_bytes = 0;
    ::jpeg_mem_dest(&info, &bytes, &n_bytes);
    info.image_width = static_cast<JDIMENSION>(image.width());
    info.image_height = static_cast<JDIMENSION>(image.height());
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    ::jpeg_set_defaults(&info);
    ::jpeg_set_quality(&info, quality, TRUE);
    info.dct_method = JDCT_ISLOW;
    info.optimize_coding = TRUE;
    ::jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < image.height(); ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(image.row(y));
        ::jpeg_write_scanlines(&info, &row, 1);
    }
    ::jpeg_finish_compress(&info);
    ::jpeg_destroy_compress(&info);
    std::string result(reinterpret_cast<const char*>(bytes), n_bytes);
    std::free(bytes);
    return result;
}

}

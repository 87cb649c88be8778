// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/slice.hpp"

#include "publisher/base/text.hpp"

#include <Page.h>

#include <algorithm>
#include <stdexcept>

namespace publisher::inspect {
namespace {

constexpr double kRasterLimit = 60'000'000; // pixels

}

DeviceBox device_box(Page& page, const PdfBox& corners, double ppi) {
    double matrix[6];
    page.getDefaultCTM(matrix, ppi, ppi, 0, true, true);
    DeviceBox box;
    for (const double x : {corners[0], corners[2]}) {
        for (const double y : {corners[1], corners[3]}) {
            const double device_x = matrix[0] * x + matrix[2] * y + matrix[4];
            const double device_y = matrix[1] * x + matrix[3] * y + matrix[5];
            box.left = std::min(box.left, device_x), box.right = std::max(box.right, device_x);
            box.top = std::min(box.top, device_y), box.bottom = std::max(box.bottom, device_y);
        }
    }
    return box;
}

Slice slice_of(const DeviceBox& box) {
    const double width = box.right - box.left, height = box.bottom - box.top;
    if (!(width * height <= kRasterLimit)) {
        throw std::runtime_error("a raster of " + to_number_text(width, 0) + " x " +
                                 to_number_text(height, 0) + " pixels is too large");
    }
    // A box that ends on a pixel does so within the precision of a file's numbers.
    constexpr double kHair = 0.01;
    Slice slice;
    slice.x = static_cast<int>(std::floor(box.left + kHair));
    slice.y = static_cast<int>(std::floor(box.top + kHair));
    slice.width = std::max(1, static_cast<int>(std::ceil(box.right - kHair)) - slice.x);
    slice.height = std::max(1, static_cast<int>(std::ceil(box.bottom - kHair)) - slice.y);
    return slice;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/structure.hpp"

#include <cmath>

class Page;

namespace publisher::inspect {

/// The part of Poppler's device space that is drawn, whole pixels.
struct Slice {
    int x = 0, y = 0, width = 0, height = 0;
};

/// An upright box in Poppler's device space, not yet whole pixels.
struct DeviceBox {
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
};

/// Where corners in user space come to lie on the page as it is shown.
DeviceBox device_box(Page& page, const PdfBox& corners, double ppi);

/// Rounded outwards. Throws std::runtime_error for more pixels than are drawn at a time.
Slice slice_of(const DeviceBox& box);

}

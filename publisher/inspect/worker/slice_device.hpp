// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publisher/inspect/worker/slice.hpp"

#include <SplashOutputDev.h>

namespace publisher::inspect {

/// Paints a small part of a page in red, green and blue. Letters and pictures that lie outside are not even looked up:
/// of a page that is drawn for its codes that is nearly all of them.
class SliceDevice final : public SplashOutputDev {
public:
    explicit SliceDevice(PDFDoc& document);

    /// Draws the part of a page. Throws std::runtime_error.
    SplashBitmap& draw(PDFDoc& document, int page, const Slice& slice, double ppi);

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode code, int n_bytes, const Unicode* unicode, int n_unicode) override;
    void drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height, bool invert,
                       bool interpolate, bool is_inline) override;
    void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                   GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                   bool is_inline) override;
    void drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                         GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                         int mask_height, bool mask_invert, bool mask_interpolate) override;
    void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                             GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                             int mask_height, GfxImageColorMap* mask_colors, bool mask_interpolate) override;

private:
    /// Whether a picture, the unit square of the state, may be seen.
    bool is_picture_near(GfxState* state) const;
    bool is_near(const DeviceBox& box) const;

    double width_ = 0, height_ = 0;
};

}

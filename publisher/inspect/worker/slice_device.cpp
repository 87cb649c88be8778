// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/slice_device.hpp"

#include <GfxState.h>
#include <PDFDoc.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace publisher::inspect {
namespace {

// How far from its origin a glyph may reach, in sizes of its font; the widest Arabic ligatures take ten.
constexpr double kReach = 12;

SplashColor kPaper = {255, 255, 255};

}

SliceDevice::SliceDevice(PDFDoc& document) : SplashOutputDev(splashModeRGB8, 1, false, kPaper, true) {
    setFreeTypeHinting(false, false);
    startDoc(&document);
}

SplashBitmap& SliceDevice::draw(PDFDoc& document, int page, const Slice& slice, double ppi) {
    width_ = slice.width;
    height_ = slice.height;
    document.displayPageSlice(this, page, ppi, ppi, 0, true, false, true, slice.x, slice.y, slice.width,
                              slice.height);
    SplashBitmap& drawn = *getBitmap();
    const bool is_drawn =
        drawn.getDataPtr() && drawn.getWidth() >= slice.width && drawn.getHeight() >= slice.height;
    if (!is_drawn) throw std::runtime_error("page " + std::to_string(page) + " could not be drawn");
    return drawn;
}

bool SliceDevice::is_near(const DeviceBox& box) const {
    return box.right >= 0 && box.bottom >= 0 && box.left <= width_ && box.top <= height_;
}

bool SliceDevice::is_picture_near(GfxState* state) const {
    DeviceBox box;
    for (const double corner_x : {0, 1}) {
        for (const double corner_y : {0, 1}) {
            double x, y;
            state->transform(corner_x, corner_y, &x, &y);
            box.left = std::min(box.left, x), box.right = std::max(box.right, x);
            box.top = std::min(box.top, y), box.bottom = std::max(box.bottom, y);
        }
    }
    return is_near(box);
}

void SliceDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                           double origin_y, CharCode code, int n_bytes, const Unicode* unicode,
                           int n_unicode) {
    double at_x, at_y;
    state->transform(x, y, &at_x, &at_y);
    const double reach = kReach * state->getTransformedFontSize();
    const bool is_clip = (state->getRender() & 4) != 0; // letters that lie outside shut everything out
    if (is_clip || is_near({at_x - reach, at_y - reach, at_x + reach, at_y + reach})) {
        SplashOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, n_bytes, unicode, n_unicode);
    }
}

// The bytes of an inline picture have to be read, whether it is seen or not.
void SliceDevice::drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height,
                                bool invert, bool interpolate, bool is_inline) {
    if (is_inline || is_picture_near(state)) {
        SplashOutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate,
                                       is_inline);
    }
}

void SliceDevice::drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                            GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                            bool is_inline) {
    if (is_inline || is_picture_near(state)) {
        SplashOutputDev::drawImage(state, reference, stream, width, height, colors, interpolate, mask_colors,
                                   is_inline);
    }
}

void SliceDevice::drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                                  GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                                  int mask_height, bool mask_invert, bool mask_interpolate) {
    if (is_picture_near(state)) {
        SplashOutputDev::drawMaskedImage(state, reference, stream, width, height, colors, interpolate, mask,
                                         mask_width, mask_height, mask_invert, mask_interpolate);
    }
}

void SliceDevice::drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width,
                                      int height, GfxImageColorMap* colors, bool interpolate, Stream* mask,
                                      int mask_width, int mask_height, GfxImageColorMap* mask_colors,
                                      bool mask_interpolate) {
    if (is_picture_near(state)) {
        SplashOutputDev::drawSoftMaskedImage(state, reference, stream, width, height, colors, interpolate,
                                             mask, mask_width, mask_height, mask_colors, mask_interpolate);
    }
}

}

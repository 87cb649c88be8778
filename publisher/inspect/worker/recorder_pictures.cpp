// SPDX-License-Identifier: GPL-3.0-or-later
#include "publisher/inspect/worker/places.hpp"
#include "publisher/inspect/worker/poppler_colors.hpp"
#include "publisher/inspect/worker/recorder.hpp"

#include <GfxState.h>
#include <Object.h>
#include <Stream.h>

#include <cmath>

namespace publisher::inspect {
namespace {

double effective_ppi(int n_pixels, double dx, double dy) {
    const double length = std::hypot(dx, dy);
    return length > 0 ? n_pixels * 72 / length : 0;
}

std::vector<std::string> filter_names(Stream* stream) {
    auto* dictionary = stream->getDict();
    Object filter = dictionary->lookup("Filter", 0);
    if (filter.isNull()) filter = dictionary->lookup("F", 0);
    if (filter.isName()) return {filter.getName()};
    std::vector<std::string> names;
    for (int i = 0; filter.isArray() && i < filter.arrayGetLength(); ++i) {
        const Object name = filter.getArray()->get(i);
        if (name.isName()) names.emplace_back(name.getName());
    }
    return names;
}

}

Picture Recorder::picture(GfxState* state, Object* reference, Stream* stream, int width, int height) {
    text_.end_run();
    const double* matrix = state->getCTM();
    const double unit_square[] = {0, 0, 1, 1};
    Picture picture;
    static_cast<Painted&>(picture) = painted(state, page_box(state, unit_square), Paint::Fill);
    if (reference && reference->isRef()) picture.object = reference->getRefNum();
    picture.width = width;
    picture.height = height;
    picture.ppi_x = effective_ppi(width, matrix[0], matrix[1]);
    picture.ppi_y = effective_ppi(height, matrix[2], matrix[3]);
    picture.matrix = {matrix[0], matrix[1], matrix[2], matrix[3], matrix[4] - trim_x_, matrix[5] - trim_y_};
    picture.overprint = state->getFillOverprint();
    picture.overprint_mode = state->getOverprintMode();
    picture.filters = filter_names(stream);
    return picture;
}

void Recorder::add_picture(Picture picture, GfxImageColorMap* colors, Picture::Mask mask, bool interpolate,
                           bool is_inline) {
    if (colors) {
        picture.color = to_color_space(colors->getColorSpace());
        picture.bits = colors->getBits();
    }
    picture.mask = mask;
    picture.is_interpolated = interpolate;
    picture.is_inline = is_inline;
    page_.pictures.push_back(std::move(picture));
}

// The data of an inline image lies in the content stream: the base class reads over it.
void Recorder::drawImageMask(GfxState* state, Object* reference, Stream* stream, int width, int height,
                             bool invert, bool interpolate, bool is_inline) {
    Picture stencil = picture(state, reference, stream, width, height);
    stencil.color = to_color(state->getFillColorSpace(), *state->getFillColor());
    stencil.bits = 1;
    add_picture(std::move(stencil), nullptr, Picture::Mask::Stencil, interpolate, is_inline);
    if (is_inline) {
        OutputDev::drawImageMask(state, reference, stream, width, height, invert, interpolate, is_inline);
    }
}

void Recorder::drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                         GfxImageColorMap* colors, bool interpolate, const int* mask_colors, bool is_inline) {
    add_picture(picture(state, reference, stream, width, height), colors,
                mask_colors ? Picture::Mask::ColorKey : Picture::Mask::None, interpolate, is_inline);
    if (is_inline) {
        OutputDev::drawImage(state, reference, stream, width, height, colors, interpolate, mask_colors,
                             is_inline);
    }
}

void Recorder::drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                               GfxImageColorMap* colors, bool interpolate, Stream*, int, int, bool, bool) {
    add_picture(picture(state, reference, stream, width, height), colors, Picture::Mask::Explicit,
                interpolate, false);
}

void Recorder::drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                                   GfxImageColorMap* colors, bool interpolate, Stream*, int, int,
                                   GfxImageColorMap*, bool) {
    add_picture(picture(state, reference, stream, width, height), colors, Picture::Mask::Soft, interpolate,
                false);
}

}

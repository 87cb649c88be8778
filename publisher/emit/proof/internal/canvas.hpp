// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/geometry.hpp"
#include "publisher/base/result.hpp"
#include "publisher/raster/image.hpp"
#include "publisher/style/style.hpp"

#include <cairo.h>

#include <array>
#include <memory>

namespace publisher::emit::proof {

using Rgb = std::array<double, 3>; ///< 0..1

struct CairoDeleter {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
    void operator()(cairo_font_face_t* face) const { cairo_font_face_destroy(face); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
template <typename Object>
using Owned = std::unique_ptr<Object, CairoDeleter>;

/// White paper that is painted on in points from the top left. Twice as many pixels are drawn as are given
/// back: Cairo moves glyphs to whole pixels, and the mean of four makes the spacing even.
class Canvas {
public:
    /// Refused for a size beyond what a proof may have.
    static Result<Canvas> create(Size size, double ppi);
    /// The same for what is drawn on already.
    static Canvas over(const raster::Image& image);

    cairo_t* context() const { return context_.get(); }
    void save() const { cairo_save(context()); }
    void restore() const { cairo_restore(context()); }
    void set_color(const Rgb& color) const { cairo_set_source_rgb(context(), color[0], color[1], color[2]); }
    void trace(const Rect& rect, Length corner_radius = {}) const;
    void set_line(const style::Stroke& stroke, Length dash_start = {}) const;
    raster::Image image() const;

private:
    Canvas(int width, int height, double scale);

    int width_ = 0, height_ = 0;
    Owned<cairo_surface_t> surface_;
    Owned<cairo_t> context_;
};

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace publisher::emit::proof {
namespace {

constexpr int kFineness = 2;
constexpr double kPixelLimit = 60'000'000;

int pixels(Length length, double ppi) {
    constexpr double kHair = 0.01; // a side that ends on a pixel does so within the precision of a length
    return std::max(1, static_cast<int>(std::ceil(length.points() * ppi / 72 - kHair)));
}

}

Canvas::Canvas(int width, int height, double scale)
    : width_(width),
      height_(height),
      surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width * kFineness, height * kFineness)),
      context_(cairo_create(surface_.get())) {
    cairo_set_source_rgb(context(), 1, 1, 1);
    cairo_paint(context());
    cairo_scale(context(), scale * kFineness, scale * kFineness);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(context(), options);
    cairo_font_options_destroy(options);
}

Result<Canvas> Canvas::create(Size size, double ppi) {
    const double n_pixels = size.width.points() * size.height.points() * ppi * ppi / (72 * 72);
    if (!(n_pixels * kFineness * kFineness <= kPixelLimit))
        return Failure{Failure::Kind::Refused, "a proof of this size has too many pixels"};
    return Canvas(pixels(size.width, ppi), pixels(size.height, ppi), ppi / 72);
}

Canvas Canvas::over(const raster::Image& image) {
    Canvas canvas(image.width(), image.height(), 1);
    cairo_surface_flush(canvas.surface_.get());
    unsigned char* data = cairo_image_surface_get_data(canvas.surface_.get());
    const int stride = cairo_image_surface_get_stride(canvas.surface_.get());
    for (int y = 0; y < image.height() * kFineness; ++y) {
        auto* pixel = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < image.width() * kFineness; ++x) {
            const raster::Color color = image.at(x / kFineness, y / kFineness);
            *pixel++ = std::uint32_t{color.red} << 16 | std::uint32_t{color.green} << 8 | color.blue;
        }
    }
    cairo_surface_mark_dirty(canvas.surface_.get());
    return canvas;
}

void Canvas::trace(const Rect& rect, Length corner_radius) const {
    const double x = rect.x.points(), y = rect.y.points();
    const double width = rect.width.points(), height = rect.height.points();
    const double radius = std::min({corner_radius.points(), width / 2, height / 2});
    if (radius <= 0) return cairo_rectangle(context(), x, y, width, height);
    constexpr double kQuarter = std::numbers::pi / 2;
    cairo_new_sub_path(context());
    cairo_arc(context(), x + width - radius, y + radius, radius, -kQuarter, 0);
    cairo_arc(context(), x + width - radius, y + height - radius, radius, 0, kQuarter);
    cairo_arc(context(), x + radius, y + height - radius, radius, kQuarter, 2 * kQuarter);
    cairo_arc(context(), x + radius, y + radius, radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(context());
}

void Canvas::set_line(const style::Stroke& stroke, Length dash_start) const {
    cairo_set_line_width(context(), stroke.weight.points());
    cairo_set_line_cap(context(), stroke.cap == style::LineCap::Butt    ? CAIRO_LINE_CAP_BUTT
                                  : stroke.cap == style::LineCap::Round ? CAIRO_LINE_CAP_ROUND
                                                                        : CAIRO_LINE_CAP_SQUARE);
    cairo_set_line_join(context(), stroke.join == style::LineJoin::Mitre   ? CAIRO_LINE_JOIN_MITER
                                   : stroke.join == style::LineJoin::Round ? CAIRO_LINE_JOIN_ROUND
                                                                           : CAIRO_LINE_JOIN_BEVEL);
    std::vector<double> dashes;
    for (const Length dash : stroke.dashes)
        dashes.push_back(dash.points());
    cairo_set_dash(context(), dashes.data(), static_cast<int>(dashes.size()), dash_start.points());
}

raster::Image Canvas::image() const {
    cairo_surface_flush(surface_.get());
    const unsigned char* data = cairo_image_surface_get_data(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    raster::Image fine(width_ * kFineness, height_ * kFineness);
    for (int y = 0; y < fine.height(); ++y) {
        const auto* pixel =
            reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        std::uint8_t* row = fine.row(y);
        for (int x = 0; x < fine.width(); ++x, ++pixel) {
            *row++ = static_cast<std::uint8_t>(*pixel >> 16);
            *row++ = static_cast<std::uint8_t>(*pixel >> 8);
            *row++ = static_cast<std::uint8_t>(*pixel);
        }
    }
    return raster::reduced(fine, width_, height_);
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/internal/painting.hpp"

namespace publisher::emit::proof {
namespace {

/// Colours multiplied with their opacity, as Cairo wants them.
Owned<cairo_surface_t> to_surface(const Picture& picture) {
    const raster::Image& pixels = picture.pixels;
    Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width(), pixels.height()));
    cairo_surface_flush(surface.get());
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    std::size_t at = 0;
    for (int y = 0; y < pixels.height(); ++y) {
        auto* pixel = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < pixels.width(); ++x, ++at) {
            const raster::Color color = pixels.at(x, y);
            const std::uint32_t opacity =
                picture.opacity.empty() ? 255 : static_cast<unsigned char>(picture.opacity[at]);
            const auto part = [&](std::uint8_t value) { return (value * opacity + 127) / 255; };
            *pixel++ = opacity << 24 | part(color.red) << 16 | part(color.green) << 8 | part(color.blue);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// Where curves lie in one another they alternate, as they do for the retoucher (even-odd rule).
void clip_out(const page::PictureFrame& frame, const std::vector<std::vector<std::int32_t>>& clip,
              cairo_t* context) {
    if (clip.empty()) return;
    constexpr std::size_t kKnot = 6;
    constexpr double kUnit = 1 << 24;
    const Rect& whole = frame.picture;
    const auto place_x = [&](const std::int32_t* numbers) {
        const double x = numbers[0] / kUnit;
        return whole.x.points() + whole.width.points() * (frame.is_mirrored ? 1 - x : x);
    };
    const auto place_y = [&](const std::int32_t* numbers) {
        return whole.y.points() + whole.height.points() * numbers[1] / kUnit;
    };
    for (const std::vector<std::int32_t>& curve : clip) {
        const auto point = [&](std::size_t at) { return curve.data() + at % curve.size(); };
        cairo_move_to(context, place_x(point(2)), place_y(point(2)));
        for (std::size_t knot = 0; knot < curve.size(); knot += kKnot) {
            const auto *leaving = point(knot + 4), *arriving = point(knot + kKnot),
                       *end = point(knot + kKnot + 2);
            cairo_curve_to(context, place_x(leaving), place_y(leaving), place_x(arriving), place_y(arriving),
                           place_x(end), place_y(end));
        }
        cairo_close_path(context);
    }
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(context);
    cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
}

void place(const Picture& picture, const page::PictureFrame& frame, const Tools& tools) {
    const Rect& whole = frame.picture;
    cairo_t* context = tools.canvas.context();
    if (!frame.is_whole) clip_out(frame, picture.clip, context);
    const Owned<cairo_surface_t> surface = to_surface(picture);
    const Owned<cairo_pattern_t> pattern(cairo_pattern_create_for_surface(surface.get()));
    const double across = picture.pixels.width() / whole.width.points();
    const double down = picture.pixels.height() / whole.height.points();
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, frame.is_mirrored ? -across : across, 0, 0, down,
                      frame.is_mirrored ? whole.right().points() * across : -whole.x.points() * across,
                      -whole.y.points() * down);
    cairo_pattern_set_matrix(pattern.get(), &matrix);
    cairo_pattern_set_filter(pattern.get(), CAIRO_FILTER_GOOD);
    cairo_pattern_set_extend(pattern.get(), CAIRO_EXTEND_PAD);
    cairo_set_source(context, pattern.get());
    tools.canvas.trace(whole);
    cairo_fill(context);
}

void place(const vector::InkedDrawing& drawing, const page::PictureFrame& frame, const Tools& tools) {
    const Rect& whole = frame.picture;
    const Size& size = drawing.drawing.size;
    cairo_t* context = tools.canvas.context();
    const double across = whole.width / size.width, down = whole.height / size.height;
    cairo_translate(context, (frame.is_mirrored ? whole.right() : whole.x).points(), whole.y.points());
    cairo_scale(context, frame.is_mirrored ? -across : across, down);
    tools.canvas.trace({Length(), Length(), size.width, size.height});
    cairo_clip(context);
    draw(drawing, tools);
}

}

void draw_art(const page::PictureFrame& frame, const Art& art, Length corner_radius, const Tools& tools) {
    const Rect& whole = frame.picture;
    if (whole.is_empty() || frame.head.frame.is_empty() || !whole.overlaps(frame.head.frame)) return;
    tools.canvas.save();
    tools.canvas.trace(frame.head.frame, frame.is_whole ? Length() : corner_radius);
    cairo_clip(tools.canvas.context());
    std::visit([&](const auto& kind) { place(kind, frame, tools); }, art);
    tools.canvas.restore();
}

}

// SPDX-License-Identifier: Apache-2.0
#include "publisher/emit/proof/lettering.hpp"

#include "publisher/emit/proof/internal/faces.hpp"

#include <cmath>

namespace publisher::emit::proof {

struct Lettering::State {
    explicit State(const font::Library& fonts) : faces(fonts) {}
    Faces faces;
    cairo_font_face_t* face = nullptr;
};

Lettering::Lettering() = default;
Lettering::~Lettering() = default;
Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;

Result<Lettering> Lettering::open(const font::Library& fonts) {
    constexpr const char* kFamily = "Inter";
    const font::FaceId face = fonts.find(kFamily, 400, false);
    if (!face.is_valid())
        return Failure{Failure::Kind::Refused, std::string("no face of ") + kFamily + " is pinned"};
    Lettering lettering;
    lettering.state_ = std::make_unique<State>(fonts);
    const auto opened = lettering.state_->faces.open(face);
    if (!opened) return opened.failure();
    lettering.state_->face = *opened;
    return lettering;
}

double Lettering::width(std::string_view text, double size) {
    const Canvas canvas = Canvas::over(raster::Image(1, 1));
    cairo_set_font_face(canvas.context(), state_->face);
    cairo_set_font_size(canvas.context(), size);
    cairo_text_extents_t extents;
    cairo_text_extents(canvas.context(), std::string(text).c_str(), &extents);
    return extents.x_advance;
}

// Only the strip that the text stands on is drawn anew.
void Lettering::write(raster::Image& image, double x, double baseline, double size, raster::Color color,
                      std::string_view text, Align align) {
    if (text.empty()) return;
    const double wide = width(text, size);
    const double left = align == Align::Left ? x : align == Align::Centre ? x - wide / 2 : x - wide;
    const int strip_x = static_cast<int>(std::floor(left)) - 1;
    const int strip_y = static_cast<int>(std::floor(baseline - size * 1.1));
    raster::Image strip(static_cast<int>(std::ceil(wide)) + 3, static_cast<int>(std::ceil(size * 1.5)));
    strip.paste(image, -strip_x, -strip_y);
    const Canvas canvas = Canvas::over(strip);
    cairo_set_font_face(canvas.context(), state_->face);
    cairo_set_font_size(canvas.context(), size);
    constexpr double kFull = 255;
    canvas.set_color({color.red / kFull, color.green / kFull, color.blue / kFull});
    cairo_move_to(canvas.context(), left - strip_x, baseline - strip_y);
    cairo_show_text(canvas.context(), std::string(text).c_str());
    image.paste(canvas.image(), strip_x, strip_y);
}

}

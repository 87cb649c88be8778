// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "publisher/base/result.hpp"
#include "publisher/raster/image.hpp"

#include <memory>
#include <string_view>

namespace publisher::font {
class Library;
}

namespace publisher::emit::proof {

/// Labels on proofs: page numbers, names of inks, scales. One face for all; letters stand side by side as
/// they are written, which is enough for labels and for nothing else.
class Lettering {
public:
    /// Refused when the face that labels are set in is not pinned or cannot be opened.
    static Result<Lettering> open(const font::Library& fonts);
    ~Lettering();
    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;

    enum class Align { Left, Centre, Right };
    /// `x` is the left edge, the middle or the right edge of the text, `baseline` from the top; in pixels.
    void write(raster::Image& image, double x, double baseline, double size, raster::Color color,
               std::string_view text, Align align = Align::Left);
    double width(std::string_view text, double size);

private:
    Lettering();
    struct State;
    std::unique_ptr<State> state_;
};

}
